import { groupBy } from '../model/group-by.ts'
import { compareAmounts } from '../model/money.ts'
import { type Steps, sorted } from '../model/turns.ts'
import { type Entry, entriesById, type Ledger, totalsOver } from './entries.ts'
import { amountOf, type Bound, isInside, merging, outermost, type Portion, portionsOf, without } from './portions.ts'
import { moneys, Reach } from './same-money.ts'

/** The most that amounts of one stage and currency can be together. */
export interface Together {
  bound: Bound
  /** Whether it is the sum of all of them, because no two may be the same money. */
  isSum: boolean
}

/**
 * What several acts set for one thing may be the same money, set again or instead: of that the most that one of them sets. What is apart is
 * added: an act that replaces one row of two leaves the other, and one that replaces a part of a total leaves the rest of it.
 */
export function* together(ledger: Ledger, portions: readonly Portion[]): Steps<Together> {
  const all = yield* merging(ledger, portions)
  if (new Set(all.map(({ entry }) => entry.act)).size < 2) return { bound: all, isSum: true }
  const groups = yield* moneys(ledger, all, ({ entry }) => entry)
  const reach = new Reach(ledger)
  const bound: Portion[] = []
  for (const group of groups) {
    const acts = [...groupBy(group, ({ entry }) => actOf(entry)).values()]
    const sums: Bound[] = []
    for (const own of acts) sums.push(yield* raised(ledger, reach, own, group))
    bound.push(...largest(sums))
  }
  return { bound, isSum: all.every(portion => bound.includes(portion)) }
}

const actOf = ({ act }: Entry): string => act ?? ''

/** What one act sets, with more in place of its parts where others set more for them: its totals, which nobody replaced, stand beside that. */
function* raised(ledger: Ledger, reach: Reach, own: Bound, group: Bound): Steps<Bound> {
  const totals = new Map(own.flatMap(one => (one.entry.parts.length > 0 ? [[one.entry.id, one] as const] : [])))
  if (totals.size === 0) return own
  const more: Portion[] = []
  const replaced = new Set<Entry>()
  /** Those, and all that holds one of them. */
  const touched = new Set<string>()
  const others = group.filter(one => !own.includes(one))
  const byAmount = (a: Portion, b: Portion): number => Number(isMore([b], [a])) - Number(isMore([a], [b]))
  for (const other of yield* sorted(others, byAmount)) {
    yield
    const pieces = reach.piecesOf(other.entry.id)
    const holding = (part: Entry): Portion[] =>
      [...totalsOver(ledger, part)].flatMap(id => (pieces.has(id) ? [] : (totals.get(id) ?? [])))
    const same = entriesById(ledger, [...reach.down(other.entry.id, 'LINKED')])
    const parts = outermost(
      ledger,
      same.filter(part => holding(part).length > 0),
    )
    const isTouched = (part: Entry): boolean =>
      touched.has(part.id) || [...totalsOver(ledger, part)].some(id => replaced.has(ledger.entries.get(id) as Entry))
    if (parts.length === 0 || parts.some(isTouched)) continue
    const counted = parts.filter(part =>
      holding(part).some(total => isInside(ledger, { entry: part, less: [] }, [total])),
    )
    if (!isMore([other], portionsOf(counted))) continue
    more.push(other)
    for (const part of parts) {
      replaced.add(part)
      for (const id of [part.id, ...totalsOver(ledger, part)]) touched.add(id)
    }
  }
  return more.length === 0 ? own : [...without(ledger, own, [...replaced]), ...more]
}

function largest([first = [], ...others]: readonly Bound[]): Bound {
  return others.reduce((most, one) => (isMore(one, most) ? one : most), first)
}

function isMore(one: Bound, other: Bound): boolean {
  const [sum, least] = [amountOf(one), amountOf(other)]
  return sum !== null && (least === null || compareAmounts(sum, least) > 0)
}
