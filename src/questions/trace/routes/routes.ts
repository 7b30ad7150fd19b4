import { MANDATE, type Scope } from '../ground/amounts.ts'
import type { Terrain } from '../ground/as-of.ts'
import { downstream, type Link, upstream } from '../ground/steps.ts'
import { openingsFrom, openingsTo } from './openings.ts'

/** A legal route, told in the direction of the money. */
export interface Way {
  scope: Scope
  links: Link[]
}

export interface Ways {
  list: Way[]
  /** False when there were too many to walk them all. */
  complete: boolean
}

/** More routes than anybody reads; past it bounds stay honest but are no longer the tightest. */
export const WALK_LIMIT = 10_000

/** Down from `from` to the goal; without a goal, as far as each way goes. */
export function waysDown(terrain: Terrain, from: string, goal: string | null, limit = WALK_LIMIT): Ways {
  const near = goal === null ? null : reaching(terrain, goal)
  const next = (id: string): Link[] => downstream(terrain.graph, id).filter(link => near === null || near.has(link.to))
  return collect(limit, function* (budget) {
    for (const opening of openingsFrom(terrain, from, goal)) {
      const passed = new Set([from, ...opening.links.map(link => link.to)])
      for (const path of paths(opening.at, goal, next, passed, budget)) {
        const links = [...opening.links, ...path]
        if (links.length > 0) yield { scope: opening.scope, links }
      }
    }
  })
}

/** Up from `from` to every act that opens a way to it, and to every top that no act reaches. */
export function waysUp(terrain: Terrain, from: string, limit = WALK_LIMIT): Ways {
  const timeless: Terrain = { ...terrain, asOf: null }
  return collect(limit, function* (budget) {
    for (const { at, path } of climbs(terrain, from, [], new Set([from]), budget)) {
      const openings = openingsTo(terrain, at)
      for (const opening of openings) yield { scope: opening.scope, links: [...opening.links, ...path] }
      // What only the day of the question closes is no beginning.
      const isTop = upstream(terrain.graph, at).length === 0 && openingsTo(timeless, at).length === 0
      if (isTop && path.length > 0) yield { scope: MANDATE, links: path }
    }
  })
}

/** Steps that one walk may still take: ways that lead nowhere cost time too. */
interface Budget {
  steps: number
}

function collect(limit: number, walk: (budget: Budget) => Iterable<Way>): Ways {
  const list: Way[] = []
  const budget: Budget = { steps: limit * 50 }
  let complete = true
  for (const way of walk(budget)) {
    if (list.length === limit) {
      complete = false
      break
    }
    list.push(way)
  }
  complete &&= budget.steps > 0
  return { list, complete }
}

/** Every way on from here that meets nothing twice: to the goal, or without one as far as it goes. */
function* paths(
  at: string,
  goal: string | null,
  next: (id: string) => Link[],
  passed: Set<string>,
  budget: Budget,
): Generator<Link[]> {
  if (at === goal) {
    yield []
    return
  }
  const onward = next(at).filter(link => !passed.has(link.to))
  if (onward.length === 0 && goal === null) yield []
  for (const link of onward) {
    if (budget.steps-- <= 0) return
    passed.add(link.to)
    for (const rest of paths(link.to, goal, next, passed, budget)) yield [link, ...rest]
    passed.delete(link.to)
  }
}

interface Climb {
  at: string
  path: Link[]
}

function* climbs(terrain: Terrain, at: string, path: Link[], passed: Set<string>, budget: Budget): Generator<Climb> {
  yield { at, path }
  for (const link of upstream(terrain.graph, at)) {
    if (passed.has(link.from)) continue
    if (budget.steps-- <= 0) return
    passed.add(link.from)
    yield* climbs(terrain, link.from, [link, ...path], passed, budget)
    passed.delete(link.from)
  }
}

/** Everything from which the goal can be reached by structure alone. */
function reaching(terrain: Terrain, goal: string): Set<string> {
  const near = new Set([goal])
  for (const id of near) for (const link of upstream(terrain.graph, id)) near.add(link.from)
  return near
}
