import DataLoader from 'dataloader'
import type { Edge, EntityValue, EvidenceValue } from '../model/graph.ts'
import { kindOfId } from '../model/kinds.ts'
import type { Database } from './database.ts'
import { abortedBy } from './driver-errors.ts'
import type { Loads } from './ground.ts'
import { type Query, type RunOptions, run } from './query.ts'
import type { Expected, GraphReader } from './reader.ts'
import type { PlacedEdge } from './records/relationships.ts'
import { withEdges, withEvidence } from './records/together.ts'
import { isShared } from './shared.ts'

export interface TogetherLoads {
  entity: Loads<EntityValue | null>
  edges: Loads<readonly Edge[]>
  evidence: Loads<EvidenceValue | null>
}

type ByIds = { release: string; ids: string[] }

/**
 * Reads entities with what will be asked of them next, in one query instead of two one after the other. It only saves round trips: what
 * nobody expected is read when it is asked for.
 */
export function togetherOf(
  database: Database,
  release: string,
  { entity, edges, evidence }: TogetherLoads,
  inOrder: (edges: PlacedEdge[]) => readonly Edge[],
  options: RunOptions & { batch: number },
): Pick<GraphReader, 'entity' | 'expect'> {
  let expected: Expected | null = null
  const reading = <R extends { entity: EntityValue }>(query: Query<ByIds, R>, keep: (row: R) => void) => {
    const fetch = async (ids: readonly string[]) => {
      const rows = await run(database, query, { release, ids: [...ids] }, options)
      for (const row of rows) {
        entity.keep(row.entity.id, row.entity)
        keep(row)
      }
      // In the shelf now, or else there is no such entity: that is remembered as by any other query.
      return Promise.all(ids.map(id => entity.load(id)))
    }
    const loads = new DataLoader<string, EntityValue | null>(fetch, { maxBatchSize: options.batch })
    return (id: string) => loads.load(id)
  }
  const itsEdges = reading(withEdges, row => edges.keep(row.entity.id, inOrder(row.edges)))
  const itsEvidence = reading(withEvidence, row => {
    for (const place of row.evidence) evidence.keep(place.id, place)
  })
  return {
    expect(next) {
      expected = next
    },
    entity(id) {
      if (options.signal?.aborted) return Promise.reject(abortedBy(options.signal))
      // What many share is tied to too much to be read for nothing.
      if (expected === null || entity.has(id) || isShared(id)) return entity.load(id)
      const kind = kindOfId(id) ?? ''
      if (expected.edges.has(kind) && !edges.has(id)) return itsEdges(id)
      return expected.evidence.has(kind) ? itsEvidence(id) : entity.load(id)
    },
  }
}
