import { type Entry, isUnder, type Ledger } from '../../ledger/entries.ts'
import { outermost } from '../../ledger/portions.ts'
import { type Amount, computedAmount, negated, oneCurrency, subtract, sumOfKnown } from '../../model/money.ts'
import { type Change, type Comparison, deltaOf } from './changes.ts'
import { mutual } from './match.ts'

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

/** What totals are made of: what is compared, side by side, and the movements of it. */
interface Counted {
  pairs: readonly Compared[]
  declared: readonly Entry[]
}
type Compared = Pick<Change, 'before' | 'after'>

/** `sign` is negative where the movement is that of the act compared from: read backwards, it gives back. */
export function totalsOf(comparisons: readonly [Comparison, Change[]][], sides: Sides, sign: 1 | -1): Totals {
  const each = comparisons.map(([comparison, changes]) => ({ comparison, counted: countedIn(comparison, changes) }))
  // What a plan has inside the total of another is counted there.
  const counted = outermostPairs(
    sides,
    each.flatMap(({ counted }) => counted?.pairs ?? []),
  )
  const had = counted.flatMap(({ before }) => before ?? [])
  const has = counted.flatMap(({ after }) => after ?? [])
  const moved = outermost(
    sides.declared,
    each.flatMap(({ counted }) => counted?.declared ?? []),
  )
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
  const pairs = pairsOf(before.roots, after.roots, comparison)
  if (pairs !== null) {
    const isWhole = movements.roots.every(({ amount }) => amount !== null)
    return { pairs, declared: isWhole ? movements.roots : [] }
  }
  const comparable = changes.filter(change => deltaOf(change) !== null)
  if (comparable.length === 0) return null
  const declared = comparable.flatMap(change => change.declared ?? [])
  return { pairs: comparable, declared: declared.filter(({ amount }) => amount !== null) }
}

/** Each with the one that is for the same thing; null where one has none, or may have several. */
function pairsOf(before: readonly Entry[], after: readonly Entry[], trees: Comparison): Compared[] | null {
  if (before.length === 0 || before.length !== after.length) return null
  const twins = before.map(root => mutual(root, trees.before, trees.after))
  if (new Set(twins).size < twins.length || !twins.every(twin => twin !== null && after.includes(twin))) return null
  return before.map((root, nth) => ({ before: root, after: twins[nth] ?? null }))
}

/** What is inside of another of them on either side is counted there on both: like is compared with like. */
function outermostPairs(sides: Sides, pairs: readonly Compared[]): Compared[] {
  const isOuter = (side: 'before' | 'after'): ((pair: Compared) => boolean) => {
    const outer = new Set(
      outermost(
        sides[side],
        pairs.flatMap(pair => pair[side] ?? []),
      ),
    )
    return pair => pair[side] === null || outer.has(pair[side])
  }
  const [isOuterBefore, isOuterAfter] = [isOuter('before'), isOuter('after')]
  return pairs.filter(pair => isOuterBefore(pair) && isOuterAfter(pair))
}

const amountsOf = (figures: readonly Entry[]): (Amount | null)[] => figures.map(({ amount }) => amount)

/** A sum with a term that nobody knows is not known, nor is one of several currencies. */
export function sumOrNull(amounts: readonly (Amount | null)[]): Amount | null {
  const known = amounts.filter(amount => amount !== null)
  return known.length === 0 || known.length < amounts.length ? null : sumOfKnown(known)
}
