import { mostAt } from '../../../ledger/bounds.ts'
import { entriesById, forTarget } from '../../../ledger/entries.ts'
import { figureAt } from '../../../ledger/figures.ts'
import { downstream, type Link } from '../../../ledger/steps.ts'
import { compareAmounts, decimalOf } from '../../../model/money.ts'
import type { Relation } from '../../../model/relations.ts'
import type { Steps } from '../../../model/turns.ts'
import { type Fork, forksOf } from '../routes/money.ts'
import { isPaid, type Run, type Spot } from '../routes/run.ts'
import { isExplored, type Stops, type Walk } from '../routes/walk.ts'
import { onwardOf, thingOf } from '../words.ts'
import { whyNoLonger } from './replaced.ts'
import { absenceStop, noOwnAmount, unpaid } from './without-amount.ts'

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
  if (beginsInside(walk)) noOwnAmount(walk, walk.from, stops)
  const known = new Map<string, Onward>()
  for (const fork of yield* forksOf(walk.runs, walk.firsts)) {
    yield
    const { run, spot, hop } = fork
    if (!isPaid(spot)) unpaid(walk, fork, stops)
    else if (hop.to.figure?.isReplaced) replacedStops(walk, hop.to, stops)
    else if (hop.to.figure?.absence)
      absenceStop(walk, run.scope, { id: hop.to.id, absence: hop.to.figure.absence }, stops)
    else {
      const key = JSON.stringify([run.scope, spot.id, wayOf(hop.link)])
      const onward = known.get(key) ?? onwardFrom(walk, fork)
      known.set(key, onward)
      unsaid(walk, fork, onward, stops)
    }
  }
}

/** Whether money is followed from what is inside of the thing asked about, of which no source says how much it has. */
function beginsInside(walk: Walk): boolean {
  const isInner = ({ scope: { stage, root } }: Run): boolean => stage !== null && root === null
  return isExplored(walk) && forTarget(walk.accounts.ledger, walk.from).length === 0 && walk.runs.some(isInner)
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

function unsaid(walk: Walk, { run: { scope }, spot, hop }: Fork, fork: Onward, stops: Stops): void {
  const { graph } = walk.accounts
  const amount = mostAt(walk.accounts, walk.bounds, spot.id, scope)
  if (amount === null) return
  const reaching = mostAt(walk.accounts, walk.bounds, hop.to.id, scope)
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
