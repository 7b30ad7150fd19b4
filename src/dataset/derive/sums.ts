import {
  type Amount,
  absolute,
  compareAmounts,
  computedAmount,
  leftOf,
  oneCurrency,
  printedAmount,
  sumAmounts,
  tolerance,
} from '../../model/money.ts'
import type { Allocation, GraphIndex } from './index-of-graph.ts'

/** A sum that does not hide what is missing from it. */
export interface Sum {
  amount: Amount
  blanks: Allocation[]
}

const amountsIn = (allocations: readonly Allocation[]): Amount[] =>
  allocations.flatMap(({ properties }) => printedAmount(properties) ?? [])

/** Of amounts in one currency, one at least. */
export function sumOf(allocations: readonly Allocation[]): Sum {
  return {
    amount: sumAmounts(
      allocations.map(({ properties }) => printedAmount(properties) ?? computedAmount(0, properties.currency)),
    ),
    blanks: allocations.filter(({ properties }) => properties.amount === null),
  }
}

/**
 * What rounding can explain between these amounts. A computed amount was rounded nowhere: it counts as the printed
 * amounts it came from, so that the same figures have the same tolerance however they are grouped. Null where they are in
 * several currencies.
 */
export function toleranceOf(index: GraphIndex, allocations: readonly Allocation[]): Amount | null {
  const printed = allocations.flatMap(allocation => printedIn(index, allocation))
  const currency = oneCurrency(printed.map(({ properties }) => properties))
  if (currency === null) return null
  const amounts = amountsIn(printed)
  return amounts.length === 0 ? computedAmount(0, currency) : tolerance(amounts)
}

/** The printed amounts that an amount comes from: itself, unless it was computed. */
export function printedIn(index: GraphIndex, allocation: Allocation): Allocation[] {
  if (allocation.basis !== 'COMPUTED') return [allocation]
  const parts = allocation.properties.derivedFrom.flatMap(id => index.find('ALLOCATION', id) ?? [])
  return parts.flatMap(part => printedIn(index, part))
}

/** Whether a total is what these amounts make, rounding allowed. */
export function balances(index: GraphIndex, total: Allocation, terms: readonly Allocation[]): boolean {
  const amount = printedAmount(total.properties)
  const tolerated = toleranceOf(index, [total, ...terms])
  if (amount === null || tolerated === null) return false
  return compareAmounts(absolute(leftOf(amount, amountsIn(terms))), tolerated) <= 0
}
