import { replacements } from '../../ledger/accounts.ts'
import { holders } from '../../ledger/plan.ts'
import { amountOf, outermost } from '../../ledger/portions.ts'
import { downstream, type Link } from '../../ledger/steps.ts'
import type { Thing } from '../../locale/thing.ts'
import { type EntityKind, kindOfId } from '../../model/kinds.ts'
import { whyNoLonger } from '../trace/stops/replaced.ts'
import { onwardOf, thingOf } from '../trace/words.ts'
import type { AllocationSet } from './allocation-set.ts'
import { type DeadEnd, HOLDERS, stop } from './dead-ends.ts'
import type { Reached } from './reach.ts'

/** Where money stands at a place, and no source says how much of it was passed on, or that anything follows. */
export function openEnds(set: AllocationSet, reached: ReadonlyMap<string, Reached>): DeadEnd[] {
  const stated = statedAt(set)
  return [...reached.values()].flatMap(place => {
    const { graph } = set.accounts
    const onward = downstream(graph, place.id)
    if (place.kind === 'CPI_GROUP' || (place.kind === 'NAVIGATOR_COHORT' && onward.length === 0))
      return [countOnly(place)]
    // Where no amount arrives the walk has ended before, at what is undivided.
    if (!stated.paid.has(place.id)) return []
    if (onward.length === 0) return goesOn(place.kind) ? [endOfData(place)] : []
    const structure = onward.filter(isStructure)
    const isDivided = structure.some(link => stated.inside.has(link.to))
    const unprinted = isDivided
      ? structure.filter(({ to }) => !stated.inside.has(to) && !stated.blank.has(to) && !stated.replaced.has(to))
      : []
    // Money that is divided inside a plan does not go undivided to the plan that carries it out.
    const open = onward.filter(
      link =>
        !stated.inside.has(link.to) &&
        !stated.replaced.has(link.to) &&
        !(isDivided && (isStructure(link) || link.relation === 'IMPLEMENTS')),
    )
    return [
      ...unprinted.flatMap(link => reached.get(link.to) ?? []).map(other => beside(set, place, other)),
      ...(open.length > 0 ? [undivided(set, place, open)] : []),
    ]
  })
}

interface Stated {
  /** Targets that an amount is printed or computed for. */
  paid: ReadonlySet<string>
  /** Those that hold money, their own or that of what is inside of them. */
  inside: ReadonlySet<string>
  /** Those with an empty cell: kept apart. */
  blank: ReadonlySet<string>
  /** Those whose amounts later ones took the place of: kept apart. */
  replaced: ReadonlySet<string>
}

/** What was there, and was replaced by what is there now elsewhere; of an act, what it set and others replaced since. */
export function replacedEnds({ accounts, of, entries, replaced }: AllocationSet): DeadEnd[] {
  const paid = new Set(entries.map(({ target }) => target))
  const gone = replaced.filter(({ target }) => !paid.has(target))
  const since = kindOfId(of) === 'ACT' ? entries.filter(entry => replacements(accounts, entry).length > 0) : []
  return outermost(accounts.ledger, [...gone, ...since]).flatMap(entry => whyNoLonger(accounts, entry))
}

function statedAt({ accounts, entries, replaced }: AllocationSet): Stated {
  const targets = (wanted: (entry: AllocationSet['entries'][number]) => boolean): string[] =>
    entries.filter(wanted).flatMap(({ target }) => target ?? [])
  const paid = targets(({ amount }) => amount !== null)
  return {
    paid: new Set(paid),
    inside: new Set(paid.flatMap(target => [...holders(accounts.graph, target)])),
    blank: new Set(targets(({ amount }) => amount === null)),
    replaced: new Set(replaced.flatMap(({ target }) => target ?? [])),
  }
}

const isStructure = ({ relation }: Link): boolean => relation === 'HAS_SECTION' || relation === 'HAS_LINE'
const goesOn = (kind: EntityKind): boolean => HOLDERS.has(kind) || kind === 'LINE' || kind === 'CRISIS'

function countOnly({ id, kind, bound }: Reached): DeadEnd {
  const code = kind === 'CPI_GROUP' ? 'CENTRES_COUNTED' : 'PEOPLE_COUNTED'
  return stop(id, 'COUNT_ONLY', { code }, amountOf(bound))
}

function endOfData({ id, kind, bound }: Reached): DeadEnd {
  return stop(id, 'END_OF_DATA', { code: 'NO_OUTCOME', kind }, amountOf(bound))
}

function beside(set: AllocationSet, place: Reached, { id, bound }: Reached): DeadEnd {
  const { graph } = set.accounts
  const rest = amountOf(bound)
  const [by, target, other] = [actAt(set, place), thingOf(graph, place.id), thingOf(graph, id)]
  return stop(id, 'NO_MONEY_STATED', { code: 'AMOUNTS_FOR_OTHERS', amount: null, by, target, other, rest }, rest)
}

function undivided(set: AllocationSet, place: Reached, open: readonly Link[]): DeadEnd {
  const { id, bound } = place
  const amount = amountOf(bound)
  const target = thingOf(set.accounts.graph, id)
  // What also may have come there of what is for more than the place is not stated for it.
  const isStated = bound.every(({ entry }) => entry.target === id) && bound.some(({ entry }) => entry.part === 'WHOLE')
  const onward = onwardOf(open)
  const why = {
    code: 'NOT_DIVIDED' as const,
    by: actAt(set, place),
    amount,
    atMost: !isStated,
    target,
    onward,
    most: null,
    again: false,
  }
  return stop(id, 'UNDIVIDED', why, amount)
}

/** Who sets the money at a place; null where nobody does, or several do. */
function actAt({ accounts }: AllocationSet, { bound }: Reached): Thing | null {
  const [only = null, ...others] = new Set(bound.map(({ entry }) => entry.act))
  return only === null || others.length > 0 ? null : thingOf(accounts.graph, only)
}
