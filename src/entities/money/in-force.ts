import * as ledger from '../../ledger/accounts.ts'
import { ledgerAround, type MoneyReader } from '../../ledger/read.ts'

/** The allocations that count on a day, and in an edition, by the rule that traces follow; a movement is nothing that is there. */
export async function inForce(
  reader: MoneyReader,
  allocations: readonly string[],
  asked: Pick<ledger.Accounts, 'asOf' | 'editions'>,
): Promise<string[]> {
  const read = await ledgerAround(reader, allocations, ['UP'])
  if (read === null) return []
  const accounts = { ...read, ...asked }
  return allocations.filter(id => {
    const entry = read.ledger.entries.get(id)
    return entry !== undefined && !entry.movement && ledger.isInForce(accounts, entry)
  })
}
