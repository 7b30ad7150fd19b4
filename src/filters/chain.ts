import type { Condition } from './condition.ts'
import { condition, matchedBack, type Writer } from './cypher.ts'
import { FILTERS } from './kinds.ts'
import { ORDERS } from './orders.ts'
import type { FilteredKind, RelationRow, ValueType } from './rows.ts'
import { type Access, conjuncts, namesIds, type Purpose, seek } from './seek.ts'
import type { Operator } from './values.ts'

type Related = Extract<Condition, { is: 'related' }>
/** Relations to follow from the nodes listed to nodes that are named by their ids, or found by a value. */
type Chain = readonly Related[]

/** The property by whose index the nodes are found of which a condition asks one value, or one of some; null where there is none. */
export function keyOf(kind: FilteredKind, asked: Condition): string | null {
  if (asked.is !== 'test' || !EXACT.includes(asked.operator) || !PLAIN.includes(asked.field.type)) return null
  const isIndexed = Object.values(ORDERS[kind] ?? {}).some(
    ({ index, property }) => index === 'kind' && property === asked.property,
  )
  return isIndexed ? asked.property : null
}

const EXACT: readonly Operator[] = ['eq', 'in']
/** Types of value that are compared as they are stored. */
const PLAIN: readonly ValueType[] = ['money', 'int', 'date', 'word']

/** The fewest relations to nodes where a search may begin; of as many, the first in the table. */
export function shortestChain(
  kind: FilteredKind,
  asked: readonly Condition[],
  purpose: Purpose,
  begins: (kind: FilteredKind, asked: Condition) => boolean,
): Chain | null {
  const order: RelationRow[] = Object.values(FILTERS[kind].relations)
  const chains = asked.flatMap((each): Chain[] => {
    if (each.is !== 'related' || each.where === null || !mayBegin(each.relation, purpose)) return []
    const inside = conjuncts(each.where)
    if (inside.some(one => begins(each.relation.to, one))) return [[each]]
    const further = shortestChain(each.relation.to, inside, purpose, begins)
    return further === null ? [] : [[each, ...further]]
  })
  const rank = ([first]: Chain) => (first === undefined ? 0 : order.indexOf(first.relation))
  return chains.sort((a, b) => a.length - b.length || rank(a) - rank(b))[0] ?? null
}

/** Whether a search may begin at the far end. One of the many that name it by a property has no index to be found by. */
function mayBegin({ wide, join }: RelationRow, { counts }: Purpose): boolean {
  return !wide || (counts && join === null)
}

/** From the far end of a chain back to its near one. What else is asked of the nodes on the way is asked there. */
export function chainBack(
  kind: FilteredKind,
  asked: readonly Condition[],
  [next, ...further]: Chain,
  node: string,
  writer: Writer,
): Access {
  if (next === undefined) {
    const key = asked.some(namesIds)
      ? null
      : (asked.map(each => keyOf(kind, each)).find(found => found !== null) ?? null)
    return { clauses: [seek(kind, node, asked, key, writer)], rest: [] }
  }
  const other = writer.node()
  const before = chainBack(next.relation.to, conjuncts(next.where), further, other, writer)
  const where = before.rest.map(each => condition(each, other, writer))
  const met = where.length === 0 ? [] : [`WITH ${other} WHERE ${where.join(' AND ')}`]
  const rest = asked.filter(each => each !== next)
  return { clauses: [...before.clauses, ...met, matchedBack(next.relation, kind, node, other), once(node)], rest }
}

/**
 * Each node once, however many ways lead to it. Not by DISTINCT: Neo4j 5.26 leaves that out where it thinks that the search
 * began at one node, as it does of `id IN` on a unique index, and then lists nodes twice.
 */
function once(node: string): string {
  return `WITH ${node}, count(*) AS ties WHERE ties > 0`
}
