import type { ClaimValue } from '../../../model/graph.ts'
import {
  type Amount,
  absolute,
  compareAmounts,
  decimalOf,
  oneCurrency,
  printedAmount,
  sign,
  subtract,
} from '../../../model/money.ts'
import type { CheckStatus } from '../../../model/vocabulary.ts'
import { SUM_RULE } from '../amounts.ts'
import type { Allocation, GraphIndex } from '../index-of-graph.ts'
import { sumOf } from '../sums.ts'
import { computedClaim, type Figures } from './finding.ts'

/** Two sums of money side by side; null is a sum that nobody gives. In two currencies there is nothing to compare. */
export function weighed(expected: Amount | null, found: Amount | null, tolerated: Amount | null): Figures {
  const known = [expected, found, tolerated].filter(amount => amount !== null)
  const difference =
    expected === null || found === null || oneCurrency(known) === null ? null : subtract(expected, found)
  const status: CheckStatus =
    difference === null
      ? 'NOT_CHECKABLE'
      : sign(difference) === 0
        ? 'HOLDS'
        : tolerated !== null && compareAmounts(absolute(difference), tolerated) <= 0
          ? 'WITHIN_ROUNDING'
          : 'FAILS'
  const text = (amount: Amount | null) => (amount === null ? null : decimalOf(amount))
  return {
    status,
    expected: text(expected),
    found: text(found),
    difference: text(difference),
    tolerance: text(tolerated),
  }
}

/** Amounts added up, less others: one side of what is compared. */
export interface Side {
  of: readonly Allocation[]
  less?: readonly Allocation[]
}

/** What a side comes to; null where a cell of it is blank, or it is in several currencies. */
export function comesTo({ of, less = [] }: Side): Amount | null {
  const all = [...of, ...less]
  if (oneCurrency(all.map(({ properties }) => properties)) === null || sumOf(all).blanks.length > 0) return null
  return less.length === 0 ? sumOf(of).amount : subtract(sumOf(of).amount, sumOf(less).amount)
}

/** The claim of a side: that of its one amount, or what a rule makes of several. */
export function claimOfSide(index: GraphIndex, { of, less = [] }: Side, amount: Amount, rule = SUM_RULE): ClaimValue {
  const [first] = of
  if (first && of.length === 1 && less.length === 0) return claimOf(index, first)
  const target = first ? index.targetOf(first.id) : null
  return computedClaim(decimalOf(amount), rule, evidenceOfAll(index, [...of, ...less]), target)
}

/** The claim that an amount makes by being printed, or by being computed before. */
export function claimOf(index: GraphIndex, allocation: Allocation): ClaimValue {
  const { id, basis, rule, properties } = allocation
  const evidence = printingAmount(index, allocation)
  const amount = printedAmount(properties)
  const number = amount === null ? null : decimalOf(amount)
  return { value: properties.printed ?? number ?? 'blank', number, basis, rule, evidence, entity: id }
}

/** Where an amount is printed, or the cell is that has none; what else the allocation rests on left out. */
export function printingAmount(index: GraphIndex, allocation: Allocation): string[] {
  return index.printing(allocation, 'amount', 'absence')
}

export function evidenceOfAll(index: GraphIndex, allocations: readonly Allocation[]): string[] {
  return allocations.flatMap(allocation => printingAmount(index, allocation))
}
