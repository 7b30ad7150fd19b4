import type { Accounts } from '../../../ledger/accounts.ts'
import { boundAt, type Source, weaker } from '../../../ledger/bounds.ts'
import { type Figure, figureAt, stated } from '../../../ledger/figures.ts'
import { amountOf, type Bound } from '../../../ledger/portions.ts'
import { CLOSING_STEPS, strength } from '../../../ledger/steps.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Amount } from '../../../model/money.ts'
import { compareIds } from '../../../model/order.ts'
import { each, type Steps, sorted } from '../../../model/turns.ts'
import type { Opening } from '../routes/openings.ts'
import type { Way } from '../routes/routes.ts'

/** A place on a route, in the order of the money, with what is said of its amount. */
export interface Station {
  id: string
  figure: Figure | null
}

/** A route with its money. */
export interface Course {
  way: Way
  stations: Station[]
  /** Index of the last station that has an amount; -1 where none has. */
  last: number
  /** The most that can reach the end, as tight as the sources allow. */
  bound: Amount | null
  /** The allocations that bound it: those of the last station, what a narrower plan's act prints again, what has a rest. */
  bounding: string[]
}

export function courseOf(accounts: Accounts, way: Way): Course {
  const stations = stationsOf(accounts, way)
  const last = stations.findLastIndex(station => station.figure?.amount != null)
  const bound = boundsAlong(accounts, way, stations).at(-1) ?? []
  return { way, stations, last, bound: amountOf(bound), bounding: bound.map(({ entry }) => entry.id) }
}

/** Of each station, what may be there of the money that came along this way alone. */
function boundsAlong(accounts: Accounts, { scope, links }: Way, stations: readonly Station[]): Bound[] {
  const bounds: Bound[] = []
  for (const [nth, { figure }] of stations.entries())
    bounds.push(boundAt(accounts, scope, figure, bounds[nth - 1] ?? [], links[nth - 1] ?? null))
  return bounds
}

/** What openings bring to each place that they pass, and to the place from which the walk goes on. */
export function sourcesOf(accounts: Accounts, openings: readonly Opening[]): Source[] {
  return openings.flatMap(({ scope, links, at }) => {
    const passed = stationsOf(accounts, { scope, links })
    const stations = passed.length > 0 ? passed : [{ id: at, figure: figureAt(accounts, scope, at) }]
    return boundsAlong(accounts, { scope, links }, stations).map((bound, nth): Source => {
      const bases = links.slice(0, nth).map(({ basis }) => basis)
      return { scope, at: stations[nth]?.id ?? at, basis: bases.reduce(weaker, 'STATED'), bound }
    })
  })
}

/**
 * What a reader wants first, because a list may be cut: every route to an indicator and one for each place that the money is known to
 * reach; after them the rest. Among each, routes with an amount at their end, then those better known, then the shorter ones.
 */
export function* inOrder(courses: readonly Course[]): Steps<Course[]> {
  const worthiest = yield* byWorth(courses)
  const seen = new Set<string>()
  const isFirstOfItsPlace = ({ stations, last }: Course): boolean => {
    const place = `${stations[0]?.id} ${stations[last]?.id}`
    return !seen.has(place) && seen.add(place).has(place)
  }
  const [wanted, rest]: [Course[], Course[]] = [[], []]
  for (const course of worthiest) {
    yield
    const isFirst = isFirstOfItsPlace(course)
    const end = course.stations.at(-1)?.id ?? ''
    ;(isFirst || kindOfId(end) === 'INDICATOR' ? wanted : rest).push(course)
  }
  return [...wanted, ...rest]
}

function* byWorth(courses: readonly Course[]): Steps<Course[]> {
  const ids = new Set<string>()
  for (const { stations } of courses) {
    for (const { id } of stations) ids.add(id)
    yield
  }
  const place = new Map([...ids].sort(compareIds).map((id, at) => [id, at]))
  const keyed = yield* each(courses, course => {
    const { links } = course.way
    const isPaid = course.last === course.stations.length - 1
    const words = course.stations.map(station => place.get(station.id) ?? 0)
    return { course, key: [isPaid ? 0 : 1, Math.max(...links.map(strength)), links.length, ...words] }
  })
  return (yield* sorted(keyed, (a, b) => compare(a.key, b.key))).map(({ course }) => course)
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, one] of a.entries()) if (one !== b[at]) return one - (b[at] ?? 0)
  return 0
}

const CLOSING = new Set(CLOSING_STEPS.map(step => step.relation))

function stationsOf(accounts: Accounts, way: Way): Station[] {
  const [first] = way.links
  if (first === undefined) return []
  const stations: Station[] = [{ id: first.from, figure: figureAt(accounts, way.scope, first.from) }]
  for (const link of way.links) {
    const money =
      link.relation === 'FOR' || CLOSING.has(link.relation) ? accounts.ledger.entries.get(link.from) : undefined
    // What an allocation is for, or whom it pays, gets that allocation, whatever else is said of it.
    stations.push({ id: link.to, figure: money ? stated(money) : figureAt(accounts, way.scope, link.to) })
  }
  return stations
}
