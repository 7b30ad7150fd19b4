import type { Subgraph } from '../../ledger/subgraph.ts'
import { explain, type Language } from '../../locale/language.ts'
import type { Walked } from '../../model/relations.ts'
import type { TraceVerdict } from './answer.ts'
import { thingOf } from './words.ts'

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
