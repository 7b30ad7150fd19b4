import type { TraceQuestion } from './trace/answer.ts'
import { MAX_ROUTES } from './trace/question.ts'
import { isTraceId, questionOf } from './trace/trace-id.ts'

/**
 * What each question costs before any of its answer is made, in objects of an answer that take as long: some four
 * microseconds each. Measured on the report of 2019, at the dearest of its acts.
 */
const READS = {
  trace: 20_000,
  /** Each route that a trace may show. */
  route: 40,
  coverage: 8_000,
  diff: 5_000,
  paths: 5_000,
  search: 5_000,
  timeline: 4_000,
  sum: 4_000,
}

export const costOfTrace = ({ maxRoutes }: Pick<TraceQuestion, 'maxRoutes'>): number =>
  READS.trace + Math.max(0, Math.min(maxRoutes, MAX_ROUTES)) * READS.route

export const costOfCoverage = (): number => READS.coverage
export const costOfDiff = (): number => READS.diff
export const costOfPaths = (): number => READS.paths
export const costOfSearch = (): number => READS.search
export const costOfTimeline = (): number => READS.timeline
export const costOfSum = (): number => READS.sum

/** What is asked by an id: a trace's is the whole question; any other names what is there. */
export function costOfId(id: unknown): number {
  if (typeof id !== 'string' || !isTraceId(id)) return 0
  try {
    return costOfTrace(questionOf(id))
  } catch {
    // Not a valid id: nothing is asked, and whoever looks it up says so.
    return 0
  }
}
