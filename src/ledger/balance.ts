import {
  type Amount,
  absolute,
  compareAmounts,
  computedAmount,
  noneOf,
  oneCurrency,
  sign,
  subtract,
  sumOfKnown,
  tolerance,
} from '../model/money.ts'
import type { Breakdown } from '../model/vocabulary.ts'
import { type Entry, entriesById, following, type Ledger, totalsOver } from './entries.ts'
import { outermost } from './portions.ts'

/** The parts of a total by one breakdown, in its own table, column, act, stage and currency. */
export interface Group {
  breakdown: Breakdown | null
  parts: Entry[]
}

/** By section and line, else by who receives it, else by fund: the order in which a flow looks for a split. */
const PREFERENCE: readonly (Breakdown | null)[] = ['SECTION', 'LINE', 'MEASURE', 'BENEFICIARY', 'FUND', null]

export function groupsOf(ledger: Ledger, total: Entry): Group[] {
  const known = GROUPS.get(total) ?? findGroups(ledger, total)
  GROUPS.set(total, known)
  return known
}

/** An entry belongs to one ledger, and a trace asks for its parts at each hop. */
const GROUPS = new WeakMap<Entry, Group[]>()

const findGroups = (ledger: Ledger, total: Entry): Group[] =>
  PREFERENCE.flatMap(breakdown => splitBy(ledger, total, breakdown, part => isSameColumn(total, part)) ?? [])

/** The split of a total that its rows are reached by, wherever they are printed; null where it has none. */
export function splitOf(ledger: Ledger, total: Entry): Group | null {
  for (const breakdown of PREFERENCE) {
    const split = splitBy(ledger, total, breakdown)
    if (split !== null) return split
  }
  return null
}

/** The parts of a total by one breakdown; null where it has none. One that is itself inside another of them would be counted twice. */
export function splitBy(
  ledger: Ledger,
  total: Entry,
  breakdown: Breakdown | null,
  fits: (part: Entry) => boolean = () => true,
): Group | null {
  const ids = total.parts.filter(part => part.breakdown === breakdown).map(part => part.id)
  const parts = outermost(ledger, entriesById(ledger, ids).filter(fits))
  return parts.length === 0 ? null : { breakdown, parts }
}

function isSameColumn(total: Entry, part: Entry): boolean {
  const agrees = (a: string | null, b: string | null): boolean => a === null || b === null || a === b
  return (
    total.act === part.act &&
    total.stage === part.stage &&
    total.currency === part.currency &&
    agrees(total.table, part.table) &&
    agrees(total.column, part.column)
  )
}

/** The split that holds one of these allocations, or something inside a part of it; else the preferred one. */
export function groupWith(ledger: Ledger, total: Entry, wanted: readonly string[]): Group | null {
  const groups = groupsOf(ledger, total)
  const holds = (group: Group, direct: boolean): boolean =>
    group.parts.some(part =>
      wanted.some(id => {
        const entry = ledger.entries.get(id)
        return id === part.id || (!direct && entry !== undefined && totalsOver(ledger, entry).has(part.id))
      }),
    )
  return groups.find(group => holds(group, true)) ?? groups.find(group => holds(group, false)) ?? groups[0] ?? null
}

export type ConservationStatus = 'BALANCED' | 'WITHIN_ROUNDING' | 'GAP' | 'OVERFLOW' | 'NOT_CHECKABLE'

export interface Weighing {
  status: ConservationStatus
  outflow: Amount | null
  residual: Amount | null
  tolerance: Amount | null
  /** Parts that are printed without an amount. */
  blanks: Entry[]
}

/** Does what enters equal what leaves? `wholes` are the allocations that enter. */
export function weigh(ledger: Ledger, wholes: readonly Entry[], parts: readonly Entry[]): Weighing {
  const entered = wholes.map(whole => whole.amount)
  const inflow = entered.includes(null) ? null : sumOfKnown(entered)
  const blanks = parts.filter(part => part.amount === null)
  const terms = parts.flatMap(part => part.amount ?? [])
  const outflow = sumOfKnown(terms)
  if (inflow === null || outflow === null || oneCurrency([inflow, outflow]) === null)
    return { status: 'NOT_CHECKABLE', outflow, residual: null, tolerance: null, blanks }
  const residual = subtract(inflow, outflow)
  const bound = toleranceOf(ledger, [...wholes, ...parts]) ?? noneOf(residual)
  return { status: statusOf(residual, bound), outflow, residual, tolerance: bound, blanks }
}

/** The same of a total and its parts by one breakdown, once: a trace asks it at each hop. */
export function weighed(ledger: Ledger, total: Entry, group: Group): Weighing {
  const known = WEIGHED.get(group) ?? weigh(ledger, [total], group.parts)
  WEIGHED.set(group, known)
  return known
}

const WEIGHED = new WeakMap<Group, Weighing>()

/** The most that rounding can explain between these; null in several currencies. */
export function toleranceOf(ledger: Ledger, entries: readonly Entry[]): Amount | null {
  const printed = entries.flatMap(entry => printedIn(ledger, entry))
  const currency = oneCurrency(printed)
  if (currency === null) return null
  const amounts = printed.flatMap(({ amount }) => amount ?? [])
  return amounts.length === 0 ? computedAmount(0, currency) : tolerance(amounts)
}

export const balances = ({ status }: Weighing): boolean => status === 'BALANCED' || status === 'WITHIN_ROUNDING'

/** A computed amount was rounded nowhere: it counts as the printed amounts that it came from, each once, however these are grouped. */
export function printedIn(ledger: Ledger, entry: Entry): Entry[] {
  if (entry.basis !== 'COMPUTED') return [entry]
  const termsOf = (one: Entry): Entry[] => (one.basis === 'COMPUTED' ? entriesById(ledger, one.derivedFrom) : [])
  return [...following([entry], termsOf)].filter(one => termsOf(one).length === 0)
}

function statusOf(residual: Amount, bound: Amount): ConservationStatus {
  if (sign(residual) === 0) return 'BALANCED'
  if (compareAmounts(absolute(residual), bound) <= 0) return 'WITHIN_ROUNDING'
  return sign(residual) > 0 ? 'GAP' : 'OVERFLOW'
}
