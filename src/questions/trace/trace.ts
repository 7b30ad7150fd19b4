import { editionsFor } from '../../entities/money/editions.ts'
import type { Ground } from '../../graph/reader.ts'
import { isShared } from '../../graph/shared.ts'
import { kindsThat } from '../../kinds/index.ts'
import { type Accounts, onAnyDay } from '../../ledger/accounts.ts'
import { ENDS } from '../../ledger/steps.ts'
import { FilorossoError } from '../../model/errors.ts'
import { kindOfId } from '../../model/kinds.ts'
import type { Walked } from '../../model/relations.ts'
import { inTurns, type Steps } from '../../model/turns.ts'
import { entitiesById } from '../arguments.ts'
import type { TraceAnswer, TraceQuestion } from './answer.ts'
import { ground } from './ground/found.ts'
import { GATHER_LIMIT, groundOf, type TraceReader, type Way } from './ground/gather.ts'
import { checkQuestion } from './question.ts'
import { fieldDown, fieldUp } from './routes/routes.ts'
import { leadsToGoal, runsOf } from './routes/runs.ts'
import { type Found, Traced } from './traced.ts'

/** Follows money and mandate from one entity to another, or as far as it goes. */
export async function traced(
  reader: TraceReader,
  question: TraceQuestion,
  limit: number = GATHER_LIMIT,
): Promise<Traced> {
  checkQuestion(question)
  await reader.ground(begunWith(question))
  await entitiesById(reader, question.to === null ? [question.from] : [question.from, question.to])
  return new Traced(reader, question, await walk(reader, question, limit))
}

/** The same with all its parts. */
export async function trace(reader: TraceReader, question: TraceQuestion, limit?: number): Promise<TraceAnswer> {
  const answer = await traced(reader, question, limit)
  const { id, release, direction, verdict } = answer
  const { from, to, asOf, edition = null } = question
  return {
    id,
    release,
    from,
    to,
    direction,
    asOf,
    edition,
    verdict,
    routes: await answer.routes(),
    stops: await answer.stops(),
    attribution: await answer.attribution(),
    contradictions: await answer.contradictions(),
    flow: await answer.flow(),
    truncated: await answer.truncated(),
    citation: answer.citation(),
  }
}

/** What is looked at first: most traces need no more. */
function begunWith({ from, to, direction }: TraceQuestion): Ground {
  if (to === null) return groundOf(from, null, direction === 'IN' ? 'IN' : 'OUT')
  const [source, end] = direction === 'IN' ? [to, from] : [from, to]
  return groundOf(source, end, wayTo(end))
}

/** To what many share, what leads there is not looked for from its end: that would be all documents. */
const wayTo = (end: string): Way => (isShared(end) ? 'OUT' : 'BETWEEN')

/** What is looked at where nothing arrives: all that money comes to and from, and, either way, the same the other way round. */
function missedWith({ direction }: TraceQuestion, source: string, end: string): Ground {
  const [out, back] = [groundOf(source, end, 'OUT'), groundOf(end, source, 'OUT')]
  if (direction !== 'BOTH') return { ...out, up: [end] }
  return { down: [...out.down, ...back.down], beside: [...out.beside, ...back.beside], up: [end, source] }
}

/** With a goal, BOTH tries either way; without one it means OUT, and IN where nothing leads out. */
async function walk(reader: TraceReader, question: TraceQuestion, limit: number): Promise<Found> {
  const directions: Walked[] = question.direction === 'BOTH' ? ['OUT', 'IN'] : [question.direction]
  const attempts: Found[] = []
  for (const walked of directions) {
    const found = await walkOne(reader, question, walked, limit)
    if (found.reached) return found
    attempts.push(found)
  }
  const sense = senseOf(question)
  const best =
    attempts.find(found => found.walked === sense) ??
    attempts.find(found => found.runs.length > 0) ??
    // Where nothing leads either way, what money begins with is reported as that, anything else by where it would come from.
    attempts.at(question.to !== null || STARTS.has(kindOfId(question.from)) ? 0 : -1)
  if (best === undefined) throw new FilorossoError('INTERNAL', 'a trace was asked in no direction')
  return best
}

/** The only direction that can be meant: no money leaves an end, and none comes to an act. Where it arrives nowhere, that is reported. */
function senseOf({ from, to, direction }: TraceQuestion): Walked | null {
  if (direction !== 'BOTH' || to === null) return null
  if (ENDS.has(kindOfId(to))) return 'OUT'
  return ENDS.has(kindOfId(from)) || (kindOfId(to) === 'ACT' && kindOfId(from) !== 'ACT') ? 'IN' : null
}

const STARTS = kindsThat(({ role }) => role === 'ACT' || role === 'MONEY')

async function walkOne(reader: TraceReader, question: TraceQuestion, walked: Walked, limit: number): Promise<Found> {
  const { from, to, asOf } = question
  const inItsTurns = <T>(work: Steps<T>): Promise<T> => inTurns(work, reader.signal)
  const explored = async (accounts: Accounts) => {
    const field = await inItsTurns(walked === 'OUT' ? fieldDown(accounts, from, null) : fieldUp(accounts, from))
    return { accounts, field, runs: await inItsTurns(runsOf(accounts, field)) }
  }
  if (to === null) {
    const found = await explored(await accountsOf(reader, question, from, null, walked, limit))
    return { walked, ...found, reached: found.runs.length > 0, missed: null }
  }
  const [source, end] = walked === 'OUT' ? [from, to] : [to, from]
  const way = wayTo(end)
  const near = await foundBy(reader, question, walked, way, limit)
  // Where no money is on the ways, nor beside them, that of other ways says in which currency nothing arrives.
  if (near.reached && (way === 'OUT' || near.accounts.ledger.entries.size > 0)) return near
  await reader.ground(missedWith(question, source, end))
  const whole = way === 'OUT' ? near : await foundBy(reader, question, walked, 'OUT', limit)
  if (whole.reached) return whole
  const { accounts: down } = whole
  const up = await accountsOf(reader, question, end, source, 'IN', limit)
  const found = await explored(walked === 'OUT' ? down : up)
  const arriving = walked === 'IN' ? found.runs : await inItsTurns(runsOf(up, await inItsTurns(fieldUp(up, end))))
  const closedByDay =
    (asOf !== null || (down.editions?.size ?? 0) > 0) &&
    leadsToGoal(await inItsTurns(fieldDown(onAnyDay(down), source, end)))
  return { walked, ...found, reached: false, missed: { closedByDay, ground: up, arriving } }
}

/** The routes to a goal, on the ground that one way gives. Upstream they are the same, read from their end: both ways see the same. */
export async function foundBy(
  reader: TraceReader,
  question: TraceQuestion,
  walked: Walked,
  way: Way,
  limit: number = GATHER_LIMIT,
): Promise<Found> {
  const { from, to } = question
  const [source, end] = walked === 'OUT' ? [from, to ?? from] : [to ?? from, from]
  const accounts = await accountsOf(reader, question, source, end, way, limit)
  const field = await inTurns(fieldDown(accounts, source, end), reader.signal)
  const runs = await inTurns(runsOf(accounts, field), reader.signal)
  return { walked, accounts, field, runs, reached: runs.length > 0, missed: null }
}

async function accountsOf(
  reader: TraceReader,
  { asOf, edition }: TraceQuestion,
  origin: string,
  goal: string | null,
  way: Way,
  limit: number,
): Promise<Accounts> {
  const editions = await editionsFor(reader, edition)
  return { ...(await ground(reader, origin, goal, way, limit)), asOf, editions }
}
