import { editionsFor } from '../../entities/money/editions.ts'
import type { Ground } from '../../graph/reader.ts'
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
import { GATHER_LIMIT, groundOf, type TraceReader } from './ground/gather.ts'
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
  if (direction === 'IN') return to === null ? groundOf(from, null, 'IN') : groundOf(to, from, 'OUT')
  return groundOf(from, to, 'OUT')
}

/** What is looked at where nothing arrives: where money comes to the end from, and, either way, the same the other way round. */
function missedWith({ from, to, direction }: TraceQuestion, end: string): Ground {
  if (direction !== 'BOTH' || to === null) return { up: [end] }
  const { down, beside } = groundOf(to, from, 'OUT')
  return { down, beside, up: [to, from] }
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
  return ENDS.has(kindOfId(from)) || kindOfId(to) === 'ACT' ? 'IN' : null
}

const STARTS = kindsThat(({ role }) => role === 'ACT' || role === 'MONEY')

async function walkOne(reader: TraceReader, question: TraceQuestion, walked: Walked, limit: number): Promise<Found> {
  const { from, to, asOf } = question
  const editions = await editionsFor(reader, question.edition)
  const inItsTurns = <T>(work: Steps<T>): Promise<T> => inTurns(work, reader.signal)
  const accountsOf = async (origin: string, goal: string | null, direction: Walked): Promise<Accounts> => {
    return { ...(await ground(reader, origin, goal, direction, limit)), asOf, editions }
  }
  const explored = async (accounts: Accounts) => {
    const field = await inItsTurns(walked === 'OUT' ? fieldDown(accounts, from, null) : fieldUp(accounts, from))
    return { accounts, field, runs: await inItsTurns(runsOf(accounts, field)) }
  }
  if (to === null) {
    const found = await explored(await accountsOf(from, null, walked))
    return { walked, ...found, reached: found.runs.length > 0, missed: null }
  }
  // Upstream is the same routes, read from their end: on the same ground, so that both ways see the same.
  const [source, end] = walked === 'OUT' ? [from, to] : [to, from]
  const down = await accountsOf(source, end, 'OUT')
  const field = await inItsTurns(fieldDown(down, source, end))
  const runs = await inItsTurns(runsOf(down, field))
  if (runs.length > 0) return { walked, accounts: down, field, runs, reached: true, missed: null }
  await reader.ground(missedWith(question, end))
  const up = await accountsOf(end, source, 'IN')
  const found = await explored(walked === 'OUT' ? down : up)
  const arriving = walked === 'IN' ? found.runs : await inItsTurns(runsOf(up, await inItsTurns(fieldUp(up, end))))
  const closedByDay =
    (asOf !== null || editions.size > 0) && leadsToGoal(await inItsTurns(fieldDown(onAnyDay(down), source, end)))
  return { walked, ...found, reached: false, missed: { closedByDay, ground: up, arriving } }
}
