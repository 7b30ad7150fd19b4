import { kindsThat } from '../../../kinds/index.ts'
import { type Accounts, replacedByOthers } from '../../../ledger/accounts.ts'
import type { Reach } from '../../../ledger/bounds.ts'
import { type Entry, entriesById, totalsOver } from '../../../ledger/entries.ts'
import { frameKey, isOf, MANDATE } from '../../../ledger/figures.ts'
import { holders } from '../../../ledger/plan.ts'
import { amountOf, type Bound, type Portion, portionsOf } from '../../../ledger/portions.ts'
import { sharesAmong } from '../../../ledger/shares.ts'
import type { Link } from '../../../ledger/steps.ts'
import { together } from '../../../ledger/together.ts'
import { groupBy } from '../../../model/group-by.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { type Amount, largestOf } from '../../../model/money.ts'
import { each, type Steps } from '../../../model/turns.ts'
import type { Stage } from '../../../model/vocabulary.ts'
import { unsplitMoney } from '../routes/charges.ts'
import { type Bounding, lastPaid } from '../routes/money.ts'
import { isPaid, type Run, type Spot } from '../routes/run.ts'
import type { Walk } from '../routes/walk.ts'

/** Whether nobody states for what an amount is. */
export const isConcluded = ({ relation, basis }: Link): boolean => relation === 'FOR' && basis === 'INFERRED'

/** Kinds of end that a label or a row may name together with others. */
export const SPLIT_UNPUBLISHED = kindsThat(({ mixed }) => mixed)

/** What a goal can claim of the money of one stage and currency, whoever sets it. */
export interface Claim {
  acts: string[]
  stage: Stage | null
  declared: Amount | null
  upper: Amount | null
  /** Whether all that comes is counted: of what may be the same money, the largest is. */
  isSum: boolean
  method: string | null
}

/** Claims of different stages, which may be the same money, are not added to each other. */
export function* claimsOf(walk: Walk, goal: string): Steps<Claim[]> {
  const { accounts, runs, boundings, bounds } = walk
  const framed: Framed[] = []
  for (const group of groupBy(runs, ({ scope }) => frameKey(scope)).values()) {
    const own = boundings.filter(({ run }) => group.includes(run))
    framed.push(yield* framedBy(accounts, group, own, goal, bounds.get(goal) ?? []))
  }
  // What others set around the place where the question begins comes by no route of its own.
  const isFramed = (reach: Reach): boolean => framed.some(one => isOf(one, reach))
  framed.push(...(bounds.get(goal) ?? []).filter(reach => !isFramed(reach)).map(undeclared))
  const claims: Claim[] = []
  for (const some of byStage(lasting(accounts, framed))) {
    const declared = yield* together(
      accounts.ledger,
      some.flatMap(one => one.declared),
    )
    const upper = yield* together(
      accounts.ledger,
      some.flatMap(one => one.bound),
    )
    claims.push({
      acts: some.flatMap(({ act }) => act ?? []),
      stage: some[0].stage,
      declared: amountOf(declared.bound),
      upper: amountOf(upper.bound),
      isSum: declared.isSum && upper.isSum && some.every(({ isWhole }) => isWhole),
      method: some.every(({ isStated }) => isStated) ? 'stated allocation' : 'sum of allocations',
    })
  }
  return claims
}

/** What one act sets at one stage in one currency. */
interface Framed extends Pick<Reach, 'act' | 'stage' | 'currency' | 'bound'> {
  declared: Bound
  isStated: boolean
  /** Whether none of it was left out as history. */
  isWhole: boolean
}

const undeclared = (reach: Reach): Framed => ({ ...reach, declared: [], isStated: true, isWhole: true })

/** The distinct last nodes that have an amount, those inside another left out. */
function* framedBy(
  accounts: Accounts,
  group: readonly Run[],
  boundings: readonly Bounding[],
  goal: string,
  reaches: readonly Reach[],
): Steps<Framed> {
  const frame = group[0]?.scope ?? MANDATE
  const outer = yield* distinct(accounts, boundings)
  // What only a conclusion ties to the goal is not a declaration.
  const isDeclared = new Map(group.map(run => [run, declaredIn(run)]))
  const ends = outer.filter(({ run, at }) => isPaid(at) && run.ends.has(at) && isDeclared.get(run)?.has(at))
  const mixed = SPLIT_UNPUBLISHED.has(kindOfId(goal))
    ? unsplitMoney(accounts, goal, group[0]?.starts[0]?.id ?? null).filter(one => isOf(frame, one))
    : []
  const { act, stage, currency } = frame
  return {
    act,
    stage,
    currency,
    declared: ends.flatMap(({ bound }) => bound),
    bound: [
      ...(reaches.find(one => isOf(frame, one))?.bound ?? []),
      ...portionsOf(mixed.flatMap(({ entries }) => entries)),
    ],
    isStated: ends.every(({ at }) => at.figure?.basis === 'STATED'),
    isWhole: true,
  }
}

/** A mandate is of no stage, and each is by itself. */
const byStage = (all: readonly Framed[]): Iterable<[Framed, ...Framed[]]> =>
  groupBy(all, ({ act, stage, currency }) => (stage === null ? `${act}` : `${stage} ${currency}`)).values()

/** What routes come to whose money a source ties to its target. */
function declaredIn({ starts }: Run): ReadonlySet<Spot> {
  const passed = new Set(starts)
  for (const { on } of passed) for (const { link, to } of on) if (!isConcluded(link)) passed.add(to)
  return passed
}

/** The most that may be at a place of all the money that comes to it: what may be the same money is not added. */
export function* mostOf(accounts: Accounts, reaches: readonly Reach[]): Steps<Amount | null> {
  const sums: (Amount | null)[] = []
  for (const some of byStage(lasting(accounts, reaches.map(undeclared)))) {
    const { bound } = yield* together(
      accounts.ledger,
      some.flatMap(one => one.bound),
    )
    sums.push(amountOf(bound))
  }
  return largestOf(sums)
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
  const sharesOver = sharesAmong(ledger, entriesById(ledger, [...owners.keys()]))
  const isCounted = (one: Bounding, entry: Entry): boolean =>
    [...totalsOver(ledger, entry)].some(id => owners.has(id) && owners.get(id) !== one) ||
    sharesOver(entry).some(share => owners.get(share.id) !== one)
  const isHeld = (place: string): boolean => [...holders(graph, place)].some(id => id !== place && all.has(id))
  const kept = yield* each(unique, one =>
    one.bound.every(({ entry }) => isCounted(one, entry)) || placesOf.get(one)?.every(isHeld) ? [] : [one],
  )
  return kept.flat()
}

/** What a later act of the answer replaced is history: the later one speaks for both. */
function lasting(accounts: Accounts, all: readonly Framed[]): readonly Framed[] {
  const acts = new Set(all.map(({ act }) => act))
  if (acts.size < 2) return all
  const lasts = ({ entry }: Portion): boolean =>
    !replacedByOthers(accounts, entry).some(({ act }) => act !== null && acts.has(act))
  const live = all.filter(({ bound }) => bound.length === 0 || bound.some(lasts))
  if (live.length === 0) return all
  return live.map(one => {
    const bound = one.bound.filter(lasts)
    return { ...one, bound, declared: one.declared.filter(lasts), isWhole: bound.length === one.bound.length }
  })
}
