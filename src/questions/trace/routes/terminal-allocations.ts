import { type Accounts, counts } from '../../../ledger/accounts.ts'
import type { Entry } from '../../../ledger/entries.ts'
import * as portions from '../../../ledger/portions.ts'
import { isBeside, isPrintedShare } from '../../../ledger/shares.ts'
import { compareIds } from '../../../model/order.ts'

/** Money that is there on the day, set by an act and printed for the first time. */
export function isUsable(accounts: Accounts, entry: Entry): boolean {
  return entry.act !== null && counts(accounts, entry)
}

const endsAt = ({ funds, axes, priorities, beneficiaries, headings }: Entry): string[] =>
  [funds, axes, priorities, beneficiaries, headings].flat()
/** A row that names several priorities, or several headings of one classification, says of none how much is its own. */
export function isShared({ graph }: Accounts, { priorities, headings }: Entry, end: string): boolean {
  if (priorities.includes(end)) return priorities.length > 1
  const scheme = (id: string): string | null => {
    const heading = graph.entities.get(id)
    return heading?.kind === 'CLASSIFICATION' ? heading.properties.scheme : null
  }
  return headings.includes(end) && headings.some(one => one !== end && scheme(one) === scheme(end))
}
/** Whether an allocation itself names the fund, axis, priority, organisation or heading. */
export const closes = (accounts: Accounts, entry: Entry, end: string): boolean =>
  endsAt(entry).includes(end) && !isShared(accounts, entry, end)

/** The allocations that say so themselves; a row inside one that already says so is not said twice. */
export function terminalAllocations(accounts: Accounts, end: string): Entry[] {
  const memory = CLOSING.get(accounts) ?? new Map<string, Entry[]>()
  CLOSING.set(accounts, memory)
  const known = memory.get(end)
  if (known !== undefined) return known
  const all = [...accounts.ledger.entries.values()].filter(
    entry => closes(accounts, entry, end) && isUsable(accounts, entry),
  )
  const entries = outermost(accounts, all)
  memory.set(end, entries)
  return entries
}

const CLOSING = new WeakMap<Accounts, Map<string, Entry[]>>()

/** Of allocations that name one end, those that are not counted in another of them. */
export function outermost({ ledger }: Accounts, all: readonly Entry[]): Entry[] {
  const shares = all.filter(entry => isPrintedShare(ledger, entry))
  return portions
    .outermost(ledger, all)
    .filter(entry => !shares.some(share => share !== entry && isBeside(ledger, entry, share)))
    .sort((a, b) => compareIds(a.id, b.id))
}
