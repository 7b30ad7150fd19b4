import { type Entry, entriesById, isShare } from '../../ledger/entries.ts'
import { outermost } from '../../ledger/portions.ts'
import type { Reason } from '../../locale/reasons.ts'
import { earlier } from './match.ts'
import { above, isComplete, isEmpty, rowsFor, type Tree, waySplit } from './tree.ts'

/** One act as a reason speaks of it. */
export interface ComparedAct {
  act: string
  tree: Tree
  /** Whether it sets any money, for this plan or for another; and whether it takes any back. */
  setsMoney: boolean
  takesBack: boolean
}

/** Both figures are there, and at least one of them has no amount. */
export function whyNoAmount(silent: readonly ComparedAct[]): Reason {
  return { code: 'ROW_WITHOUT_AMOUNT', acts: [...new Set(silent.map(({ act }) => act))].sort() }
}

/** Why a row that one act alone prints says nothing of a change. */
export function whyAlone(row: Entry, own: ComparedAct, other: ComparedAct, plan: string): Reason[] {
  const { act, takesBack } = other
  if (!other.setsMoney) return [{ code: 'ACT_SETS_NOTHING', act, takesBack }]
  if (isEmpty(other.tree)) return [{ code: 'ACT_SETS_NONE_FOR', act, plan }]
  if (row.amount === null) return [whyNoAmount([own]), { code: 'NO_SUCH_ROW', act }]
  if (rowsFor(other.tree, row).length > 0) return [{ code: 'OTHER_ROWS', act }]
  return [{ code: 'NO_ROW', act, ...whyOpen(row, own.tree, other.tree) }]
}

/** Why the absence of a row does not show that there is nothing. */
function whyOpen(row: Entry, own: Tree, other: Tree): Pick<Extract<Reason, { code: 'NO_ROW' }>, 'why' | 'total'> {
  const holders = new Set([row.target, ...above(own, row).map(({ target }) => target)])
  // What took the place of a share is no total.
  const isShared = (entry: Entry): boolean =>
    entriesById(own.ledger, earlier(entry)).some(before => isShare(own.ledger, before))
  const totals = [...other.ledger.entries.values()].filter(
    entry =>
      (holders.has(entry.target) || (entry.target === other.plan && other.roots.includes(entry))) && !isShared(entry),
  )
  const [total] = outermost(other.ledger, totals)
  if (total?.amount == null) return { why: 'NO_TOTAL', total: null }
  const why = waySplit(other, total) === null ? 'UNDIVIDED' : isComplete(other, total) ? 'OTHER_SPLIT' : 'INCOMPLETE'
  return { why, total: total.amount }
}
