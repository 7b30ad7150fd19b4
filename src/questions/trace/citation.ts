import type { TraceVerdict, Walked } from './answer.ts'
import type { Subgraph } from './ground/gather.ts'
import { introduced } from './words.ts'

interface Cited {
  release: string
  from: string
  to: string | null
  direction: Walked
  asOf: string | null
  verdict: TraceVerdict
}

const VERDICTS: Record<TraceVerdict, string> = {
  REACHED: 'reached',
  REACHED_BY_INFERENCE: 'reached by inference',
  STOPS_SHORT: 'stops short',
  NO_ROUTE: 'no route',
  EXPLORED: 'explored',
}

/** One line for a footnote: the question, the verdict and the release. Where it can be had again, the API adds. */
export function citationOf(graph: Subgraph, { release, from, to, direction, asOf, verdict }: Cited): string {
  const down = direction === 'OUT'
  const goal = to === null ? '' : ` ${down ? 'to' : 'from'} ${introduced(graph, to)}`
  const what = `Trace of public money ${down ? 'from' : 'to'} ${introduced(graph, from)}${goal}`
  const day = asOf === null ? '' : `, as of ${asOf}`
  return `${what}${day}: ${VERDICTS[verdict]}. filorosso, release ${release}`.replaceAll(/\s+/g, ' ')
}
