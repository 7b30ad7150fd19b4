import { strength } from '../../ledger/steps.ts'
import type { Basis } from '../../model/vocabulary.ts'
import type { TraceVerdict } from './answer.ts'
import type { Course } from './ground/stations.ts'
import { knownHops } from './routes/hops.ts'

/** The weakest way in which a hop of the route is known. */
export function weakest(course: Course): Basis {
  return knownHops(course).reduce<Basis>(
    (worst, hop) => (strength(hop) > strength({ basis: worst }) ? hop.basis : worst),
    'STATED',
  )
}

/** Of the route, not of the amount. `taken`: hops were walked, whether or not they arrive. */
export function verdictOf(goal: string | null, routes: readonly Course[], taken: boolean): TraceVerdict {
  if (!taken) return 'NO_ROUTE'
  if (goal === null) return 'EXPLORED'
  if (routes.length === 0) return 'STOPS_SHORT'
  return routes.some(course => weakest(course) !== 'INFERRED') ? 'REACHED' : 'REACHED_BY_INFERENCE'
}
