import type { Subgraph } from '../../../ledger/subgraph.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import type { Trail } from '../routes/trail.ts'

/** After the first `answers` stops, those where the walks end that came nearest to the goal, then the rest as they were. */
export function nearestFirst(
  { accounts, goal, courses }: Trail,
  stops: Unsaid<StopAnswer>[],
  answers: number,
): Unsaid<StopAnswer>[] {
  const distances = distancesFrom(accounts.graph, goal ?? '')
  const far = ({ stations }: Trail['courses'][number]): number =>
    distances.get(stations.at(-1)?.id ?? '') ?? Number.POSITIVE_INFINITY
  const least = Math.min(...courses.map(far).filter(Number.isFinite), Number.POSITIVE_INFINITY)
  const nearest = Number.isFinite(least) ? courses.filter(course => far(course) === least) : []
  const ends = new Set(
    nearest.flatMap(({ stations, last }) => [stations.at(-1)?.id, stations[last]?.id, stations[last + 1]?.id]),
  )
  const rest = stops.slice(answers)
  return [
    ...stops.slice(0, answers),
    ...rest.filter(({ at }) => ends.has(at)),
    ...rest.filter(({ at }) => !ends.has(at)),
  ]
}

/** By any relationship: a walk comes near what stands beside its end, also where no money passes. */
function distancesFrom(graph: Subgraph, goal: string): Map<string, number> {
  const distances = new Map([[goal, 0]])
  for (const [id, steps] of distances)
    for (const { other } of graph.edges.get(id) ?? []) if (!distances.has(other)) distances.set(other, steps + 1)
  return distances
}
