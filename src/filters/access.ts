import type { Condition } from './condition.ts'
import { condition, matchedBack, type Writer } from './cypher.ts'
import { FILTERS } from './kinds/all.ts'
import { type FilteredKind, labelOf, type RelationRow } from './rows.ts'

/** The node that is listed. */
export const NODE = 'n'

/** Conditions that must all hold. */
export function conjuncts(asked: Condition | null): Condition[] {
  if (asked === null) return []
  return asked.is === 'all' ? asked.of.flatMap(conjuncts) : [asked]
}

/** Where the search begins when a filter names nodes by their ids: few are left, whatever the order. */
export interface Access {
  clauses: string[]
  /** What the clauses do not ask yet. */
  rest: Condition[]
}

/** How a filter that names the nodes themselves, or nodes that they are tied to, finds them; null if it names none. */
export function accessByIds(kind: FilteredKind, asked: readonly Condition[], writer: Writer): Access | null {
  if (asked.some(namesIds)) {
    return { clauses: [seek(kind, NODE, asked.filter(namesIds), writer)], rest: asked.filter(each => !namesIds(each)) }
  }
  const chain = shortestChain(kind, asked)
  if (chain === null) return null
  const { clauses, rest } = walkBack(kind, asked, chain, NODE, writer)
  return { clauses: [...clauses, once(NODE, [])], rest }
}

type Related = Extract<Condition, { is: 'related' }>

function namesIds(asked: Condition): boolean {
  return asked.is === 'test' && asked.field.type === 'id'
}

/** The relations to follow to reach nodes named by their ids: the fewest, and of as many the first in the table. */
function shortestChain(kind: FilteredKind, asked: readonly Condition[]): Related[] | null {
  const order: RelationRow[] = Object.values(FILTERS[kind].relations)
  const chains = asked.flatMap((each): Related[][] => {
    if (each.is !== 'related' || each.where === null || each.relation.wide) return []
    const inside = conjuncts(each.where)
    if (inside.some(namesIds)) return [[each]]
    const further = shortestChain(each.relation.to, inside)
    return further === null ? [] : [[each, ...further]]
  })
  const rank = ([first]: Related[]) => (first === undefined ? 0 : order.indexOf(first.relation))
  return chains.sort((a, b) => a.length - b.length || rank(a) - rank(b))[0] ?? null
}

/** From the far end of a chain back to its near one. What else is asked of the nodes on the way is asked on the way. */
function walkBack(
  kind: FilteredKind,
  asked: readonly Condition[],
  [next, ...further]: readonly Related[],
  node: string,
  writer: Writer,
): Access {
  if (next === undefined) return { clauses: [seek(kind, node, asked, writer)], rest: [] }
  const other = writer.node()
  const to = next.relation.to
  const before = walkBack(to, conjuncts(next.where), further, other, writer)
  const where = before.rest.map(each => condition(each, other, writer))
  // What was sought by its ids is there once already, and all that is asked of it has been asked.
  const met = further.length === 0 ? [] : [once(other, where)]
  const rest = asked.filter(each => each !== next)
  return { clauses: [...before.clauses, ...met, matchedBack(next.relation, kind, node, other)], rest }
}

/**
 * Each node once, however many ways lead to it. Not by DISTINCT: Neo4j 5.26 leaves that out where it thinks that the search
 * began at one node, as of `id IN` on a unique index it does, and then lists nodes twice.
 */
function once(node: string, where: readonly string[]): string {
  return `WITH ${node}, count(*) AS ties WHERE ${['ties > 0', ...where].join(' AND ')}`
}

function seek(kind: FilteredKind, node: string, asked: readonly Condition[], writer: Writer): string {
  const label = labelOf(kind)
  const where = [`${node}.release = $release`, ...asked.map(each => condition(each, node, writer))]
  return `MATCH (${node}:${label}) USING INDEX ${node}:${label}(release, id) WHERE ${where.join(' AND ')}`
}
