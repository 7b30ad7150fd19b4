import { entriesById } from '../../../ledger/entries.ts'
import type { Subgraph } from '../../../ledger/subgraph.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Steps } from '../../../model/turns.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import { SPLIT_UNPUBLISHED } from '../ground/claims.ts'
import { unsplitMoney } from '../routes/charges.ts'
import { isPaid, type Spot } from '../routes/run.ts'
import { Stops, type Walk } from '../routes/walk.ts'
import { nameOf, thingOf } from '../words.ts'
import { disputed } from './disputed.ts'
import { mandateStops } from './mandate.ts'
import { whyMissed } from './missed.ts'
import { moneyStops } from './money.ts'
import { besideStops, outcomeStops } from './outcome.ts'
import { excludedStops, laterStops } from './time.ts'

/** Where and why the walk stops, over all routes. */
export function* stopsOf(walk: Walk): Steps<Unsaid<StopAnswer>[]> {
  const stops = new Stops()
  const answers = yield* missedStops(walk, stops)
  yield* moneyStops(walk, stops)
  excludedStops(walk, stops)
  yield
  yield* laterStops(walk, stops)
  yield* contradictedStops(walk, stops)
  mixedStops(walk, stops)
  yield
  mandateStops(walk, stops)
  yield* outcomeStops(walk, stops)
  return answers === 0 ? stops.list() : yield* nearestFirst(walk, stops.list(), answers)
}

/** What answers the question comes first: why the goal is not reached, then what else concerns it. How many these are. */
function* missedStops(walk: Walk, stops: Stops): Steps<number> {
  const why = whyMissed(walk)
  if (why === null) return 0
  stops.add(why.at, why.reason, why.why, why.upperBound)
  if (walk.missed?.closedByDay) excludedStops(walk, stops)
  mixedStops(walk, stops)
  yield* besideStops(walk, stops)
  return stops.list().length
}

function* contradictedStops({ accounts, runs, boundings }: Walk, stops: Stops): Steps<void> {
  const ids = new Set(runs.flatMap(({ scope }) => scope.root ?? []))
  for (const { bound } of boundings) {
    for (const { entry } of bound) ids.add(entry.id)
    yield
  }
  for (const entry of entriesById(accounts.ledger, [...ids])) {
    stops.take(disputed(accounts, entry))
    yield
  }
}

/** A label that names several axes has no published split: what it holds may belong to the axis asked for, or not. */
function mixedStops({ accounts, from, goal, source }: Walk, stops: Stops): void {
  const axis = [from, goal].find(id => id !== null && SPLIT_UNPUBLISHED.has(kindOfId(id)))
  if (axis === undefined || axis === null) return
  const { graph } = accounts
  for (const { label, act, amount } of unsplitMoney(accounts, axis, source))
    if (label === axis)
      stops.add(
        label,
        'UNDIVIDED',
        { code: 'SHARED_PRIORITY', act: thingOf(graph, act), priority: thingOf(graph, axis) },
        amount,
      )
    else
      stops.add(
        label,
        'MIXED_AXIS',
        {
          code: 'MIXED_AXIS',
          amount,
          act: thingOf(graph, act),
          label: nameOf(graph, label),
          axis: thingOf(graph, axis),
        },
        amount,
      )
}

/** After the first `answers` stops, those where the walks end that came nearest to the goal, then the rest as they were. */
export function* nearestFirst(
  { accounts, goal, runs }: Walk,
  stops: Unsaid<StopAnswer>[],
  answers: number,
): Steps<Unsaid<StopAnswer>[]> {
  const distances = distancesFrom(accounts.graph, goal ?? '')
  const far = ({ id }: Spot): number => distances.get(id) ?? Number.POSITIVE_INFINITY
  const all = runs.flatMap(({ ends }) => [...ends])
  const least = all.reduce((min, end) => Math.min(min, far(end)), Number.POSITIVE_INFINITY)
  const nearest = Number.isFinite(least) ? all.filter(end => far(end) === least) : []
  // With each end, the last amount on the way to it and what follows that.
  const ends = new Set(nearest.map(({ id }) => id))
  const before = new Set(nearest)
  for (const spot of before) {
    yield
    if (isPaid(spot)) continue
    for (const { from } of spot.back)
      if (isPaid(from)) ends.add(from.id).add(spot.id)
      else before.add(from)
    if (spot.back.length === 0) ends.add(spot.id)
  }
  const rest = stops.slice(answers)
  return [
    ...stops.slice(0, answers),
    ...rest.filter(({ at }) => ends.has(at)),
    ...rest.filter(({ at }) => !ends.has(at)),
  ]
}

/** By any relationship: a walk comes near what stands beside its end, also where no money passes. */
function distancesFrom(graph: Subgraph, goal: string): Map<string, number> {
  const distances = new Map([[goal, 0]])
  for (const [id, steps] of distances)
    for (const { other } of graph.edges.get(id) ?? []) if (!distances.has(other)) distances.set(other, steps + 1)
  return distances
}
