import { type Accounts, onAnyDay } from '../../../ledger/accounts.ts'
import { MANDATE, type Scope } from '../../../ledger/figures.ts'
import { above, downstream, type Link, upstream } from '../../../ledger/steps.ts'
import { each, type Steps } from '../../../model/turns.ts'
import { coverOf } from './cover.ts'
import { type Opening, openingsFrom, openingsTo } from './openings.ts'

/** A legal route, told in the direction of the money. */
export interface Way {
  scope: Scope
  links: Link[]
}

export interface Ways {
  list: Way[]
  /** False when there were too many to walk them all. */
  complete: boolean
  /** Where they begin, and how they may go on, also where not all were walked. */
  openings: readonly Opening[]
  next: (id: string) => Link[]
}

/** More routes than anybody reads; past it bounds stay honest but are no longer the tightest. */
export const WALK_LIMIT = 10_000

/** Down from `from` to the goal; without a goal, as far as each way goes. */
export function* waysDown(accounts: Accounts, from: string, goal: string | null, limit = WALK_LIMIT): Steps<Ways> {
  const near = goal === null ? null : above(accounts.graph, goal)
  const next = (id: string): Link[] => downstream(accounts.graph, id).filter(link => near === null || near.has(link.to))
  const openings = openingsFrom(accounts, from, goal)
  const ways = yield* collect(limit, function* (budget) {
    for (const opening of openings) {
      const passed = new Set([from, ...opening.links.map(link => link.to)])
      for (const path of paths(opening.at, goal, next, passed, budget)) {
        const links = path === null ? [] : [...opening.links, ...path]
        yield links.length > 0 ? { scope: opening.scope, links } : null
      }
    }
  })
  const list = ways.complete ? ways.list : [...ways.list, ...(yield* coverOf(openings, goal, next, ways.list))]
  return { list, complete: ways.complete, openings, next }
}

/** Up from `from` to every act that opens a way to it, and to every top that no act reaches. */
export function* waysUp(accounts: Accounts, from: string, limit = WALK_LIMIT): Steps<Ways> {
  const beginnings = new Map<string, Opening[]>()
  const begin = (at: string): Opening[] => {
    const known = beginnings.get(at) ?? beginningsAt(accounts, at)
    beginnings.set(at, known)
    return known
  }
  const ways = yield* collect(limit, function* (budget) {
    for (const { at, path } of climbs(accounts, from, budget)) {
      yield null
      for (const { scope, links } of begin(at)) {
        const way = [...links, ...path()]
        yield way.length > 0 ? { scope, links: way } : null
      }
    }
  })
  const near = above(accounts.graph, from)
  const next = (id: string): Link[] => downstream(accounts.graph, id).filter(link => near.has(link.to))
  const openings = (yield* each(near, begin)).flat()
  const list = ways.complete ? ways.list : [...ways.list, ...(yield* coverOf(openings, from, next, ways.list))]
  return { list, complete: ways.complete, openings, next }
}

/** Where an act opens a way to a place; a top that no act reaches begins one of its own. */
function beginningsAt(accounts: Accounts, at: string): Opening[] {
  const openings = openingsTo(accounts, at)
  if (openings.length > 0 || upstream(accounts.graph, at).length > 0) return openings
  // What only the day of the question closes is no beginning.
  const isTop = openingsTo(onAnyDay(accounts), at).length === 0
  return isTop ? [{ scope: MANDATE, links: [], at }] : []
}

/** Links that one walk may still take or tell: ways that lead nowhere cost time too, and long ones more than short ones. */
interface Budget {
  steps: number
}

/** The routes that a walk meets; null is a step of it that is none. */
function* collect(
  limit: number,
  walk: (budget: Budget) => Iterable<Way | null>,
): Steps<Pick<Ways, 'list' | 'complete'>> {
  const list: Way[] = []
  const budget: Budget = { steps: limit * 25 }
  let complete = true
  for (const way of walk(budget)) {
    yield
    if (way === null) continue
    if (list.length === limit) {
      complete = false
      break
    }
    list.push(way)
  }
  complete &&= budget.steps > 0
  return { list, complete }
}

/** A place on the way, and the links from it that are not yet tried. */
interface Fork {
  at: string
  open: Link[]
}

/**
 * Every way from here that meets nothing twice. A way may be thousands of links long, so nothing calls itself; nothing is walked
 * past the goal. `links` is the walk's own list, to be copied.
 */
function* walks(
  start: string,
  linksAt: (id: string) => Link[],
  far: 'from' | 'to',
  passed: Set<string>,
  budget: Budget,
  goal: string | null = null,
): Generator<{ at: string; links: Link[]; isStuck: boolean }> {
  const onward = (id: string): Link[] => (id === goal ? [] : linksAt(id).filter(link => !passed.has(link[far])))
  const links: Link[] = []
  const forks: Fork[] = [{ at: start, open: onward(start).reverse() }]
  yield { at: start, links: [], isStuck: forks[0]?.open.length === 0 }
  for (let fork = forks.at(-1); fork !== undefined; fork = forks.at(-1)) {
    const link = fork.open.pop()
    if (link === undefined) {
      forks.pop()
      links.pop()
      passed.delete(fork.at)
      continue
    }
    if (budget.steps-- <= 0) return
    const at = link[far]
    if (passed.has(at)) continue
    passed.add(at)
    links.push(link)
    const open = onward(at).reverse()
    forks.push({ at, open })
    yield { at, links, isStuck: open.length === 0 }
  }
}

/** Down to the goal, or without one as far as each way goes; null where it is not yet there. */
function* paths(
  at: string,
  goal: string | null,
  next: (id: string) => Link[],
  passed: Set<string>,
  budget: Budget,
): Generator<Link[] | null> {
  for (const { at: here, links, isStuck } of walks(at, next, 'to', passed, budget, goal)) {
    if (goal === null ? !isStuck : here !== goal) {
      yield null
      continue
    }
    budget.steps -= links.length
    yield [...links]
  }
}

interface Climb {
  at: string
  path: () => Link[]
}

/** Up, to every place on every way. */
function* climbs(accounts: Accounts, from: string, budget: Budget): Generator<Climb> {
  const up = (id: string): Link[] => upstream(accounts.graph, id)
  for (const { at, links } of walks(from, up, 'from', new Set([from]), budget)) {
    const path = (): Link[] => {
      budget.steps -= links.length
      return [...links].reverse()
    }
    yield { at, path }
  }
}
