import { kindOfId } from '../../../model/kinds.ts'
import type { Amount } from '../../../model/money.ts'
import { compareIds } from '../../../model/order.ts'
import { sumAmounts } from '../../money/amount.ts'
import type { Terrain } from '../ground/as-of.ts'
import type { Entry } from '../ground/ledger.ts'
import { closingEntries, isShared, isUsable } from './closings.ts'

/**
 * By label, act and stage, what stands under mixed labels that name an axis; for an investment priority, under its own label, the
 * rows that name others beside it.
 */
export function mixedMoney(
  terrain: Terrain,
  axis: string,
  act: string | null,
): { label: string; act: string; stage: string; amount: Amount | null }[] {
  const { graph, ledger } = terrain
  const found = new Map<string, { label: string; act: string; stage: string; amounts: (Amount | null)[] }>()
  const take = (label: string, entry: Entry): void => {
    if (entry.act === null || (act !== null && kindOfId(act) === 'ACT' && entry.act !== act)) return
    const key = `${label} ${entry.act} ${entry.stage}`
    const group = found.get(key) ?? { label, act: entry.act, stage: entry.stage, amounts: [] }
    found.set(key, group)
    group.amounts.push(ledger.entries.get(entry.id)?.amount ?? null)
  }
  const labels = [...graph.entities.values()].filter(
    entity => entity.kind === 'AXIS' && entity.id !== axis && entity.properties.members.includes(axis),
  )
  for (const { id: label } of labels) for (const entry of closingEntries(terrain, label)) take(label, entry)
  const shared = [...ledger.entries.values()].filter(entry => isShared(entry, axis) && isUsable(terrain, entry))
  for (const entry of shared.sort((one, other) => compareIds(one.id, other.id))) take(axis, entry)
  return [...found.values()]
    .map(({ amounts, ...group }) => {
      const known = amounts.filter(amount => amount !== null)
      return { ...group, amount: known.length === 0 ? null : sumAmounts(known) }
    })
    .sort((a, b) => compareIds(a.label, b.label) || compareIds(a.act, b.act) || compareIds(a.stage, b.stage))
}
