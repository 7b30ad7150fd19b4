import { holders } from '../../../ledger/plan.ts'
import { downstream, GOES_ON } from '../../../ledger/steps.ts'
import type { Subgraph } from '../../../ledger/subgraph.ts'
import type { EntityValue, Tie } from '../../../model/graph.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Relation } from '../../../model/relations.ts'
import type { Steps } from '../../../model/turns.ts'
import type { StopReason } from '../answer.ts'
import { mostOf } from '../ground/claims.ts'
import { withoutMoney } from '../routes/money.ts'
import { isPaid } from '../routes/run.ts'
import { isExplored, passedOn, type Stops, type Walk } from '../routes/walk.ts'
import { nameOf, thingOf } from '../words.ts'
import { noWay } from './missed.ts'

/** Where a walk leaves the money behind and ends: at counts, at names, at another frame, or for want of data. */
export function* outcomeStops(walk: Walk, stops: Stops): Steps<void> {
  yield* countedStops(walk, stops)
  if (!isExplored(walk)) return
  yield* besideStops(walk, stops)
  yield* endStops(walk, stops)
}

/** What looks like a way on, or like the same frame, and is none. */
export function* besideStops(walk: Walk, stops: Stops): Steps<void> {
  const passed = yield* passedOn(walk)
  yield* contextStops(walk, passed, stops)
  frameStop(walk, passed, stops)
}

function* countedStops(walk: Walk, stops: Stops): Steps<void> {
  const { accounts, from, goal, walked, runs, bounds } = walk
  const { graph } = accounts
  const end = walked === 'OUT' ? goal : from
  const ends = new Set(runs.flatMap(run => [...run.ends].map(({ id }) => id)))
  for (const id of yield* passedOn(walk)) {
    yield
    const entity = graph.entities.get(id)
    const most = () => mostOf(accounts, bounds.get(id) ?? [])
    if (entity?.kind === 'CPI_GROUP' && ends.has(id))
      stops.add(id, 'COUNT_ONLY', { code: 'CENTRES_COUNTED' }, yield* most())
    if (entity?.kind === 'NAVIGATOR_COHORT' && ends.has(id))
      stops.add(id, 'COUNT_ONLY', { code: 'PEOPLE_COUNTED' }, yield* most())
    if (entity?.kind !== 'RESULT' || (end !== null && kindOfId(end) !== 'REGION')) continue
    const said = entity.properties.regionsCounted
    const shown = downstream(graph, id).filter(link => isWholeRegion(graph.entities.get(link.to))).length
    if (said !== null && said > shown)
      stops.add(
        id,
        'COUNT_ONLY',
        { code: 'REGIONS_COUNTED', name: nameOf(graph, id), stated: said, named: shown },
        yield* most(),
      )
  }
}

/** Not an autonomous province, which sources print beside the regions that they count: ISTAT gives it three digits, not two. */
function isWholeRegion(entity: EntityValue | undefined): boolean {
  return entity?.kind === 'REGION' && entity.properties.istatCode.length === 2
}

const BESIDE: ReadonlySet<Relation> = new Set(['SAME_AS', 'CORROBORATED_BY'])

/** What looks like a way on, and is none: another name for perhaps the same thing, the same figure under another plan. */
function* contextStops({ accounts, goal }: Walk, passed: ReadonlySet<string>, stops: Stops): Steps<void> {
  const { graph } = accounts
  const near = goal === null ? null : holders(graph, goal)
  for (const id of passed)
    for (const edge of graph.edges.get(id) ?? []) {
      yield
      if (!BESIDE.has(edge.relation) || passed.has(edge.other) || (near !== null && !near.has(edge.other))) continue
      const [one, other] = [thingOf(graph, id), thingOf(graph, edge.other)]
      // Who receives money is an end: that it had another name once leads nowhere.
      if (edge.relation === ('SAME_AS' satisfies Relation) && kindOfId(id) !== 'ORGANISATION')
        stops.add(id, 'NAME_ONLY', { code: 'NAMED_ALIKE', one, other, how: likeness(graph, id, edge) })
      if (edge.relation === ('CORROBORATED_BY' satisfies Relation))
        stops.add(id, 'OTHER_FRAME', { code: 'SAME_FIGURE', one, other })
    }
}

/** What ties two names: a source that says so, an equal name, or a likeness that a rule found. */
function likeness(graph: Subgraph, id: string, { other, basis }: Tie): 'STATED' | 'EQUAL' | 'ALIKE' {
  if (basis === 'STATED') return 'STATED'
  return graph.entities.get(id)?.name === graph.entities.get(other)?.name ? 'EQUAL' : 'ALIKE'
}

const CLOSED_BY_THE_DAY: ReadonlySet<string> = new Set<StopReason>(['NOT_YET_IN_FORCE', 'SUPERSEDED'])

/** An indicator counts for the plan that its source names: under another plan an equal name is another frame. */
function frameStop({ accounts, goal, runs }: Walk, passed: ReadonlySet<string>, stops: Stops): void {
  const { graph } = accounts
  const end = goal === null ? undefined : graph.entities.get(goal)
  if (end?.kind !== 'INDICATOR' || end.properties.plan === null) return
  // Where the day of the question closed the way, that has been said, and the frame may well be the right one.
  if (runs.length === 0 && stops.list().some(({ reason }) => CLOSED_BY_THE_DAY.has(reason))) return
  if (passed.has(end.properties.plan)) return
  const plan = thingOf(graph, end.properties.plan)
  stops.add(end.id, 'OTHER_FRAME', { code: 'OTHER_PLAN', indicator: thingOf(graph, end.id), plan })
}

/** What stands beside a thing says nothing of why no money comes to it. */
const CONTEXT: ReadonlySet<string> = new Set<StopReason>(['NAME_ONLY', 'OTHER_FRAME'])

function* endStops(walk: Walk, stops: Stops): Steps<void> {
  const { accounts, from, walked, runs, bounds } = walk
  // Where the day of the question closed the way, or nobody divides what is there, that has been said.
  if (runs.length === 0 && stops.list().every(({ reason }) => CONTEXT.has(reason))) {
    const { reason, why } = noWay(accounts, from, walked)
    stops.add(from, reason, why)
  }
  if (walked === 'IN') return
  for (const run of runs) {
    const unpaid = yield* withoutMoney(run)
    for (const end of run.ends) {
      yield
      // Where the money stopped further up, that is the stop.
      const arrives = isPaid(end) || unpaid.has(end)
      if (!arrives || !GOES_ON.has(kindOfId(end.id))) continue
      const most = yield* mostOf(accounts, bounds.get(end.id) ?? [])
      stops.add(end.id, 'END_OF_DATA', { code: 'NO_OUTCOME', kind: kindOfId(end.id) }, most)
    }
  }
}
