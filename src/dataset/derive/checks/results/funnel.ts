import { countAlike } from '../../../../locale/units.ts'
import { groupThousands } from '../../../../model/money.ts'
import { addDecimals, compareDecimals, subtractDecimals } from '../../decimals.ts'
import { type GraphIndex, sortedIds } from '../../index-of-graph.ts'
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
import { type Gate, gatesOf } from './gates.ts'
import { headCounts } from './head-counts.ts'

/** What comes out of some stages of a funnel (LEADS_TO) is no more than what went into them. */
export const FUNNEL = check({
  describe: 'The stages of a funnel against each other.',
  words: ['stages of a funnel', 'fasi successive'],
  italian: {
    formula: 'le fasi successive non superano quelle che le precedono',
    explain: sides => `Una fase successiva non può superare quelle che la precedono. ${sidesInItalian(sides)}.`,
  },
  *find(index) {
    yield* headCounts(index)
    for (const gate of gatesOf(index)) yield pass(index, gate)
  },
})

function pass(index: GraphIndex, { before, after }: Gate): Finding {
  const all = [...before, ...after]
  const { why, ...figures } = against(index, before, after)
  const [early, late] = [named(before), named(after)]
  const [into, out] = [before, after].map(stages => stages.flatMap(stage => printingValue(index, stage))) as [
    string[],
    string[],
  ]
  const together = (stages: readonly Result[]) => (stages.length > 1 ? ' together' : '')
  return finding(
    {
      ...figures,
      of: all.map(({ id }) => id),
      name: `${early} to ${late}`,
      formula: `${late}${together(after)} not more than ${early}${together(before)}${why}`,
      about: all.map(({ id }) => id),
      evidence: [...into, ...out],
    },
    () => ({
      kind: disputeKind(index, into, out),
      name: `${late}: more than ${early}`,
      explanation: [
        `${late} comes after ${early} and cannot be more,`,
        `but it is ${groupThousands(figures.found ?? '')} in ${whereIs(index, out)},`,
        `against ${groupThousands(figures.expected ?? '')} in ${whereIs(index, into)}.`,
      ].join(' '),
      claims: all.map(stage => figureClaim(index, stage)),
    }),
  )
}

/** What goes in against what comes out, and why that it is more proves nothing. */
function against(index: GraphIndex, into: readonly Result[], out: readonly Result[]): Figures & { why: string } {
  const figures = (stages: readonly Result[]) => stages.flatMap(stage => figureOf(stage) ?? [])
  const all = figures([...into, ...out])
  if (all.length < into.length + out.length)
    return { status: 'NOT_CHECKABLE', expected: null, found: null, difference: null, tolerance: null, why: '' }
  const [before, after] = [sumOfFigures(figures(into)), sumOfFigures(figures(out))]
  const over = compareDecimals(after.value, before.value) > 0
  const reasons = over ? differing(index, all) : []
  return {
    status: reasons.length > 0 ? 'NOT_CHECKABLE' : over && exceeds(after, before) ? 'FAILS' : 'HOLDS',
    expected: before.value,
    found: after.value,
    // A bound leaves a difference only where it is passed.
    difference: over ? subtractDecimals(before.value, after.value) : '0',
    tolerance: addDecimals(all.map(({ value, low }) => (low === null ? '0' : subtractDecimals(value, low)))),
    why: reasons.length > 0 ? `; it is more, and that proves nothing: ${listed(reasons)}` : '',
  }
}

/** Why a later stage may be more than an earlier one without either being wrong. */
function differing(index: GraphIndex, [first, ...others]: readonly Figure[]): string[] {
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
