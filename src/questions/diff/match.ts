import type { Entry } from '../../ledger/entries.ts'
import { outermost } from '../../ledger/portions.ts'
import { groupBy } from '../../model/group-by.ts'
import { amountsFor, type Tree } from './tree.ts'

/** A row of one act beside the row, or the total, of the other that is for the same thing. */
export interface Pair {
  before: Entry
  after: Entry
}

export interface Matching {
  pairs: Pair[]
  /** Rows that nothing of the other act stands beside. */
  onlyBefore: Entry[]
  onlyAfter: Entry[]
}

const keyOf = ({ target, part, funds, beneficiaries, currency }: Entry): string =>
  [target, part, funds[0], beneficiaries[0], currency].join(' ')

/** Whether what is said of both does not differ: what one of them leaves open may be the same. */
const mayBe = (ones: readonly string[], others: readonly string[]): boolean =>
  ones[0] === undefined || others[0] === undefined || ones[0] === others[0]

/** Whether who pays and who receives two amounts for one target may be the same. */
export const mayBeOne = (a: Entry, b: Entry): boolean =>
  mayBe(a.funds, b.funds) && mayBe(a.beneficiaries, b.beneficiaries)

/** For one part of one target, and what is said of both does not differ: a fund that only one of two tables prints does not make two rows of one. */
const agree = (a: Entry, b: Entry): boolean => a.target === b.target && a.part === b.part && mayBeOne(a, b)

/** By target, part, fund, beneficiary and currency; never because figures are equal. Reversed, the same pairs reversed. */
export function match(before: Tree, after: Tree): Matching {
  const rows = { before: [...before.rows], after: [...after.rows] }
  const pairs = exact(rows.before, rows.after)
  const open = () => ({ before: without(rows.before, pairs), after: without(rows.after, pairs) })
  pairs.push(...loose(open().before, open().after))
  const left = open()
  const totals = {
    before: toTotal(left.before, after, pairs).map(([row, total]) => ({ before: row, after: total })),
    after: toTotal(left.after, before, pairs).map(([row, total]) => ({ before: total, after: row })),
  }
  pairs.push(...totals.before, ...totals.after)
  return { pairs, onlyBefore: open().before, onlyAfter: open().after }
}

function without(rows: readonly Entry[], pairs: readonly Pair[]): Entry[] {
  const taken = idsOf(pairs)
  return rows.filter(row => !taken.has(row.id))
}

const idsOf = (pairs: readonly Pair[]): Set<string> => new Set(pairs.flatMap(pair => [pair.before.id, pair.after.id]))

/** Rows of one key: the only one of each side, or those of several that a source ties, as it does with measures. */
function exact(before: readonly Entry[], after: readonly Entry[]): Pair[] {
  const later = groupBy(after, keyOf)
  return [...groupBy(before, keyOf)].flatMap(([key, rows]) => {
    const others = later.get(key) ?? []
    return rows.length === 1 && others.length === 1 ? paired(rows, others, () => true) : paired(rows, others, areTied)
  })
}

/** Earlier amounts, of any act, that it says again, replaces or reduces. */
export const earlier = ({ supersedes, reduces, restates }: Entry): string[] => [...supersedes, ...reduces, ...restates]

const areTied = (a: Entry, b: Entry): boolean => earlier(a).includes(b.id) || earlier(b).includes(a.id)

function loose(before: readonly Entry[], after: readonly Entry[]): Pair[] {
  const later = groupBy(after, row => row.target)
  return [...groupBy(before, row => row.target)].flatMap(([target, rows]) =>
    paired(rows, later.get(target) ?? [], agree),
  )
}

/** One to one, or not at all. */
function paired(before: readonly Entry[], after: readonly Entry[], fits: (a: Entry, b: Entry) => boolean): Pair[] {
  return before.flatMap(row => {
    const likely = after.filter(other => fits(row, other))
    const [only] = likely
    const alone = only !== undefined && before.filter(other => fits(other, only)).length === 1
    return likely.length === 1 && alone ? [{ before: row, after: only }] : []
  })
}

/** A row beside a total of the other act: what the total is made of is then unknown on the row's side. */
function toTotal(rows: readonly Entry[], tree: Tree, pairs: readonly Pair[]): [Entry, Entry][] {
  const taken = idsOf(pairs)
  const found = rows.flatMap((row): [Entry, Entry][] => {
    const total = counterpart(row, tree, other => !taken.has(other.id))
    return total === null ? [] : [[row, total]]
  })
  const times = new Map<string, number>()
  for (const [, total] of found) times.set(total.id, (times.get(total.id) ?? 0) + 1)
  return found.filter(([, total]) => times.get(total.id) === 1)
}

/** The one amount of a tree that is for the same thing: that a source ties to it, else one with the same key, else the outermost that agrees with it. */
export function counterpart(entry: Entry, tree: Tree, may: (other: Entry) => boolean = () => true): Entry | null {
  const candidates = amountsFor(tree, entry).filter(may)
  const tied = candidates.filter(other => other.part === entry.part && areTied(entry, other))
  const same = candidates.filter(other => keyOf(other) === keyOf(entry))
  for (const list of [tied, same, candidates.filter(other => agree(entry, other))]) {
    const [only, ...others] = outermost(tree.ledger, list)
    if (only !== undefined) return others.length === 0 ? only : null
  }
  return null
}

/** The counterpart of an amount whose own counterpart it is: a share of a total answers to no total. */
export function mutual(entry: Entry, own: Tree, other: Tree): Entry | null {
  const found = counterpart(entry, other)
  return found !== null && counterpart(found, own)?.id === entry.id ? found : null
}
