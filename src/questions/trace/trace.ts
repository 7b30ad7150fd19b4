import { editionsAsked } from '../../entities/money/editions.ts'
import type { Ground } from '../../graph/reader.ts'
import { kindsThat } from '../../kinds/index.ts'
import { type Accounts, onAnyDay } from '../../ledger/accounts.ts'
import { boundsOf } from '../../ledger/bounds.ts'
import { ledgerOf } from '../../ledger/entries.ts'
import { ENDS } from '../../ledger/steps.ts'
import type { Language } from '../../locale/language.ts'
import { FilorossoError } from '../../model/errors.ts'
import { kindOfId } from '../../model/kinds.ts'
import type { Walked } from '../../model/relations.ts'
import { each, inTurns, type Steps } from '../../model/turns.ts'
import { entitiesAsked } from '../asked.ts'
import { said } from '../explain.ts'
import type { RouteAnswer, TraceAnswer, TraceQuestion } from './answer.ts'
import { attributionOf, overallAttribution } from './attribution.ts'
import { citationOf } from './citation.ts'
import { contradictionsMet } from './contradictions.ts'
import { flowOf } from './flow/flow.ts'
import { GATHER_LIMIT, gather, groundOf, type TraceReader } from './ground/gather.ts'
import { type Course, courseOf, inOrder, sourcesOf } from './ground/stations.ts'
import { checkQuestion } from './question.ts'
import { hopsOf } from './routes/hops.ts'
import { WALK_LIMIT, type Ways, waysDown, waysUp } from './routes/routes.ts'
import type { Missed, Trail } from './routes/trail.ts'
import { stopsOf } from './stops/stops.ts'
import { traceIdOf } from './trace-id.ts'
import { verdictOf, weakest } from './verdict.ts'

export interface TraceLimits {
  /** Entities that may be read. */
  nodes: number
  /** Routes that may be walked. */
  routes: number
}

const LIMITS: TraceLimits = { nodes: GATHER_LIMIT, routes: WALK_LIMIT }

