import { inForce } from '../../src/entities/money/in-force.ts'
import type { GraphReader } from '../../src/graph/reader.ts'
import { KIN } from '../../src/graph/records/relationships.ts'
import { isShared } from '../../src/graph/shared.ts'
import type { MoneyReader } from '../../src/ledger/read.ts'
import type { Edge, GraphValue } from '../../src/model/graph.ts'
import type { TraceReader } from '../../src/questions/trace/ground/gather.ts'

export type MemoryReader = TraceReader & Pick<GraphReader, 'kin' | 'between' | 'isPaged' | 'contradiction' | 'daysOf'>

/** A release held in memory: what the reader over Neo4j answers a trace, without a database. */
export function memoryReader(graph: GraphValue, release = 'r-test'): MemoryReader {
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
  const contradiction = async (id: string) => graph.contradictions.find(one => one.id === id) ?? null
  return {
    release: {
      id: release,
      loadedAt: '2026-01-01T00:00:00Z',
      entityCount: 0,
      relationshipCount: 0,
      counts: {},
      sources: [],
      packages: [],
      program: '',
    },
    entity: async id => graph.entities.get(id) ?? null,
    edges: async id => edges.get(id) ?? [],
    ties: async id => (edges.get(id) ?? []).filter(({ relation }) => !isShared(id) || KIN.has(relation)),
    between: async (left, right) =>
      (edges.get(left) ?? []).filter(({ direction, other }) => direction === 'OUT' && other === right),
    kin: async id => (edges.get(id) ?? []).filter(({ relation }) => KIN.has(relation)),
    isRead: () => true,
    idsOfKinds: async kinds => [...graph.entities.values()].flatMap(({ id, kind }) => (kinds.includes(kind) ? id : [])),
    daysOf: async ({ kinds, days, also, beside }) =>
      [...graph.entities.values()].flatMap(({ id, kind, properties }) => {
        const values = properties as unknown as Record<string, unknown>
        return kinds.includes(kind)
          ? { id, kind, properties: [...days, ...also, ...beside].map(name => values[name] ?? null) }
          : []
      }),
    isPaged: isShared,
    ground: async () => {},
    contradiction,
    dispute: contradiction,
    contradictionsAbout: async id =>
      graph.contradictions
        .filter(one => one.about.includes(id))
        .map(one => one.id)
        .sort(),
  }
}

/** Whether one amount counts on a day. */
export const isInForce = async (reader: MoneyReader, allocation: string, asOf: string): Promise<boolean> =>
  (await inForce(reader, [allocation], { asOf })).length > 0
