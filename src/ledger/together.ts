import { groupBy } from '../model/group-by.ts'
import { compareAmounts } from '../model/money.ts'
import type { Steps } from '../model/turns.ts'
import type { Entry, Ledger } from './entries.ts'
import { amountOf, type Bound, merging, type Portion } from './portions.ts'
import { moneys } from './same-money.ts'

/** The most that amounts of one stage and currency can be together. */
export interface Together {
  bound: Bound
  /** Whether it is the sum of all of them, because no two may be the same money. */
  isSum: boolean
}

/**
 * What several acts set for one thing may be the same money, set again or instead: of that the most that one of them sets. What is apart is
 * added: an act that replaces one row of two leaves the other.
 */
export function* together(ledger: Ledger, portions: readonly Portion[]): Steps<Together> {
  const all = yield* merging(ledger, portions)
  if (new Set(all.map(({ entry }) => entry.act)).size < 2) return { bound: all, isSum: true }
  const groups = yield* moneys(ledger, all, ({ entry }) => entry)
  const bound = groups.flatMap(group => largest([...groupBy(group, ({ entry }) => actOf(entry)).values()]))
  return { bound, isSum: bound.length === all.length }
}

const actOf = ({ act }: Entry): string => act ?? ''

function largest([first = [], ...others]: readonly Bound[]): Bound {
  return others.reduce((most, one) => {
    const [sum, other] = [amountOf(most), amountOf(one)]
    return other !== null && (sum === null || compareAmounts(other, sum) > 0) ? one : most
  }, first)
}
