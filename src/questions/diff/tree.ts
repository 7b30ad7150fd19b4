import { balances, splitOf, weigh } from '../../ledger/balance.ts'
import { type Entry, entriesById, type Ledger, ledgerFrom, totalsOver } from '../../ledger/entries.ts'
import { groupBy } from '../../model/group-by.ts'

/** What one act sets for one plan, at one stage. */
export interface Tree {
  plan: string
  ledger: Ledger
  /** What is inside nothing else that the act sets, for this plan or for another. */
  roots: readonly Entry[]
  /** What the outermost amounts for this plan are split into, down to what is split no further. */
  rows: ReadonlySet<Entry>
  rowsByTarget: ReadonlyMap<string, Entry[]>
}

/** Of the amounts that one act sets at one stage, those for a plan. */
export function treeOf(side: Ledger, plan: string, entries: readonly Entry[] = []): Tree {
  const ledger = ledgerFrom(entries)
  const roots = rootsOf(side, entries)
  // A total may be split into rows for another plan, and rows for this one be inside the total of another.
  const rows = new Set(
    rootsOf(ledger)
      .flatMap(root => rowsOf(side, root))
      .filter(({ id }) => ledger.entries.has(id)),
  )
  return { plan, ledger, roots, rows, rowsByTarget: groupBy(rows, ({ target }) => target) }
}

/** What is inside nothing else of a ledger. */
export const rootsOf = (ledger: Ledger, entries: Iterable<Entry> = ledger.entries.values()): Entry[] =>
  [...entries].filter(entry => totalsOver(ledger, entry).size === 0)

export const isEmpty = ({ ledger }: Tree): boolean => ledger.entries.size === 0

/** The rows that an amount is made of, itself where it is one. */
function rowsOf(ledger: Ledger, entry: Entry, passed: readonly Entry[] = []): Entry[] {
  const split = passed.includes(entry) ? null : splitOf(ledger, entry)
  if (split === null) return [entry]
  return [...new Set(split.parts.flatMap(part => rowsOf(ledger, part, [...passed, entry])))]
}

export const rowsFor = (tree: Tree, { target }: Entry): readonly Entry[] => tree.rowsByTarget.get(target ?? '') ?? []
export const amountsFor = (tree: Tree, { target }: Entry): readonly Entry[] =>
  tree.ledger.byTarget.get(target ?? '') ?? []

/** Totals above a row, the innermost first. */
export function above({ ledger }: Tree, row: Entry): Entry[] {
  const depth = (entry: Entry): number => totalsOver(ledger, entry).size
  return entriesById(ledger, [...totalsOver(ledger, row)]).sort((a, b) => depth(b) - depth(a))
}

/** By what a total is split: its sections, lines and measures are one way of it; null where it is split by nothing. */
export function waySplit({ ledger }: Tree, total: Entry): 'ACTIVITY' | 'BENEFICIARY' | 'FUND' | 'OTHER' | null {
  const split = splitOf(ledger, total)
  if (split === null) return null
  const { breakdown } = split
  if (breakdown === 'BENEFICIARY' || breakdown === 'FUND') return breakdown
  return breakdown === null ? 'OTHER' : 'ACTIVITY'
}

/** Whether a total's rows make it up, rounding allowed and none blank: then what is not among them has nothing. */
export function isComplete({ ledger }: Tree, total: Entry): boolean {
  const rows = rowsOf(ledger, total)
  const weighing = weigh(ledger, [total], rows)
  return !rows.includes(total) && weighing.blanks.length === 0 && balances(weighing)
}