/** Follows money and mandate from one entity to another, or as far as it goes. */
export async function trace(
  reader: TraceReader,
  question: TraceQuestion,
  limits: TraceLimits = LIMITS,
): Promise<TraceAnswer> {
  checkQuestion(question)
  await reader.ground(begunWith(question))
  await entitiesAsked(reader, question.to === null ? [question.from] : [question.from, question.to])
  const found = await walk(reader, question, limits)
  return inTurns(answerOf(reader.release.id, question, found), reader.signal)
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

interface Found {
  walked: Walked
  accounts: Accounts
  /** To the goal, or all of them without one. */
  ways: Ways
  /** What was followed where nothing reaches the goal. */
  tried: Ways
  missed: Missed | null
}

/** With a goal, BOTH tries either way; without one it means OUT, and IN where nothing leads out. */
async function walk(reader: TraceReader, question: TraceQuestion, limits: TraceLimits): Promise<Found> {
  const directions: Walked[] = question.direction === 'BOTH' ? ['OUT', 'IN'] : [question.direction]
  const attempts: Found[] = []
  for (const walked of directions) {
    const found = await walkOne(reader, question, walked, limits)
    if (found.ways.list.length > 0) return found
    attempts.push(found)
  }
  const sense = senseOf(question)
  const best =
    attempts.find(found => found.walked === sense) ??
    attempts.find(found => found.tried.list.length > 0) ??
    // Where nothing leads either way, what money begins with is told as that, anything else by where it would come from.
    attempts.at(question.to !== null || STARTS.has(kindOfId(question.from)) ? 0 : -1)
  if (best === undefined) throw new FilorossoError('INTERNAL', 'a trace was asked in no direction')
  return best
}

/** The only direction that can be meant: no money leaves an end, and none comes to an act. Where it arrives nowhere, that is told. */
function senseOf({ from, to, direction }: TraceQuestion): Walked | null {
  if (direction !== 'BOTH' || to === null) return null
  if (ENDS.has(kindOfId(to))) return 'OUT'
  return ENDS.has(kindOfId(from)) || kindOfId(to) === 'ACT' ? 'IN' : null
}

const STARTS = kindsThat(({ role }) => role === 'ACT' || role === 'MONEY')

async function walkOne(
  reader: TraceReader,
  question: TraceQuestion,
  walked: Walked,
  limits: TraceLimits,
): Promise<Found> {
  const { from, to, asOf } = question
  const editions = await editionsAsked(reader, question.edition)
  const inItsTurns = <T>(work: Steps<T>): Promise<T> => inTurns(work, reader.signal)
  const accountsOf = async (origin: string, goal: string | null, direction: Walked): Promise<Accounts> => {
    const graph = await gather(reader, origin, goal, direction, limits.nodes)
    return { graph, ledger: await inItsTurns(ledgerOf(graph)), asOf, editions }
  }
  const explored = (accounts: Accounts): Promise<Ways> =>
    inItsTurns(walked === 'OUT' ? waysDown(accounts, from, null, limits.routes) : waysUp(accounts, from, limits.routes))
  if (to === null) {
    const accounts = await accountsOf(from, null, walked)
    const ways = await explored(accounts)
    return { walked, accounts, ways, tried: ways, missed: null }
  }
  // Upstream is the same routes, read from their end: on the same ground, so that both ways see the same.
  const [source, end] = walked === 'OUT' ? [from, to] : [to, from]
  const down = await accountsOf(source, end, 'OUT')
  const ways = await inItsTurns(waysDown(down, source, end, limits.routes))
  if (ways.list.length > 0) return { walked, accounts: down, ways, tried: ways, missed: null }
  await reader.ground(missedWith(question, end))
  const ground = await accountsOf(end, source, 'IN')
  const accounts = walked === 'OUT' ? down : ground
  const tried = await explored(accounts)
  const arriving = walked === 'IN' ? tried : await inItsTurns(waysUp(ground, end, limits.routes))
  const complete = ways.complete && arriving.complete && !down.graph.truncated && !ground.graph.truncated
  const open = asOf === null && editions.size === 0 ? null : await inItsTurns(waysDown(onAnyDay(down), source, end, 1))
  const closedByDay = open !== null && open.list.length > 0
  const missed = { closedByDay, ground, arriving: arriving.list }
  return { walked, accounts, ways, tried: { ...tried, complete: tried.complete && complete }, missed }
}

function* answerOf(
  release: string,
  question: TraceQuestion,
  { walked, accounts, ways, tried, missed }: Found,
): Steps<TraceAnswer> {
  const { from, to, asOf, edition = null, maxRoutes, language = 'EN' } = question
  const { graph } = accounts
  const courses = yield* inOrder(yield* each(tried.list, way => courseOf(accounts, way)))
  const reached = ways.list.length > 0
  const source = walked === 'OUT' ? from : to
  const bounds = yield* boundsOf(accounts, sourcesOf(accounts, tried.openings), tried.next)
  const trail: Trail = { accounts, from, goal: to, walked, source, courses, bounds, reached, missed }
  const shown = reached ? courses.slice(0, maxRoutes) : []
  const complete = tried.complete && !graph.truncated
  const verdict = verdictOf(to, reached ? courses : [], tried.list.length > 0)
  const id = traceIdOf(question)
  const stops = yield* stopsOf(trail)
  const flow = yield* flowOf(trail)
  return {
    id,
    release,
    from,
    to,
    direction: walked,
    asOf,
    edition,
    verdict,
    routes: yield* each(shown, course => routeOf(accounts, course, walked, language)),
    stops: yield* each(stops, stop => said(language, stop)),
    attribution: yield* overallAttribution(trail, language),
    contradictions: yield* contradictionsMet(accounts, from, courses),
    flow,
    truncated: !complete || (reached && ways.list.length > shown.length),
    citation: citationOf(graph, language, { release, from, to, direction: walked, asOf, verdict }),
  }
}

function routeOf(accounts: Accounts, course: Course, walked: Walked, language: Language): RouteAnswer {
  const { stations, last } = course
  return {
    hops: hopsOf(accounts, course, walked, language),
    weakest: weakest(course),
    amountIn: stations[0]?.figure?.amount ?? null,
    amountOut: last === stations.length - 1 ? (stations[last]?.figure?.amount ?? null) : null,
    attribution: attributionOf(accounts, course, language),
  }
}
