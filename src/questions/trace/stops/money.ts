import type { Absence } from '../../../model/vocabulary.ts'
import { spoken } from '../../money/amount.ts'
import type { StopReason } from '../answer.ts'
import { figureAt } from '../ground/amounts.ts'
import { mostAt } from '../ground/bounds.ts'
import type { Course, Station } from '../ground/stations.ts'
import { downstream, type Link } from '../ground/steps.ts'
import { following } from '../held.ts'
import { isExplored, type Stops, type Trail } from '../routes/trail.ts'
import { capital, introduced } from '../words.ts'

/** What leads on from the last amount, by one relationship. */
interface Fork {
  /** Whether amounts are printed for others there. */
  isDivided: boolean
  links: readonly Link[]
  /** Those that have no amount. */
  open: readonly Link[]
}

/** Where, on each route, nothing that is held says any longer how much goes on. */
export function moneyStops(trail: Trail, stops: Stops): void {
  const forks = new Map<string, Fork>()
  for (const course of trail.courses) {
    const { stations, last, way } = course
    const station = stations[last]
    const next = stations[last + 1]
    const link = way.links[last]
    if (station === undefined) unpaid(trail, course, stops)
    else if (next?.figure?.absence) absenceStop(trail, course, next, stops)
    else if (next !== undefined && link !== undefined) {
      const key = JSON.stringify([way.scope, station.id, link.relation])
      const fork = forks.get(key) ?? forkAt(trail, course, station, link)
      forks.set(key, fork)
      unsaid(trail, course, fork, stops)
    }
  }
}

function forkAt({ terrain }: Trail, course: Course, station: Station, link: Link): Fork {
  const hasAmount = (one: Link): boolean => figureAt(terrain, course.way.scope, one.to)?.amount != null
  const around = downstream(terrain.graph, station.id)
  const links = around.filter(one => one.relation === link.relation)
  const isOverPlans = link.relation === 'IMPLEMENTS'
  const open = around.filter(one => (one.relation === 'IMPLEMENTS') === isOverPlans && !hasAmount(one))
  return { isDivided: links.some(hasAmount), links, open }
}

/** No amount at all on this route. */
function unpaid(trail: Trail, course: Course, stops: Stops): void {
  const { graph, ledger } = trail.terrain
  const { scope, links } = course.way
  const root = ledger.entries.get(scope.root ?? '')
  if (root !== undefined) {
    absenceStop(trail, course, { id: root.target ?? root.id, figure: course.stations[0]?.figure ?? null }, stops)
    return
  }
  const first = links[0]
  if (first === undefined) return
  if (scope.act !== null) {
    const to = introduced(graph, first.to)
    stops.add(
      first.to,
      'NO_MONEY_STATED',
      `${capital(introduced(graph, scope.act))} approves ${to}, and no amount that it sets for it is held here.`,
    )
    return
  }
  const holder = capital(introduced(graph, first.from))
  stops.add(
    first.from,
    'NO_MONEY_STATED',
    `${holder} is where this trail begins: no act that sets money for it is held here.`,
  )
}

function unsaid(trail: Trail, { way, stations, last }: Course, fork: Fork, stops: Stops): void {
  const [station, next, link] = [stations[last], stations[last + 1], way.links[last]]
  if (station === undefined || next === undefined || link === undefined) return
  const { graph } = trail.terrain
  const { scope } = way
  const amount = mostAt(trail.bounds, station.id, scope)
  if (amount === null) return
  const most = mostAt(trail.bounds, next.id, scope)
  const { act } = scope
  const by = act === null ? 'the source' : introduced(graph, act)
  if (fork.isDivided) {
    const share = `${spoken(amount)} that ${by} sets for ${introduced(graph, station.id)}`
    stops.add(
      next.id,
      'NO_MONEY_STATED',
      `Of the ${share}, amounts are held here for others beside ${introduced(graph, next.id)}, and none for it.`,
      most,
    )
    return
  }
  const open = isExplored(trail) ? fork.open : fork.links
  const all =
    most !== null && most.cents < amount.cents
      ? `${spoken(most)}${link.relation === 'IMPLEMENTS' ? ', which the act of the narrower plan prints again' : ''}`
      : 'all of it'
  const unknown =
    open.length > 1
      ? `and nothing that is held here divides it among ${following(open)}. Anything from nothing to ${all} may reach each of them.`
      : `and nothing that is held here says how much of it reaches ${following(open)}. It may be anything from nothing to ${all}.`
  stops.add(
    station.id,
    'UNDIVIDED',
    `${capital(by)} sets ${spoken(amount)} for ${introduced(graph, station.id)}, ${unknown}`,
    amount,
  )
}

const REASONS: Record<Absence, [StopReason, string]> = {
  BLANK: ['NO_MONEY_STATED', 'the cell where the amount would stand is printed and empty; empty is not zero'],
  NOT_PUBLISHED: ['NOT_PUBLISHED', 'the source says that the amount is not published'],
  NOT_APPLICABLE: ['NO_MONEY_STATED', 'no amount can exist here'],
  SUPPRESSED: ['NOT_PUBLISHED', 'the source withholds the amount'],
  NOT_EXTRACTED: ['END_OF_DATA', 'the source may hold the amount, and it has not been taken from it yet'],
}

function absenceStop(trail: Trail, { way }: Course, station: Station, stops: Stops): void {
  const [reason, why] = REASONS[station.figure?.absence ?? 'BLANK']
  stops.add(
    station.id,
    reason,
    `For ${introduced(trail.terrain.graph, station.id)}, ${why}.`,
    mostAt(trail.bounds, station.id, way.scope),
  )
}
