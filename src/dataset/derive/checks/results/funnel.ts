import { countAlike, unitOf } from '../../../../locale/units.ts'
import { groupThousands } from '../../../../model/money.ts'
import { addDecimals, compareDecimals, subtractDecimals } from '../../decimals.ts'
import { type GraphIndex, sortedIds } from '../../index-of-graph.ts'
import { isProvince } from '../../regions.ts'
import { check, sidesInItalian } from '../check.ts'
import { type Figures, type Finding, finding } from '../finding.ts'
import { listed, whereIs } from '../words.ts'
import {
  disputeKind,
  exceeds,
  type Figure,
  figureClaim,
  figureOf,
  printingValue,
  type Result,
  sumOfFigures,
} from './figure.ts'
import { frameOf, sameTime } from './frame.ts'
import { headCounts } from './head-counts.ts'

/** The stages that go in and those that come out: what comes out is no more than what went in. */
interface Gate {
  before: readonly Result[]
  after: readonly Result[]
}

/** No later stage of a funnel is more than the stages that lead to it, nor are parallel ones more than that they come from. */
export const FUNNEL = check({
  describe: 'The stages of a funnel against each other.',
  words: ['stages of a funnel', 'fasi successive'],
  italian: {
    formula: 'le fasi successive non superano quelle che le precedono',
    explain: sides => `Una fase successiva non può superare quelle che la precedono. ${sidesInItalian(sides)}.`,
  },
  find: index => [...headCounts(index), ...funnel(index)],
})

function funnel(index: GraphIndex): Finding[] {
  const stages = index.all('RESULT').filter(({ properties }) => !unitOf(properties.unit).percent)
  const byId = new Map(stages.map(stage => [stage.id, stage]))
  const counts = (ids: readonly string[]) => ids.flatMap(id => byId.get(id) ?? [])
  return stages
    .flatMap(stage => [
      ...waysInto(index, counts(index.preceding('LEADS_TO', stage.id))).map(before => ({ before, after: [stage] })),
      ...apart(index, counts(index.following('LEADS_TO', stage.id))).map(after => ({ before: [stage], after })),
    ])
    .map(gate => pass(index, gate))
}

/**
 * Every set of stages through which alone a later one can be reached: the nearest ones together, since they are
 * parallel, and each earlier one with the nearest that it does not lead to.
 */
function waysInto(index: GraphIndex, before: readonly Result[]): Result[][] {
  const leads = new Map(before.map(({ id }) => [id, reachedFrom(index, id)]))
  const leadsTo = (from: Result, to: Result) => from !== to && leads.get(from.id)?.has(to.id) === true
  const nearest = before.filter(stage => !before.some(other => leadsTo(stage, other)))
  const earlier = before.filter(stage => !nearest.includes(stage))
  if (nearest.length === 0) return before.map(stage => [stage])
  return [nearest, ...earlier.map(stage => [stage, ...nearest.filter(other => !leadsTo(stage, other))])]
}

function reachedFrom(index: GraphIndex, start: string): Set<string> {
  const reached = new Set<string>()
  const open = [start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of index.following('LEADS_TO', id)) {
      if (!reached.has(next)) open.push(next)
      reached.add(next)
    }
  }
  return reached
}

/** Parallel stages that nobody can be in twice: each is of crises, or in regions, that no other is of. */
function apart(index: GraphIndex, after: readonly Result[]): Result[][] {
  const byCrisis = separate(after, stage => crisesOf(index, stage))
  const byRegion = separate(after, stage => index.following('IN_REGION', stage.id))
  const provinces = byRegion.some(stage => isInProvince(index, stage))
  return [byCrisis, provinces ? [] : byRegion].filter(stages => stages.length > 1).slice(0, 1)
}

function crisesOf(index: GraphIndex, stage: Result): string[] {
  return index.following('INVOLVES', stage.id).filter(id => index.find('CRISIS', id) !== null)
}

