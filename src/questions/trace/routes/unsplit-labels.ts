import type { Amount } from '../../../model/money.ts'
import { compareIds } from '../../../model/order.ts'
import { sumAmounts } from '../../money/amount.ts'
import type { Terrain } from '../ground/as-of.ts'
import type { Entry } from '../ground/ledger.ts'
import { isWithin } from './charges.ts'
import { closes, isShared, isUsable, outermost } from './closings.ts'

/** Money under a label that names the end asked about among others. */
export interface Unsplit {
  label: string
  act: string
  stage: string
  amount: Amount | null
}

/**
 * By label, act and stage, what stands under mixed labels that name an axis; for an investment priority, under its own label, the
 * rows that name others beside it. Of an origin, only its own money.
 */
export function unsplitMoney(terrain: Terrain, end: string, origin: string | null): Unsplit[] {
  const { graph, ledger } = terrain
  const found = new Map<string, Omit<Unsplit, 'amount'> & { amounts: (Amount | null)[] }>()
  const take = (label: string, entry: Entry): void => {
    if (entry.act === null) return
    const key = `${label} ${entry.act} ${entry.stage}`
    const group = found.get(key) ?? { label, act: entry.act, stage: entry.stage, amounts: [] }
    found.set(key, group)
    group.amounts.push(entry.amount)
  }
  const labels = [...graph.entities.values()].filter(
    entity => entity.kind === 'AXIS' && entity.id !== end && entity.properties.members.includes(end),
  )
  const usable = [...ledger.entries.values()].filter(
    entry => isUsable(terrain, entry) && (origin === null || isWithin(terrain, entry, origin)),
  )
  for (const { id: label } of labels) {
    const under = usable.filter(entry => closes(entry, label))
    for (const entry of outermost(terrain, under)) take(label, entry)
  }
  const shared = usable.filter(entry => isShared(entry, end))
  for (const entry of shared.sort((one, other) => compareIds(one.id, other.id))) take(end, entry)
  return [...found.values()]
    .map(({ amounts, ...group }) => {
      const known = amounts.filter(amount => amount !== null)
      return { ...group, amount: known.length === 0 ? null : sumAmounts(known) }
    })
    .sort((a, b) => compareIds(a.label, b.label) || compareIds(a.act, b.act) || compareIds(a.stage, b.stage))
}
