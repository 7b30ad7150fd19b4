import { type Accounts, counts } from '../../../ledger/accounts.ts'
import type { Entry } from '../../../ledger/entries.ts'
import * as portions from '../../../ledger/portions.ts'
import { isBeside, isPrintedShare } from '../../../ledger/shares.ts'
import { compareIds } from '../../../model/order.ts'

/** Money that is there on the day, set by an act and printed for the first time. */
export function isUsable(accounts: Accounts, entry: Entry): boolean {
  return entry.act !== null && counts(accounts, entry)
}

const endsAt = (entry: Entry): string[] => [...entry.funds, ...entry.axes, ...entry.priorities, ...entry.beneficiaries]
/** A row that names several priorities says of none how much is its own. */
export const isShared = (entry: Entry, end: string): boolean =>
  entry.priorities.length > 1 && entry.priorities.includes(end)
/** Whether an allocation itself names the fund, axis, priority or organisation. */
export const closes = (entry: Entry, end: string): boolean => endsAt(entry).includes(end) && !isShared(entry, end)

/** The allocations that say so themselves; a row inside one that already says so is not said twice. */
export function terminalAllocations(accounts: Accounts, end: string): Entry[] {
  const memory = CLOSING.get(accounts) ?? new Map<string, Entry[]>()
  CLOSING.set(accounts, memory)
  const known = memory.get(end)
  if (known !== undefined) return known
  const all = [...accounts.ledger.entries.values()].filter(entry => closes(entry, end) && isUsable(accounts, entry))
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
