import { kindsThat } from '../../kinds/index.ts'
import { kindOfId } from '../../model/kinds.ts'
import { type Amount, tolerance } from '../../model/money.ts'
import type { Absence } from '../../model/vocabulary.ts'
import { computedAmount, spoken } from '../money/amount.ts'
import type { StopAnswer, StopReason } from '../trace/answer.ts'
import { those } from '../trace/ground/ledger.ts'
import { amountOf, leftFor, outermost } from '../trace/ground/portions.ts'
import { introduced } from '../trace/words.ts'
import type { Purse } from './purse.ts'

export const stop = (at: string, reason: StopReason, explanation: string, upperBound: Amount | null): StopAnswer => ({
  at,
  reason,
  explanation,
  upperBound,
})

/** What holds activities: money for it is to be divided among them. */
export const HOLDERS = kindsThat(({ role }) => role === 'HOLDER')

/** Rows that are for a section or a plan and for no line of it: its coordination above all. */
export function coordination({ terrain, entries }: Purse): StopAnswer[] {
  const { graph } = terrain
  const ids = new Set(entries.map(({ id }) => id))
  const rows = entries.filter(
    entry =>
      entry.part !== 'WHOLE' &&
      entry.amount !== null &&
      HOLDERS.has(kindOfId(entry.target ?? '')) &&
      !entry.parts.some(part => ids.has(part.id)),
  )
  return rows.map(row => {
    const target = introduced(graph, row.target ?? row.id)
    const what = row.part === 'COORDINATION' ? 'the coordination of ' : 'a part of '
    return stop(
      row.id,
      'UNDIVIDED',
      `${spoken(row.amount as Amount)} is for ${what}${target}: it belongs to none of its lines, and nothing that is held here divides it among them.`,
      row.amount,
    )
  })
}

const ABSENCES: Record<Absence, [StopReason, string]> = {
  BLANK: ['NO_MONEY_STATED', 'the cell where the amount would stand is printed and empty; empty is not zero'],
  NOT_PUBLISHED: ['NOT_PUBLISHED', 'the source says that the amount is not published'],
  NOT_APPLICABLE: ['NO_MONEY_STATED', 'no amount can exist here'],
  SUPPRESSED: ['NOT_PUBLISHED', 'the source withholds the amount'],
  NOT_EXTRACTED: ['END_OF_DATA', 'the source may hold the amount, and it has not been taken from it yet'],
}

/** Empty cells. What the other parts leave bounds them; that they leave nothing is no fact about what the cell holds. */
export function absences({ terrain, entries }: Purse): StopAnswer[] {
  const { graph, ledger } = terrain
  return entries
    .filter(({ amount }) => amount === null)
    .map(entry => {
      const [reason, why] = ABSENCES[entry.absence ?? 'BLANK']
      const told = `For ${introduced(graph, entry.target ?? entry.id)}, ${why}.`
      const rest = leftFor(ledger, entry)
      const left = rest === null ? null : amountOf(rest)
      if (rest === null) return stop(entry.id, reason, told, null)
      if (left === null) return stop(entry.id, reason, `${told} The other parts already make up their total.`, null)
      return stop(entry.id, reason, `${told} The other parts fall short of their total by ${spoken(left)}.`, left)
    })
}

/** Printed totals whose parts do not make them up, none of the parts being blank: more than rounding can explain. */
export function imbalances({ terrain, entries }: Purse): StopAnswer[] {
  const { graph, ledger } = terrain
  return entries.flatMap(total => {
    const ways = [...new Set(total.parts.map(part => part.breakdown))]
    return ways.flatMap(way => {
      const parts = outermost(
        ledger,
        those(
          ledger,
          total.parts.filter(part => part.breakdown === way).map(part => part.id),
        ),
      )
      const amounts = parts.flatMap(({ amount }) => amount ?? [])
      if (total.amount === null || amounts.length === 0) return []
      const gap = total.amount.cents - amounts.reduce((sum, { cents }) => sum + cents, 0)
      const blank = amounts.length < parts.length
      if (
        Math.abs(gap) <= tolerance([total.amount, ...amounts].map(({ precision }) => precision)) ||
        (blank && gap > 0)
      )
        return []
      const of = introduced(graph, total.target ?? total.id)
      const by = way === null ? '' : ` by ${way.toLowerCase()}`
      const words = gap > 0 ? 'fall short of' : 'exceed'
      return [
        stop(
          total.id,
          'CONTRADICTED',
          `The ${parts.length} printed parts${by} of the ${spoken(total.amount)} for ${of} ${words} it by ${spoken(computedAmount(Math.abs(gap)))}; where the difference belongs is not said.`,
          total.amount,
        ),
      ]
    })
  })
}
