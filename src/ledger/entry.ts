import type { Currency } from '../model/currency.ts'
import type { Amount } from '../model/money.ts'
import type { Absence, Basis, Breakdown, Grain, Part, Stage } from '../model/vocabulary.ts'

/** An allocation with what ties it to other money. */
export interface Entry {
  id: string
  name: string
  amount: Amount | null
  absence: Absence | null
  stage: Stage
  currency: Currency
  grain: Grain
  part: Part
  table: string | null
  column: string | null
  basis: Basis
  rule: string | null
  act: string | null
  target: string | null
  funds: string[]
  axes: string[]
  priorities: string[]
  headings: string[]
  beneficiaries: string[]
  /** Totals that it is a part of. */
  wholes: string[]
  parts: { id: string; breakdown: Breakdown | null }[]
  supersedes: string[]
  supersededBy: string[]
  reduces: string[]
  reducedBy: string[]
  restates: string[]
  restatedBy: string[]
  derivedFrom: string[]
  /** The day of the amount itself, where the source prints one. */
  date: string | null
  /** The edition of a series that prints it, and the later one that no longer does: ids of sources. */
  edition: string | null
  withdrawnIn: string | null
  /** A movement of money, not an amount that is there. */
  movement: boolean
}

/** Amounts and all that follows from them step by step, each once, the nearest first. */
export function following(first: Iterable<Entry>, next: (one: Entry) => Iterable<Entry>): Set<Entry> {
  const found = new Set(first)
  for (const one of found) for (const other of next(one)) found.add(other)
  return found
}

/** Those of these ids that there are. */
export function entriesById({ entries }: { entries: ReadonlyMap<string, Entry> }, ids: readonly string[]): Entry[] {
  const found: Entry[] = []
  for (const id of ids) {
    const entry = entries.get(id)
    if (entry !== undefined) found.push(entry)
  }
  return found
}
