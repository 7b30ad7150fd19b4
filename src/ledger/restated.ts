import { kindOfId } from '../model/kinds.ts'
import { absolute, compareAmounts, subtract, tolerance } from '../model/money.ts'
import type { Breakdown } from '../model/vocabulary.ts'
import { type Entry, entriesById } from './entry.ts'

type Entries = ReadonlyMap<string, Entry>

/**
 * To state an amount again is to state all of it, or a piece: less than it, by more than rounding explains, and for something or
 * someone else, or in several rows of one column. A blank is stated whole, and so is an amount that two sources print otherwise for one thing.
 */
export function isPiece(entries: Entries, one: Entry, of: Entry): boolean {
  if (one.amount === null || of.amount === null || one.currency !== of.currency) return false
  if (isForSame(one, of) && !isOneOfRows(entries, one, of)) return false
  const rest = subtract(absolute(of.amount), absolute(one.amount))
  return compareAmounts(rest, tolerance([one.amount, of.amount])) > 0
}

const isForSame = (a: Entry, b: Entry): boolean =>
  a.target === b.target &&
  a.part === b.part &&
  a.funds.join(' ') === b.funds.join(' ') &&
  a.beneficiaries.join(' ') === b.beneficiaries.join(' ')

/** Whether other rows of its column are tied to the same amount. */
function isOneOfRows(entries: Entries, { id, table, column }: Entry, of: Entry): boolean {
  const others = entriesById({ entries }, [...of.restatedBy, ...of.restates])
  return table !== null && others.some(one => one.id !== id && one.table === table && one.column === column)
}

/** What an act states again in pieces is split into them. */
export function splitIntoPieces(entries: Entries): void {
  for (const entry of entries.values())
    for (const of of entriesById({ entries }, entry.restates)) {
      if (of.act !== entry.act || of.stage !== entry.stage || !isPiece(entries, entry, of)) continue
      if (entry.wholes.includes(of.id) || of.wholes.includes(entry.id)) continue
      entry.wholes.push(of.id)
      of.parts.push({ id: entry.id, breakdown: breakdownOf(entry, of) })
    }
}

/** By what a piece is one of an amount, as it is for something or someone else. */
function breakdownOf(piece: Entry, of: Entry): Breakdown | null {
  const kind = piece.target === of.target ? null : kindOfId(piece.target ?? '')
  if (kind === 'SECTION' || kind === 'LINE') return kind
  if (piece.funds.length > 0 && of.funds.length === 0) return 'FUND'
  return piece.beneficiaries.length > 0 && of.beneficiaries.length === 0 ? 'BENEFICIARY' : null
}
