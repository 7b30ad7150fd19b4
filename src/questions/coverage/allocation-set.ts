import { type Accounts, isDissolved, lasts, replacedByOthers, standing } from '../../ledger/accounts.ts'
import { printedIn } from '../../ledger/balance.ts'
import {
  type Entry,
  isRepetition,
  isUnder,
  type Ledger,
  ofAct,
  replacedBy,
  replacesShares,
  totalsOver,
} from '../../ledger/entries.ts'
import { addUp, frameKey } from '../../ledger/figures.ts'
import { Overlaps } from '../../ledger/overlaps.ts'
import { holders } from '../../ledger/plan.ts'
import { moneys } from '../../ledger/same-money.ts'
import type { Currency } from '../../model/currency.ts'
import { groupBy } from '../../model/group-by.ts'
import { kindOfId } from '../../model/kinds.ts'
import { type Amount, compareAmounts, computedAmount, largestOf, sumOfKnown } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { atOnce } from '../../model/turns.ts'
import { MOVEMENT_STAGES, STAGE, type Stage } from '../../model/vocabulary.ts'

/** The money that a coverage speaks of: at one stage, in one currency, each amount printed once. */
export interface AllocationSet {
  accounts: Accounts
  of: string
  /** Those who set it: several where none sets an amount for all of a plan. */
  acts: readonly string[]
  stage: Stage | null
  currency: Currency | null
  entries: readonly Entry[]
  /** Entries that are inside no other. */
  roots: readonly Entry[]
  total: Amount | null
  /** What would count on another day, where nothing does on this. */
  excluded: readonly Entry[]
  /** What later amounts took the place of. */
  replaced: readonly Entry[]
  /** Of those entries that were set in place of parts of a total that stands: the parts, which are none of the entries. */
  instead: ReadonlyMap<Entry, readonly Entry[]>
  /** The ids of those parts, of what was set in their place before, and of what other acts set that was replaced since. */
  history: ReadonlySet<string>
  /** What other acts set inside of a plan of which one act sets all, and nothing replaced since: in bounds, and in no amount. */
  others: readonly Entry[]
  /** Of those, what is surely other money than the entries, the outermost: whether it is part of the total no source says. */
  apart: readonly Entry[]
  /** What the same act sets at the same stage in other currencies. */
  beside: readonly AllocationGroup[]
}

export function allocationSetOf(
  accounts: Accounts,
  of: string,
  stage: Stage | null,
  currency: Currency | null,
): AllocationSet {
  const all = groupsOf(accounts, of).filter(group =>
    stage === null ? !MOVEMENT_STAGES.has(group.stage) : group.stage === stage,
  )
  const groups = all.filter(group => currency === null || group.currency === currency)
  const live = groups.map(group => standingIn(accounts, group))
  const amounts = new Map<Currency, number>()
  for (const { currency, entries } of live) amounts.set(currency, (amounts.get(currency) ?? 0) + entries.length)
  const [chosen] = live.filter(({ entries }) => entries.length > 0).sort((a, b) => firstOf(accounts, of, amounts, a, b))
  if (chosen === undefined)
    return {
      accounts,
      of,
      acts: [],
      stage,
      currency,
      entries: [],
      roots: [],
      total: null,
      excluded: groups.flatMap(({ entries }) => entries),
      replaced: [],
      instead: new Map(),
      history: new Set(),
      others: [],
      apart: [],
      beside: [],
    }
  const alike = live.filter(one => one.act !== null && isLike(one, chosen))
  const group = isSetForAll(accounts, of, chosen) ? [chosen] : alike
  const own = latest(
    accounts,
    group.sort((a, b) => firstOf(accounts, of, amounts, a, b)),
  )
  const replaced = group.flatMap(one => one.replaced)
  const isAlone = group.length === 1 && kindOfId(of) === 'PLAN'
  const later = isAlone ? alike.filter(one => one !== chosen).flatMap(one => one.entries) : []
  const { instead, gone } = insteadOfParts(accounts, own, replaced, [...own, ...later])
  const isGone = idsOf(gone)
  // Nor does a sum that no source prints speak of what it was added up from.
  const isDissolvedBy = (entry: Entry): boolean =>
    entry.basis === 'COMPUTED' && printedIn(accounts.ledger, entry).some(term => isAmong(accounts.ledger, term, isGone))
  const kept = own.filter(
    entry => !instead.has(entry) && !isAmong(accounts.ledger, entry, isGone) && !isDissolvedBy(entry),
  )
  const entries = [...kept, ...instead.keys()]
  const roots = rootsOf(accounts, kept)
  const isCounted = new Set(entries)
  // What another act sets for all of the plan is the same told again, or was before: the latest speaks.
  const inside = chosen.act !== null && group.length === 1 ? alike.filter(one => !hasWhole(accounts, of, one)) : []
  const uncounted = inside.flatMap(one => one.entries.filter(entry => !isCounted.has(entry)))
  const others = uncounted.filter(entry => lasts(accounts, entry))
  const history = [...gone, ...uncounted, ...inside.flatMap(one => one.replaced)].filter(
    entry => replacedByOthers(accounts, entry).length > 0,
  )
  const acts = [...new Set(entries.flatMap(({ act }) => act ?? []))]
  const beside = all.filter(
    ({ act, stage, currency }) =>
      group.some(one => one.act === act) && stage === chosen.stage && currency !== chosen.currency,
  )
  const total = totalOf(accounts, roots)
  return {
    accounts,
    of,
    acts,
    stage: chosen.stage,
    currency: chosen.currency,
    entries,
    roots,
    total,
    excluded: [],
    replaced,
    instead,
    history: idsOf(history),
    others,
    apart: apartFrom(accounts, entries, others),
    beside,
  }
}

