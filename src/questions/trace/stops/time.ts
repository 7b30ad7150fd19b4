import {
  type Accounts,
  isDissolved,
  isInForce,
  replacements,
  standing,
  standingOfAct,
} from '../../../ledger/accounts.ts'
import { printedIn } from '../../../ledger/balance.ts'
import {
  type Entry,
  entriesById,
  forTarget,
  isRepetition,
  isRoot,
  isShare,
  ofAct,
  within,
} from '../../../ledger/entries.ts'
import { outermost } from '../../../ledger/portions.ts'
import { above, arriving, leaving, OPENING_STEPS } from '../../../ledger/steps.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Amount } from '../../../model/money.ts'
import { compareIds } from '../../../model/order.ts'
import type { Steps } from '../../../model/turns.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import { closes } from '../routes/charges.ts'
import { type Bounding, lastPaid } from '../routes/money.ts'
import { isPaid } from '../routes/run.ts'
import { isExplored, type Stops, type Walk } from '../routes/walk.ts'
import { thingOf } from '../words.ts'
import { whyReplaced } from './replaced.ts'

/** What the day of the question, or a missing act, leaves out. */
export function excludedStops(walk: Walk, stops: Stops): void {
  const { accounts } = walk
  for (const entry of originsOf(walk)) {
    if (entry.movement) movementStop(accounts, entry, null, stops)
    const why = entry.act === null ? 'UNDATED' : standing(accounts, entry)
    if (why === 'SUPERSEDED') stops.take(whyReplaced(accounts, entry))
    else if (why !== 'IN_FORCE') excluded(accounts, entry.act, entry, stops)
  }
  for (const act of mandatesOf(walk))
    if (standingOfAct(accounts, act) !== 'IN_FORCE') excluded(accounts, act, null, stops)
}

/** The allocations that would open a route here on some day. */
function originsOf(walk: Walk): Entry[] {
  const { accounts, from, source, walked } = walk
  const { ledger } = accounts
  const opens = (entry: Entry): boolean => isRoot(ledger, entry) && entry.act !== null
  if (source !== null) return relevant(walk, sourceEntries(walk, source, opens))
  const isPaid = (target: string): boolean => forTarget(ledger, target).length > 0
  const targets = walked === 'IN' ? [...above(accounts.graph, from)].filter(isPaid).sort(compareIds) : [from]
  const roots = [...targets.flatMap(target => forTarget(ledger, target)).filter(opens), ...entriesById(ledger, [from])]
  // What the source prints for the very thing asked about, naming no act: nothing leads further up.
  const actless = forTarget(ledger, from).filter(entry => entry.act === null && isOwn(accounts, entry))
  return [...roots, ...actless, ...(walked === 'IN' ? closing(accounts, from) : [])]
}

/** What names a fund, an axis, a priority or an organisation itself, on whatever day; a row inside such a sum left out. */
function closing(accounts: Accounts, end: string): Entry[] {
  const { ledger } = accounts
  const all = [...ledger.entries.values()].filter(
    entry => closes(accounts, entry, end) && entry.act !== null && !entry.movement && !isRepetition(ledger, entry),
  )
  return outermost(ledger, all)
}

function sourceEntries({ accounts }: Walk, source: string, opens: (entry: Entry) => boolean): Entry[] {
  const { ledger } = accounts
  const isGone = (term: Entry): boolean => standing(accounts, term) === 'SUPERSEDED'
  if (kindOfId(source) === 'ACT') {
    const money = ofAct(ledger, source).filter(opens)
    // An act that only takes money back opens no route, and that is why.
    const movements = ofAct(ledger, source).filter(entry => entry.movement && entry.wholes.length === 0)
    return money.length > 0 ? money : movements
  }
  if (kindOfId(source) === 'ALLOCATION') return entriesById(ledger, [source])
  const own = forTarget(ledger, source).filter(entry => isOwn(accounts, entry) && entry.act !== null)
  // A sum that no source prints is there no longer for what it was added up from.
  return own.flatMap(entry => (isDissolved(accounts, entry) ? printedIn(ledger, entry).filter(isGone) : [entry]))
}

/** With a goal, only the money that might have reached it; all of it where none might. */
function relevant({ accounts, from, goal, walked, reached }: Walk, entries: Entry[]): Entry[] {
  if (goal === null) return entries
  const end = walked === 'OUT' ? goal : from
  const near = above(accounts.graph, end)
  const leads = (entry: Entry): boolean =>
    closes(accounts, entry, end) || (entry.target !== null && near.has(entry.target))
  const found = entries.filter(entry => [...within(accounts.ledger, entry)].some(leads))
  return found.length > 0 || reached ? found : entries
}

