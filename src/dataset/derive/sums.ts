import * as balance from '../../ledger/balance.ts'
import { type Amount, computedAmount, printedAmount, sumAmounts } from '../../model/money.ts'
import type { Allocation, GraphIndex } from './index-of-graph.ts'

/** A sum that does not hide what is missing from it. */
export interface Sum {
  amount: Amount
  blanks: Allocation[]
}

/** Of amounts in one currency, one at least. */
export function sumOf(allocations: readonly Allocation[]): Sum {
  return {
    amount: sumAmounts(
      allocations.map(({ properties }) => printedAmount(properties) ?? computedAmount(0, properties.currency)),
    ),
    blanks: allocations.filter(({ properties }) => properties.amount === null),
  }
}

/** What rounding can explain between these amounts; null where they are in several currencies. */
export const toleranceOf = (index: GraphIndex, allocations: readonly Allocation[]): Amount | null =>
  balance.toleranceOf(index.ledger, index.entries(allocations))
