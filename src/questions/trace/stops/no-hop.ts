import { kindOfId } from '../../../model/kinds.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import { standing, type Terrain } from '../ground/as-of.ts'
import { type Entry, isUnder, those, totalsOver } from '../ground/ledger.ts'
import { isWithin } from '../routes/charges.ts'
import type { Trail } from '../routes/trail.ts'
import { thingOf } from '../words.ts'

type Why = Pick<Unsaid<StopAnswer>, 'reason' | 'why'>

/** Why no money arrives at an amount, or at an act, that was asked for; null where the day says it, or the end is another thing. */
export function noHopTo({ terrain, from, goal, walked, reached }: Trail): Unsaid<StopAnswer> | null {
  if (goal === null || reached) return null
  const [source, end] = walked === 'OUT' ? [from, goal] : [goal, from]
  const entry = terrain.ledger.entries.get(end)
  const why =
    kindOfId(end) === 'ACT'
      ? toAct(terrain, source, end)
      : entry === undefined
        ? null
        : toAmount(terrain, source, entry)
  return why === null ? null : { at: end, ...why, upperBound: entry?.amount ?? null }
}

function toAct({ graph }: Terrain, source: string, end: string): Why {
  const why = { code: 'ACT_IS_ORIGIN' as const, act: thingOf(graph, end), from: thingOf(graph, source) }
  return { reason: 'END_OF_DATA', why: [why] }
}

function toAmount(terrain: Terrain, source: string, entry: Entry): Why | null {
  const { graph, ledger } = terrain
  const money = thingOf(graph, entry.id)
  if (entry.movement) return { reason: 'DECOMMITTED', why: [{ code: 'LOWERS', money }] }
  const original = those(ledger, entry.restates).find(one => one.act === entry.act)
  if (original !== undefined)
    return { reason: 'OTHER_FRAME', why: [{ code: 'RESTATES', money, original: original.amount }] }
  if (standing(terrain, entry) !== 'IN_FORCE') return null
  const other = ledger.entries.get(source)
  if (other !== undefined && (isUnder(ledger, entry, source) || isUnder(ledger, other, entry.id))) {
    const [part, whole] = isUnder(ledger, entry, source) ? [entry, other] : [other, entry]
    return {
      reason: 'OTHER_FRAME',
      why: [{ code: 'PART_OF', part: thingOf(graph, part.id), whole: thingOf(graph, whole.id) }],
    }
  }
  if (kindOfId(source) !== 'ACT' && other === undefined && isWithin(terrain, entry, source))
    return { reason: 'END_OF_DATA', why: [{ code: 'ASK_FROM_AMOUNT', money }] }
  const kin = sameMoney(terrain, entry, source)
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
function sameMoney(terrain: Terrain, entry: Entry, source: string): { entry: Entry; replaces: boolean } | null {
  const { ledger } = terrain
  const met = new Map<Entry, boolean>(
    [entry, ...those(ledger, [...totalsOver(ledger, entry)])].map(one => [one, false]),
  )
  for (const [one, replaces] of met) {
    if (one.act !== entry.act && isWithin(terrain, one, source)) return { entry: one, replaces }
    for (const near of those(ledger, [...one.supersedes, ...one.supersededBy])) if (!met.has(near)) met.set(near, true)
    for (const near of those(ledger, [...one.restates, ...one.restatedBy])) if (!met.has(near)) met.set(near, replaces)
  }
  return null
}