const isOwn = ({ ledger }: Accounts, entry: Entry): boolean =>
  !entry.movement && !isRepetition(ledger, entry) && !isShare(ledger, entry)

const APPROVED: ReadonlySet<string> = new Set(
  OPENING_STEPS.flatMap(({ relation, to }) => (relation === 'APPROVES' ? to : [])),
)

function mandatesOf({ accounts, from, source, walked }: Walk): string[] {
  const { graph } = accounts
  if (source !== null)
    return leaving(graph, source, OPENING_STEPS).length > 0 && kindOfId(source) === 'ACT' ? [source] : []
  if (walked === 'OUT') return []
  const approved = [...above(accounts.graph, from)].filter(id => APPROVED.has(kindOfId(id) ?? '')).sort(compareIds)
  return approved.flatMap(target =>
    arriving(graph, target, OPENING_STEPS)
      .filter(link => link.relation === 'APPROVES')
      .map(link => link.from),
  )
}

function excluded(accounts: Accounts, act: string | null, entry: Entry | null, stops: Stops): void {
  const { graph, asOf } = accounts
  if (act === null) {
    if (entry !== null) stops.take([noActSets(accounts, entry)])
    return
  }
  const late = { act: thingOf(graph, act), day: asOf ?? '' }
  if (standingOfAct(accounts, act) === 'UNDATED') stops.add(act, 'END_OF_DATA', { code: 'NO_DATE', ...late })
  else stops.add(act, 'NOT_YET_IN_FORCE', { code: 'NOT_YET_IN_FORCE', ...late })
}

export function noActSets({ graph }: Accounts, { id, target, amount, basis }: Entry): Unsaid<StopAnswer> {
  const computed = basis === 'COMPUTED'
  const why = [{ code: 'NO_ACT_SETS' as const, amount, target: thingOf(graph, target ?? id), computed }]
  return { at: id, reason: 'END_OF_DATA', why, upperBound: amount }
}

/** What later acts did to the money of a route: none of it is a hop, all of it is where the walk leaves this act. */
export function* laterStops(walk: Walk, stops: Stops): Steps<void> {
  const { accounts, runs, boundings } = walk
  const seen = new Set<string>()
  const explored = isExplored(walk)
  const roots = explored
    ? entriesById(
        accounts.ledger,
        runs.flatMap(({ scope }) => scope.root ?? []),
      )
    : []
  // Of what is explored, the amounts on the way are not reported again: what bounds it otherwise is.
  const isOnTheWay = ({ at }: Bounding, id: string): boolean =>
    lastPaid(at).every(spot => spot?.figure?.allocations.includes(id))
  const bounding = boundings.flatMap(one =>
    explored && isPaid(one.at) ? [] : one.bound.filter(({ entry }) => !explored || !isOnTheWay(one, entry.id)),
  )
  // Where what stood at a place was replaced, that has been said there.
  const there = bounding.filter(({ entry }) => isInForce(accounts, entry))
  for (const entry of [...roots, ...there.map(({ entry }) => entry)]) {
    chase(accounts, entry, seen, stops)
    yield
  }
}

function chase(accounts: Accounts, entry: Entry, seen: Set<string>, stops: Stops): void {
  if (seen.has(entry.id)) return
  seen.add(entry.id)
  const { graph, ledger, asOf } = accounts
  stops.take(whyReplaced(accounts, entry))
  for (const later of replacements(accounts, entry)) chase(accounts, later, seen, stops)
  // On a day, the amount that a movement left stands for it, where one does.
  const stands = isInForce(accounts, entry)
  for (const movement of entriesById(ledger, entry.reducedBy))
    if (asOf === null || (stands && isInForce(accounts, movement)))
      movementStop(accounts, movement, entry.amount, stops)
  for (const again of entriesById(ledger, entry.restatedBy)) {
    if (again.act === entry.act || standing(accounts, again) === 'NOT_YET' || standing(accounts, again) === 'UNDATED')
      continue
    stops.add(
      again.id,
      'OTHER_FRAME',
      {
        code: 'STATED_AGAIN',
        act: again.act === null ? null : thingOf(graph, again.act),
        amount: entry.amount,
        target: thingOf(graph, again.target ?? again.id),
      },
      again.amount,
    )
    chase(accounts, again, seen, stops)
  }
}

export function movementStop({ graph }: Accounts, movement: Entry, from: Amount | null, stops: Stops): void {
  const act = movement.act === null ? null : thingOf(graph, movement.act)
  const target = thingOf(graph, movement.target ?? movement.id)
  const { amount } = movement
  stops.add(movement.id, 'DECOMMITTED', { code: 'TOOK_BACK', act, amount, from, target }, amount)
}
