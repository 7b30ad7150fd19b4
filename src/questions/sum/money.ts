import type { GraphReader } from '../../graph/reader.ts'
import type { Accounts } from '../../ledger/accounts.ts'
import { entriesById } from '../../ledger/entries.ts'
import { type Around, ledgerAround } from '../../ledger/read.ts'
import { Reach } from '../../ledger/same-money.ts'
import { FilorossoError } from '../../model/errors.ts'

/** What of a release a sum is read from. */
export type SumReader = Pick<GraphReader, 'entity' | 'ties' | 'now' | 'ground' | 'dispute' | 'contradictionsAbout'>

/** Entities that one sum may have to look at: a hundred times a large table. */
const GATHER_LIMIT = 20_000

/** The allocations listed with all that they are inside of, and all that is inside of them: what is beside them cannot make an addition wrong. */
export async function accountsAround(
  reader: SumReader,
  ids: readonly string[],
  limit = GATHER_LIMIT,
): Promise<Accounts> {
  const read = await ledgerAround(reader, ids, ['UP', 'DOWN'], limit)
  if (read !== null) return { ...(await withHolders(reader, read, ids)), asOf: null }
  throw new FilorossoError('LIMIT_EXCEEDED', `These amounts are linked to more than ${limit} others.`, {
    hint: 'Add fewer amounts at once, or parts rather than totals.',
  })
}

/** Whether two pieces of one amount are for two things, their places in their plans say. */
async function withHolders(reader: SumReader, read: Around, ids: readonly string[]): Promise<Around> {
  const reach = new Reach(read.ledger)
  const pieces = entriesById(read.ledger, ids).filter(({ id }) => reach.piecesOf(id).size > 0)
  if (pieces.length < 2) return read
  const { graph } = await ledgerAround(
    reader,
    pieces.flatMap(({ target }) => target ?? []),
    ['SET'],
  )
  const edges = {
    get: (id: string) => read.graph.edges.get(id) ?? graph.edges.get(id),
    has: (id: string) => read.graph.edges.has(id),
  }
  return { ...read, graph: { ...read.graph, edges } }
}
