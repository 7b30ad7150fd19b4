import { standing, type Terrain } from './as-of.ts'
import { type Entry, isRepetition, isUnder } from './ledger.ts'
import { byId } from './steps.ts'

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
const closes = (entry: Entry, end: string): boolean => endsAt(entry).includes(end)

/** The allocations that say so themselves; a row inside one that already says so is not said twice. */
export function closingEntries(terrain: Terrain, end: string): Entry[] {
  const memory = CLOSING.get(terrain) ?? new Map<string, Entry[]>()
  CLOSING.set(terrain, memory)
  const entries = memory.get(end) ?? outermost(terrain, end)
  memory.set(end, entries)
  return entries
}

const CLOSING = new WeakMap<Terrain, Map<string, Entry[]>>()

function outermost(terrain: Terrain, end: string): Entry[] {
  const { ledger } = terrain
  const all = [...ledger.entries.values()].filter(entry => closes(entry, end) && isUsable(terrain, entry))
  const sorted = all.sort((a, b) => byId(a.id, b.id))
  return sorted.filter(entry => !sorted.some(other => other !== entry && isWithin(terrain, entry, other)))
}

/** Inside it, or inside its total while the other is the printed share of that total for the same end. */
export function isWithin(terrain: Terrain, entry: Entry, other: Entry): boolean {
  const { ledger } = terrain
  if (isUnder(ledger, entry, other.id)) return true
  if (isUnder(ledger, other, entry.id)) return false
  const common = other.wholes.filter(whole => isUnder(ledger, entry, whole))
  return common.some(whole => {
    const breakdown = ledger.entries.get(whole)?.parts.find(part => part.id === other.id)?.breakdown
    if (breakdown === 'FUND')
      return other.funds.some(fund => entry.funds.includes(fund)) && !entry.wholes.includes(whole)
    if (breakdown !== 'BENEFICIARY') return false
    return other.beneficiaries.some(one => entry.beneficiaries.includes(one)) && !entry.wholes.includes(whole)
  })
}
