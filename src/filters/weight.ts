import { type Condition, conditionOf } from './condition.ts'
import type { FilteredKind, RelationRow } from './rows.ts'

/** Objects of an answer that take as long as one test of a filter. */
const TEST = 10
/** How many nodes a step leads to, as a rule: of an act to its amounts more, of an amount to its line one. */
const STEP = 3

/**
 * What a filter costs, in objects of an answer that take as long: each condition weighs, and each relationship weighs as much
 * as all that is asked at its end, times the nodes that it leads to. Nothing for a filter that is wrong: it is refused.
 */
export function costOfFilter(kind: FilteredKind, filter: unknown): number {
  try {
    const asked = conditionOf(kind, filter)
    return asked === null ? 0 : TEST * weightOf(asked)
  } catch {
    return 0
  }
}

function weightOf(asked: Condition): number {
  switch (asked.is) {
    case 'test':
      return 1
    case 'not':
      return weightOf(asked.of)
    case 'all':
    case 'any':
      return asked.of.reduce((sum, each) => sum + weightOf(each), 0)
    case 'related':
      return STEP ** stepsOf(asked.relation) * (asked.where === null ? 1 : weightOf(asked.where))
  }
}

/** A hop of any length goes up or down the levels of a plan, which lead to no more than two steps do. */
const LEVELS = 2

/** The relationships that a pattern follows: `-[:HAS_LINE]-{0,12}` weighs as two. */
function stepsOf({ match }: RelationRow): number {
  const hops = match?.matchAll(/\]-(?:>)?(?:\{\d+,(\d+)\})?/g) ?? []
  return [...hops].reduce((sum, [, most = '1']) => sum + Math.min(Number(most), LEVELS), 0) || 1
}
