import { type Entry, isUnder, type Ledger } from '../../ledger/entries.ts'
import { outermost } from '../../ledger/portions.ts'
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

/** All that each of two acts sets, for any plan, and what the later of them moves. */
export interface Sides {
  before: Ledger
  after: Ledger
  declared: Ledger
}

/** The amounts that totals are made of. */
type Counted = Record<keyof Sides, readonly Entry[]>

/** `sign` is negative where the movement is that of the act compared from: read backwards, it gives back. */
export function totalsOf(comparisons: readonly [Comparison, Change[]][], sides: Sides, sign: 1 | -1): Totals {
  const each = comparisons.map(([comparison, changes]) => ({ comparison, counted: countedIn(comparison, changes) }))
  // What a plan has inside the total of another is counted there.
  const all = (side: keyof Sides): Entry[] =>
    outermost(
      sides[side],
      each.flatMap(({ counted }) => counted?.[side] ?? []),
    )
  const [had, has, moved] = [all('before'), all('after'), all('declared')]
  const isHeld = ({ before, after }: Comparison): boolean =>
    [...before.ledger.entries.values()].every(entry => had.some(total => isUnder(sides.before, entry, total.id))) &&
    [...after.ledger.entries.values()].every(entry => has.some(total => isUnder(sides.after, entry, total.id)))
  const isKnown = each.every(({ comparison, counted }) => counted !== null || isHeld(comparison))
  const currency = oneCurrency([...had, ...has])
  const sum = (figures: readonly Entry[]): Amount | null => {
    if (!isKnown) return null
    return figures.length === 0 && currency !== null ? computedAmount(0, currency) : sumOrNull(amountsOf(figures))
  }
  const [before, after, taken] = [sum(had), sum(has), sumOfKnown(amountsOf(moved))]
  const declared = taken === null || sign === 1 ? taken : negated(taken)
  const known = [before, after, declared].filter(amount => amount !== null)
  if (before === null || after === null || oneCurrency(known) === null)
    return { before, after, declared, residual: null }
  const difference = subtract(before, after)
  return { before, after, declared, residual: declared === null ? difference : subtract(difference, declared) }
}

/** The printed totals where both acts print them for the same thing; else the rows that can be compared; null where none can. */
function countedIn(comparison: Comparison, changes: readonly Change[]): Counted | null {
  const { before, after, movements } = comparison
  if (areForTheSame(before.roots, after.roots, comparison)) {
    const isWhole = movements.roots.every(({ amount }) => amount !== null)
    return { before: before.roots, after: after.roots, declared: isWhole ? movements.roots : [] }
  }
  const comparable = changes.filter(change => deltaOf(change) !== null)
  if (comparable.length === 0) return null
  const figures = (side: keyof Counted): Entry[] => comparable.flatMap(change => change[side] ?? [])
  return {
    before: figures('before'),
    after: figures('after'),
    declared: figures('declared').filter(({ amount }) => amount !== null),
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