type Live = AllocationGroup & Pick<AllocationSet, 'replaced'>

/** Whether one statement speaks for all: that of an act which is asked about, a frame that no act sets, or an amount for all of a plan. */
const isSetForAll = (accounts: Accounts, of: string, group: Live): boolean =>
  kindOfId(of) === 'ACT' || group.act === null || hasWhole(accounts, of, group)

/** Whether an amount for all of a plan is in it: one that took the place of a share of another is a share. */
const hasWhole = ({ ledger }: Accounts, of: string, { entries }: AllocationGroup): boolean =>
  entries.some(entry => entry.target === of && entry.part === 'WHOLE' && !replacesShares(ledger, entry))

const isLike = (one: Live, other: Live): boolean => one.stage === other.stage && one.currency === other.currency

/** Of what several acts set for parts of a plan, all that is apart; of what may be the same money, what the first of these groups has. */
function latest(accounts: Accounts, groups: readonly Live[]): Entry[] {
  const entries = groups.flatMap(group => group.entries)
  if (groups.length < 2) return entries
  const alike = atOnce(moneys(accounts.ledger, rootsOf(accounts, entries), root => root))
  const acts = groups.map(({ act }) => act)
  const rank = ({ act }: Entry): number => acts.indexOf(act)
  const kept = new Set(
    alike.flatMap(same => {
      const first = Math.min(...same.map(rank))
      return same.flatMap(root => (rank(root) === first ? root.id : []))
    }),
  )
  return entries.filter(entry => [entry.id, ...totalsOver(accounts.ledger, entry)].some(id => kept.has(id)))
}

/**
 * What was set in place of parts of a total that stands, outside of it, by the same act or by others, with the parts; of what was replaced
 * again, the last. With all that is gone.
 */
function insteadOfParts(
  { ledger }: Accounts,
  entries: readonly Entry[],
  replaced: readonly Entry[],
  later: readonly Entry[],
): { instead: Map<Entry, Entry[]>; gone: ReadonlySet<Entry> } {
  const own = new Set([...entries, ...replaced])
  const standing = idsOf(entries)
  const found = new Map<Entry, Entry[]>()
  const gone = new Set<Entry>()
  for (const entry of later) {
    const chain = replacedBy(ledger, entry)
    const isOutside = (total: string): boolean => standing.has(total) && !isUnder(ledger, entry, total)
    const parts = [...chain].filter(one => own.has(one) && [...totalsOver(ledger, one)].some(isOutside))
    if (parts.length === 0) continue
    found.set(entry, parts)
    for (const one of chain) gone.add(one)
  }
  const again = idsOf(gone)
  for (const entry of found.keys()) if (isAmong(ledger, entry, again)) found.delete(entry)
  // With it goes what is inside of it.
  const first = new Map([...found].map(([entry, parts]) => [entry.id, parts] as const))
  for (const entry of later) {
    const parts = [...totalsOver(ledger, entry)].flatMap(id => first.get(id) ?? [])
    if (!found.has(entry) && parts.length > 0) found.set(entry, parts)
  }
  return { instead: found, gone }
}

/** Of those, what is surely other money than what counts: it holds none of that, and none of that is the same. */
function apartFrom(accounts: Accounts, entries: readonly Entry[], others: readonly Entry[]): Entry[] {
  if (others.length === 0) return []
  const { ledger } = accounts
  const own = new Set(entries)
  const holding = new Set(entries.flatMap(entry => [...totalsOver(ledger, entry)]))
  const roots = rootsOf(
    accounts,
    others.filter(({ id }) => !holding.has(id)),
  )
  const groups = atOnce(moneys(ledger, [...entries, ...roots], root => root))
  return groups.filter(group => !group.some(one => own.has(one))).flat()
}

const idsOf = (entries: Iterable<Entry>): ReadonlySet<string> => new Set([...entries].map(({ id }) => id))

