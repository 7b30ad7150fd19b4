import { type Accounts, isInForce } from '../../../ledger/accounts.ts'
import { type Entry, entriesById, isUnder, totalsOver } from '../../../ledger/entries.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import { isWithin } from '../routes/funding-links.ts'
import type { Walk } from '../routes/walk.ts'
import { thingOf } from '../words.ts'

type Why = Pick<Unsaid<StopAnswer>, 'reason' | 'why'>

/** Why no money arrives at an amount, or at an act, that was asked for; null where the day says it, or the end is another thing. */
export function noHopTo({ accounts, from, goal, walked, reached }: Walk): Unsaid<StopAnswer> | null {
  if (goal === null || reached) return null
  const [source, end] = walked === 'OUT' ? [from, goal] : [goal, from]
  const entry = accounts.ledger.entries.get(end)
  const why =
    kindOfId(end) === 'ACT'
      ? toAct(accounts, source, end)
      : entry === undefined
        ? null
        : toAmount(accounts, source, entry)
  return why === null ? null : { at: end, ...why, upperBound: entry?.amount ?? null }
}

function toAct({ graph }: Accounts, source: string, end: string): Why {
  const why = { code: 'ACT_IS_ORIGIN' as const, act: thingOf(graph, end), from: thingOf(graph, source) }
  return { reason: 'END_OF_DATA', why: [why] }
}

function toAmount(accounts: Accounts, source: string, entry: Entry): Why | null {
  const { graph, ledger } = accounts
  const money = thingOf(graph, entry.id)
  if (entry.movement) return { reason: 'DECOMMITTED', why: [{ code: 'LOWERS', money }] }
  const original = entriesById(ledger, entry.restates).find(one => one.act === entry.act)
  if (original !== undefined)
    return { reason: 'OTHER_FRAME', why: [{ code: 'RESTATES', money, original: original.amount }] }
  if (!isInForce(accounts, entry)) return null
  const other = ledger.entries.get(source)
  if (other !== undefined && (isUnder(ledger, entry, source) || isUnder(ledger, other, entry.id))) {
    const [part, whole] = isUnder(ledger, entry, source) ? [entry, other] : [other, entry]
    return {
      reason: 'OTHER_FRAME',
      why: [{ code: 'PART_OF', part: thingOf(graph, part.id), whole: thingOf(graph, whole.id) }],
    }
  }
  if (kindOfId(source) !== 'ACT' && other === undefined && isWithin(accounts, entry, source))
    return { reason: 'END_OF_DATA', why: [{ code: 'ASK_FROM_AMOUNT', money }] }
  const kin = sameMoney(accounts, entry, source)
  if (kin !== null) {
    const act = thingOf(graph, kin.entry.act ?? kin.entry.id)
    return {
      reason: kin.replaces ? 'SUPERSEDED' : 'OTHER_FRAME',
      why: [{ code: 'SAME_MONEY', money, amount: kin.entry.amount, act, otherStage: kin.replaces }],
    }
  }
  return { reason: 'END_OF_DATA', why: [{ code: 'NOT_ITS_MONEY', money, origin: thingOf(graph, source) }] }
}

/** Money of the source that is this money at another stage or printed again: the amount itself, or a total that it is inside of. */
function sameMoney(accounts: Accounts, entry: Entry, source: string): { entry: Entry; replaces: boolean } | null {
  const { ledger } = accounts
  const met = new Map<Entry, boolean>(
    [entry, ...entriesById(ledger, [...totalsOver(ledger, entry)])].map(one => [one, false]),
  )
  for (const [one, replaces] of met) {
    if (one.act !== entry.act && isWithin(accounts, one, source)) return { entry: one, replaces }
    for (const near of entriesById(ledger, [...one.supersedes, ...one.supersededBy]))
      if (!met.has(near)) met.set(near, true)
    for (const near of entriesById(ledger, [...one.restates, ...one.restatedBy]))
      if (!met.has(near)) met.set(near, replaces)
  }
  return null
}
