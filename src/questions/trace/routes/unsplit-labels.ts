import type { Accounts } from '../../../ledger/accounts.ts'
import type { Entry } from '../../../ledger/entries.ts'
import { frameKey } from '../../../ledger/figures.ts'
import type { Currency } from '../../../model/currency.ts'
import { type Amount, sumOfKnown } from '../../../model/money.ts'
import { compareIds } from '../../../model/order.ts'
import type { Stage } from '../../../model/vocabulary.ts'
import { isWithin } from './funding-links.ts'
import { closes, isShared, isUsable, outermost } from './terminal-allocations.ts'

/** Money under a label that names the end asked about among others. */
export interface Unsplit {
  label: string
  act: string
  stage: Stage
  currency: Currency
  entries: Entry[]
  amount: Amount | null
}

/**
 * By label, act, stage and currency, what stands under mixed labels that name an axis; for an investment priority, under its own label, the
 * rows that name others beside it. Of an origin, only its own money.
 */
export function unsplitMoney(accounts: Accounts, end: string, origin: string | null): Unsplit[] {
  const { graph, ledger } = accounts
  const found = new Map<string, Omit<Unsplit, 'amount'>>()
  const take = (label: string, entry: Entry): void => {
    if (entry.act === null) return
    const key = `${label} ${frameKey(entry)}`
    const group = found.get(key) ?? { label, act: entry.act, stage: entry.stage, currency: entry.currency, entries: [] }
    found.set(key, group)
    group.entries.push(entry)
  }
  const labels = [...graph.entities.values()].filter(
    entity => entity.kind === 'AXIS' && entity.id !== end && entity.properties.members.includes(end),
  )
  const usable = [...ledger.entries.values()].filter(
    entry => isUsable(accounts, entry) && (origin === null || isWithin(accounts, entry, origin)),
  )
  for (const { id: label } of labels) {
    const under = usable.filter(entry => closes(accounts, entry, label))
    for (const entry of outermost(accounts, under)) take(label, entry)
  }
  const shared = usable.filter(entry => isShared(accounts, entry, end))
  for (const entry of outermost(accounts, shared)) take(end, entry)
  return [...found.values()]
    .map(group => ({ ...group, amount: sumOfKnown(group.entries.map(({ amount }) => amount)) }))
    .sort((a, b) => compareIds(a.label, b.label) || compareIds(a.act, b.act) || compareIds(frameKey(a), frameKey(b)))
}
