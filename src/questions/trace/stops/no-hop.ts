import { kindOfId } from '../../../model/kinds.ts'
import { spokenOf } from '../../money/amount.ts'
import type { StopAnswer } from '../answer.ts'
import { standing, type Terrain } from '../ground/as-of.ts'
import { type Entry, isUnder, those, totalsOver } from '../ground/ledger.ts'
import { isWithin } from '../routes/charges.ts'
import type { Trail } from '../routes/trail.ts'
import { capital, introduced } from '../words.ts'

type Why = Pick<StopAnswer, 'reason' | 'explanation'>

/** Why no money arrives at an amount, or at an act, that was asked for; null where the day says it, or the end is another thing. */
export function noHopTo({ terrain, from, goal, walked, reached }: Trail): StopAnswer | null {
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
  const [act, origin] = [capital(introduced(graph, end)), introduced(graph, source)]
  return {
    reason: 'END_OF_DATA',
    explanation: `${act} is where money begins: none comes to it from ${origin}.`,
  }
}

function toAmount(terrain: Terrain, source: string, entry: Entry): Why | null {
  const { graph, ledger } = terrain
  const [money, origin] = [capital(introduced(graph, entry.id)), introduced(graph, source)]
  if (entry.movement)
    return { reason: 'DECOMMITTED', explanation: `${money} lowers what was there: no money is followed to it.` }
  const original = those(ledger, entry.restates).find(one => one.act === entry.act)
  if (original !== undefined)
    return {
      reason: 'OTHER_FRAME',
      explanation: `${money} restates ${spokenOf(original)}: one money, printed again. It is followed from there.`,
    }
  if (standing(terrain, entry) !== 'IN_FORCE') return null
  const other = ledger.entries.get(source)
  if (other !== undefined && (isUnder(ledger, entry, source) || isUnder(ledger, other, entry.id))) {
    const [part, whole] = isUnder(ledger, entry, source) ? [entry, other] : [other, entry]
    return {
      reason: 'OTHER_FRAME',
      explanation: `${capital(priced(terrain, part))} is a part of ${priced(terrain, whole)}. What a total divides into is weighed at each step of a route; it is no step itself.`,
    }
  }
  if (kindOfId(source) !== 'ACT' && other === undefined && isWithin(terrain, entry, source))
    return { reason: 'END_OF_DATA', explanation: `${money} is where money comes from. Ask the other way, from it.` }
  const kin = sameMoney(terrain, entry, source)
  if (kin !== null)
    return {
      reason: kin.replaces ? 'SUPERSEDED' : 'OTHER_FRAME',
      explanation: `${money} is the same money as ${spokenOf(kin.entry)} of ${introduced(graph, kin.entry.act ?? kin.entry.id)}, ${kin.replaces ? 'at another stage' : 'printed again'}. It does not pass from one to the other.`,
    }
  return { reason: 'END_OF_DATA', explanation: `${money} is no money of ${origin}: nothing leads from there to it.` }
}

/** `€ 5.00 for the plan “Roads”`. */
const priced = ({ graph }: Terrain, entry: Entry): string =>
  `${spokenOf(entry)} for ${introduced(graph, entry.target ?? entry.id)}`

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
