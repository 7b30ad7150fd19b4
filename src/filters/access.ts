import { chainBack, shortestChain } from './chain.ts'
import type { Condition } from './condition.ts'
import { condition, type Writer } from './cypher.ts'
import { ORDERS } from './orders.ts'
import { type FilteredKind, labelOf } from './rows.ts'
import type { Operator } from './values.ts'

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

/** Begins with nodes named by their ids, or with those that nodes so named are tied to, or with a range of values. */
export function accessTo(
  kind: FilteredKind,
  asked: readonly Condition[],
  purpose: Purpose,
  writer: Writer,
): Access | null {
  if (asked.some(namesIds)) return begin(kind, asked, namesIds, null, writer)
  const chain = shortestChain(kind, asked, purpose)
  if (chain !== null) return chainBack(kind, asked, chain, NODE, writer)
  const range = rangeOf(kind, asked, purpose)
  return range === null ? null : begin(kind, asked, each => isBound(each, range, BOUNDS), range, writer)
}

function begin(
  kind: FilteredKind,
  asked: readonly Condition[],
  chosen: (each: Condition) => boolean,
  property: string | null,
  writer: Writer,
): Access {
  return {
    clauses: [seek(kind, NODE, asked.filter(chosen), property, writer)],
    rest: asked.filter(each => !chosen(each)),
  }
}

const FROM: readonly Operator[] = ['eq', 'gte', 'gt']
const TO: readonly Operator[] = ['eq', 'lte', 'lt']
const BOUNDS: readonly Operator[] = [...FROM, ...TO]

function isBound(asked: Condition, property: string, operators: readonly Operator[]): boolean {
  return asked.is === 'test' && asked.property === property && operators.includes(asked.operator)
}

/** A property with an index, asked for between two bounds; one is enough where all must be found anyway. */
function rangeOf(kind: FilteredKind, asked: readonly Condition[], { counts, walks }: Purpose): string | null {
  const indexed = Object.values(ORDERS[kind] ?? {}).filter(
    ({ index, property }) => index === 'kind' && property !== walks,
  )
  const found = indexed.find(({ property }) => {
    const [from, to] = [FROM, TO].map(ends => asked.some(each => isBound(each, property, ends)))
    return counts ? from || to : from && to
  })
  return found?.property ?? null
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
