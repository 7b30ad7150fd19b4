import { kindsThat } from '../../../kinds/index.ts'
import { type Accounts, replacements } from '../../../ledger/accounts.ts'
import type { Reach } from '../../../ledger/bounds.ts'
import { type Entry, entriesById, totalsOver } from '../../../ledger/entries.ts'
import { frameKey, isOf, MANDATE } from '../../../ledger/figures.ts'
import { holders } from '../../../ledger/plan.ts'
import { amountOf } from '../../../ledger/portions.ts'
import { isSameMoney } from '../../../ledger/same-money.ts'
import { isBeside, isPrintedShare } from '../../../ledger/shares.ts'
import type { Link } from '../../../ledger/steps.ts'
import type { Currency } from '../../../model/currency.ts'
import { groupBy } from '../../../model/group-by.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { type Amount, largestOf, sumOfKnown } from '../../../model/money.ts'
import { each, type Steps } from '../../../model/turns.ts'
import type { Stage } from '../../../model/vocabulary.ts'
import { type Bounding, lastPaid } from '../routes/money.ts'
import { isPaid, type Run, type Spot } from '../routes/run.ts'
import { unsplitMoney } from '../routes/unsplit-labels.ts'
import type { Walk } from '../routes/walk.ts'

/** Whether nobody states for what an amount is. */
export const isConcluded = ({ relation, basis }: Link): boolean => relation === 'FOR' && basis === 'INFERRED'

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
export function* claimsOf(walk: Walk, goal: string): Steps<Claim[]> {
  const { accounts, runs, boundings, bounds } = walk
  const claims: Claim[] = []
  for (const group of groupBy(runs, ({ scope }) => frameKey(scope)).values()) {
    const own = boundings.filter(({ run }) => group.includes(run))
    claims.push(yield* claimOf(accounts, group, own, goal, bounds.get(goal) ?? []))
  }
  return merged(accounts, inForce(accounts, claims))
}

/** Of one act and stage: the sum over the distinct last nodes that have an amount, those inside another left out. */
function* claimOf(
  accounts: Accounts,
  group: readonly Run[],
  boundings: readonly Bounding[],
  goal: string,
  reaches: readonly Reach[],
): Steps<Claim> {
  const frame = group[0]?.scope ?? MANDATE
  const { act, stage, currency } = frame
  const outer = yield* distinct(accounts, boundings)
  // What only a conclusion ties to the goal is not a declaration.
  const isDeclared = new Map(group.map(run => [run, declaredIn(run)]))
  const ends = outer.filter(({ run, at }) => isPaid(at) && run.ends.has(at) && isDeclared.get(run)?.has(at))
  const roots = entriesById(accounts.ledger, [...new Set(group.flatMap(({ scope }) => scope.root ?? []))])
  const mixed = SPLIT_UNPUBLISHED.has(kindOfId(goal))
    ? unsplitMoney(accounts, goal, group[0]?.starts[0]?.id ?? null).filter(one => isOf(frame, one))
    : []
  const reach = reaches.find(one => isOf(frame, one))
  return {
    acts: act === null ? [] : [act],
    stage,
    currency,
    roots,
    declared: sumOfKnown(ends.map(({ bound }) => amountOf(bound))),
    upper: sumOfKnown([amountOf(reach?.bound ?? []), ...mixed.map(one => one.amount)]),
    method: ends.every(({ at }) => at.figure?.basis === 'STATED') ? 'stated allocation' : 'sum of allocations',
  }
}

/** What routes come to whose money a source ties to its target. */
function declaredIn({ starts }: Run): ReadonlySet<Spot> {
  const passed = new Set(starts)
  for (const { on } of passed) for (const { link, to } of on) if (!isConcluded(link)) passed.add(to)
  return passed
}

/** The most that may be at a place of all the money that comes to it: what may be the same money is not added. */
export function mostOf(accounts: Accounts, reaches: readonly Reach[]): Amount | null {
  const claims = reaches.map(
    ({ act, stage, currency, roots, bound }): Claim => ({
      acts: act === null ? [] : [act],
      stage,
      currency,
      roots: entriesById(accounts.ledger, roots),
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
      other =>
        other.stage === claim.stage &&
        other.currency === claim.currency &&
        !isSameMoney(accounts.ledger, other.roots, claim.roots),
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

/** Those that are not counted in another of them, nor stand inside the place of another. */
function* distinct(accounts: Accounts, boundings: readonly Bounding[]): Steps<Bounding[]> {
  const { graph, ledger } = accounts
  const idsOf = ({ bound }: Bounding): string[] => bound.map(({ entry }) => entry.id)
  const keyed = yield* each(
    boundings,
    one => [amountOf(one.bound) === null ? null : idsOf(one).join(' '), one] as const,
  )
  const unique = [...new Map(keyed.filter(([key]) => key !== null)).values()]
  const owned = yield* each(unique, one => idsOf(one).map(id => [id, one] as const))
  const owners = new Map<string, Bounding>(owned.flat())
  const places = yield* each(unique, one => [one, lastPaid(one.at).map(spot => spot?.id ?? '')] as const)
  const placesOf = new Map(places)
  const all = new Set([...placesOf.values()].flat())
  const shares = entriesById(ledger, [...owners.keys()]).filter(entry => isPrintedShare(ledger, entry))
  const isCounted = (one: Bounding, entry: Entry): boolean =>
    [...totalsOver(ledger, entry)].some(id => owners.has(id) && owners.get(id) !== one) ||
    shares.some(share => owners.get(share.id) !== one && isBeside(ledger, entry, share))
  const isHeld = (place: string): boolean => [...holders(graph, place)].some(id => id !== place && all.has(id))
  const kept = yield* each(unique, one =>
    one.bound.every(({ entry }) => isCounted(one, entry)) || placesOf.get(one)?.every(isHeld) ? [] : [one],
  )
  return kept.flat()
}

/** What a later act of the answer replaced is history: the later one speaks for both. */
function inForce(accounts: Accounts, claims: readonly Claim[]): Claim[] {
  const acts = new Set(claims.flatMap(claim => claim.acts))
  const isReplaced = (root: Entry, claim: Claim): boolean =>
    replacements(accounts, root).some(({ act }) => act !== null && acts.has(act) && !claim.acts.includes(act))
  const live = claims.filter(claim => claim.roots.length === 0 || !claim.roots.every(root => isReplaced(root, claim)))
  return live.length === 0 ? [...claims] : live
}
