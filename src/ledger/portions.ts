import { type Amount, compareAmounts, noneOf, sign, subtract, sumOfKnown } from '../model/money.ts'
import { compareIds } from '../model/order.ts'
import { atOnce, type Steps, sorted } from '../model/turns.ts'
import { breakdownIn, type Entry, entriesById, isUnder, type Ledger, totalsOver } from './entries.ts'
import { sharesAmong } from './shares.ts'

/** An allocation; or what is left of it beside the parts of it that the sources place elsewhere. */
export interface Portion {
  entry: Entry
  less: readonly Entry[]
}

/** All the money that may be at a place, each amount once: no portion is inside another. */
export type Bound = readonly Portion[]

export const portionsOf = (entries: readonly Entry[]): Bound => entries.map(entry => ({ entry, less: [] }))

/** The most that a bound allows: the sum of its portions, reductions among them; null where none has an amount. */
export function amountOf(bound: Bound): Amount | null {
  return sumOfKnown(bound.map(left))
}

function left({ entry, less }: Portion): Amount | null {
  const taken = sumOfKnown(less.map(({ amount }) => amount))
  if (entry.amount === null || taken === null) return entry.amount
  const rest = subtract(entry.amount, taken)
  // Parts that exceed their total leave nothing of it, not less than nothing.
  return sign(entry.amount) < 0 === sign(rest) < 0 ? rest : noneOf(rest)
}

/** What came by several ways: an amount that is inside another of them is not counted beside it. */
export const merged = (ledger: Ledger, portions: readonly Portion[]): Bound => atOnce(merging(ledger, portions))

/** The same in small steps: a plan may have thousands of lines. */
export function* merging(ledger: Ledger, portions: readonly Portion[]): Steps<Bound> {
  if (portions.length < 2) return portions
  const found = new Map<string, Portion>()
  for (const { entry, less } of portions) {
    const known = found.get(entry.id)
    found.set(entry.id, { entry, less: known === undefined ? less : common(ledger, known.less, less) })
  }
  const sharesOver = sharesAmong(
    ledger,
    [...found.values()].map(({ entry }) => entry),
  )
  for (const { entry, less } of [...found.values()]) {
    yield
    const over = [...totalsOver(ledger, entry)].flatMap(id => found.get(id) ?? [])
    const holder = over.find(
      ({ entry: total, less: gone }) =>
        !gone.some(part => isUnder(ledger, entry, part.id)) &&
        (!totalsOver(ledger, total).has(entry.id) || total.id < entry.id),
    )
    if (holder !== undefined) {
      found.delete(entry.id)
      // What the total had given away inside of this amount comes back with it.
      const isBack = (part: Entry): boolean =>
        isUnder(ledger, part, entry.id) && !less.some(gone => isUnder(ledger, part, gone.id))
      found.set(holder.entry.id, { ...holder, less: holder.less.filter(part => !isBack(part)) })
    } else if (sharesOver(entry).some(share => share !== entry && found.has(share.id))) found.delete(entry.id)
  }
  return yield* sorted([...found.values()], (a, b) => compareIds(a.entry.id, b.entry.id))
}

/** Whether a portion is counted in one of these. */
export function isInside(ledger: Ledger, { entry }: Portion, bound: Bound): boolean {
  return bound.some(
    ({ entry: total, less }) => isUnder(ledger, entry, total.id) && !less.some(part => isUnder(ledger, entry, part.id)),
  )
}

/** What two ways have both given away. */
function common(ledger: Ledger, ones: readonly Entry[], others: readonly Entry[]): readonly Entry[] {
  if (ones.length === 0 || others.length === 0) return []
  // Most ways give away the same: it holds nothing twice.
  if (ones.length === others.length && ones.every((entry, nth) => entry === others[nth])) return ones
  const inside = (some: readonly Entry[], all: readonly Entry[]): Entry[] =>
    some.filter(entry => all.some(total => isUnder(ledger, entry, total.id)))
  return outermost(ledger, [...inside(ones, others), ...inside(others, ones)])
}

/** Those that none of the others holds, so that nothing is counted twice. */
export function outermost(ledger: Ledger, entries: readonly Entry[]): Entry[] {
  if (entries.length < 2) return [...entries]
  const distinct = [...new Map(entries.map(entry => [entry.id, entry])).values()]
  const ids = new Set(distinct.map(({ id }) => id))
  return distinct.filter(entry => ![...totalsOver(ledger, entry)].some(total => total !== entry.id && ids.has(total)))
}

/** Of each portion, what these parts of it leave: nothing where it is one of them. */
export function without(ledger: Ledger, bound: Bound, parts: readonly Entry[]): Bound {
  return bound.map(portion => {
    const { entry, less } = portion
    const own = parts.filter(part => isUnder(ledger, part, entry.id))
    return own.length === 0 ? portion : { entry, less: outermost(ledger, [...less, ...own]) }
  })
}

/**
 * What may be in an empty cell: what the other parts leave of its total, of several totals the least; of an empty total, what that has.
 * Nothing where they leave nothing, which is not a fact about what the cell holds; null where it is a part of nothing that has an amount.
 */
export function leftFor(ledger: Ledger, blank: Entry): Bound | null {
  const rests: Portion[] = []
  const empty = new Set([blank])
  for (const cell of empty)
    for (const total of entriesById(ledger, cell.wholes))
      if (total.amount === null) empty.add(total)
      else rests.push({ entry: total, less: filledBeside(ledger, total, cell) })
  const compare = (a: Portion, b: Portion): number => {
    const [one, other] = [left(a), left(b)]
    return one === null || other === null ? Number(one !== null) - Number(other !== null) : compareAmounts(one, other)
  }
  const [least] = rests.sort((a, b) => compare(a, b) || compareIds(a.entry.id, b.entry.id))
  if (least === undefined) return null
  const amount = left(least)
  return amount === null || sign(amount) === 0 ? [] : [least]
}

/** The parts of a total that have an amount, by what the empty one is a part of it. */
function filledBeside(ledger: Ledger, total: Entry, blank: Entry): Entry[] {
  const by = breakdownIn(total, blank.id)
  const ids = total.parts.filter(part => part.breakdown === by).map(part => part.id)
  const filled = entriesById(ledger, ids).filter(({ amount }) => amount !== null)
  return outermost(ledger, filled)
}
