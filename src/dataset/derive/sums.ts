import { type Cents, tolerance } from '../../model/money.ts'
import type { Allocation, GraphIndex } from './index-of-graph.ts'

/** A sum that does not hide what is missing from it. */
export interface Sum {
  cents: Cents
  blanks: Allocation[]
}

export function sumOf(allocations: readonly Allocation[]): Sum {
  return {
    cents: allocations.reduce((sum, { properties }) => sum + (properties.amount ?? 0), 0),
    blanks: allocations.filter(({ properties }) => properties.amount === null),
  }
}

/**
 * What rounding can explain between these amounts. A computed amount was rounded nowhere: it counts as the printed
 * amounts it came from, so that the same figures have the same tolerance however they are grouped.
 */
export function toleranceOf(index: GraphIndex, allocations: readonly Allocation[]): Cents {
  const printed = allocations.flatMap(allocation => printedIn(index, allocation))
  return tolerance(printed.flatMap(({ properties }) => properties.precision ?? []))
}

/** The printed amounts that an amount comes from: itself, unless it was computed. */
export function printedIn(index: GraphIndex, allocation: Allocation): Allocation[] {
  if (allocation.basis !== 'COMPUTED') return [allocation]
  const parts = allocation.properties.derivedFrom.flatMap(id => index.find('ALLOCATION', id) ?? [])
  return parts.flatMap(part => printedIn(index, part))
}

/** Whether a total is what these amounts make, rounding allowed. */
export function balances(index: GraphIndex, total: Allocation, terms: readonly Allocation[]): boolean {
  if (total.properties.amount === null) return false
  const residual = total.properties.amount - sumOf(terms).cents
  return Math.abs(residual) <= toleranceOf(index, [total, ...terms])
}
