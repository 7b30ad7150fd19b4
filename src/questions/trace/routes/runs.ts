import type { Accounts } from '../../../ledger/accounts.ts'
import { type Figure, figureAt, figureOver, type Scope, scopeKey } from '../../../ledger/figures.ts'
import type { Link } from '../../../ledger/steps.ts'
import { groupBy } from '../../../model/group-by.ts'
import type { Steps } from '../../../model/turns.ts'
import { aheadOf, beyondMoney } from './ahead.ts'
import { circlesOf } from './circles.ts'
import type { EntryPoint } from './entry-points.ts'
import type { Reach, Run, Spot } from './run.ts'

/** How routes begin, and how they may go on: to a goal, or without one as far as each goes. */
export interface Field {
  entryPoints: readonly EntryPoint[]
  next: (id: string) => readonly Link[]
  goal: string | null
}

/** Of each scope of the entry points what it reaches, where a route leads to the end. */
export function* runsOf(accounts: Accounts, { entryPoints, next, goal }: Field): Steps<Run[]> {
  const runs: Run[] = []
  for (const own of groupBy(entryPoints, ({ scope }) => scopeKey(scope)).values()) {
    const [{ scope }] = own
    const { starts, spots } = yield* reached(accounts, scope, own, next, goal)
    const run = goal === null ? yield* explored(scope, starts, spots) : yield* leading(scope, starts, spots, goal)
    if (run.starts.length > 0)
      runs.push({ ...run, ahead: yield* aheadOf(run, run.exits), beyond: yield* beyondMoney(run) })
  }
  return runs
}

/** Whether any route leads to the goal. */
export function leadsToGoal({ entryPoints, next, goal }: Field): boolean {
  const begun = entryPoints.filter(({ at }) => at !== goal).map(({ at }) => at)
  const passed = new Set(begun)
  for (const id of passed) if (id !== goal) for (const { to } of next(id)) passed.add(to)
  return entryPoints.some(({ from, at }) => at === goal && from !== at) || passed.has(goal ?? '')
}

/** What leads on from a place with the money of one scope: the links by which its routes begin, and those of the field. */
export function onwardIn({ entryPoints, next }: Field): (id: string, scope: Scope) => Iterable<Link> {
  const begun = new Map<string, Map<string, Set<Link>>>()
  for (const { scope, links, into = [], last = [] } of entryPoints) {
    const key = scopeKey(scope)
    const own = begun.get(key) ?? new Map<string, Set<Link>>()
    begun.set(key, own)
    for (const link of [...links, ...into, ...last]) own.set(link.from, (own.get(link.from) ?? new Set()).add(link))
  }
  return (id, scope) => {
    const first = begun.get(scopeKey(scope))?.get(id)
    return first === undefined ? next(id) : [...first, ...next(id)]
  }
}

function* reached(
  accounts: Accounts,
  scope: Scope,
  entryPoints: readonly EntryPoint[],
  next: Field['next'],
  goal: string | null,
): Steps<Pick<Reach, 'starts' | 'spots'>> {
  const spots: Spot[] = []
  const made = (id: string, figure: Figure | null): Spot => {
    const spot = { id, figure, on: [], back: [], nth: spots.length }
    spots.push(spot)
    return spot
  }
  const places = new Map<string, Spot>()
  const placed = (id: string): Spot => {
    const known = places.get(id) ?? made(id, figureAt(accounts, scope, id))
    places.set(id, known)
    return known
  }
  const ties = new Map<string, Spot>()
  /** Each link from a place once; without a place of its own it leads to what only this way gives its amount. */
  const follow = (from: Spot, link: Link, known?: Spot): Spot => {
    const key = `${from.nth} ${link.relation} ${link.to}`
    const tied = ties.get(key)
    if (tied !== undefined) return tied
    const to = known ?? made(link.to, figureOver(accounts, scope, link))
    const hop = { link, from, to }
    from.on.push(hop)
    to.back.push(hop)
    ties.set(key, to)
    return to
  }
  const open = new Set<Spot>()
  for (const { from, links, into = [], last = [], at } of entryPoints) {
    yield
    const top = links.reduce((here, link) => follow(here, link), placed(from))
    const inner = (id: string): Spot => (id === top.id ? top : placed(id))
    for (const link of into) follow(inner(link.from), link, inner(link.to))
    const end = last.reduce((here, link) => follow(here, link), inner(last[0]?.from ?? at))
    if (at !== goal) open.add(end)
  }
  for (const spot of open)
    for (const link of next(spot.id)) {
      yield
      const there = follow(spot, link, placed(link.to))
      if (link.to !== goal) open.add(there)
    }
  const starts = [...new Set(entryPoints.map(({ from }) => placed(from)))]
  return { starts: starts.filter(({ on }) => on.length > 0), spots }
}

/** Without a goal, everything that is reached is on a route. */
function* explored(scope: Scope, starts: readonly Spot[], spots: readonly Spot[]): Steps<Reach> {
  const circles = yield* circlesOf(spots)
  const entries = new Map<number, Set<Spot>>()
  const left = new Set<number>()
  for (const [spot, circle] of circles) {
    const isOf = (one: Spot): boolean => circles.get(one) === circle
    if (starts.includes(spot) || !spot.back.every(({ from }) => isOf(from)))
      entries.set(circle, (entries.get(circle) ?? new Set()).add(spot))
    if (!spot.on.every(({ to }) => isOf(to))) left.add(circle)
    yield
  }
  const ends = new Set<Spot>()
  const exits = new Set<Spot>()
  for (const spot of spots) {
    yield
    const circle = circles.get(spot)
    if (circle === undefined) {
      if (spot.on.length === 0 && spot.back.length > 0) ends.add(spot) && exits.add(spot)
      continue
    }
    // All that it leads to may have been passed; from the only entry of a circle something always leads on.
    const own = entries.get(circle)
    if (!spot.on.every(({ to }) => circles.get(to) === circle) || (own?.size === 1 && own.has(spot))) continue
    ends.add(spot)
    if (!left.has(circle)) exits.add(spot)
  }
  return { scope, starts, spots, ends, exits, circles }
}

/** What leads to the goal, of all that is reached. */
function* leading(scope: Scope, starts: readonly Spot[], spots: readonly Spot[], goal: string): Steps<Reach> {
  const ends = new Set(spots.filter(({ id, back }) => id === goal && back.length > 0))
  const kept = new Set(ends)
  for (const spot of kept)
    for (const { from } of spot.back) {
      kept.add(from)
      yield
    }
  const own = spots.filter(spot => kept.has(spot))
  for (const [nth, spot] of own.entries()) {
    spot.nth = nth
    if (spot.on.some(({ to }) => !kept.has(to))) spot.on = spot.on.filter(({ to }) => kept.has(to))
    yield
  }
  return {
    scope,
    starts: starts.filter(spot => kept.has(spot)),
    spots: own,
    ends,
    exits: ends,
    circles: yield* circlesOf(own),
  }
}
