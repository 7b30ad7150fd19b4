import { isSameAmount } from '../../../model/money.ts'
import { splitsOf } from '../breakdowns.ts'
import type { Allocation, GraphIndex } from '../index-of-graph.ts'
import { comesTo } from './money.ts'

/**
 * Of two totals of the same money, the one that equals the sum of its parts: parts of either, for they are parts of the
 * same money. Null where no parts are printed in full, where they disagree, or where both or neither equal them.
 */
export function equalsItsParts(
  index: GraphIndex,
  first: readonly Allocation[],
  again: readonly Allocation[],
): number | null {
  if (first.length > 1 || again.length > 1) return null
  const sums = [...first, ...again]
    .flatMap(total => splitsOf(index, total))
    .flatMap(({ parts }) => comesTo({ of: parts }) ?? [])
  const [sum, ...others] = sums
  if (sum === undefined || others.some(other => !isSameAmount(other, sum))) return null
  const equal = [first, again].map(of => {
    const amount = comesTo({ of })
    return amount !== null && isSameAmount(amount, sum)
  })
  return equal[0] === equal[1] ? null : equal.indexOf(true)
}
