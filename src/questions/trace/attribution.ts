import { kindOfId } from '../../model/kinds.ts'
import type { Amount } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { NOTHING, spoken, sumAmounts } from '../money/amount.ts'
import type { AttributionAnswer } from './answer.ts'
import type { Terrain } from './ground/as-of.ts'
import { claimsOf, concluded, largest, SPLIT_UNPUBLISHED } from './ground/claims.ts'
import { withoutRoute } from './ground/context.ts'
import type { Course } from './ground/stations.ts'
import type { Trail } from './routes/trail.ts'
import { unsplitMoney } from './routes/unsplit-labels.ts'
import { whyMissed } from './stops/missed.ts'
import { noHopTo } from './stops/no-hop.ts'
import { introduced, listed } from './words.ts'

/** How much of its origin's money the end of one route can claim. */
export function attributionOf(terrain: Terrain, course: Course): AttributionAnswer {
  const { stations, last, bound } = course
  const end = stations.at(-1)
  const goal = introduced(terrain.graph, end?.id ?? '')
  const inferred = concluded(course)
  if (end !== undefined && last === stations.length - 1 && bound !== null && inferred !== undefined)
    return unattributed(
      bound,
      goal,
      `That it is for it is a conclusion (${inferred.rule}), of at most ${spoken(bound)}.`,
    )
  if (end !== undefined && last === stations.length - 1 && bound !== null)
    return declared(
      bound,
      bound,
      end.figure?.basis === 'STATED' ? 'stated allocation' : (end.figure?.rule ?? null),
      goal,
    )
  return unattributed(
    bound,
    goal,
    bound === null ? 'No amount is held here on this route.' : undivided(terrain, course),
  )
}

function undivided(terrain: Terrain, { way, stations, last, bound }: Course): string {
  const station = stations[last]
  const where = station === undefined ? '' : introduced(terrain.graph, station.id)
  const order = way.links.find(link => link.relation === 'LEADS_TO' && link.basis === 'INFERRED')
  const funnel =
    order === undefined
      ? ''
      : ` That ${introduced(terrain.graph, order.to)} follows ${introduced(terrain.graph, order.from)} is a conclusion (${order.rule}).`
  return `The last amount on the way stands at ${where}; nothing that is held here says how much of it goes on, at most ${bound === null ? '' : spoken(bound)}.${funnel}`
}

function declared(amount: Amount, upper: Amount, method: string | null, goal: string): AttributionAnswer {
  const more = upper.cents > amount.cents ? ` What else may reach it brings that to ${spoken(upper)} at most.` : ''
  const how =
    method === 'stated allocation'
      ? `The sources tie ${spoken(amount)} to ${goal} itself.`
      : `The amounts that the sources tie to ${goal} add up to ${spoken(amount)}, a sum that none of them prints.`
  const explanation = `${how}${more}`
  const [lower, most] = upper.cents < amount.cents ? [upper, amount] : [amount, upper]
  return { kind: 'DECLARED', amount, lower, upper: most, method, explanation }
}

function unattributed(upper: Amount | null, goal: string, why: string): AttributionAnswer {
  const method = upper === null ? null : 'tightest stated bound'
  return {
    kind: 'NOT_ATTRIBUTABLE',
    amount: null,
    // Of a reduction all of it may be meant: nothing is then the most, not the least.
    lower: upper !== null && upper.cents < 0 ? upper : NOTHING,
    upper,
    method,
    explanation: `No amount that is held here is tied to ${goal}. ${why}`,
  }
}

/** Of all routes to a goal. Money of different acts or stages may be the same money: it is compared, never added. */
export function overallAttribution(trail: Trail): AttributionAnswer | null {
  const { terrain, goal, courses, bounds } = trail
  if (goal === null) return null
  const end = trail.walked === 'OUT' ? goal : trail.from
  const name = introduced(terrain.graph, end)
  if (!trail.reached) return missed(trail, name)
  const claims = claimsOf(terrain, courses, end, bounds.get(end) ?? [])
  const [only] = claims
  if (claims.length === 1 && only?.declared != null)
    return declared(only.declared, only.upper ?? only.declared, only.method, name)
  const upper = largest(claims.map(claim => claim.upper))
  const least = largest(claims.map(claim => claim.declared))
  const acts = [...new Set(claims.flatMap(claim => claim.acts))]
    .sort(compareIds)
    .map(id => introduced(terrain.graph, id))
  if (least !== null)
    return {
      kind: 'DECLARED',
      amount: null,
      lower: least,
      upper,
      method: 'largest of several acts or stages, not added',
      explanation: `The sources tie money to ${name} under ${listed(acts)}. It may be the same money at different stages, so it is not added.`,
    }
  return unattributed(upper, name, whyUnattributed(terrain, courses, claims.length, upper, acts))
}

/** Nothing arrives: why, and the most that a label shared with others may hold for the goal. */
function missed(trail: Trail, name: string): AttributionAnswer {
  const { terrain, goal, walked, from, source } = trail
  const hop = noHopTo(trail)
  if (hop !== null) return { ...unattributed(null, name, ''), explanation: hop.explanation }
  const end = walked === 'OUT' ? goal : from
  const open = end !== null && SPLIT_UNPUBLISHED.has(kindOfId(end)) ? unsplitMoney(terrain, end, source) : []
  const moneys = new Map<string, Amount[]>()
  for (const { act, stage, amount } of open)
    if (amount !== null) moneys.set(`${act} ${stage}`, [...(moneys.get(`${act} ${stage}`) ?? []), amount])
  const upper = largest([...moneys.values()].map(amounts => sumAmounts(amounts)))
  if (upper === null) return withoutRoute(trail, name, whyMissed(trail)?.explanation ?? '')
  return unattributed(upper, name, `Labels that name it beside others hold ${spoken(upper)}, and it is at most that.`)
}

function whyUnattributed(
  terrain: Terrain,
  courses: readonly Course[],
  claims: number,
  upper: Amount | null,
  acts: readonly string[],
): string {
  const [first] = courses
  if (upper === null || first === undefined) return 'No amount is held here on the way.'
  if (courses.length === 1) return undivided(terrain, first)
  if (claims === 1) return `The last amounts on the way make ${spoken(upper)} together, and it is at most that.`
  return `Money of ${listed(acts)} may reach it; it may be the same money, so the largest bound is given, not the sum.`
}
