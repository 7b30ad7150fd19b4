import { mostAt } from '../../../ledger/bounds.ts'
import { figureAt } from '../../../ledger/figures.ts'
import { downstream, type Link } from '../../../ledger/steps.ts'
import { compareAmounts } from '../../../model/money.ts'
import type { Steps } from '../../../model/turns.ts'
import type { Absence } from '../../../model/vocabulary.ts'
import type { StopReason } from '../answer.ts'
import type { Course, Station } from '../ground/stations.ts'
import { isExplored, type Stops, type Trail } from '../routes/trail.ts'
import { elsewhereFor, onwardOf, thingOf } from '../words.ts'

/** What leads on from the last amount, by one relationship. */
interface Fork {
  /** Whether amounts are printed for others there. */
  isDivided: boolean
  links: readonly Link[]
  /** Those that have no amount. */
  open: readonly Link[]
}

/** Where, on each route, no source says any longer how much is passed on. */
export function* moneyStops(trail: Trail, stops: Stops): Steps<void> {
  const forks = new Map<string, Fork>()
  for (const course of trail.courses) {
    yield
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

function forkAt({ accounts }: Trail, course: Course, station: Station, link: Link): Fork {
  const hasAmount = (one: Link): boolean => figureAt(accounts, course.way.scope, one.to)?.amount != null
  const around = downstream(accounts.graph, station.id)
  const links = around.filter(one => one.relation === link.relation)
  const isOverPlans = link.relation === 'IMPLEMENTS'
  const open = around.filter(one => (one.relation === 'IMPLEMENTS') === isOverPlans && !hasAmount(one))
  return { isDivided: links.some(hasAmount), links, open }
}

/** No amount at all on this route. */
function unpaid(trail: Trail, course: Course, stops: Stops): void {
  const { graph, ledger } = trail.accounts
  const { scope, links } = course.way
  const root = ledger.entries.get(scope.root ?? '')
  if (root !== undefined) {
    absenceStop(trail, course, { id: root.target ?? root.id, figure: course.stations[0]?.figure ?? null }, stops)
    return
  }
  const first = links[0]
  if (first === undefined) return
  if (scope.act !== null) {
    const elsewhere = elsewhereFor(trail.accounts, first.to, [scope.act])
    const [act, target] = [thingOf(graph, scope.act), thingOf(graph, first.to)]
    stops.add(first.to, 'NO_MONEY_STATED', { code: 'APPROVES_WITHOUT_AMOUNT', act, target, elsewhere })
    return
  }
  stops.add(first.from, 'NO_MONEY_STATED', { code: 'NO_FUNDING_ACT', target: thingOf(graph, first.from) })
}

function unsaid(trail: Trail, { way, stations, last }: Course, fork: Fork, stops: Stops): void {
  const [station, next, link] = [stations[last], stations[last + 1], way.links[last]]
  if (station === undefined || next === undefined || link === undefined) return
  const { graph } = trail.accounts
  const { scope } = way
  const amount = mostAt(trail.bounds, station.id, scope)
  if (amount === null) return
  const reaching = mostAt(trail.bounds, next.id, scope)
  const { act } = scope
  const by = act === null ? null : thingOf(graph, act)
  const target = thingOf(graph, station.id)
  if (fork.isDivided) {
    const other = thingOf(graph, next.id)
    const why = { code: 'AMOUNTS_FOR_OTHERS' as const, amount, by, target, other, rest: null }
    stops.add(next.id, 'NO_MONEY_STATED', why, reaching)
    return
  }
  const open = isExplored(trail) ? fork.open : fork.links
  const most = reaching !== null && compareAmounts(reaching, amount) < 0 ? reaching : null
  const again = link.relation === 'IMPLEMENTS'
  const onward = onwardOf(open)
  stops.add(
    station.id,
    'UNDIVIDED',
    { code: 'NOT_DIVIDED', by, amount, atMost: false, target, onward, most, again },
    amount,
  )
}

export const ABSENCE_REASONS: Record<Absence, StopReason> = {
  BLANK: 'NO_MONEY_STATED',
  NOT_PUBLISHED: 'NOT_PUBLISHED',
  NOT_APPLICABLE: 'NO_MONEY_STATED',
  SUPPRESSED: 'NOT_PUBLISHED',
  NOT_EXTRACTED: 'END_OF_DATA',
}

function absenceStop(trail: Trail, { way }: Course, station: Station, stops: Stops): void {
  const absence = station.figure?.absence ?? 'BLANK'
  const most = mostAt(trail.bounds, station.id, way.scope)
  stops.add(station.id, ABSENCE_REASONS[absence], { code: 'NO_AMOUNT_IN_CELL', absence }, most)
}
