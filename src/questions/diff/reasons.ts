import { spoken } from '../money/amount.ts'
import type { Comparison } from './changes.ts'
import type { Figure } from './statement.ts'
import { above, isComplete, rootsOf, rowsFor, splitOf, type Tree } from './tree.ts'

/** One act as a reason speaks of it. */
export interface Teller {
  act: string
  tree: Tree
  /** Whether it sets any money, for this plan or for another. */
  setsMoney: boolean
}

/** Both figures are there, and at least one of them has no amount. */
export function whyNoAmount(silent: readonly Teller[]): string {
  const names = [...new Set(silent.map(({ act }) => `“${act}”`))].sort().join(' and ')
  return `${names} ${names.includes(' and ') ? 'print' : 'prints'} this row without an amount, and what is not stated is not zero.`
}

/** Why a row that one act alone prints says nothing of a change. */
export function whyAlone(row: Figure, own: Teller, other: Teller, { name }: Pick<Comparison, 'name'>): string {
  const they = `“${other.act}”`
  if (!other.setsMoney) return `No source gives an amount that ${they} sets.`
  if (other.tree.size === 0)
    return `${they} sets no money for “${name}”, and amounts for different things are not compared.`
  if (row.amount === null) return `${whyNoAmount([own])} ${they} prints no such row.`
  if (rowsFor(other.tree, row.target).length > 0)
    return `${they} prints other rows for the same thing, by part, by fund or by who receives it: which of them answers to this one is not said.`
  return `${they} prints no row for it, and ${whyOpen(row, own.tree, other.tree)}`
}

/** Why the absence of a row does not show that there is nothing. */
function whyOpen(row: Figure, own: Tree, other: Tree): string {
  const holders = new Set([row.target, ...above(own, row).map(({ target }) => target)])
  const totals = [...other.values()].filter(
    figure =>
      holders.has(figure.target) || rootsOf(other).some(root => root.id === figure.id && root.target === row.plan),
  )
  const [total] = totals.filter(figure => !above(other, figure).some(one => totals.includes(one)))
  if (total?.amount == null) return 'no total that would show whether anything is left for it.'
  const split = splitOf(other, total)
  if (split === null)
    return `sets ${spoken(total.amount)} for the whole, undivided: how much of it is for this is not said.`
  if (!isComplete(other, total))
    return `the rows that it prints do not make up its total of ${spoken(total.amount)}: some of it may be for this.`
  return 'its total is divided in another way: how much of it is for this is not said.'
}
