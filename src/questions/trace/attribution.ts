import type { Accounts } from '../../ledger/accounts.ts'
import { nothingIn } from '../../ledger/entries.ts'
import { frameKey } from '../../ledger/figures.ts'
import type { Language } from '../../locale/language.ts'
import type { Reason } from '../../locale/reasons.ts'
import type { Thing } from '../../locale/thing.ts'
import { kindOfId } from '../../model/kinds.ts'
import {
  type Amount,
  compareAmounts,
  computedAmount,
  currenciesOf,
  largestOf,
  sign,
  sumAmounts,
} from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import type { Steps } from '../../model/turns.ts'
import { said, type Unsaid } from '../explain.ts'
import type { AttributionAnswer } from './answer.ts'
import { type Claim, claimsOf, isConcluded, SPLIT_UNPUBLISHED } from './ground/claims.ts'
import { withoutRoute } from './ground/context.ts'
import type { PricedPath } from './ground/priced-path.ts'
import { unsplitMoney } from './routes/charges.ts'
import type { Walk } from './routes/walk.ts'
import { noHopTo, whyMissed } from './stops/missed.ts'
import { elsewhereFor, thingOf } from './words.ts'

/** How much of its origin's money the end of one route can claim. */
export function attributionOf(accounts: Accounts, path: PricedPath, language: Language): AttributionAnswer {
  return said(language, ofRoute(accounts, path))
}

/** Of all routes to a goal, of which the best two at least are given. Money of different acts or stages may be the same money: it is compared, never added. */
export function* overallAttribution(
  walk: Walk,
  routes: readonly PricedPath[],
  language: Language,
): Steps<AttributionAnswer | null> {
  const found = yield* ofAllRoutes(walk, routes)
  return found === null ? null : said(language, found)
}

type Attribution = Unsaid<AttributionAnswer>

function ofRoute(accounts: Accounts, path: PricedPath): Attribution {
  const { scope, hops, nodes, last, bound } = path
  const end = nodes.at(-1)
  const goal = end?.id ?? ''
  const inferred = hops.find(({ link }) => isConcluded(link))?.link
  const arrives = end !== undefined && last === nodes.length - 1
  const { act } = scope
  const none = (why: readonly Reason[]): Attribution =>
    unattributed(accounts, bound, goal, act === null ? [] : [act], why)
  if (!arrives || bound === null)
    return none(bound === null ? [{ code: 'NO_AMOUNT_ON_ROUTE' }] : undivided(accounts, path, bound))
  if (inferred !== undefined) return none([{ code: 'TARGET_INFERRED', rule: inferred.rule ?? '', amount: bound }])
  const isStated = end.figure?.basis === 'STATED'
  return declared(bound, bound, isStated ? STATED : (end.figure?.rule ?? null), thingOf(accounts.graph, goal))
}

const STATED = 'stated allocation'

function undivided({ graph }: Accounts, { hops, nodes, last }: PricedPath, bound: Amount): Reason[] {
  const station = nodes[last]
  const order = hops.find(({ link }) => link.relation === 'LEADS_TO' && link.basis === 'INFERRED')?.link
  return [
    { code: 'LAST_AMOUNT', at: station === undefined ? null : thingOf(graph, station.id), amount: bound },
    ...(order === undefined
      ? []
      : [
          {
            code: 'ORDER_INFERRED' as const,
            first: thingOf(graph, order.from),
            next: thingOf(graph, order.to),
            rule: order.rule ?? '',
          },
        ]),
  ]
}

function declared(amount: Amount, most: Amount, method: string | null, goal: Thing): Attribution {
  const upper = compareAmounts(most, amount) > 0 ? most : null
  const why: Reason[] = [{ code: 'DECLARED', amount, goal, upper, sum: method !== STATED }]
  const [least, top] = compareAmounts(most, amount) < 0 ? [most, amount] : [amount, most]
  return { kind: 'DECLARED', amount, lower: least, upper: top, method, why }
}

/** What none of these acts states for the goal; what others do, or rows that no act sets, is named beside it. */
function unattributed(
  accounts: Accounts,
  upper: Amount | null,
  goal: string,
  acts: readonly string[],
  why: readonly Reason[],
): Attribution {
  const method = upper === null ? null : 'tightest stated bound'
  const { graph } = accounts
  const untied: Reason = {
    code: 'NOT_TIED',
    goal: thingOf(graph, goal),
    acts: acts.map(id => thingOf(graph, id)),
    elsewhere: elsewhereFor(accounts, goal, acts),
  }
  // Of a reduction all of it may be meant: nothing is then the most, not the least.
  const lower = upper === null ? nothingIn(accounts) : sign(upper) < 0 ? upper : computedAmount(0, upper.currency)
  return { kind: 'NOT_ATTRIBUTABLE', amount: null, lower, upper, method, why: [untied, ...why] }
}

