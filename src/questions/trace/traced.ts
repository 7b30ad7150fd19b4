import type { Accounts } from '../../ledger/accounts.ts'
import { boundsOf } from '../../ledger/bounds.ts'
import { strength } from '../../ledger/steps.ts'
import type { Subgraph } from '../../ledger/subgraph.ts'
import { explain, type Language } from '../../locale/language.ts'
import { once, whenRead } from '../../model/once.ts'
import type { Walked } from '../../model/relations.ts'
import { each, inTurns, type Steps } from '../../model/turns.ts'
import type { Basis } from '../../model/vocabulary.ts'
import { said } from '../explain.ts'
import type {
  AttributionAnswer,
  FlowAnswer,
  HopAnswer,
  RouteAnswer,
  StopAnswer,
  TraceQuestion,
  TraceVerdict,
} from './answer.ts'
import { attributionOf, overallAttribution } from './attribution.ts'
import { contradictionsMet } from './contradictions.ts'
import { flowOf } from './flow/flow.ts'
import type { TraceReader } from './ground/gather.ts'
import { type PricedPath, pricedPathOf, sourcesOf } from './ground/priced-path.ts'
import { traceIdOf } from './question.ts'
import { firstsOf } from './routes/firsts.ts'
import { Hops, knownOver } from './routes/hops.ts'
import { boundingsOf } from './routes/money.ts'
import { bestRoutes } from './routes/routes.ts'
import type { Run } from './routes/run.ts'
import { type Field, onwardIn } from './routes/runs.ts'
import type { Missed, Walk } from './routes/walk.ts'
import { stopsOf } from './stops/stops.ts'
import { thingOf } from './words.ts'

/** What a question is answered from. */
export interface Found {
  walked: Walked
  accounts: Accounts
  /** Whether anything leads to the goal, or anywhere at all without one. */
  reached: boolean
  /** How money goes to the goal; where nothing reaches it, how far it can be followed. */
  field: Field
  runs: readonly Run[]
  missed: Missed | null
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

  citation(language = this.#language): string {
    const { release, direction, verdict } = this
    const { from, to, asOf } = this.question
    return citationOf(this.#found.accounts.graph, language, { release, from, to, direction, asOf, verdict })
  }

  readonly routes = once(async (): Promise<RouteAnswer[]> => {
    const { accounts, walked } = this.#found
    const shown = (await this.#best()).slice(0, this.question.maxRoutes)
    const hops = new Hops(accounts, walked, this.#language)
    return this.#inTurns(each(shown, path => routeOf(accounts, path, hops, this.#language)))
  })

  async truncated(): Promise<boolean> {
    return (await this.#best()).length > this.question.maxRoutes
  }

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

  #inTurns<T>(work: Steps<T>): Promise<T> {
    return inTurns(work, this.#signal)
  }

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
    const sources = await this.#inTurns(sourcesOf(accounts, field.entryPoints))
    const bounds = await this.#inTurns(boundsOf(accounts, sources, onwardIn(field)))
    const boundings = await this.#inTurns(boundingsOf(accounts, runs, bounds))
    const source = walked === 'OUT' ? from : goal
    return { accounts, from, goal, walked, source, runs, firsts, boundings, bounds, reached, missed }
  })
}

const attributed = whenRead('attribution')

function routeOf(accounts: Accounts, path: PricedPath, answers: Hops, language: Language): RouteAnswer {
  const { nodes, last } = path
  const hops = answers.of(path)
  const route = {
    hops,
    weakest: weakest(hops),
    amountIn: nodes[0]?.figure?.amount ?? null,
    amountOut: last === nodes.length - 1 ? (nodes[last]?.figure?.amount ?? null) : null,
  }
  return attributed(route, () => attributionOf(accounts, path, language))
}

/** The weakest way in which a hop of the route is known. */
export function weakest(hops: readonly HopAnswer[]): Basis {
  return hops.reduce<Basis>(
    (worst, { basis }) => (strength({ basis }) > strength({ basis: worst }) ? basis : worst),
    'STATED',
  )
}

/** Of the routes, not of the amount. `runs`: hops that are taken, whether or not they arrive. */
export function verdictOf(goal: string | null, runs: readonly Run[], reached: boolean): TraceVerdict {
  if (runs.length === 0) return 'NO_ROUTE'
  if (goal === null) return 'EXPLORED'
  if (!reached) return 'STOPS_SHORT'
  return runs.some(arrivesKnown) ? 'REACHED' : 'REACHED_BY_INFERENCE'
}

/** Whether some route arrives without an inferred hop. */
function arrivesKnown({ starts, ends }: Run): boolean {
  const passed = new Set(starts)
  for (const spot of passed)
    for (const { link, to } of spot.on)
      if (!passed.has(to) && knownOver(link, spot.figure, to.figure).basis !== 'INFERRED') passed.add(to)
  return [...ends].some(end => passed.has(end))
}

interface Cited {
  release: string
  from: string
  to: string | null
  direction: Walked
  asOf: string | null
  verdict: TraceVerdict
}

/** One line for a footnote: the question, the verdict and the release. Where it can be had again, the API adds. */
export function citationOf(graph: Subgraph, language: Language, cited: Cited): string {
  const { release, from, to, direction, asOf: day, verdict } = cited
  const goal = to === null ? null : thingOf(graph, to)
  const down = direction === 'OUT'
  const line = explain(language, { code: 'CITATION', down, from: thingOf(graph, from), goal, day, verdict, release })
  return line.replaceAll(/\s+/g, ' ')
}
