import type { GraphValue } from '../../src/model/graph.ts'

/** A place and every section, plan or programme that holds it. */
export function holdersIn(graph: GraphValue, id: string): Set<string> {
  const found = new Set([id])
  for (const at of found)
    for (const { from, type, to } of graph.relationships)
      if (to === at && (type === 'HAS_LINE' || type === 'HAS_SECTION')) found.add(from)
  return found
}