function* ofAllRoutes(walk: Walk, routes: readonly PricedPath[]): Steps<Attribution | null> {
  const { accounts, goal } = walk
  if (goal === null) return null
  const end = walk.walked === 'OUT' ? goal : walk.from
  if (!walk.reached) return yield* missed(walk, end)
  const claims = yield* claimsOf(walk, end)
  const [only] = claims
  if (claims.length === 1 && only?.isSum && only.declared !== null)
    return declared(only.declared, only.upper ?? only.declared, only.method, thingOf(accounts.graph, end))
  const several = inSeveralCurrencies(accounts, claims, end)
  if (several !== null) return several
  const upper = largestOf(claims.map(claim => claim.upper))
  const least = largestOf(claims.map(claim => claim.declared))
  const acts = [...new Set(claims.flatMap(claim => claim.acts))].sort(compareIds)
  if (least === null) return unattributed(accounts, upper, end, acts, whyUnattributed(walk, routes, claims, upper))
  return {
    kind: 'DECLARED',
    amount: null,
    lower: least,
    upper,
    method: 'largest of several acts or stages, not added',
    why: [
      {
        code: 'DECLARED_BY_SEVERAL',
        goal: thingOf(accounts.graph, end),
        acts: acts.map(id => thingOf(accounts.graph, id)),
        why: claims.length > 1 ? 'STAGES' : 'SAME_MONEY',
      },
    ],
  }
}

/** The largest in each currency, in the order of their codes. */
function largestByCurrency(amounts: readonly (Amount | null)[]): Amount[] {
  const known = amounts.filter(amount => amount !== null)
  return currenciesOf(known).flatMap(code => largestOf(known.filter(({ currency }) => currency === code)) ?? [])
}

/** Claims in several currencies stay apart, one bound for each; null where there is one currency. */
function inSeveralCurrencies(accounts: Accounts, claims: readonly Claim[], end: string): Attribution | null {
  const amounts = largestByCurrency(claims.map(({ upper }) => upper))
  if (amounts.length < 2) return null
  const acts = [...new Set(claims.flatMap(claim => claim.acts))].sort(compareIds)
  const apart: Reason = { code: 'SEVERAL_CURRENCIES', amounts }
  if (claims.every(({ declared }) => declared === null)) return unattributed(accounts, null, end, acts, [apart])
  const goal = thingOf(accounts.graph, end)
  const by: Reason = { code: 'DECLARED_BY_SEVERAL', goal, acts: acts.map(id => thingOf(accounts.graph, id)), why: null }
  const method = 'several currencies, neither added nor compared'
  return { kind: 'DECLARED', amount: null, lower: null, upper: null, method, why: [by, apart] }
}

/** Nothing arrives: why, and the most that a label shared with others may hold for the goal. */
function* missed(walk: Walk, end: string): Steps<Attribution> {
  const { accounts, source } = walk
  const hop = noHopTo(walk)
  if (hop !== null)
    return {
      kind: 'NOT_ATTRIBUTABLE',
      amount: null,
      lower: nothingIn(accounts),
      upper: null,
      method: null,
      why: hop.why,
    }
  const open = SPLIT_UNPUBLISHED.has(kindOfId(end)) ? unsplitMoney(accounts, end, source) : []
  const moneys = new Map<string, Amount[]>()
  for (const { amount, ...frame } of open)
    if (amount !== null) moneys.set(frameKey(frame), [...(moneys.get(frameKey(frame)) ?? []), amount])
  const most = largestByCurrency([...moneys.values()].map(amounts => sumAmounts(amounts)))
  const [upper] = most
  if (upper === undefined) return yield* withoutRoute(walk, whyMissed(walk)?.why ?? [])
  const acts = [...new Set(open.map(({ act }) => act))]
  if (most.length > 1) return unattributed(accounts, null, end, acts, [{ code: 'SEVERAL_CURRENCIES', amounts: most }])
  return unattributed(accounts, upper, end, acts, [{ code: 'SHARED_LABELS', amount: upper }])
}

function whyUnattributed(
  { accounts, runs }: Walk,
  routes: readonly PricedPath[],
  claims: readonly Claim[],
  upper: Amount | null,
): Reason[] {
  const [first] = routes
  const acts = [...new Set(claims.flatMap(claim => claim.acts))].sort(compareIds)
  const passing = new Set(runs.map(({ scope }) => scope.act))
  if (acts.length > 0 && !acts.some(act => passing.has(act)))
    return [{ code: 'SET_AROUND', acts: acts.map(id => thingOf(accounts.graph, id)), amount: upper }]
  if (upper === null || first === undefined) return [{ code: 'NO_AMOUNT_ON_ROUTE' }]
  if (routes.length === 1 && acts.every(act => passing.has(act))) return undivided(accounts, first, upper)
  const replaced = runs.some(({ scope: { act } }) => act !== null && !acts.includes(act))
  if (claims.length === 1 && claims[0]?.isSum) return [{ code: 'LAST_AMOUNTS', amount: upper, replaced }]
  return [{ code: 'LARGEST_BOUND', acts: acts.map(id => thingOf(accounts.graph, id)) }]
}
