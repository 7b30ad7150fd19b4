import { kindsThat } from '../../../kinds/index.ts'
import { type Accounts, isInForce } from '../../../ledger/accounts.ts'
import { type Entry, entriesById, isUnder, totalsOver } from '../../../ledger/entries.ts'
import { ENDS } from '../../../ledger/steps.ts'
import type { Subgraph } from '../../../ledger/subgraph.ts'
import type { Reason } from '../../../locale/reasons.ts'
import { firstOf, type Thing } from '../../../locale/thing.ts'
import { type EntityKind, kindOfId } from '../../../model/kinds.ts'
import { compareIds } from '../../../model/order.ts'
import type { Relation, Walked } from '../../../model/relations.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import { isWithin } from '../routes/charges.ts'
import { Stops, type Walk } from '../routes/walk.ts'
import { thingOf } from '../words.ts'
import { amendedOnly, converted } from './mandate.ts'
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

type Why = Pick<Unsaid<StopAnswer>, 'reason' | 'why'>

/** Why no money arrives at an amount, or at an act, that was asked for; null where the day says it, or the end is another thing. */
export function noHopTo({ accounts, from, goal, walked, reached }: Walk): Unsaid<StopAnswer> | null {
  if (goal === null || reached) return null
  const [source, end] = walked === 'OUT' ? [from, goal] : [goal, from]
  const entry = accounts.ledger.entries.get(end)
  const why =
    kindOfId(end) === 'ACT'
      ? toAct(accounts, source, end)
      : entry === undefined
        ? null
        : toAmount(accounts, source, entry)
  return why === null ? null : { at: end, ...why, upperBound: entry?.amount ?? null }
}

function toAct({ graph }: Accounts, source: string, end: string): Why {
  const why = { code: 'ACT_IS_ORIGIN' as const, act: thingOf(graph, end), from: thingOf(graph, source) }
  return { reason: 'END_OF_DATA', why: [why] }
}

function toAmount(accounts: Accounts, source: string, entry: Entry): Why | null {
  const { graph, ledger } = accounts
  const money = thingOf(graph, entry.id)
  if (entry.movement) return { reason: 'DECOMMITTED', why: [{ code: 'LOWERS', money }] }
  const again = restating(accounts, entry)
  if (again !== null) return again
  if (!isInForce(accounts, entry)) return null
  const other = ledger.entries.get(source)
  if (other !== undefined && (isUnder(ledger, entry, source) || isUnder(ledger, other, entry.id))) {
    const [part, whole] = isUnder(ledger, entry, source) ? [entry, other] : [other, entry]
    return {
      reason: 'OTHER_FRAME',
      why: [{ code: 'PART_OF', part: thingOf(graph, part.id), whole: thingOf(graph, whole.id) }],
    }
  }
  if (kindOfId(source) !== 'ACT' && other === undefined && isWithin(accounts, entry, source))
    return { reason: 'END_OF_DATA', why: [{ code: 'ASK_FROM_AMOUNT', money }] }
  const kin = sameMoney(accounts, entry, source)
  if (kin !== null) {
    const act = thingOf(graph, kin.entry.act ?? kin.entry.id)
    return {
      reason: kin.replaces ? 'SUPERSEDED' : 'OTHER_FRAME',
      why: [{ code: 'SAME_MONEY', money, amount: kin.entry.amount, act, otherStage: kin.replaces }],
    }
  }
  return { reason: 'END_OF_DATA', why: [{ code: 'NOT_ITS_MONEY', money, origin: thingOf(graph, source) }] }
}

/** That an amount is one of the same act, stated again; null where it is not. */
export function restating({ graph, ledger }: Accounts, { id, act, restates }: Entry): Why | null {
  const original = entriesById(ledger, restates).find(one => one.act === act)
  if (original === undefined) return null
  return {
    reason: 'OTHER_FRAME',
    why: [{ code: 'RESTATES', money: thingOf(graph, id), original: original.amount }],
  }
}

/** Money of the source that is this money at another stage or printed again: the amount itself, or a total that it is inside of. */
function sameMoney(accounts: Accounts, entry: Entry, source: string): { entry: Entry; replaces: boolean } | null {
  const { ledger } = accounts
  const met = new Map<Entry, boolean>(
    [entry, ...entriesById(ledger, [...totalsOver(ledger, entry)])].map(one => [one, false]),
  )
  for (const [one, replaces] of met) {
    if (one.act !== entry.act && isWithin(accounts, one, source)) return { entry: one, replaces }
    for (const near of entriesById(ledger, [...one.supersedes, ...one.supersededBy]))
      if (!met.has(near)) met.set(near, true)
    for (const near of entriesById(ledger, [...one.restates, ...one.restatedBy]))
      if (!met.has(near)) met.set(near, replaces)
  }
  return null
}

/** How amounts name what they come from or go to. */
const NAMING: ReadonlySet<Relation> = new Set<Relation>(['CHARGED_TO', 'ON_AXIS', 'UNDER_PRIORITY', 'BENEFITS'])

/** Where nothing leads on at all: what would have to be in the data, for each kind of thing. */
export function noWay(accounts: Accounts, from: string, walked: Walked): Pick<Unsaid<StopAnswer>, 'reason' | 'why'> {
  const { graph, asOf: day } = accounts
  const kind = kindOfId(from)
  const at = thingOf(graph, from)
  const end = (why: Reason) => ({ reason: 'END_OF_DATA' as const, why: [why] })
  if (walked === 'OUT') return end({ code: ENDS.has(kind) ? 'MONEY_ENDS' : 'LEADS_NOWHERE', at })
  const edges = graph.edges.get(from) ?? []
  const near = (of: EntityKind): Thing[] =>
    [...new Set(edges.map(edge => edge.other))]
      .filter(id => kindOfId(id) === of && graph.entities.has(id))
      .sort()
      .map(id => thingOf(graph, id))
  const amounts = new Set(edges.filter(({ relation }) => NAMING.has(relation)).map(({ other }) => other)).size
  switch (kind) {
    case 'REGION':
      return end({ code: 'NOTHING_IN_REGION', at })
    case 'FUND':
    case 'AXIS':
    case 'INVESTMENT_PRIORITY':
      return end({ code: 'ONLY_NAMED', at, amounts, day })
    case 'ORGANISATION':
      return end({ code: 'RECEIVES_NOTHING', at, amounts, day })
    case 'COMPANY':
      return end({ code: 'COMPANY_ONLY_NAMED', at, crises: near('CRISIS') })
    case 'INDICATOR':
      return { reason: 'NO_MONEY_STATED', why: [{ code: 'INDICATOR_UNLINKED', at, frames: near('BUDGET_PROGRAMME') }] }
    case 'BUDGET_MISSION':
    case 'BUDGET_PROGRAMME':
      return end({ code: 'ONLY_CLASSIFIES', at })
    default:
      return end({ code: 'COMES_FROM_NOWHERE', at })
  }
}
