import { groupBy } from '../../model/group-by.ts'
import type { Figure } from './statement.ts'
import { above, allRows, figuresFor, type Tree } from './tree.ts'

/** A row of one act beside the row, or the total, of the other that is for the same thing. */
export interface Pair {
  before: Figure
  after: Figure
}

export interface Matching {
  pairs: Pair[]
  /** Rows that nothing of the other act stands beside. */
  onlyBefore: Figure[]
  onlyAfter: Figure[]
}

const keyOf = ({ target, part, fund, beneficiary, currency }: Figure): string =>
  [target, part, fund, beneficiary, currency].join(' ')

/** For one part of one target, and what is said of both does not differ: a fund that only one of two tables prints does not make two rows of one. */
export function agree(a: Figure, b: Figure): boolean {
  const may = (one: string | null, other: string | null): boolean => one === null || other === null || one === other
  return a.target === b.target && a.part === b.part && may(a.fund, b.fund) && may(a.beneficiary, b.beneficiary)
}

/** By target, part, fund, beneficiary and currency; never because figures are equal. Reversed, the same pairs reversed. */
export function match(before: Tree, after: Tree): Matching {
  const rows = { before: allRows(before), after: allRows(after) }
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

function without(rows: readonly Figure[], pairs: readonly Pair[]): Figure[] {
  const taken = idsOf(pairs)
  return rows.filter(row => !taken.has(row.id))
}

const idsOf = (pairs: readonly Pair[]): Set<string> => new Set(pairs.flatMap(pair => [pair.before.id, pair.after.id]))

/** Rows of one key: the only one of each side, or those of several that a source ties, as it does with measures. */
function exact(before: readonly Figure[], after: readonly Figure[]): Pair[] {
  const later = groupBy(after, keyOf)
  return [...groupBy(before, keyOf)].flatMap(([key, rows]) => {
    const others = later.get(key) ?? []
    return rows.length === 1 && others.length === 1 ? paired(rows, others, () => true) : paired(rows, others, areTied)
  })
}

const areTied = (a: Figure, b: Figure): boolean => a.earlier.includes(b.id) || b.earlier.includes(a.id)

function loose(before: readonly Figure[], after: readonly Figure[]): Pair[] {
  const later = groupBy(after, row => row.target)
  return [...groupBy(before, row => row.target)].flatMap(([target, rows]) =>
    paired(rows, later.get(target) ?? [], agree),
  )
}

/** One to one, or not at all. */
function paired(before: readonly Figure[], after: readonly Figure[], fits: (a: Figure, b: Figure) => boolean): Pair[] {
  return before.flatMap(row => {
    const likely = after.filter(other => fits(row, other))
    const [only] = likely
    const alone = only !== undefined && before.filter(other => fits(other, only)).length === 1
    return likely.length === 1 && alone ? [{ before: row, after: only }] : []
  })
}

/** A row beside a total of the other act: what the total is made of is then unknown on the row's side. */
function toTotal(rows: readonly Figure[], tree: Tree, pairs: readonly Pair[]): [Figure, Figure][] {
  const taken = idsOf(pairs)
  const found = rows.flatMap((row): [Figure, Figure][] => {
    const total = counterpart(row, tree, other => !taken.has(other.id))
    return total === null ? [] : [[row, total]]
  })
  const times = new Map<string, number>()
  for (const [, total] of found) times.set(total.id, (times.get(total.id) ?? 0) + 1)
  return found.filter(([, total]) => times.get(total.id) === 1)
}

/** The one figure of a tree that is for the same thing: with the same key, else the outermost that agrees with it. */
export function counterpart(figure: Figure, tree: Tree, may: (other: Figure) => boolean = () => true): Figure | null {
  const candidates = figuresFor(tree, figure.target).filter(may)
  const same = candidates.filter(other => keyOf(other) === keyOf(figure))
  for (const list of [same, candidates.filter(other => agree(figure, other))]) {
    const [only, ...others] = list.filter(one => !above(tree, one).some(total => list.includes(total)))
    if (only !== undefined) return others.length === 0 ? only : null
  }
  return null
}

/** The counterpart of a figure whose own counterpart it is: a share of a total answers to no total. */
export function mutual(figure: Figure, own: Tree, other: Tree): Figure | null {
  const found = counterpart(figure, other)
  return found !== null && counterpart(found, own)?.id === figure.id ? found : null
}
