import { type Ledger, ledgerOf } from '../../../ledger/entries.ts'
import type { Subgraph } from '../../../ledger/subgraph.ts'
import { inTurns } from '../../../model/turns.ts'
import { GATHER_LIMIT, gather, type TraceReader, type Way } from './gather.ts'

export interface Ground {
  graph: Subgraph
  ledger: Ledger
}

/** What is larger is found anew: it would take the place of all else that is kept. */
const MOST_KEPT = 5_000
/**
 * Of each entity, beside itself and its ties, which are kept under their ids: its place in the maps, its entry, and what is worked out of both.
 * The engine does not say what a map takes, so it was measured, with all that answers leave there: over traces of the report 970 to 1,200 bytes
 * of heap each, the most where money is followed back.
 */
const BYTES_EACH = 1_000
/** Itself, its ties and what is said against it: it holds them also once they had to make room, and they are then read, and kept, once more. */
const BYTES_HELD = 2_200

/**
 * What a question about money looks at, with its amounts as a ledger. It is the same for each day, edition and language that is asked
 * about, so it is kept with the release.
 */
export async function ground(
  reader: TraceReader,
  from: string,
  to: string | null,
  walked: Way,
  limit: number = GATHER_LIMIT,
): Promise<Ground> {
  const cache = reader.foundOf?.<Ground>('ground')
  const key = JSON.stringify([from, to, walked])
  const kept = cache?.get(key)
  if (kept !== undefined && kept.graph.entities.size <= limit) return kept
  const graph = await gather(reader, from, to, walked, limit)
  const found = { graph, ledger: await inTurns(ledgerOf(graph), reader.signal) }
  const { size } = graph.entities
  const each = BYTES_EACH + (reader.wholeOf?.('ENTITY') === undefined ? BYTES_HELD : 0)
  if (size <= MOST_KEPT) cache?.keep(key, found, size * each)
  return found
}
