import type { EntityValue } from '../../model/graph.ts'
import { kindOfId } from '../../model/kinds.ts'
import type { Amount } from '../../model/money.ts'
import { computedAmount, NOTHING, spoken, sumAmounts } from '../money/amount.ts'
import type { AttributionAnswer } from './answer.ts'
import { replacements, type Terrain } from './as-of.ts'
import { type Entry, isUnder, those } from './ledger.ts'
import { isWithin } from './openings.ts'
import type { Course } from './stations.ts'
import { byId, downstream } from './steps.ts'
import { mixedMoney, type Trail } from './stops.ts'
import { introduced, listed, named } from './words.ts'

/** How much of its origin's money the end of one route can claim. */
export function attributionOf(terrain: Terrain, course: Course): AttributionAnswer {
  const { stations, last, bound } = course
  const end = stations.at(-1)
  const goal = introduced(terrain.graph, end?.id ?? '')
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
    bound === null ? 'No source states an amount on this route.' : undivided(terrain, course),
  )
}

function undivided(terrain: Terrain, { stations, last, bound }: Course): string {
  const station = stations[last]
  const where = station === undefined ? '' : introduced(terrain.graph, station.id)
  return `The last amount on the way stands at ${where}; no source says how much of it goes on, at most ${bound === null ? '' : spoken(bound)}.`
}

function declared(amount: Amount, upper: Amount, method: string | null, goal: string): AttributionAnswer {
  const explanation = `The sources tie ${spoken(amount)} to ${goal} itself.`
  return { kind: 'DECLARED', amount, lower: amount, upper, method, explanation }
}

function unattributed(upper: Amount | null, goal: string, why: string): AttributionAnswer {
  const method = upper === null ? null : 'tightest stated bound'
  return {
    kind: 'NOT_ATTRIBUTABLE',
    amount: null,
    lower: NOTHING,
    upper,
    method,
    explanation: `No source ties an amount to ${goal}. ${why}`,
  }
}

/** Of all routes to a goal. Money of different acts or stages may be the same money: it is compared, never added. */
export function overallAttribution(trail: Trail, complete: boolean): AttributionAnswer | null {
  const { terrain, goal } = trail
  if (goal === null) return null
  const end = trail.walked === 'OUT' ? goal : trail.from
  const name = introduced(terrain.graph, end)
  if (!trail.reached) return withoutRoute(trail, name)
  const live = inForce(terrain, claimsOf(terrain, trail.courses, end, complete))
  const uppers = live.map(claim => claim.upper).filter(upper => upper !== null)
  const upper = uppers.sort((a, b) => b.cents - a.cents)[0] ?? null
  const [only] = live
  if (live.length === 1 && only?.declared != null)
    return declared(only.declared, only.upper ?? only.declared, only.method, name)
  const ties = live.flatMap(claim => claim.declared ?? [])
  const least = ties.sort((a, b) => b.cents - a.cents)[0]
  const acts = listed(
    [...new Set(live.flatMap(claim => claim.act ?? []))].sort(byId).map(id => named(terrain.graph, id)),
  )
  if (least !== undefined)
    return {
      kind: 'DECLARED',
      amount: null,
      lower: least,
      upper,
      method: 'largest of several acts or stages, not added',
      explanation: `The sources tie money to ${name} under ${acts}. It may be the same money at different stages, so it is not added.`,
    }
  const why =
    live.length > 1
      ? `Money of ${acts} may reach it; it may be the same money, so the largest bound is given, not the sum.`
      : ''
  const [first] = trail.courses
  const single = trail.courses.length === 1 && first !== undefined
  return unattributed(upper, name, single ? attributionTail(terrain, first) : why || boundWords(upper))
}

const boundWords = (upper: Amount | null): string =>
  upper === null
    ? 'No source states an amount on the way.'
    : `The last amounts on the way are ${spoken(upper)} together: it is at most that.`

const attributionTail = (terrain: Terrain, course: Course): string =>
  course.bound === null ? boundWords(null) : undivided(terrain, course)

interface Claim {
  act: string | null
  roots: Entry[]
  declared: Amount | null
  upper: Amount | null
  method: string | null
}

