import type { Subgraph } from './subgraph.ts'

/** Every target inside which this one stands, itself first: a line's section and plan, a section's plan. */
export function holders(graph: Subgraph, target: string): ReadonlySet<string> {
  const memory = HOLDERS.get(graph) ?? new Map<string, ReadonlySet<string>>()
  HOLDERS.set(graph, memory)
  const known = memory.get(target)
  if (known !== undefined) return known
  const found = new Set([target])
  memory.set(target, found)
  for (const id of found)
    for (const edge of graph.edges.get(id) ?? [])
      if ((edge.relation === 'HAS_LINE' || edge.relation === 'HAS_SECTION') && edge.direction === 'IN')
        found.add(edge.other)
  return found
}

const HOLDERS = new WeakMap<Subgraph, Map<string, ReadonlySet<string>>>()
