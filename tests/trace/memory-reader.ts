import type { GraphReader } from '../../src/graph/reader.ts'
import type { Edge, GraphValue } from '../../src/model/graph.ts'

/** A release held in memory: what the reader over Neo4j answers, without a database. */
export function memoryReader(graph: GraphValue, release = 'r-test'): GraphReader {
  const edges = new Map<string, Edge[]>()
  const add = (id: string, edge: Edge): void => {
    const list = edges.get(id)
    if (list === undefined) edges.set(id, [edge])
    else list.push(edge)
  }
  for (const { from, to, type, ...known } of graph.relationships) {
    add(from, { relation: type, direction: 'OUT', other: to, ...known })
    add(to, { relation: type, direction: 'IN', other: from, ...known })
  }
  const about = (list: readonly { id: string; about: string[] }[], id: string): string[] =>
    list
      .filter(one => one.about.includes(id))
      .map(one => one.id)
      .sort()
  const page = (ids: string[], { first, after }: { first: number; after: string | null }): string[] =>
    ids
      .sort()
      .filter(id => after === null || id > after)
      .slice(0, first)
  const ids = (list: readonly { id: string }[]): string[] => list.map(one => one.id)
  return {
    release: {
      id: release,
      loadedAt: '2026-01-01T00:00:00Z',
      entityCount: 0,
      relationshipCount: 0,
      counts: {},
      sources: [],
    },
    entity: async id => graph.entities.get(id) ?? null,
    edges: async id => edges.get(id) ?? [],
    evidence: async id => graph.evidence.get(id) ?? null,
    check: async id => graph.checks.find(check => check.id === id) ?? null,
    contradiction: async id => graph.contradictions.find(one => one.id === id) ?? null,
    contradictionsAbout: async id => about(graph.contradictions, id),
    checksAbout: async id => about(graph.checks, id),
    idsOfKind: async (kind, at) =>
      page(
        [...graph.entities.values()].filter(one => one.kind === kind).map(one => one.id),
        at,
      ),
    allocationsOfTable: async id =>
      [...graph.entities.values()]
        .filter(one => one.kind === 'ALLOCATION' && one.properties.table === id)
        .map(one => one.id)
        .sort(),
    checkIds: async at => page(ids(graph.checks), at),
    contradictionIds: async at => page(ids(graph.contradictions), at),
  }
}
