import { kindOfId } from '../../../model/kinds.ts'
import type { Steps } from '../../../model/turns.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import { SPLIT_UNPUBLISHED } from '../ground/claims.ts'
import { Stops, type Trail } from '../routes/trail.ts'
import { unsplitMoney } from '../routes/unsplit-labels.ts'
import { nameOf, thingOf } from '../words.ts'
import { mandateStops } from './mandate.ts'
import { whyMissed } from './missed.ts'
import { moneyStops } from './money.ts'
import { nearestFirst } from './nearest.ts'
import { besideStops, outcomeStops } from './outcome.ts'
import { excludedStops, laterStops } from './time.ts'

/** Where and why the trail stops, over all routes. */
export function* stopsOf(trail: Trail): Steps<Unsaid<StopAnswer>[]> {
  const stops = new Stops()
  const answers = yield* missedStops(trail, stops)
  yield* moneyStops(trail, stops)
  excludedStops(trail, stops)
  yield
  yield* laterStops(trail, stops)
  yield* contradictedStops(trail, stops)
  mixedStops(trail, stops)
  yield
  mandateStops(trail, stops)
  yield* outcomeStops(trail, stops)
  return answers === 0 ? stops.list() : yield* nearestFirst(trail, stops.list(), answers)
}

/** What answers the question comes first: why the goal is not reached, then what else concerns it. How many these are. */
function* missedStops(trail: Trail, stops: Stops): Steps<number> {
  const why = whyMissed(trail)
  if (why === null) return 0
  stops.add(why.at, why.reason, why.why, why.upperBound)
  if (trail.missed?.closedByDay) excludedStops(trail, stops)
  mixedStops(trail, stops)
  yield* besideStops(trail, stops)
  return stops.list().length
}

/** Kinds of contradiction that are about how much money there is. */
const ABOUT_MONEY = new Set(['TEXT_VS_TABLE', 'TOTAL_VS_PARTS', 'TABLE_VS_TABLE', 'TEXT_VS_TEXT'])

function* contradictedStops({ accounts, runs, boundings }: Trail, stops: Stops): Steps<void> {
  const { graph } = accounts
  const ids = new Set(runs.flatMap(({ scope }) => scope.root ?? []))
  for (const { bound } of boundings) {
    for (const { entry } of bound) ids.add(entry.id)
    yield
  }
  for (const id of ids) {
    yield
    for (const about of graph.contradictions.get(id) ?? []) {
      const contradiction = graph.contradiction.get(about)
      if (contradiction === undefined || contradiction.preferred !== null || !ABOUT_MONEY.has(contradiction.kind))
        continue
      const claims = contradiction.claims.map(claim => claim.value)
      const at = accounts.ledger.entries.get(id)?.target ?? id
      stops.add(
        id,
        'CONTRADICTED',
        { code: 'SOURCES_DISAGREE', target: thingOf(graph, at), claims },
        accounts.ledger.entries.get(id)?.amount ?? null,
      )
    }
  }
}

/** A label that names several axes has no published split: what it holds may belong to the axis asked for, or not. */
function mixedStops({ accounts, from, goal, source }: Trail, stops: Stops): void {
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
