import type { Condition } from './condition.ts'
import { condition, type Writer } from './cypher.ts'
import { type FilteredKind, labelOf } from './rows.ts'

/** The node that is listed. */
export const NODE = 'n'

/** Conditions that must all hold. */
export function conjuncts(asked: Condition | null): Condition[] {
  if (asked === null) return []
  return asked.is === 'all' ? asked.of.flatMap(conjuncts) : [asked]
}

export function namesIds(asked: Condition): boolean {
  return asked.is === 'test' && asked.field.type === 'id'
}

/** Where a search begins, when that is not the order of the list. */
export interface Access {
  clauses: string[]
  /** What the clauses do not ask yet. */
  rest: Condition[]
  /** Where it begins with nodes that have a value, as many may: of which kind, and the first clause finds them. */
  from?: FilteredKind | null
}

/**
 * A count needs all that a filter lets through, so the fewest nodes to look at are the best. A page needs the first of
 * them in its order: where a filter lets many through, a walk in that order is the sooner done.
 */
export interface Purpose {
  counts: boolean
  /** The property whose index a page would be walked in. */
  walks: string | null
}

/** The nodes of a kind by their ids, or by another property with an index. */
export function seek(
  kind: FilteredKind,
  node: string,
  asked: readonly Condition[],
  property: string | null,
  writer: Writer,
): string {
  const label = labelOf(kind)
  const columns = ['release', ...(property === null ? [] : [property]), 'id']
  const where = [
    `${node}.release = $release`,
    ...asked.map(each => condition(each, node, writer)),
    ...(property === null ? [] : [`${node}.id IS NOT NULL`]),
  ]
  return `MATCH (${node}:${label}) USING INDEX ${node}:${label}(${columns.join(', ')}) WHERE ${where.join(' AND ')}`
}
