import type { Steps } from '../../../model/turns.ts'

interface Place<P> {
  on: readonly { to: P }[]
}

interface Visit<P> {
  place: P
  /** How many of the places it leads to have been looked at. */
  done: number
}

/**
 * Places that others lead back to, by the number of the circle that they are in together: results that lead to each other, say. The
 * strongly connected components of more than one place, by Tarjan; nothing calls itself, because a way may be thousands of links long.
 */
export function* circlesOf<P extends Place<P>>(places: readonly P[]): Steps<ReadonlyMap<P, number>> {
  const circles = new Map<P, number>()
  const order = new Map<P, number>()
  const lowest = new Map<P, number>()
  const open: P[] = []
  const isOpen = new Set<P>()
  const enter = (place: P): Visit<P> => {
    order.set(place, order.size)
    lowest.set(place, order.size - 1)
    open.push(place)
    isOpen.add(place)
    return { place, done: 0 }
  }
  const lower = (place: P, to: number | undefined): void => {
    lowest.set(place, Math.min(lowest.get(place) ?? 0, to ?? 0))
  }
  let found = 0
  const close = (place: P): void => {
    const circle = open.splice(open.lastIndexOf(place))
    for (const one of circle) isOpen.delete(one)
    if (circle.length === 1) return
    for (const one of circle) circles.set(one, found)
    found += 1
  }
  for (const start of places) {
    if (order.has(start)) continue
    const visits = [enter(start)]
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      yield
      const { place } = visit
      const next = place.on[visit.done++]?.to
      if (next === undefined) {
        visits.pop()
        if (lowest.get(place) === order.get(place)) close(place)
        const before = visits.at(-1)
        if (before !== undefined) lower(before.place, lowest.get(place))
      } else if (!order.has(next)) visits.push(enter(next))
      else if (isOpen.has(next)) lower(place, order.get(next))
    }
  }
  return circles
}
