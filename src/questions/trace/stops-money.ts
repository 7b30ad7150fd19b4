import { type EntityKind, kindOfId } from '../../model/kinds.ts'
import type { Absence } from '../../model/vocabulary.ts'
import { spoken } from '../money/amount.ts'
import type { StopReason } from './answer.ts'
import { figureAt } from './amounts.ts'
import type { Course, Station } from './stations.ts'
import { downstream, type Link } from './steps.ts'
import { isExplored, type Stops, type Trail } from './stops.ts'
import { capital, counted, introduced, listed, named } from './words.ts'

/** Where, on each route, the sources no longer say how much goes on. */
export function moneyStops(trail: Trail, stops: Stops): void {
  for (const course of trail.courses) {
    const { stations, last } = course
    const station = stations[last]
    const next = stations[last + 1]
    if (station === undefined) unpaid(trail, course, stops)
    else if (next !== undefined) unsaid(trail, course, station, next, stops)
  }
}

/** No amount at all on this route. */
function unpaid({ terrain }: Trail, course: Course, stops: Stops): void {
  const { graph, ledger } = terrain
  const { scope, links } = course.way
  const root = ledger.entries.get(scope.root ?? '')
  if (root !== undefined) {
    absenceStop(course, { id: root.target ?? root.id, figure: course.stations[0]?.figure ?? null }, trailNames(graph), stops)
    return
  }
  const first = links[0]
  if (first === undefined) return
  if (scope.act !== null) {
    const to = introduced(graph, first.to)
    stops.add(first.to, 'NO_MONEY_STATED', `${named(graph, scope.act)} approves ${to}, and no source says with how much money.`)
    return
  }
  const holder = capital(introduced(graph, first.from))
  stops.add(first.from, 'NO_MONEY_STATED', `${holder} is where this trail begins: no source names an act that sets money for it.`)
}

function unsaid(trail: Trail, course: Course, station: Station, next: Station, stops: Stops): void {
  const { graph } = trail.terrain
  if (next.figure?.absence) {
    absenceStop(course, next, trailNames(graph), stops)
    return
  }
  const link = course.way.links[course.last]
  const amount = station.figure?.amount
  if (link === undefined || amount == null) return
  const scope = course.way.scope
  const by = scope.act === null ? 'the source' : named(graph, scope.act)
  const siblings = downstream(graph, station.id).filter(one => one.to !== next.id && one.relation === link.relation)
  const told = siblings.filter(one => figureAt(trail.terrain, scope, one.to)?.amount != null)
  if (told.length > 0) {
    const share = `${spoken(amount)} that ${by} sets for ${introduced(graph, station.id)}`
    stops.add(
      next.id,
      'NO_MONEY_STATED',
      `Of the ${share}, amounts are printed for others beside ${introduced(graph, next.id)}, and none for it.`,
      course.bound,
    )
    return
  }
  const among = isExplored(trail) ? amongAll(trail, course, station) : amongSame(trail, station, link)
  stops.add(
    station.id,
    'UNDIVIDED',
    `${capital(by)} sets ${spoken(amount)} for ${introduced(graph, station.id)}, and no source divides it among ${among}. ` +
      'Anything from nothing to all of it may reach each of them.',
    course.bound,
  )
}

const trailNames = (graph: Trail['terrain']['graph']) => (id: string) => introduced(graph, id)

/** With a goal: among the things of the goal's kind, as the goal is one of them. */
function amongSame({ terrain }: Trail, station: Station, link: Link): string {
  const same = downstream(terrain.graph, station.id).filter(one => one.relation === link.relation)
  return phrase(same)
}

/** Without one: among everything that has no amount of its own. */
function amongAll({ terrain }: Trail, course: Course, station: Station): string {
  const { scope } = course.way
  const open = downstream(terrain.graph, station.id).filter(one => figureAt(terrain, scope, one.to)?.amount == null)
  return phrase(open)
}

function phrase(links: readonly Link[]): string {
  const counts = new Map<string, { links: Link[]; kind: EntityKind }>()
  for (const link of links) {
    const kind = kindOfId(link.to)
    if (kind === null) continue
    const group = counts.get(`${link.relation} ${kind}`) ?? { links: [], kind }
    counts.set(`${link.relation} ${kind}`, group)
    group.links.push(link)
  }
  const VERB: Partial<Record<Link['relation'], string>> = {
    MEASURES: 'that measure it',
    IMPLEMENTS: 'that carry out a part of it',
    ACHIEVED: 'told of it',
    HANDLES: 'it dealt with',
    DEPLOYS: 'it deploys',
  }
  const words = [...counts.values()].map(({ links: group, kind }) => {
    const verb = VERB[group[0]?.relation ?? 'FOR']
    return `${counted(group.length, kind)}${verb === undefined ? '' : ` ${verb}`}`
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
