import { type Accounts, isInForce, replacements, replacing } from '../../../ledger/accounts.ts'
import type { Entry } from '../../../ledger/entries.ts'
import type { Reason } from '../../../locale/reasons.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import { thingOf } from '../words.ts'

/** Why an amount is there no longer: each amount that replaced it by the day, or that a later edition does not print it. At most it is what it was. */
export function whyReplaced(accounts: Accounts, entry: Entry): Unsaid<StopAnswer>[] {
  const { graph } = accounts
  const why = replacements(accounts, entry).map(
    (later): Reason => ({
      code: 'REPLACED',
      amount: entry.amount,
      target: thingOf(graph, entry.target ?? entry.id),
      by: entry.act === null ? null : thingOf(graph, entry.act),
      later: later.act === null ? null : thingOf(graph, later.act),
      laterAmount: later.amount,
      whole: entry.supersededBy.includes(later.id) ? null : thingOf(graph, later.target ?? later.id),
    }),
  )
  if (why.length === 0 && entry.edition !== null && !isInForce(accounts, entry))
    why.push({ code: 'EDITION_REPLACED', edition: thingOf(graph, entry.edition) })
  return why.map(one => ({ at: entry.id, reason: 'SUPERSEDED', why: [one], upperBound: entry.amount }))
}

/** The same of it, and of what replaced it and was replaced in turn. */
export function whyNoLonger(accounts: Accounts, entry: Entry): Unsaid<StopAnswer>[] {
  return [...new Set([entry, ...replacing(accounts, entry)])].flatMap(one => whyReplaced(accounts, one))
}
