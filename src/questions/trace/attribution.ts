import type { Language } from '../../locale/language.ts'
import type { Reason } from '../../locale/reasons.ts'
import type { Thing } from '../../locale/thing.ts'
import { kindOfId } from '../../model/kinds.ts'
import type { Amount } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { said, type Unsaid } from '../explain.ts'
import { NOTHING, sumAmounts } from '../money/amount.ts'
import type { Steps } from '../turns.ts'
import type { AttributionAnswer } from './answer.ts'
import type { Terrain } from './ground/as-of.ts'
import { type Claim, claimsOf, concluded, largest, SPLIT_UNPUBLISHED } from './ground/claims.ts'
import { withoutRoute } from './ground/context.ts'
import type { Course } from './ground/stations.ts'
import type { Trail } from './routes/trail.ts'
import { unsplitMoney } from './routes/unsplit-labels.ts'
import { whyMissed } from './stops/missed.ts'
import { noHopTo } from './stops/no-hop.ts'
import { elsewhereFor, thingOf } from './words.ts'

/** How much of its origin's money the end of one route can claim. */
export function attributionOf(terrain: Terrain, course: Course, language: Language): AttributionAnswer {
  return said(language, ofRoute(terrain, course))
}

/** Of all routes to a goal. Money of different acts or stages may be the same money: it is compared, never added. */
export function* overallAttribution(trail: Trail, language: Language): Steps<AttributionAnswer | null> {
  const found = yield* ofAllRoutes(trail)
  return found === null ? null : said(language, found)
}

type Attribution = Unsaid<AttributionAnswer>

function ofRoute(terrain: Terrain, course: Course): Attribution {
  const { way, stations, last, bound } = course
  const end = stations.at(-1)
  const goal = end?.id ?? ''
  const inferred = concluded(course)
  const arrives = end !== undefined && last === stations.length - 1
  const { act } = way.scope
  const none = (why: readonly Reason[]): Attribution =>
    unattributed(terrain, bound, goal, act === null ? [] : [act], why)
  if (!arrives || bound === null)
    return none(bound === null ? [{ code: 'NO_AMOUNT_ON_ROUTE' }] : undivided(terrain, course, bound))
  if (inferred !== undefined) return none([{ code: 'TARGET_INFERRED', rule: inferred.rule ?? '', amount: bound }])
  const isStated = end.figure?.basis === 'STATED'
  return declared(bound, bound, isStated ? STATED : (end.figure?.rule ?? null), thingOf(terrain.graph, goal))
}

const STATED = 'stated allocation'

function undivided({ graph }: Terrain, { way, stations, last }: Course, bound: Amount): Reason[] {
  const station = stations[last]
  const order = way.links.find(link => link.relation === 'LEADS_TO' && link.basis === 'INFERRED')
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
  const upper = most.cents > amount.cents ? most : null
  const why: Reason[] = [{ code: 'DECLARED', amount, goal, upper, sum: method !== STATED }]
  const [least, top] = most.cents < amount.cents ? [most, amount] : [amount, most]
  return { kind: 'DECLARED', amount, lower: least, upper: top, method, why }
}

/** What none of these acts states for the goal; what others do, or rows that no act sets, is named beside it. */
function unattributed(
  terrain: Terrain,
  upper: Amount | null,
  goal: string,
  acts: readonly string[],
  why: readonly Reason[],
): Attribution {
  const method = upper === null ? null : 'tightest stated bound'
  const { graph } = terrain
  const untied: Reason = {
    code: 'NOT_TIED',
    goal: thingOf(graph, goal),
    acts: acts.map(id => thingOf(graph, id)),
    elsewhere: elsewhereFor(terrain, goal, acts),
  }
  // Of a reduction all of it may be meant: nothing is then the most, not the least.
  const lower = upper !== null && upper.cents < 0 ? upper : NOTHING
  return { kind: 'NOT_ATTRIBUTABLE', amount: null, lower, upper, method, why: [untied, ...why] }
}

function* ofAllRoutes(trail: Trail): Steps<Attribution | null> {
  const { terrain, goal, courses, bounds } = trail
  if (goal === null) return null
  const end = trail.walked === 'OUT' ? goal : trail.from
  if (!trail.reached) return yield* missed(trail, end)
  const claims = yield* claimsOf(terrain, courses, end, bounds.get(end) ?? [])
  const [only] = claims
  if (claims.length === 1 && only?.declared != null)
    return declared(only.declared, only.upper ?? only.declared, only.method, thingOf(terrain.graph, end))
  const upper = largest(claims.map(claim => claim.upper))
  const least = largest(claims.map(claim => claim.declared))
  const acts = [...new Set(claims.flatMap(claim => claim.acts))].sort(compareIds)
  if (least === null) return unattributed(terrain, upper, end, acts, whyUnattributed(terrain, courses, claims, upper))
  return {
    kind: 'DECLARED',
    amount: null,
    lower: least,
    upper,
    method: 'largest of several acts or stages, not added',
    why: [
      {
        code: 'DECLARED_BY_SEVERAL',
        goal: thingOf(terrain.graph, end),
        acts: acts.map(id => thingOf(terrain.graph, id)),
      },
    ],
  }
}

/** Nothing arrives: why, and the most that a label shared with others may hold for the goal. */
function* missed(trail: Trail, end: string): Steps<Attribution> {
  const { terrain, source } = trail
  const hop = noHopTo(trail)
  if (hop !== null)
    return { kind: 'NOT_ATTRIBUTABLE', amount: null, lower: NOTHING, upper: null, method: null, why: hop.why }
  const open = SPLIT_UNPUBLISHED.has(kindOfId(end)) ? unsplitMoney(terrain, end, source) : []
  const moneys = new Map<string, Amount[]>()
  for (const { act, stage, amount } of open)
    if (amount !== null) moneys.set(`${act} ${stage}`, [...(moneys.get(`${act} ${stage}`) ?? []), amount])
  const upper = largest([...moneys.values()].map(amounts => sumAmounts(amounts)))
  if (upper === null) return yield* withoutRoute(trail, whyMissed(trail)?.why ?? [])
  const acts = [...new Set(open.map(({ act }) => act))]
  return unattributed(terrain, upper, end, acts, [{ code: 'SHARED_LABELS', amount: upper }])
}

function whyUnattributed(
  terrain: Terrain,
  courses: readonly Course[],
  claims: readonly Claim[],
  upper: Amount | null,
): Reason[] {
  const [first] = courses
  if (upper === null || first === undefined) return [{ code: 'NO_AMOUNT_ON_ROUTE' }]
  if (courses.length === 1) return undivided(terrain, first, upper)
  if (claims.length === 1) return [{ code: 'LAST_AMOUNTS', amount: upper }]
  const acts = [...new Set(claims.flatMap(claim => claim.acts))].sort(compareIds)
  return [{ code: 'LARGEST_BOUND', acts: acts.map(id => thingOf(terrain.graph, id)) }]
}
