import { kindsThat } from '../../../kinds/index.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { compareIds } from '../../../model/order.ts'
import type { StopAnswer } from '../answer.ts'
import { ENDS } from '../ground/steps.ts'
import { Stops, type Trail } from '../routes/trail.ts'
import { capital, introduced, listed } from '../words.ts'
import { amendedOnly, converted } from './mandate.ts'
import { noHopTo } from './no-hop.ts'
import { noWay } from './no-way.ts'
import { excludedStops } from './time.ts'

/** Why the goal that was asked for is not reached; null where it is, or none was. */
export function whyMissed(trail: Trail): StopAnswer | null {
  const { terrain, from, goal, walked, missed } = trail
  if (goal === null || missed === null) return null
  const [source, end] = walked === 'OUT' ? [from, goal] : [goal, from]
  const hop = noHopTo(trail)
  if (hop !== null) return hop
  const closed = missed.closedByDay ? byTheDay(trail) : null
  if (closed !== null) return closed
  const own = converted(trail) ?? amendedOnly(trail)
  if (own !== null) return own
  if (ENDS.has(kindOfId(source))) return { at: source, ...noWay(terrain.graph, source, 'OUT'), upperBound: null }
  if (missed.arriving.length === 0) return { at: end, ...noWay(missed.ground.graph, end, 'IN'), upperBound: null }
  return { at: goal, reason: 'END_OF_DATA', explanation: fromElsewhere(trail, source, end), upperBound: null }
}

function byTheDay(trail: Trail): StopAnswer | null {
  const stops = new Stops()
  excludedStops(trail, stops)
  return stops.list()[0] ?? null
}

/** More than these tell a reader nothing. */
const FEW = 3

/** Money comes to the end, and none of it by the source. */
function fromElsewhere({ terrain, missed }: Trail, source: string, end: string): string {
  const graph = missed?.ground.graph ?? terrain.graph
  const begins = (missed?.arriving ?? []).flatMap(({ scope, links }) => scope.act ?? links[0]?.from ?? [])
  const all = [...new Set(begins)].filter(id => id !== end).sort(compareIds)
  const few = all.slice(0, FEW).map(id => introduced(graph, id))
  const names = listed(all.length > FEW ? [...few, `${all.length - FEW} more`] : few)
  const it = capital(introduced(graph, end))
  const ask = STARTS.has(kindOfId(source)) ? '' : ` Ask where the goal's own money comes from.`
  return all.length === 0
    ? `No way that is held here leads to ${introduced(graph, end)} from ${introduced(terrain.graph, source)}.${ask}`
    : `${it} is reached from ${names}, and no way that is held here leads to it from ${introduced(terrain.graph, source)}.${ask}`
}

const STARTS = kindsThat(({ role }) => role === 'ACT' || role === 'MONEY')
