import { kindsThat } from '../../../kinds/index.ts'
import { type Accounts, replacements } from '../../../ledger/accounts.ts'
import type { Reach } from '../../../ledger/bounds.ts'
import { type Entry, those, totalsOver } from '../../../ledger/entries.ts'
import { frameKey, isOf, MANDATE } from '../../../ledger/figures.ts'
import { holders } from '../../../ledger/plan.ts'
import { amountOf } from '../../../ledger/portions.ts'
import { isBeside, isPrintedShare } from '../../../ledger/shares.ts'
import type { Currency } from '../../../model/currency.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { type Amount, largestOf, sumOfKnown } from '../../../model/money.ts'
import { each, type Steps } from '../../../model/turns.ts'
import type { Stage } from '../../../model/vocabulary.ts'
import { unsplitMoney } from '../routes/unsplit-labels.ts'
import type { Course } from './stations.ts'

/** The tie of an amount to its target that nobody states; undefined where a source does. */
export const concluded = ({ way }: Course) =>
  way.links.find(link => link.relation === 'FOR' && link.basis === 'INFERRED')

/** Kinds of end that a label or a row may name together with others. */
export const SPLIT_UNPUBLISHED = kindsThat(({ mixed }) => mixed)

/** What a goal can claim of one money: that of an act at a stage in a currency, or of acts that set different money so. */
export interface Claim {
  acts: string[]
  stage: Stage | null
  currency: Currency | null
  roots: Entry[]
  declared: Amount | null
  upper: Amount | null
  method: string | null
}

/** Claims that must not be added to each other: they are of different stages, or may be the same money. */
export function* claimsOf(
  accounts: Accounts,
  courses: readonly Course[],
  goal: string,
  reaches: readonly Reach[],
): Steps<Claim[]> {
  const scopes = new Map<string, Course[]>()
  for (const course of courses) {
    const key = frameKey(course.way.scope)
    const others = scopes.get(key)
    if (others === undefined) scopes.set(key, [course])
    else others.push(course)
    yield
  }
  const claims: Claim[] = []
  for (const group of scopes.values()) claims.push(yield* claimOf(accounts, group, goal, reaches))
  return merged(accounts, inForce(accounts, claims))
}

/** Of one act and stage: the sum over the distinct last stations that have an amount, those inside another left out. */
function* claimOf(accounts: Accounts, group: readonly Course[], goal: string, reaches: readonly Reach[]): Steps<Claim> {
  const frame = group[0]?.way.scope ?? MANDATE
  const { act, stage, currency } = frame
  const outer = yield* distinct(accounts, group)
  // What only a conclusion ties to the goal is no declaration.
  const ends = outer.filter(course => course.last === course.stations.length - 1 && concluded(course) === undefined)
  const roots = those(accounts.ledger, [...new Set(group.flatMap(course => course.way.scope.root ?? []))])
  const mixed = SPLIT_UNPUBLISHED.has(kindOfId(goal))
    ? unsplitMoney(accounts, goal, group[0]?.way.links[0]?.from ?? null).filter(one => isOf(frame, one))
    : []
  // Where not all was read that leads there, the act's own amount is the only bound that is sure to hold.
  const reach = reaches.find(one => isOf(frame, one))
  const bounds = accounts.graph.truncated
    ? roots.map(root => root.amount)
    : [amountOf(reach?.bound ?? []), ...mixed.map(one => one.amount)]
  return {
    acts: act === null ? [] : [act],
    stage,
    currency,
    roots,
    declared: sumOfKnown(ends.map(course => course.bound)),
    upper: sumOfKnown(bounds),
    method: ends.every(course => course.stations.at(-1)?.figure?.basis === 'STATED')
      ? 'stated allocation'
      : 'sum of allocations',
  }
}

/** The most that may be at a place of all the money that comes to it: what may be the same money is not added. */
export function mostOf(accounts: Accounts, reaches: readonly Reach[]): Amount | null {
  const claims = reaches.map(
    ({ act, stage, currency, roots, bound }): Claim => ({
      acts: act === null ? [] : [act],
      stage,
      currency,
      roots: those(accounts.ledger, roots),
      declared: null,
      upper: amountOf(bound),
      method: null,
    }),
  )
  return largestOf(merged(accounts, inForce(accounts, claims)).map(({ upper }) => upper))
}

/** Acts that set different money at one stage pay together. */
function merged(accounts: Accounts, claims: readonly Claim[]): Claim[] {
  const groups: Claim[] = []
  for (const claim of claims) {
    const peer = groups.findIndex(
      other => other.stage === claim.stage && other.currency === claim.currency && !isSameMoney(accounts, other, claim),
    )
    const other = groups[peer]
    if (other === undefined || claim.stage === null) groups.push(claim)
    else
      groups[peer] = {
        acts: [...other.acts, ...claim.acts],
        stage: claim.stage,
        currency: claim.currency,
        roots: [...other.roots, ...claim.roots],
        declared: sumOfKnown([other.declared, claim.declared]),
        upper: sumOfKnown([other.upper, claim.upper]),
        method: other.method === claim.method ? claim.method : 'sum of allocations',
      }
  }
  return groups
}

/** Tied by what restates, replaces or reduces, in any number of steps, through parts and totals too. */
function isSameMoney({ ledger }: Accounts, a: Claim, b: Claim): boolean {
  const seen = new Set(a.roots)
  for (const { restates, restatedBy, supersededBy, supersedes, reducedBy, parts, wholes } of seen)
    for (const near of those(ledger, [
      ...restates,
      ...restatedBy,
      ...supersededBy,
      ...supersedes,
      ...reducedBy,
      ...wholes,
      ...parts.map(part => part.id),
    ]))
      seen.add(near)
  return b.roots.some(root => seen.has(root))
}

function* distinct(accounts: Accounts, courses: readonly Course[]): Steps<Course[]> {
  const paid = courses.filter(course => course.bound !== null)
  const keyed = yield* each(paid, course => [course.bounding.join(' '), course] as const)
  const unique = [...new Map(keyed).values()]
  const owners = new Map<string, Course>(unique.flatMap(course => course.bounding.map(id => [id, course] as const)))
  const places = new Map(unique.map(course => [placeOf(course), course]))
  const shares = those(accounts.ledger, [...owners.keys()]).filter(entry => isPrintedShare(accounts.ledger, entry))
  const isCounted = (course: Course, entry: Entry): boolean =>
    [...totalsOver(accounts.ledger, entry)].some(id => owners.has(id) && owners.get(id) !== course) ||
    shares.some(share => owners.get(share.id) !== course && isBeside(accounts.ledger, entry, share))
  const isHeld = (course: Course): boolean =>
    [...holders(accounts.graph, placeOf(course))].some(id => id !== placeOf(course) && places.has(id))
  const kept = yield* each(unique, course =>
    those(accounts.ledger, course.bounding).every(entry => isCounted(course, entry)) || isHeld(course) ? [] : [course],
  )
  return kept.flat()
}

/** The last station of a route that has an amount. */
const placeOf = (course: Course): string => course.stations[course.last]?.id ?? ''

/** What a later act of the answer replaced is history: the later one speaks for both. */
function inForce(accounts: Accounts, claims: readonly Claim[]): Claim[] {
  const acts = new Set(claims.flatMap(claim => claim.acts))
  const isReplaced = (root: Entry, claim: Claim): boolean =>
    replacements(accounts, root).some(({ act }) => act !== null && acts.has(act) && !claim.acts.includes(act))
  const live = claims.filter(claim => claim.roots.length === 0 || !claim.roots.every(root => isReplaced(root, claim)))
  return live.length === 0 ? [...claims] : live
}
