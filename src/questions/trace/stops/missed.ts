import { kindsThat } from '../../../kinds/index.ts'
import { ENDS } from '../../../ledger/steps.ts'
import type { Subgraph } from '../../../ledger/subgraph.ts'
import type { Reason } from '../../../locale/reasons.ts'
import { firstOf } from '../../../locale/thing.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { compareIds } from '../../../model/order.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import { Stops, type Walk } from '../routes/walk.ts'
import { thingOf } from '../words.ts'
import { amendedOnly, converted } from './mandate.ts'
import { noHopTo } from './no-hop.ts'
import { noWay } from './no-way.ts'
import { excludedStops } from './time.ts'

/** Why the goal that was asked for is not reached; null where it is, or none was. */
export function whyMissed(walk: Walk): Unsaid<StopAnswer> | null {
  const { accounts, from, goal, walked, missed } = walk
  if (goal === null || missed === null) return null
  const [source, end] = walked === 'OUT' ? [from, goal] : [goal, from]
  const hop = noHopTo(walk)
  if (hop !== null) return hop
  const closed = missed.closedByDay ? byTheDay(walk) : null
  if (closed !== null) return closed
  const own = converted(walk) ?? amendedOnly(walk)
  if (own !== null) return own
  if (ENDS.has(kindOfId(source))) return { at: source, ...noWay(accounts, source, 'OUT'), upperBound: null }
  if (missed.arriving.length === 0) return { at: end, ...noWay(missed.ground, end, 'IN'), upperBound: null }
  return { at: goal, reason: 'END_OF_DATA', why: fromElsewhere(walk, source, end), upperBound: null }
}

function byTheDay(walk: Walk): Unsaid<StopAnswer> | null {
  const stops = new Stops()
  excludedStops(walk, stops)
  return stops.list()[0] ?? null
}

/** More than these say nothing to a reader. */
const FEW = 3

/** No money of the source comes to the end: whose does, and how else the two are linked. */
function fromElsewhere({ accounts, missed }: Walk, source: string, end: string): Reason[] {
  const graph = missed?.ground.graph ?? accounts.graph
  const begins = (missed?.arriving ?? []).flatMap(({ scope, starts }) => scope.act ?? starts.map(({ id }) => id))
  const all = [...new Set(begins)].filter(id => id !== end).sort(compareIds)
  const { shown, more } = firstOf(all, FEW)
  const others = { shown: shown.map(id => thingOf(graph, id)), more }
  const between = linkBetween([accounts.graph, graph], source, end)
  const linked = between?.map(id => thingOf(accounts.graph.entities.has(id) ? accounts.graph : graph, id)) ?? null
  const [from, to] = [thingOf(accounts.graph, source), thingOf(graph, end)]
  const ask: Reason[] = STARTS.has(kindOfId(source)) ? [] : [{ code: 'ASK_FOR_GOALS_MONEY' }]
  return [{ code: 'NO_MONEY_ROUTE', from, to, others, linked }, ...ask]
}

/** Beyond this many steps a link is not an answer. */
const NEAR = 3

/** What lies between two things by the shortest way over relationships of every type; null where nothing near does. */
function linkBetween(graphs: readonly Subgraph[], from: string, to: string): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]])
  let level = [from]
  for (let step = 1; step <= NEAR && !cameFrom.has(to); step++) {
    const next: string[] = []
    for (const id of level)
      for (const graph of graphs)
        for (const { other } of graph.edges.get(id) ?? [])
          if (!cameFrom.has(other)) {
            cameFrom.set(other, id)
            next.push(other)
          }
    level = next.sort(compareIds)
  }
  if (!cameFrom.has(to)) return null
  const between: string[] = []
  for (let at = cameFrom.get(to); at != null && at !== from; at = cameFrom.get(at)) between.unshift(at)
  return between
}

const STARTS = kindsThat(({ role }) => role === 'ACT' || role === 'MONEY')