/** Whether an amount is one of these or inside of one. */
export const isAmong = (ledger: Ledger, entry: Entry, ids: ReadonlySet<string>): boolean =>
  ids.has(entry.id) || [...totalsOver(ledger, entry)].some(id => ids.has(id))

/** What one act sets at one stage in one currency. */
export interface AllocationGroup {
  act: string | null
  stage: Stage
  currency: Currency
  entries: Entry[]
}

export function groupsOf(accounts: Accounts, of: string): AllocationGroup[] {
  const { graph, ledger } = accounts
  const inPlan = (entry: Entry): boolean => entry.target !== null && holders(graph, entry.target).has(of)
  const all = kindOfId(of) === 'ACT' ? ofAct(ledger, of) : [...ledger.entries.values()].filter(inPlan)
  const groups = new Map<string, AllocationGroup>()
  for (const entry of all.filter(one => !isRepetition(ledger, one)).sort((a, b) => compareIds(a.id, b.id))) {
    const { act, stage, currency } = entry
    const group = groups.get(frameKey(entry)) ?? { act, stage, currency, entries: [] }
    groups.set(frameKey(entry), group)
    group.entries.push(entry)
  }
  return [...groups.values()]
}

/** What of a group is there by what is asked about, and what no longer is. A movement is no budget that a later one replaces: it counts from the day of its act. */
function standingIn(accounts: Accounts, group: AllocationGroup): Live {
  const { act, stage, currency } = group
  const by = groupBy(group.entries, entry => standing(accounts, entry))
  const replaced = (by.get('SUPERSEDED') ?? []).filter(entry => !isDissolved(accounts, entry))
  return { act, stage, currency, entries: by.get('IN_FORCE') ?? [], replaced }
}

/**
 * The money that speaks for an act or a plan first: for a plan what the latest act sets for all of it; money of no act only where
 * no act sets any. In several currencies, which no rate compares, the one with most amounts; at several stages, the one with
 * most money.
 */
function firstOf(
  accounts: Accounts,
  of: string,
  amounts: ReadonlyMap<Currency, number>,
  a: AllocationGroup,
  b: AllocationGroup,
): number {
  const isWhole = (group: AllocationGroup): number => Number(hasWhole(accounts, of, group))
  const day = ({ act }: AllocationGroup): string => {
    const value = act === null ? undefined : accounts.graph.entities.get(act)
    return value?.kind === 'ACT' ? (value.properties.date ?? '0000') : ''
  }
  return (
    (kindOfId(of) === 'ACT' ? 0 : Number(isFrame(accounts, b)) - Number(isFrame(accounts, a))) ||
    Number(b.act !== null) - Number(a.act !== null) ||
    (kindOfId(of) === 'ACT' ? 0 : isWhole(b) - isWhole(a)) ||
    (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0) ||
    (amounts.get(b.currency) ?? 0) - (amounts.get(a.currency) ?? 0) ||
    compareIds(a.currency, b.currency) ||
    compareLargest(b, a) ||
    compareIds(a.act ?? '', b.act ?? '') ||
    STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage)
  )
}

/** Whether a complete edition prints it, naming no act: what the plan is given, of which acts then set parts. */
function isFrame({ graph }: Accounts, { act, stage, entries }: AllocationGroup): boolean {
  if (act !== null || FIRST_STAGES.has(stage) === false) return false
  return entries.some(({ edition }) => {
    const source = graph.entities.get(edition ?? '')
    return source?.kind === 'SOURCE' && source.properties.complete === true
  })
}

const FIRST_STAGES: ReadonlySet<Stage> = new Set<Stage>(['APPROVED', 'BUDGETED'])

/** Which of two in one currency has the larger amount; an empty cell counts as nothing. */
function compareLargest(a: AllocationGroup, b: AllocationGroup): number {
  const [one, other] = [a, b].map(({ entries, currency }) =>
    largestOf(entries.map(({ amount }) => amount ?? computedAmount(0, currency))),
  )
  return one == null || other == null ? 0 : compareAmounts(one, other)
}

const STAGES = Object.keys(STAGE)

function rootsOf({ ledger }: Accounts, entries: readonly Entry[]): Entry[] {
  const ids = new Set(entries.map(({ id }) => id))
  return entries.filter(entry => ![...totalsOver(ledger, entry)].some(total => ids.has(total)))
}

/** Null where two amounts may be one money, or are claims about that of one target. */
function totalOf(accounts: Accounts, roots: readonly Entry[]): Amount | null {
  const wholes = groupBy(roots, ({ part, target }) => (part === 'WHOLE' ? target : null))
  const isContested = [...wholes.values()].some(group => !addUp(accounts, group))
  const filled = roots.filter(({ amount }) => amount !== null)
  return isContested || new Overlaps(accounts, filled).any() ? null : sumOf(roots)
}

export const sumOf = (entries: readonly Entry[]): Amount | null => sumOfKnown(entries.map(({ amount }) => amount))
