import { compareIds } from '../../../model/order.ts'
import { standing, type Terrain } from '../ground/as-of.ts'
import { type Entry, isRepetition, isUnder, type Ledger, those, totalsOver } from '../ground/ledger.ts'

/** Money that is there on the day, set by an act and printed for the first time. */
export function isUsable(terrain: Terrain, entry: Entry): boolean {
  return (
    !entry.movement &&
    entry.act !== null &&
    !isRepetition(terrain.ledger, entry) &&
    standing(terrain, entry) === 'IN_FORCE'
  )
}

const endsAt = (entry: Entry): string[] => [...entry.funds, ...entry.axes, ...entry.priorities, ...entry.beneficiaries]
/** A row that names several priorities says of none how much is its own. */
export const isShared = (entry: Entry, end: string): boolean =>
  entry.priorities.length > 1 && entry.priorities.includes(end)
/** Whether an allocation itself names the fund, axis, priority or organisation. */
export const closes = (entry: Entry, end: string): boolean => endsAt(entry).includes(end) && !isShared(entry, end)

/** The allocations that say so themselves; a row inside one that already says so is not said twice. */
export function closingEntries(terrain: Terrain, end: string): Entry[] {
  const memory = CLOSING.get(terrain) ?? new Map<string, Entry[]>()
  CLOSING.set(terrain, memory)
  const known = memory.get(end)
  if (known !== undefined) return known
  const all = [...terrain.ledger.entries.values()].filter(entry => closes(entry, end) && isUsable(terrain, entry))
  const entries = outermost(terrain, all)
  memory.set(end, entries)
  return entries
}

const CLOSING = new WeakMap<Terrain, Map<string, Entry[]>>()

/** Of allocations that name one end, those that are not counted in another of them. */
export function outermost({ ledger }: Terrain, all: readonly Entry[]): Entry[] {
  const ids = new Set(all.map(entry => entry.id))
  const shares = all.filter(entry => isPrintedShare(ledger, entry))
  return all
    .filter(entry => ![...totalsOver(ledger, entry)].some(id => ids.has(id)))
    .filter(entry => !shares.some(share => share !== entry && isBeside(ledger, entry, share)))
    .sort((a, b) => compareIds(a.id, b.id))
}

/** A part of a total by who receives it or by fund. */
export function isPrintedShare(ledger: Ledger, entry: Entry): boolean {
  return those(ledger, entry.wholes).some(whole => shareOf(whole, entry) !== null)
}

function shareOf(whole: Entry, entry: Entry): 'FUND' | 'BENEFICIARY' | null {
  const breakdown = whole.parts.find(part => part.id === entry.id)?.breakdown
  return breakdown === 'FUND' || breakdown === 'BENEFICIARY' ? breakdown : null
}

/** Inside the total of which the share is printed for the same fund or receiver: the share counts it already. */
export function isBeside(ledger: Ledger, entry: Entry, share: Entry): boolean {
  return those(ledger, share.wholes).some(whole => {
    const by = shareOf(whole, share)
    if (by === null || entry.wholes.includes(whole.id) || !isUnder(ledger, entry, whole.id)) return false
    return by === 'FUND'
      ? share.funds.some(fund => entry.funds.includes(fund))
      : share.beneficiaries.some(one => entry.beneficiaries.includes(one))
  })
}
