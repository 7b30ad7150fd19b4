import { type EntityKind, kindOfId } from '../../../model/kinds.ts'
import type { Absence } from '../../../model/vocabulary.ts'
import { spoken } from '../../money/amount.ts'
import type { StopReason } from '../answer.ts'
import { figureAt } from '../ground/amounts.ts'
import type { Course, Station } from '../ground/stations.ts'
import { downstream, type Link } from '../ground/steps.ts'
import { isExplored, type Stops, type Trail } from '../routes/trail.ts'
import { capital, counted, introduced, listed } from '../words.ts'

/** What leads on from the last amount, by one relationship. */
interface Fork {
  /** Whether amounts are printed for others there. */
  isDivided: boolean
  links: readonly Link[]
  /** Those that have no amount. */
  open: readonly Link[]
}

/** Where, on each route, the sources no longer say how much goes on. */
export function moneyStops(trail: Trail, stops: Stops): void {
  const forks = new Map<string, Fork>()
  for (const course of trail.courses) {
    const { stations, last, way } = course
    const station = stations[last]
    const next = stations[last + 1]
    const link = way.links[last]
    if (station === undefined) unpaid(trail, course, stops)
    else if (next?.figure?.absence) absenceStop(course, next, trailNames(trail.terrain.graph), stops)
    else if (next !== undefined && link !== undefined) {
      const key = JSON.stringify([way.scope, station.id, link.relation])
      const fork = forks.get(key) ?? forkAt(trail, course, station, link)
      forks.set(key, fork)
      unsaid(trail, course, station, next, fork, stops)
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
function unpaid({ terrain }: Trail, course: Course, stops: Stops): void {
  const { graph, ledger } = terrain
  const { scope, links } = course.way
  const root = ledger.entries.get(scope.root ?? '')
  if (root !== undefined) {
    absenceStop(
      course,
      { id: root.target ?? root.id, figure: course.stations[0]?.figure ?? null },
      trailNames(graph),
      stops,
    )
    return
  }
  const first = links[0]
  if (first === undefined) return
  if (scope.act !== null) {
    const to = introduced(graph, first.to)
    stops.add(
      first.to,
      'NO_MONEY_STATED',
      `${capital(introduced(graph, scope.act))} approves ${to}, and no source says with how much money.`,
    )
    return
  }
  const holder = capital(introduced(graph, first.from))
  stops.add(
    first.from,
    'NO_MONEY_STATED',
    `${holder} is where this trail begins: no source names an act that sets money for it.`,
  )
}

function unsaid(trail: Trail, course: Course, station: Station, next: Station, fork: Fork, stops: Stops): void {
  const { graph } = trail.terrain
  const amount = station.figure?.amount
  if (amount == null) return
  const { act } = course.way.scope
  const by = act === null ? 'the source' : introduced(graph, act)
  if (fork.isDivided) {
    const share = `${spoken(amount)} that ${by} sets for ${introduced(graph, station.id)}`
    stops.add(
      next.id,
      'NO_MONEY_STATED',
      `Of the ${share}, amounts are printed for others beside ${introduced(graph, next.id)}, and none for it.`,
      course.bound,
    )
    return
  }
  const open = isExplored(trail) ? fork.open : fork.links
  const tighter = course.bound !== null && course.bound.cents < amount.cents
  const most = tighter
    ? `${spoken(course.bound ?? amount)}, which the act of the narrower plan prints again`
    : 'all of it'
  const unknown =
    open.length > 1
      ? `and no source divides it among ${phrase(open)}. Anything from nothing to ${most} may reach each of them.`
      : `and no source says how much of it reaches ${phrase(open)}. It may be anything from nothing to ${most}.`
  stops.add(
    station.id,
    'UNDIVIDED',
    `${capital(by)} sets ${spoken(amount)} for ${introduced(graph, station.id)}, ${unknown}`,
    course.bound,
  )
}

const trailNames = (graph: Trail['terrain']['graph']) => (id: string) => introduced(graph, id)

/** How the things that a place leads to are tied to it: one of them, several of them. */
const TIES: Partial<Record<Link['relation'], readonly [one: string, several: string]>> = {
  MEASURES: ['that measures it', 'that measure it'],
  IMPLEMENTS: ['that carries out a part of it', 'that carry out a part of it'],
  ACHIEVED: ['told of it', 'told of it'],
  HANDLES: ['that it dealt with', 'that it dealt with'],
  DEPLOYS: ['that it deploys', 'that it deploys'],
  LEADS_TO: ['that follows it', 'that follow it'],
}

/** `the 5 indicators that measure it and the one result told of it`. */
function phrase(links: readonly Link[]): string {
  const groups = new Map<
    string,
    { count: number; kind: EntityKind; relation: Link['relation']; isConcluded: boolean }
  >()
  for (const { relation, to, basis } of links) {
    const kind = kindOfId(to)
    if (kind === null) continue
    // That one result comes before another may be printed or only concluded, and the reader must know which.
    const isConcluded = relation === 'LEADS_TO' && basis === 'INFERRED'
    const key = `${relation} ${kind} ${isConcluded}`
    const group = groups.get(key) ?? { count: 0, kind, relation, isConcluded }
    group.count += 1
    groups.set(key, group)
  }
  const words = [...groups.values()].map(({ count, kind, relation, isConcluded }) => {
    const [one, several] = TIES[relation] ?? ['', '']
    const tie = `the ${counted(count, kind).replace(/^1 /, 'one ')} ${count === 1 ? one : several}`.trimEnd()
    return isConcluded ? `${tie} by a conclusion` : tie
  })
  return words.length === 0 ? 'what follows' : listed(words)
}

const REASONS: Record<Absence, [StopReason, string]> = {
  BLANK: ['NO_MONEY_STATED', 'the cell where the amount would stand is printed and empty; empty is not zero'],
  NOT_PUBLISHED: ['NOT_PUBLISHED', 'the source says that the amount is not published'],
  NOT_APPLICABLE: ['NO_MONEY_STATED', 'no amount can exist here'],
  SUPPRESSED: ['NOT_PUBLISHED', 'the source withholds the amount'],
  NOT_EXTRACTED: ['END_OF_DATA', 'the source may hold the amount, and it has not been taken from it yet'],
}

export function absenceStop(course: Course, station: Station, name: (id: string) => string, stops: Stops): void {
  const [reason, why] = REASONS[station.figure?.absence ?? 'BLANK']
  stops.add(station.id, reason, `For ${name(station.id)}, ${why}.`, course.bound)
}
