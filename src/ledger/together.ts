import { groupBy } from '../model/group-by.ts'
import { compareAmounts } from '../model/money.ts'
import { type Steps, sorted } from '../model/turns.ts'
import { type Entry, entriesById, type Ledger, timesSet, totalsOver } from './entries.ts'
import { amountOf, type Bound, isInside, merging, outermost, type Portion, portionsOf, without } from './portions.ts'
import { moneys, Reach } from './same-money.ts'

/** The most that amounts of one stage and currency can be together. */
export interface Together {
  bound: Bound
  /** Whether it is the sum of all of them, because no two may be the same money. */
  isSum: boolean
}

/** The same of what one act sets, or several that are not compared: of what it set anew the most, once. */
export function* setOnce(ledger: Ledger, bound: Bound): Steps<Bound> {
  const isAnew = bound.length > 1 && bound.some(({ entry }) => timesSet(ledger, entry) > 0)
  return isAnew ? (yield* together(ledger, bound)).bound : bound
}

/**
 * What several acts set for one thing, or one of them anew, may be the same money, set again or instead: of that the most that is set at once. What is apart is
 * added: an act that replaces one row of two leaves the other, and one that replaces a part of a total leaves the rest of it.
 */
export function* together(ledger: Ledger, portions: readonly Portion[]): Steps<Together> {
  const all = yield* merging(ledger, portions)
  if (new Set(all.map(({ entry }) => settingOf(ledger, entry))).size < 2) return { bound: all, isSum: true }
  const groups = yield* moneys(ledger, all, ({ entry }) => entry)
  const reach = new Reach(ledger)
  const bound: Portion[] = []
  for (const group of groups) {
    const settings = [...groupBy(group, ({ entry }) => settingOf(ledger, entry)).values()]
    const sums: Bound[] = []
    for (const own of settings) sums.push(yield* raised(ledger, reach, own, group))
    bound.push(...largest(sums))
  }
  return { bound, isSum: all.every(portion => bound.includes(portion)) }
}

/** Who sets it, and for which time: what an act sets in place of its own it does not set beside that. */
const settingOf = (ledger: Ledger, entry: Entry): string => `${entry.act} ${timesSet(ledger, entry)}`

/** What one act sets, with more in place of any of it where others set more: a total stands beside what replaced a part of it. */
function* raised(ledger: Ledger, reach: Reach, own: Bound, group: Bound): Steps<Bound> {
  if (own.every(({ entry }) => entry.parts.length === 0)) return own
  const counted = new Set(own.map(({ entry }) => entry.id))
  const more: Portion[] = []
  const replaced = new Set<Entry>()
  /** Those, and all that holds one of them. */
  const touched = new Set<string>()
  const others = group.filter(one => !own.includes(one))
  const byAmount = (a: Portion, b: Portion): number => Number(isMore([b], [a])) - Number(isMore([a], [b]))
  for (const other of yield* sorted(others, byAmount)) {
    yield
    const pieces = reach.piecesOf(other.entry.id)
    const isOwn = (part: Entry): boolean =>
      [part.id, ...totalsOver(ledger, part)].some(id => counted.has(id) && !pieces.has(id))
    const parts = outermost(ledger, entriesById(ledger, [...reach.down(other.entry.id, 'LINKED')]).filter(isOwn))
    const isTouched = (part: Entry): boolean =>
      touched.has(part.id) || [...totalsOver(ledger, part)].some(id => replaced.has(ledger.entries.get(id) as Entry))
    if (parts.length === 0 || parts.some(isTouched)) continue
    const before = portionsOf(parts).filter(part => isInside(ledger, part, own))
    if (!isMore([other], before)) continue
    more.push(other)
    for (const part of parts) {
      replaced.add(part)
      for (const id of [part.id, ...totalsOver(ledger, part)]) touched.add(id)
    }
  }
  const left = own.filter(({ entry }) => !replaced.has(entry))
  return more.length === 0 ? own : [...without(ledger, left, [...replaced]), ...more]
}

function largest([first = [], ...others]: readonly Bound[]): Bound {
  return others.reduce((most, one) => (isMore(one, most) ? one : most), first)
}

function isMore(one: Bound, other: Bound): boolean {
  const [sum, least] = [amountOf(one), amountOf(other)]
  return sum !== null && (least === null || compareAmounts(sum, least) > 0)
}
