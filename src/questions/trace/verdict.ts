import type { Basis } from '../../model/vocabulary.ts'
import type { TraceVerdict } from './answer.ts'
import { strength } from './ground/steps.ts'
import type { Way } from './routes/routes.ts'

/** The weakest way in which a hop of the route is known. */
export function weakest(way: Way): Basis {
  return way.links.reduce<Basis>(
    (worst, link) => (strength(link) > strength({ basis: worst }) ? link.basis : worst),
    'STATED',
  )
}

/** Of the route, not of the amount. `taken`: hops were walked, whether or not they arrive. */
export function verdictOf(goal: string | null, routes: readonly Way[], taken: boolean): TraceVerdict {
  if (!taken) return 'NO_ROUTE'
  if (goal === null) return 'EXPLORED'
  if (routes.length === 0) return 'STOPS_SHORT'
  return routes.some(way => weakest(way) !== 'INFERRED') ? 'REACHED' : 'REACHED_BY_INFERENCE'
}
