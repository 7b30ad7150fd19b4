import { editionsAsked } from '../../entities/money/editions.ts'
import type { Ground } from '../../graph/reader.ts'
import { kindsThat } from '../../kinds/index.ts'
import { type Accounts, onAnyDay } from '../../ledger/accounts.ts'
import { boundsOf } from '../../ledger/bounds.ts'
import { ENDS } from '../../ledger/steps.ts'
import type { Language } from '../../locale/language.ts'
import { FilorossoError } from '../../model/errors.ts'
import { kindOfId } from '../../model/kinds.ts'
import { once } from '../../model/once.ts'
import type { Walked } from '../../model/relations.ts'
import { each, inTurns, type Steps } from '../../model/turns.ts'
import { entitiesAsked } from '../asked.ts'
import { said } from '../explain.ts'
import type {
  AttributionAnswer,
  FlowAnswer,
  RouteAnswer,
  StopAnswer,
  TraceAnswer,
  TraceQuestion,
  TraceVerdict,
} from './answer.ts'
import { attributionOf, overallAttribution } from './attribution.ts'
import { citationOf } from './citation.ts'
import { contradictionsMet } from './contradictions.ts'
import { flowOf } from './flow/flow.ts'
import { ground } from './ground/found.ts'
import { GATHER_LIMIT, groundOf, type TraceReader } from './ground/gather.ts'
import { type PricedPath, pricedPathOf, sourcesOf } from './ground/priced-path.ts'
import { checkQuestion } from './question.ts'
import { firstsOf } from './routes/firsts.ts'
import { Hops } from './routes/hops.ts'
import { boundingsOf } from './routes/money.ts'
import { bestRoutes, fieldDown, fieldUp } from './routes/routes.ts'
import type { Run } from './routes/run.ts'
import { type Field, leadsToGoal, runsOf } from './routes/runs.ts'
import type { Missed, Walk } from './routes/walk.ts'
import { stopsOf } from './stops/stops.ts'
import { traceIdOf } from './trace-id.ts'
import { verdictOf, weakest } from './verdict.ts'

/** Follows money and mandate from one entity to another, or as far as it goes. */
export async function traced(
  reader: TraceReader,
  question: TraceQuestion,
  limit: number = GATHER_LIMIT,
): Promise<Traced> {
  checkQuestion(question)
  await reader.ground(begunWith(question))
  await entitiesAsked(reader, question.to === null ? [question.from] : [question.from, question.to])
  return new Traced(reader, question, await walk(reader, question, limit))
}

/** The same with all its parts. */
export async function trace(reader: TraceReader, question: TraceQuestion, limit?: number): Promise<TraceAnswer> {
  const answer = await traced(reader, question, limit)
  const { id, release, direction, verdict, citation } = answer
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
    citation,
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

interface Found {
  walked: Walked
  accounts: Accounts
  /** Whether anything leads to the goal, or anywhere at all without one. */
  reached: boolean
  /** How money goes to the goal; where nothing reaches it, how far it can be followed. */
  field: Field
  runs: readonly Run[]
  missed: Missed | null
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

async function walkOne(reader: TraceReader, question: TraceQuestion, walked: Walked, limit: number): Promise<Found> {
  const { from, to, asOf } = question
  const editions = await editionsAsked(reader, question.edition)
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

/** An answer of which each part is made when it is asked for: many want the verdict, the routes or the stops alone. */
export class Traced {
  readonly question: TraceQuestion
  readonly release: string
  readonly direction: Walked
  readonly verdict: TraceVerdict
  readonly #found: Found
  readonly #signal: AbortSignal | undefined

  constructor({ release, signal }: TraceReader, question: TraceQuestion, found: Found) {
    this.question = question
    this.release = release.id
    this.direction = found.walked
    this.verdict = verdictOf(question.to, found.runs, found.reached)
    this.#found = found
    this.#signal = signal
  }

  get id(): string {
    return traceIdOf(this.question)
  }

  get citation(): string {
    const { release, direction, verdict } = this
    const { from, to, asOf } = this.question
    return citationOf(this.#found.accounts.graph, this.#language, { release, from, to, direction, asOf, verdict })
  }

  readonly routes = once(async (): Promise<RouteAnswer[]> => {
    const { accounts, walked } = this.#found
    const shown = (await this.#best()).slice(0, this.question.maxRoutes)
    const hops = new Hops(accounts, walked, this.#language)
    return this.#inTurns(each(shown, path => routeOf(accounts, path, hops, this.#language)))
  })

  readonly truncated = async (): Promise<boolean> => (await this.#best()).length > this.question.maxRoutes

  readonly stops = once(async (): Promise<StopAnswer[]> => {
    const stops = await this.#inTurns(stopsOf(await this.#walk()))
    return this.#inTurns(each(stops, stop => said(this.#language, stop)))
  })

  readonly attribution = once(async (): Promise<AttributionAnswer | null> => {
    if (this.question.to === null) return null
    return this.#inTurns(overallAttribution(await this.#walk(), await this.#best(), this.#language))
  })

  readonly contradictions = once(async (): Promise<string[]> => {
    const { accounts } = this.#found
    return this.#inTurns(contradictionsMet(accounts, this.question.from, await this.#runs()))
  })

  readonly flow = once(async (): Promise<FlowAnswer> => {
    const { from, to: goal } = this.question
    return this.#inTurns(flowOf({ ...this.#found, from, goal, runs: await this.#runs() }, this.#language))
  })

  get #language(): Language {
    return this.question.language ?? 'EN'
  }

  readonly #inTurns = <T>(work: Steps<T>): Promise<T> => inTurns(work, this.#signal)

  readonly #firsts = once(() => this.#inTurns(firstsOf(this.#found.runs)))

  /** Those first of which the best routes are. */
  readonly #runs = once(async (): Promise<Run[]> => {
    const firsts = await this.#firsts()
    return [...new Set([...firsts.map(({ run }) => run), ...this.#found.runs])]
  })

  /** One more than is shown: whether there are more, and whether there is one alone. */
  readonly #best = once(async (): Promise<PricedPath[]> => {
    const { accounts, reached, runs } = this.#found
    if (!reached) return []
    const best = await this.#inTurns(bestRoutes(runs, await this.#firsts(), this.question.maxRoutes + 1))
    return this.#inTurns(each(best, route => pricedPathOf(accounts, route)))
  })

  readonly #walk = once(async (): Promise<Walk> => {
    const { accounts, field, walked, reached, missed } = this.#found
    const { from, to: goal } = this.question
    const [runs, firsts] = [await this.#runs(), await this.#firsts()]
    const bounds = await this.#inTurns(boundsOf(accounts, sourcesOf(accounts, field.entryPoints), field.next))
    const boundings = await this.#inTurns(boundingsOf(accounts, runs, bounds))
    const source = walked === 'OUT' ? from : goal
    return { accounts, from, goal, walked, source, runs, firsts, boundings, bounds, reached, missed }
  })
}

function routeOf(accounts: Accounts, path: PricedPath, told: Hops, language: Language): RouteAnswer {
  const { nodes, last } = path
  const hops = told.of(path)
  const attribution = once(() => attributionOf(accounts, path, language))
  return {
    hops,
    weakest: weakest(hops),
    amountIn: nodes[0]?.figure?.amount ?? null,
    amountOut: last === nodes.length - 1 ? (nodes[last]?.figure?.amount ?? null) : null,
    get attribution() {
      return attribution()
    },
  }
}
