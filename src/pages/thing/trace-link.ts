import { traceIdOf } from '../../questions/trace/question.ts'

/** The permalink of the trace of all that a thing leads to, or comes from. */
export const traceOf = (from: string, direction: 'OUT' | 'IN', to: string | null = null): string =>
  traceIdOf({ from, to, direction, asOf: null, maxRoutes: 50 })
