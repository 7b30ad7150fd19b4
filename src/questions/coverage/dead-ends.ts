import { kindsThat } from '../../kinds/index.ts'
import { entriesById } from '../../ledger/entries.ts'
import { amountOf, leftFor, outermost } from '../../ledger/portions.ts'
import type { Reason } from '../../locale/reasons.ts'
import { kindOfId } from '../../model/kinds.ts'
import { type Amount, absolute, compareAmounts, leftOf, sign, tolerance } from '../../model/money.ts'
import type { Unsaid } from '../explain.ts'
import type { StopAnswer, StopReason } from '../trace/answer.ts'
import { ABSENCE_REASONS } from '../trace/stops/without-amount.ts'
import { thingOf } from '../trace/words.ts'
import type { AllocationSet } from './allocation-set.ts'

export type DeadEnd = Unsaid<StopAnswer>

export function stop(at: string, reason: StopReason, why: Reason | Reason[], upperBound: Amount | null): DeadEnd {
  return { at, reason, why: [why].flat(), upperBound }
}

/** What holds activities: money for it is to be divided among them. */
export const HOLDERS = kindsThat(({ role }) => role === 'HOLDER')

/** Rows that are for a section or a plan and for no line of it: its coordination above all. */
export function coordination({ accounts, entries }: AllocationSet): DeadEnd[] {
  const { graph } = accounts
  const ids = new Set(entries.map(({ id }) => id))
  const rows = entries.filter(
    entry =>
      entry.part !== 'WHOLE' &&
      // What a source singles out of an amount is divided no less than the amount.
      entry.part !== 'OF_WHICH' &&
      entry.amount !== null &&
      HOLDERS.has(kindOfId(entry.target ?? '')) &&
      !entry.parts.some(part => ids.has(part.id)),
  )
  return rows.map(row => {
    const target = thingOf(graph, row.target ?? row.id)
    const amount = row.amount as Amount
    const isCoordination = row.part === 'COORDINATION'
    return stop(row.id, 'UNDIVIDED', { code: 'COORDINATION_ROW', amount, target, coordination: isCoordination }, amount)
  })
}

/** Empty cells. What the other parts leave bounds them; that they leave nothing is not a fact about what the cell holds. */
export function absences({ accounts, entries }: AllocationSet): DeadEnd[] {
  return entries
    .filter(({ amount }) => amount === null)
    .map(entry => {
      const absence = entry.absence ?? 'BLANK'
      const reason = ABSENCE_REASONS[absence]
      const rest = leftFor(accounts.ledger, entry)
      const empty = { code: 'NO_AMOUNT_IN_CELL' as const, absence }
      if (rest === null) return stop(entry.id, reason, empty, null)
      const left = amountOf(rest)
      return stop(entry.id, reason, [empty, { code: 'PARTS_LEAVE', rest: left }], left)
    })
}

/** Printed totals whose parts do not make them up, none of the parts being blank: more than rounding can explain. */
export function imbalances({ accounts, entries }: AllocationSet): DeadEnd[] {
  const { graph, ledger } = accounts
  return entries.flatMap(total => {
    const ways = [...new Set(total.parts.map(part => part.breakdown))]
    return ways.flatMap(way => {
      const parts = outermost(
        ledger,
        entriesById(
          ledger,
          total.parts.filter(part => part.breakdown === way).map(part => part.id),
        ),
      )
      const amounts = parts.flatMap(({ amount }) => amount ?? [])
      if (total.amount === null || amounts.length === 0) return []
      const gap = leftOf(total.amount, amounts)
      const blank = amounts.length < parts.length
      // What is singled out of a total is not all of it.
      const isShort = sign(gap) > 0 && (blank || way === 'OF_WHICH')
      if (isShort || compareAmounts(absolute(gap), tolerance([total.amount, ...amounts])) <= 0) return []
      const amount = total.amount
      const by = absolute(gap)
      const target = thingOf(graph, total.target ?? total.id)
      const why = {
        code: 'PARTS_DISAGREE' as const,
        parts: parts.length,
        breakdown: way,
        amount,
        target,
        by,
        short: sign(gap) > 0,
      }
      return [stop(total.id, 'CONTRADICTED', why, amount)]
    })
  })
}