/** One claim for each act and stage: the sum over the distinct last stations, those inside another left out. */
function claimsOf(terrain: Terrain, courses: readonly Course[], goal: string, complete: boolean): Claim[] {
  const scopes = new Map<string, Course[]>()
  for (const course of courses) {
    const key = `${course.way.scope.act} ${course.way.scope.stage}`
    scopes.set(key, [...(scopes.get(key) ?? []), course])
  }
  return [...scopes.values()].map(group => {
    const outer = distinct(terrain, group)
    const ends = outer.filter(course => course.last === course.stations.length - 1)
    const sum = (list: readonly Course[]): Amount | null => {
      const amounts = list.flatMap(course => course.bound ?? [])
      return amounts.length === 0 ? null : sumAmounts(amounts)
    }
    const roots = those(terrain.ledger, [...new Set(group.flatMap(course => course.way.scope.root ?? []))])
    const [first] = group
    const act = first?.way.scope.act ?? null
    const mixed = kindOfId(goal) === 'AXIS' ? mixedMoney(terrain, goal, act).filter(one => one.act === act) : []
    const uppers = [sum(outer), ...mixed.map(one => one.amount)].filter(amount => amount !== null)
    const whole = roots.flatMap(root => root.amount ?? [])
    // Not every route was walked: the act's own amount is then the only bound that is sure to hold.
    const upper = complete ? uppers : whole
    return {
      act,
      roots,
      declared: sum(ends),
      upper: upper.length === 0 ? null : sumAmounts(upper),
      method: ends.every(course => course.stations.at(-1)?.figure?.basis === 'STATED')
        ? 'stated allocation'
        : 'sum of allocations',
    }
  })
}

function distinct(terrain: Terrain, courses: readonly Course[]): Course[] {
  const paid = courses.filter(course => course.bound !== null)
  const key = (course: Course): string => course.bounding.join(' ')
  const unique = [...new Map(paid.map(course => [key(course), course])).values()]
  return unique.filter(course => !unique.some(other => other !== course && isInside(terrain, course, other)))
}

function isInside(terrain: Terrain, inner: Course, outer: Course): boolean {
  const { ledger, graph } = terrain
  const [ins, outs] = [those(ledger, inner.bounding), those(ledger, outer.bounding)]
  const held = ins.every(entry =>
    outs.some(other => entry !== other && (isUnder(ledger, entry, other.id) || isWithin(terrain, entry, other))),
  )
  if (held && ins.length > 0) return true
  const [at, above] = [inner.stations[inner.last]?.id, outer.stations[outer.last]?.id]
  return at !== undefined && above !== undefined && at !== above && isHeld(graph, at, above)
}

function isHeld(graph: Terrain['graph'], inner: string, outer: string): boolean {
  const below = new Set([outer])
  for (const id of below)
    for (const link of downstream(graph, id))
      if (link.relation === 'HAS_SECTION' || link.relation === 'HAS_LINE') below.add(link.to)
  return below.has(inner)
}

/** What a later act of the answer replaced is history: the later one speaks for both. */
function inForce(terrain: Terrain, claims: readonly Claim[]): Claim[] {
  const acts = new Set(claims.flatMap(claim => claim.act ?? []))
  const gone = (claim: Claim): boolean =>
    claim.roots.length > 0 &&
    claim.roots.every(root =>
      replacements(terrain, root).some(later => later.act !== claim.act && acts.has(later.act ?? '')),
    )
  const live = claims.filter(claim => !gone(claim))
  return live.length === 0 ? [...claims] : live
}

function withoutRoute({ terrain, from, goal, courses }: Trail, name: string): AttributionAnswer {
  const { graph } = terrain
  const code = sharedCode(graph.entities.get(from), graph.entities.get(goal ?? ''))
  const none = { amount: null, lower: computedAmount(0), upper: null }
  if (code !== null)
    return {
      kind: 'SHARED_IDENTIFIER',
      ...none,
      method: 'same project code',
      explanation: `Both carry the project code ${code}, and no source says how much money passes between them.`,
    }
  const passed = [from, ...courses.flatMap(course => course.stations.map(station => station.id))]
  const theirs = framesOf(terrain, goal ?? '')
  const shared = [...new Set(passed.flatMap(id => [...framesOf(terrain, id)]))]
    .filter(frame => theirs.has(frame))
    .sort(byId)
  if (shared.length === 0)
    return {
      kind: 'NOT_ATTRIBUTABLE',
      ...none,
      method: null,
      explanation: `No route reaches ${name}, and no source ties money to it from here.`,
    }
  const frames = listed(shared.map(id => introduced(graph, id)))
  return {
    kind: 'CONTEXT_ONLY',
    ...none,
    method: null,
    explanation: `Both stand under ${frames}. That places them together; it says nothing of money from one to the other.`,
  }
}

function framesOf({ graph }: Terrain, id: string): Set<string> {
  const edges = graph.edges.get(id) ?? []
  const frames = edges.filter(
    edge =>
      kindOfId(edge.other) === 'BUDGET_PROGRAMME' ||
      edge.relation === 'CORROBORATED_BY' ||
      edge.relation === 'HAS_PROGRAMME',
  )
  return new Set([...frames.map(edge => edge.other), ...(kindOfId(id) === 'BUDGET_PROGRAMME' ? [id] : [])])
}

function sharedCode(a: EntityValue | undefined, b: EntityValue | undefined): string | null {
  if (a?.kind !== 'SPENDING_PROGRAMME' || b?.kind !== 'SPENDING_PROGRAMME') return null
  return a.properties.projectCode !== null && a.properties.projectCode === b.properties.projectCode
    ? a.properties.projectCode
    : null
}
