import type { Entry } from '../../ledger/entries.ts'
import { type Amount, computedAmount, negated, oneCurrency, subtract, sumOfKnown } from '../../model/money.ts'
import { type Change, type Comparison, deltaOf } from './changes.ts'
import { counterpart } from './match.ts'

/** What the acts set in all for what both of them speak of. */
export interface Totals {
  before: Amount | null
  after: Amount | null
  declared: Amount | null
  /** Before less after less declared; null where nothing is comparable. */
  residual: Amount | null
}

/** `sign` is negative where the movement is that of the act compared from: read backwards, it gives back. */
export function totalsOf(comparisons: readonly [Comparison, Change[]][], sign: 1 | -1): Totals {
  const parts = comparisons.map(([comparison, changes]) => totalsOfPlan(comparison, changes))
  const before = sumOrNull(parts.map(part => part.before))
  const after = sumOrNull(parts.map(part => part.after))
  const moved = parts.flatMap(part => part.declared ?? [])
  const taken = sumOfKnown(moved)
  const declared = taken === null || sign === 1 ? taken : negated(taken)
  const known = [before, after, declared].filter(amount => amount !== null)
  if (before === null || after === null || oneCurrency(known) === null)
    return { before, after, declared, residual: null }
  const difference = subtract(before, after)
  return { before, after, declared, residual: declared === null ? difference : subtract(difference, declared) }
}

/** The printed totals where both acts print them for the same thing; else the rows that can be compared. */
function totalsOfPlan(comparison: Comparison, changes: readonly Change[]): Omit<Totals, 'residual'> {
  const [before, after] = [comparison.before.roots, comparison.after.roots]
  if (areForTheSame(before, after, comparison)) {
    const moved = comparison.movements.roots.map(({ amount }) => amount)
    return { before: sumOrNull(amountsOf(before)), after: sumOrNull(amountsOf(after)), declared: sumOrNull(moved) }
  }
  const comparable = changes.filter(change => deltaOf(change) !== null)
  if (comparable.length === 0) return { before: null, after: null, declared: null }
  const currency = oneCurrency(
    comparable.flatMap(({ before, after }) => [before, after].flatMap(side => side?.amount ?? [])),
  )
  const sum = (figures: readonly (Entry | null)[]): Amount | null => {
    const amounts = figures.flatMap(figure => figure?.amount ?? [])
    return amounts.length === 0 && currency !== null ? computedAmount(0, currency) : sumOfKnown(amounts)
  }
  const declared = comparable.filter(change => change.declared?.amount != null).map(change => change.declared)
  return {
    before: sum(comparable.map(change => change.before)),
    after: sum(comparable.map(change => change.after)),
    declared: declared.length === 0 ? null : sum(declared),
  }
}

function areForTheSame(before: readonly Entry[], after: readonly Entry[], trees: Comparison): boolean {
  if (before.length === 0 || before.length !== after.length) return false
  return (
    before.every(root => counterpart(root, trees.after, other => after.includes(other)) !== null) &&
    after.every(root => counterpart(root, trees.before, other => before.includes(other)) !== null)
  )
}

const amountsOf = (figures: readonly Entry[]): (Amount | null)[] => figures.map(({ amount }) => amount)

/** A sum with a term that nobody knows is not known, nor is one of several currencies. */
export function sumOrNull(amounts: readonly (Amount | null)[]): Amount | null {
  const known = amounts.filter(amount => amount !== null)
  return known.length === 0 || known.length < amounts.length ? null : sumOfKnown(known)
}
