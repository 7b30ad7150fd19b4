import { type Entry, totalsOver } from '../../ledger/entries.ts'
import { outermost } from '../../ledger/portions.ts'
import { sumAmounts } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { nameOf } from '../trace/words.ts'
import type { AllocationSet } from './allocation-set.ts'
import { type DeadEnd, stop } from './dead-ends.ts'
import { isOnOneAxis } from './levels.ts'

/** Labels that name several axes: one stop for each, with all that stands under it. */
export function mixedAxes(set: AllocationSet): DeadEnd[] {
  const { accounts, entries } = set
  const single = entries.filter(entry => isOnOneAxis(set, entry))
  const mixed = entries.filter(entry => entry.amount !== null && entry.axes.length > 0 && !single.includes(entry))
  const open = outermost(
    accounts.ledger,
    mixed.filter(entry => !holdsAny(accounts, entry, single)),
  )
  const labels = new Map<string, Entry[]>()
  for (const entry of open) for (const axis of entry.axes) labels.set(axis, [...(labels.get(axis) ?? []), entry])
  return [...labels]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([label, rows]) => {
      const amount = sumAmounts(rows.flatMap(row => row.amount ?? []))
      const name = nameOf(accounts.graph, label)
      return stop(label, 'MIXED_AXIS', { code: 'MIXED_AXIS', amount, act: null, label: name, axis: null }, amount)
    })
}

function holdsAny({ ledger }: AllocationSet['accounts'], total: Entry, entries: readonly Entry[]): boolean {
  return entries.some(entry => entry !== total && totalsOver(ledger, entry).has(total.id))
}

/** Rows that print several investment priorities: reported once for all of them. */
export function manyPriorities({ accounts, of, entries }: AllocationSet): DeadEnd[] {
  const several = entries.filter(entry => entry.priorities.length > 1 && entry.amount !== null)
  const open = outermost(accounts.ledger, several)
  if (open.length === 0) return []
  const amount = sumAmounts(open.flatMap(entry => entry.amount ?? []))
  return [stop(of, 'UNDIVIDED', { code: 'SEVERAL_PRIORITIES', amount, amounts: open.length }, amount)]
}
