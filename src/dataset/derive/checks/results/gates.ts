import { unitOf } from '../../../../locale/units.ts'
import { type GraphIndex, sortedIds } from '../../index-of-graph.ts'
import { isProvince } from '../../regions.ts'
import type { Result } from './figure.ts'

/** The stages that go in and those that come out: what comes out is no more than what went in. */
export interface Gate {
  before: readonly Result[]
  after: readonly Result[]
}

/** No later stage of a funnel is more than the stages that lead to it, nor are parallel ones more than that they come from. */
export function gatesOf(index: GraphIndex): Gate[] {
  const stages = index.all('RESULT').filter(({ properties }) => !unitOf(properties.unit).percent)
  const byId = new Map(stages.map(stage => [stage.id, stage]))
  const counts = (ids: readonly string[]) => ids.flatMap(id => byId.get(id) ?? [])
  return stages.flatMap(stage => {
    const before = [index.preceding('LEADS_TO', stage.id), figuresBefore(index, stage.id)]
    return [
      ...distinct(before.flatMap(ids => waysInto(index, counts(ids)))).map(before => ({ before, after: [stage] })),
      ...apart(index, counts(index.following('LEADS_TO', stage.id))).map(after => ({ before: [stage], after })),
    ]
  })
}

/** The stages that lead to one; where one of them has no figure of things, those before it. */
function figuresBefore(index: GraphIndex, stage: string): string[] {
  const counts = (id: string) => {
    const result = index.find('RESULT', id)
    return result !== null && result.properties.value !== null && !unitOf(result.properties.unit).percent
  }
  const found = new Set<string>()
  const seen = new Set<string>()
  const open = index.preceding('LEADS_TO', stage)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const before = counts(id) ? [] : index.preceding('LEADS_TO', id)
    if (before.length === 0) found.add(id)
    else if (!seen.has(id)) open.push(...before)
    seen.add(id)
  }
  return sortedIds(found)
}

/** Each way once, by the stages that it is of. */
function distinct(ways: readonly Result[][]): Result[][] {
  const byStages = new Map(ways.map(way => [sortedIds(way.map(({ id }) => id)).join(' '), way]))
  byStages.delete('')
  return [...byStages.values()]
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
