import type { Accounts } from '../../../ledger/accounts.ts'
import { type Figure, figureAt, type Scope, scopeKey, stated } from '../../../ledger/figures.ts'
import { CLOSING_STEPS, type Link } from '../../../ledger/steps.ts'
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
  return entryPoints.some(({ at, links }) => at === goal && links.length > 0) || passed.has(goal ?? '')
}

const CLOSING = new Set(CLOSING_STEPS.map(({ relation }) => relation))

/** What an allocation is for, or whom it pays, gets that allocation, whatever else is said of it. */
export function figureOver(accounts: Accounts, scope: Scope, link: Link): Figure | null {
  const names = link.relation === 'FOR' || CLOSING.has(link.relation)
  const money = names ? accounts.ledger.entries.get(link.from) : undefined
  return money === undefined ? figureAt(accounts, scope, link.to) : stated(money)
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
  const tie = (from: Spot, link: Link, to: Spot): Spot => {
    const hop = { link, from, to }
    from.on.push(hop)
    to.back.push(hop)
    return to
  }
  const places = new Map<string, Spot>()
  const placed = (id: string): Spot => {
    const known = places.get(id) ?? made(id, figureAt(accounts, scope, id))
    places.set(id, known)
    return known
  }
  const opened = new Map<string, Spot>()
  const open = new Set<Spot>()
  for (const { links, at } of entryPoints) {
    yield
    let here = placed(links[0]?.from ?? at)
    for (const link of links) {
      const key = `${here.nth} ${link.relation} ${link.to}`
      const there = opened.get(key) ?? tie(here, link, made(link.to, figureOver(accounts, scope, link)))
      opened.set(key, there)
      here = there
    }
    if (at !== goal) open.add(here)
  }
  for (const spot of open)
    for (const link of next(spot.id)) {
      yield
      const there = tie(spot, link, placed(link.to))
      if (link.to !== goal) open.add(there)
    }
  const starts = [...new Set(entryPoints.map(({ links, at }) => placed(links[0]?.from ?? at)))]
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
