import { type Accounts, standing, standingOfAct } from '../../../ledger/accounts.ts'
import type { Entry } from '../../../ledger/entries.ts'
import { outermost } from '../../../ledger/portions.ts'
import type { Reason } from '../../../locale/reasons.ts'
import type { Thing } from '../../../locale/thing.ts'
import { groupBy } from '../../../model/group-by.ts'
import type { Amount } from '../../../model/money.ts'
import { compareIds } from '../../../model/order.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer, StopReason } from '../answer.ts'
import { thingOf } from '../words.ts'

type Stop = Unsaid<StopAnswer>

const stop = (at: string, reason: StopReason, why: Reason, upperBound: Amount | null): Stop => ({
  at,
  reason,
  why: [why],
  upperBound,
})

/** Why a day, or an edition, leaves these amounts out: by act, or else by the edition that prints them. */
export function leftOut(accounts: Accounts, excluded: readonly Entry[]): Stop[] {
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
      if (origin === '') return stop(first.id, 'END_OF_DATA', { code: 'NO_ACT_NO_DAY' }, amount)
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
function editionLeftOut(accounts: Accounts, entry: Entry, edition: Thing, amount: Amount | null): Stop {
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
