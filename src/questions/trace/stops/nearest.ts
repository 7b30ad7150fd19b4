import type { Subgraph } from '../../../ledger/subgraph.ts'
import type { Steps } from '../../../model/turns.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import { isPaid, type Spot } from '../routes/run.ts'
import type { Walk } from '../routes/walk.ts'

/** After the first `answers` stops, those where the walks end that came nearest to the goal, then the rest as they were. */
export function* nearestFirst(
  { accounts, goal, runs }: Walk,
  stops: Unsaid<StopAnswer>[],
  answers: number,
): Steps<Unsaid<StopAnswer>[]> {
  const distances = distancesFrom(accounts.graph, goal ?? '')
  const far = ({ id }: Spot): number => distances.get(id) ?? Number.POSITIVE_INFINITY
  const all = runs.flatMap(({ ends }) => [...ends])
  const least = all.reduce((min, end) => Math.min(min, far(end)), Number.POSITIVE_INFINITY)
  const nearest = Number.isFinite(least) ? all.filter(end => far(end) === least) : []
  // With each end, the last amount on the way to it and what follows that.
  const ends = new Set(nearest.map(({ id }) => id))
  const before = new Set(nearest)
  for (const spot of before) {
    yield
    if (isPaid(spot)) continue
    for (const { from } of spot.back)
      if (isPaid(from)) ends.add(from.id).add(spot.id)
      else before.add(from)
    if (spot.back.length === 0) ends.add(spot.id)
  }
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
