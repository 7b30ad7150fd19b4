import type { GraphReader } from '../../src/graph/reader.ts'
import type { Edge, GraphValue } from '../../src/model/graph.ts'
import { ENTITY_KINDS } from '../../src/model/kinds.ts'

/** A reader of a graph that is all in memory: what is asked of one where two are compared. */
export function inMemory(graph: GraphValue, release = 'r1'): GraphReader {
  const edges = new Map<string, Edge[]>()
  for (const { from, type, to, ...known } of graph.relationships)
    edges.set(from, [...(edges.get(from) ?? []), { relation: type, direction: 'OUT', other: to, ...known }])
  const entities = [...graph.entities.values()]
  const counts = Object.fromEntries(
    ENTITY_KINDS.map(kind => [kind, entities.filter(entity => entity.kind === kind).length]),
  )
  return {
    release: { id: release, counts },
    entity: async (id: string) => graph.entities.get(id) ?? null,
    wholeOf: (kind: string) => entities.filter(entity => entity.kind === kind),
    now: {
      evidence: (id: string) => graph.evidence.get(id) ?? null,
      edges: (id: string) => edges.get(id) ?? [],
    },
  } as unknown as GraphReader
}
