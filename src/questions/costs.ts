import type { EntityKind } from '../model/kinds.ts'
import { MAX_NODES } from './subgraph/subgraph.ts'
import type { TraceQuestion } from './trace/answer.ts'
import { isTraceId, MAX_ROUTES, questionOf } from './trace/question.ts'

/**
 * What each question costs before any of its answer is made, in objects of an answer that take as long: two to five
 * microseconds each, so that what one request is admitted is about a second of work, and two of a service that has just
 * started. Measured on the report of 2019, at the dearest of its acts, as processor time of the whole process for as many of
 * each kind as are admitted at once, the first time and again; `tests/http/turns.test.ts` prints it. Where more money is
 * followed than there, a trace takes longer: the time limit of the request ends it.
 */
const READS = {
  /** 65 ms: 11 took 0.8 s, at first 2.2. */
  trace: 20_000,
  /** Each route that a trace may show: 0.2 ms. */
  route: 40,
  /** 15 ms: 30 took 0.4 s, at first 0.7. */
  coverage: 8_000,
  /** 7 ms: 39 took 0.3 s. */
  diff: 5_000,
  /** 1 ms there; up to the bounds of a walk where things are linked more closely. */
  paths: 5_000,
  /** A query for each hop, and each entity with its relationships: a tenth of a millisecond where it has not been read. */
  subgraph: 2_000,
  around: 30,
  /** 5 ms, at first 14, and as much of the database. */
  search: 5_000,
  /** 17 ms, at first 30. */
  timeline: 5_000,
  /** A second for some thousand entities with all of their evidence: each, of both sides, and all that are compared at most. */
  changes: 2_000,
  compared: 50,
  allCompared: 100_000,
  /** 4 ms at most, of a hundred terms. */
  sum: 4_000,
}

export const costOfTrace = ({ maxRoutes }: Pick<TraceQuestion, 'maxRoutes'>): number =>
  READS.trace + Math.max(0, Math.min(maxRoutes, MAX_ROUTES)) * READS.route

export const costOfCoverage = (): number => READS.coverage
export const costOfDiff = (): number => READS.diff
export const costOfPaths = (): number => READS.paths
export const costOfSubgraph = ({ first }: { first: number }): number =>
  READS.subgraph + Math.max(0, Math.min(first, MAX_NODES)) * READS.around
export const costOfSearch = (): number => READS.search
export const costOfTimeline = (): number => READS.timeline
export const costOfChanges = (
  { kinds }: { kinds: readonly EntityKind[] },
  counts: Readonly<Partial<Record<string, number>>>,
): number => {
  const compared = [...new Set(kinds)].reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)
  return Math.min(READS.allCompared, READS.changes + READS.compared * compared)
}
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
