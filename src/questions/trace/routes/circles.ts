import type { Steps } from '../../../model/turns.ts'

interface Place<P> {
  /** Its index among the places. */
  nth: number
  on: readonly { to: P }[]
}

interface Visit<P> {
  place: P
  /** How many of the places it leads to have been looked at. */
  done: number
}

const NOT_YET = -1

/**
 * Places that others lead back to, by the number of the circle that they are in together: results that lead to each other, say. The
 * strongly connected components of more than one place, by Tarjan; nothing calls itself, because a way may be thousands of links long.
 */
export function* circlesOf<P extends Place<P>>(places: readonly P[]): Steps<ReadonlyMap<P, number>> {
  const circles = new Map<P, number>()
  // By index: a map of a hundred thousand places is made anew, in one piece, each time that it has doubled.
  const order = new Int32Array(places.length).fill(NOT_YET)
  const lowest = new Int32Array(places.length)
  const isOpen = new Uint8Array(places.length)
  const open: P[] = []
  let entered = 0
  const enter = (place: P): Visit<P> => {
    order[place.nth] = lowest[place.nth] = entered++
    open.push(place)
    isOpen[place.nth] = 1
    return { place, done: 0 }
  }
  const lower = ({ nth }: P, to: number): void => {
    lowest[nth] = Math.min(lowest[nth] ?? 0, to)
  }
  let found = 0
  const close = (place: P): void => {
    const circle = open.splice(open.lastIndexOf(place))
    for (const { nth } of circle) isOpen[nth] = 0
    if (circle.length === 1) return
    for (const one of circle) circles.set(one, found)
    found += 1
  }
  for (const start of places) {
    if (order[start.nth] !== NOT_YET) continue
    const visits = [enter(start)]
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      yield
      const { place } = visit
      const next = place.on[visit.done++]?.to
      if (next === undefined) {
        visits.pop()
        if (lowest[place.nth] === order[place.nth]) close(place)
        const before = visits.at(-1)
        if (before !== undefined) lower(before.place, lowest[place.nth] ?? 0)
      } else if (order[next.nth] === NOT_YET) visits.push(enter(next))
      else if (isOpen[next.nth] === 1) lower(place, order[next.nth] ?? 0)
    }
  }
  return circles
}
