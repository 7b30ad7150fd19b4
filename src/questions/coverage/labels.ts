import { type Accounts, standing, standingOfAct } from '../../ledger/accounts.ts'
import { type Entry, totalsOver } from '../../ledger/entries.ts'
import { outermost } from '../../ledger/portions.ts'
import type { Thing } from '../../locale/thing.ts'
import { groupBy } from '../../model/group-by.ts'
import { type Amount, sumAmounts } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { nameOf, thingOf } from '../trace/words.ts'
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

/** Why a day, or an edition, leaves out everything that there is. */
export function leftOut({ accounts, of, excluded }: AllocationSet): DeadEnd[] {
  const { graph } = accounts
  const origins = groupBy(outermost(accounts.ledger, excluded), ({ act, edition }) => act ?? edition ?? '')
  return [...origins]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([origin, entries]) => {
      const known = entries.flatMap(entry => entry.amount ?? [])
      const amount = known.length === 1 ? (known[0] ?? null) : null
      const [first] = entries
      const day = accounts.asOf
      if (origin === '' && first.date !== null && day !== null && day < first.date)
        return stop(first.id, 'NOT_YET_IN_FORCE', { code: 'STATED_LATER', date: first.date, day }, amount)
      if (origin === '') return stop(first.id ?? of, 'END_OF_DATA', { code: 'NO_ACT_NO_DAY' }, amount)
      const by = thingOf(graph, origin)
      if (first.act === null || day === null) return editionLeftOut(accounts, first, by, amount)
      switch (standingOfAct(accounts, origin)) {
        case 'UNDATED':
          return stop(origin, 'END_OF_DATA', { code: 'NO_DATE', act: by, day }, amount)
        case 'NOT_YET':
          return stop(origin, 'NOT_YET_IN_FORCE', { code: 'NOT_YET_IN_FORCE', act: by, day }, amount)
        default:
          return stop(origin, 'SUPERSEDED', { code: 'REPLACED_BY_THEN', act: by, day }, amount)
      }
    })
}

/** What no act dates counts by the edition that prints it. */
function editionLeftOut(accounts: Accounts, entry: Entry, edition: Thing, amount: Amount | null): DeadEnd {
  const at = entry.edition ?? entry.id
  const day = accounts.asOf
  switch (standing(accounts, entry)) {
    case 'UNDATED':
      return stop(at, 'END_OF_DATA', { code: 'EDITION_UNDATED', edition, day: day ?? '' }, amount)
    case 'NOT_YET':
      return stop(at, 'NOT_YET_IN_FORCE', { code: 'EDITION_NOT_YET', edition, day }, amount)
    default:
      return stop(at, 'SUPERSEDED', { code: 'EDITION_REPLACED', edition }, amount)
  }
}
