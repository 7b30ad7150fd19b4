import { mostAt } from '../../../ledger/bounds.ts'
import { entriesById } from '../../../ledger/entries.ts'
import { figureAt, type Scope } from '../../../ledger/figures.ts'
import { downstream, type Link } from '../../../ledger/steps.ts'
import { compareAmounts, decimalOf } from '../../../model/money.ts'
import type { Relation } from '../../../model/relations.ts'
import type { Steps } from '../../../model/turns.ts'
import type { Absence } from '../../../model/vocabulary.ts'
import type { StopReason } from '../answer.ts'
import { type Fork, forksOf } from '../routes/money.ts'
import { isPaid, type Spot } from '../routes/run.ts'
import { isExplored, type Stops, type Walk } from '../routes/walk.ts'
import { elsewhereFor, onwardOf, thingOf } from '../words.ts'
import { whyNoLonger } from './replaced.ts'

/** What leads on from the last amount, by one way. */
interface Onward {
  /** Whether amounts are printed for others there. */
  isDivided: boolean
  links: readonly Link[]
  /** Those that have no amount. */
  open: readonly Link[]
  /** The bounds with which it has been stated that they are not divided. */
  stated: Set<string>
}

/** Where, on each route, no source says any longer how much is passed on. */
export function* moneyStops(walk: Walk, stops: Stops): Steps<void> {
  const known = new Map<string, Onward>()
  for (const fork of yield* forksOf(walk.runs, walk.firsts)) {
    yield
    const { run, spot, hop } = fork
    if (!isPaid(spot)) unpaid(walk, fork, stops)
    else if (hop.to.figure?.isReplaced) replacedStops(walk, hop.to, stops)
    else if (hop.to.figure?.absence) absenceStop(walk, run.scope, hop.to, stops)
    else {
      const key = JSON.stringify([run.scope, spot.id, wayOf(hop.link)])
      const onward = known.get(key) ?? onwardFrom(walk, fork)
      known.set(key, onward)
      unsaid(walk, fork, onward, stops)
    }
  }
}

/** Sections and lines are one way to divide what holds both. */
const wayOf = ({ relation }: Link): Relation => (relation === 'HAS_LINE' ? 'HAS_SECTION' : relation)

function onwardFrom({ accounts }: Walk, { run, spot, hop }: Fork): Onward {
  const hasAmount = (one: Link): boolean => figureAt(accounts, run.scope, one.to)?.amount != null
  const around = downstream(accounts.graph, spot.id)
  const links = around.filter(one => wayOf(one) === wayOf(hop.link))
  const isOverPlans = hop.link.relation === 'IMPLEMENTS'
  const open = around.filter(one => (one.relation === 'IMPLEMENTS') === isOverPlans && !hasAmount(one))
  return { isDivided: links.some(hasAmount), links, open, stated: new Set() }
}

/** No amount at all on this route. */
function unpaid(walk: Walk, { run: { scope }, spot, hop: { link } }: Fork, stops: Stops): void {
  const { graph, ledger } = walk.accounts
  const root = ledger.entries.get(scope.root ?? '')
  if (root !== undefined) {
    absenceStop(walk, scope, { id: root.target ?? root.id, figure: spot.figure }, stops)
    return
  }
  if (scope.act !== null) {
    const elsewhere = elsewhereFor(walk.accounts, link.to, [scope.act])
    const [act, target] = [thingOf(graph, scope.act), thingOf(graph, link.to)]
    stops.add(link.to, 'NO_MONEY_STATED', { code: 'APPROVES_WITHOUT_AMOUNT', act, target, elsewhere })
    return
  }
  stops.add(link.from, 'NO_MONEY_STATED', { code: 'NO_FUNDING_ACT', target: thingOf(graph, link.from) })
}

function unsaid(walk: Walk, { run: { scope }, spot, hop }: Fork, fork: Onward, stops: Stops): void {
  const { graph } = walk.accounts
  const amount = mostAt(walk.bounds, spot.id, scope)
  if (amount === null) return
  const reaching = mostAt(walk.bounds, hop.to.id, scope)
  const by = scope.act === null ? null : thingOf(graph, scope.act)
  const target = thingOf(graph, spot.id)
  if (fork.isDivided) {
    const other = thingOf(graph, hop.to.id)
    const why = { code: 'AMOUNTS_FOR_OTHERS' as const, amount, by, target, other, rest: null }
    stops.add(hop.to.id, 'NO_MONEY_STATED', why, reaching)
    return
  }
  const most = reaching !== null && compareAmounts(reaching, amount) < 0 ? reaching : null
  const key = most === null ? '' : decimalOf(most)
  if (fork.stated.has(key)) return
  fork.stated.add(key)
  const open = isExplored(walk) ? fork.open : fork.links
  const again = hop.link.relation === 'IMPLEMENTS'
  const onward = onwardOf(open)
  stops.add(
    spot.id,
    'UNDIVIDED',
    { code: 'NOT_DIVIDED', by, amount, atMost: false, target, onward, most, again },
    amount,
  )
}

/** What stood there, and stands no longer. */
function replacedStops({ accounts }: Walk, { figure }: Spot, stops: Stops): void {
  for (const entry of entriesById(accounts.ledger, figure?.allocations ?? [])) stops.take(whyNoLonger(accounts, entry))
}

export const ABSENCE_REASONS: Record<Absence, StopReason> = {
  BLANK: 'NO_MONEY_STATED',
  NOT_PUBLISHED: 'NOT_PUBLISHED',
  NOT_APPLICABLE: 'NO_MONEY_STATED',
  SUPPRESSED: 'NOT_PUBLISHED',
  NOT_YET: 'NO_MONEY_STATED',
  NOT_EXTRACTED: 'END_OF_DATA',
}

function absenceStop(walk: Walk, scope: Scope, place: Pick<Spot, 'id' | 'figure'>, stops: Stops): void {
  const absence = place.figure?.absence ?? 'BLANK'
  const most = mostAt(walk.bounds, place.id, scope)
  stops.add(place.id, ABSENCE_REASONS[absence], { code: 'NO_AMOUNT_IN_CELL', absence }, most)
}
