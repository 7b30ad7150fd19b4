import { strength } from '../../ledger/steps.ts'
import type { Basis } from '../../model/vocabulary.ts'
import type { HopAnswer, TraceVerdict } from './answer.ts'
import { knownOver } from './routes/hops.ts'
import type { Run } from './routes/run.ts'

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