/** The stages that say what they are of, where no two say the same. */
function separate(stages: readonly Result[], of: (stage: Result) => string[]): Result[] {
  const stating = stages.filter(stage => of(stage).length > 0)
  const all = stating.flatMap(of)
  return new Set(all).size === all.length ? stating : []
}

/** A province lies inside a region: two stages may be of the same people there. */
function isInProvince(index: GraphIndex, stage: Result): boolean {
  const regions = index.following('IN_REGION', stage.id).flatMap(id => index.find('REGION', id) ?? [])
  return regions.some(({ properties }) => isProvince(properties))
}

function pass(index: GraphIndex, { before, after }: Gate): Finding {
  const all = [...before, ...after]
  const [into, out] = [before, after].map(stages => stages.flatMap(stage => figureOf(stage) ?? []))
  const known = (into?.length ?? 0) + (out?.length ?? 0) === all.length
  const figures = known ? against(index, into ?? [], out ?? []) : UNKNOWN
  const [early, late] = [before, after].map(named)
  const evidence = [before, after].map(stages => stages.flatMap(stage => printingValue(index, stage)))
  const together = (stages: readonly Result[]) => (stages.length > 1 ? ' together' : '')
  return finding(
    {
      ...figures.figures,
      of: all.map(({ id }) => id),
      name: `${early} to ${late}`,
      formula: `${late}${together(after)} not more than ${early}${together(before)}${figures.why}`,
      about: all.map(({ id }) => id),
      evidence: evidence.flat(),
    },
    () => ({
      kind: disputeKind(index, evidence[0] ?? [], evidence[1] ?? []),
      name: `${late}: more than ${early}`,
      explanation: [
        `${late} comes after ${early} and cannot be more,`,
        `but it is ${groupThousands(figures.figures.found ?? '')} in ${whereIs(index, evidence[1] ?? [])},`,
        `against ${groupThousands(figures.figures.expected ?? '')} in ${whereIs(index, evidence[0] ?? [])}.`,
      ].join(' '),
      claims: all.map(stage => figureClaim(index, stage)),
    }),
  )
}

const UNKNOWN = {
  figures: { status: 'NOT_CHECKABLE', expected: null, found: null, difference: null, tolerance: null } as Figures,
  why: '',
}

function against(
  index: GraphIndex,
  into: readonly Figure[],
  out: readonly Figure[],
): { figures: Figures; why: string } {
  const [before, after] = [sumOfFigures(into), sumOfFigures(out)]
  const over = compareDecimals(after.value, before.value) > 0
  const all = [...into, ...out]
  const why = over ? reasons(index, all) : []
  const status = !over ? 'HOLDS' : why.length > 0 ? 'NOT_CHECKABLE' : exceeds(after, before) ? 'FAILS' : 'HOLDS'
  const excess = subtractDecimals(before.value, after.value)
  return {
    figures: {
      status,
      expected: before.value,
      found: after.value,
      // A bound leaves a difference only where it is passed.
      difference: over ? excess : '0',
      tolerance: addDecimals(all.map(({ value, low }) => (low === null ? '0' : subtractDecimals(value, low)))),
    },
    why: why.length > 0 ? `; it is more, and that proves nothing: ${listed(why)}` : '',
  }
}

/** Why a later stage may be more than an earlier one without either being wrong. */
function reasons(index: GraphIndex, figures: readonly Figure[]): string[] {
  const [first, ...others] = figures
  if (!first) return []
  const frame = frameOf(index, first.of)
  return [
    ...(others.every(({ unit }) => countAlike(first.unit, unit)) ? [] : ['the units differ']),
    ...(others.every(({ of }) => sameTime(frame, frameOf(index, of))) ? [] : ['the times differ']),
  ]
}

function named(stages: readonly Result[]): string {
  return listed(sortedIds(stages.map(({ id }) => id)).map(id => `"${stages.find(stage => stage.id === id)?.name}"`))
}
