import type { Currency } from '../model/currency.ts'
import { groupBy } from '../model/group-by.ts'
import type { Amount } from '../model/money.ts'
import { type Memory, remembered } from '../model/once.ts'
import { atOnce, type Steps } from '../model/turns.ts'
import { BASIS, type Basis, type Stage } from '../model/vocabulary.ts'
import { type Accounts, counts, isInForce, replacedByOthers } from './accounts.ts'
import { type Entry, entriesById, isRepetition, isUnder, type Ledger, rootOf } from './entries.ts'
import {
  boundOver,
  type Figure,
  type Frame,
  figureOver,
  frameKey,
  isOf,
  MANDATE,
  type Scope,
  scopeKey,
  stated,
} from './figures.ts'
import { holders } from './plan.ts'
import { amountOf, type Bound, leftFor, merging, type Portion, portionsOf, without } from './portions.ts'
import { downstream, type Link } from './steps.ts'
import { setOnce } from './together.ts'

/**
 * All the money of a scope that may be at a place, where `came` may be at the one before it: the place's own amount; of
 * an empty cell, what its total has left; else what came, less what is placed beside it.
 */
export function boundAt(
  accounts: Accounts,
  scope: Scope,
  figure: Figure | null,
  came: Bound,
  link: Link | null,
): Bound {
  const { ledger } = accounts
  const own = ownBound(ledger, figure)
  if (own !== null) return own
  switch (link?.relation) {
    case 'IMPLEMENTS':
      return carriedOver(accounts, scope, came, link)
    case 'HAS_SECTION':
    case 'HAS_LINE':
      return without(ledger, came, placedBeside(accounts, scope, link))
    default:
      return came
  }
}

/** Of its own amount, of what it was before it was replaced, or of what an empty cell may hold; null where only what came can be there. */
export function ownBound(ledger: Ledger, figure: Figure | null): Bound | null {
  const own = entriesById(ledger, figure?.allocations ?? [])
  if (figure?.amount != null || (figure?.isReplaced && own.every(({ amount }) => amount !== null)))
    return portionsOf(own)
  const [blank] = own
  return own.length === 1 && blank?.amount === null ? leftFor(ledger, blank) : null
}

/** To the narrower plan goes what its own act prints again of the money that came. */
export function carriedOver(accounts: Accounts, scope: Scope, came: Bound, link: Link): Bound {
  const printed = boundOver(accounts, scope, link.to).filter(entry =>
    came.some(portion => isUnder(accounts.ledger, entry, portion.entry.id)),
  )
  return printed.length > 0 && printed.every(({ amount }) => amount !== null) ? portionsOf(printed) : came
}

/** What is for the holder itself, or for another of the things that it holds; the row that a route begins with goes on, as nobody says that it stays. */
function placedBeside(accounts: Accounts, scope: Scope, { from, to }: Link): Entry[] {
  return amountsIn(accounts, scope, from).filter(
    ({ id, target }) => id !== scope.root && !holders(accounts.graph, target ?? '').has(to),
  )
}

function amountsIn(accounts: Accounts, scope: Scope, holder: string): readonly Entry[] {
  return remembered(INSIDE, accounts, `${frameKey(scope)} ${holder}`, () => {
    const isInside = ({ target, part }: Entry): boolean =>
      target !== null && (target === holder ? part !== 'WHOLE' : holders(accounts.graph, target).has(holder))
    return [...accounts.ledger.entries.values()].filter(
      entry =>
        isOf(scope, entry) &&
        entry.amount !== null &&
        !isRepetition(accounts.ledger, entry) &&
        isInForce(accounts, entry) &&
        isInside(entry),
    )
  })
}

const INSIDE: Memory<Accounts, readonly Entry[]> = new WeakMap()

/** Money that is at a place to begin with, and how that is known. */
export interface Source {
  scope: Scope
  at: string
  basis: Basis
  bound: Bound
}

/** What may be at a place of the money of one act at one stage in one currency, by how the ways are known that it may come by. */
export interface Reach {
  act: string | null
  stage: Stage | null
  currency: Currency | null
  bound: Bound
  ways: ReadonlyMap<Basis, Bound>
}

/** Of every place that money may come to, what of each act, stage and currency. */
export type Bounds = ReadonlyMap<string, readonly Reach[]>

export const BASES = Object.keys(BASIS) as Basis[]
export const weaker = (a: Basis, b: Basis): Basis => BASES[Math.max(BASES.indexOf(a), BASES.indexOf(b))] as Basis

type Step = (id: string, scope: Scope) => Iterable<Link>
type Ways = Map<Basis, Bound>

/** Follows money from its sources over every link that it may take, however many routes the links make. */
export function* boundsOf(accounts: Accounts, sources: readonly Source[], next: Step): Steps<Bounds> {
  const found = new Map<string, Map<string, { scope: Scope; ways: Ways }[]>>()
  for (const own of groupBy(sources, ({ scope }) => scopeKey(scope)).values()) {
    const [{ scope }] = own
    const key = frameKey(scope)
    for (const [id, ways] of yield* spread(accounts, scope, own, next)) {
      yield
      const groups = found.get(id) ?? new Map<string, { scope: Scope; ways: Ways }[]>()
      const group = groups.get(key)
      if (group === undefined) found.set(id, groups.set(key, [{ scope, ways }]))
      else group.push({ scope, ways })
    }
  }
  const bounds = new Map<string, Reach[]>()
  for (const [id, groups] of found) {
    const reaches: Reach[] = []
    for (const group of groups.values()) reaches.push(yield* reachOf(accounts, group))
    bounds.set(id, reaches)
    yield
  }
  return bounds
}

/** Round by round, so that what several ways bring to a place is weighed once; bounds only grow, so it ends. */
function* spread(accounts: Accounts, scope: Scope, sources: readonly Source[], next: Step): Steps<Map<string, Ways>> {
  const { ledger } = accounts
  const found = new Map<string, Ways>()
  let came = new Map<string, Map<Basis, Set<Bound>>>()
  const bring = (at: string, basis: Basis, bound: Bound): void => {
    const ways = came.get(at) ?? new Map<Basis, Set<Bound>>()
    came.set(at, ways.set(basis, (ways.get(basis) ?? new Set<Bound>()).add(bound)))
  }
  for (const { at, basis, bound } of sources) bring(at, basis, bound)
  while (came.size > 0) {
    const fresh: [id: string, basis: Basis][] = []
    for (const [at, arrived] of came)
      for (const [basis, bounds] of arrived) {
        yield
        const ways = found.get(at) ?? new Map<Basis, Bound>()
        const known = ways.get(basis)
        const [only = []] = bounds
        const brought = bounds.size === 1 && known === undefined ? only : [...(known ?? []), ...[...bounds].flat()]
        const bound = brought.length < 2 ? brought : yield* merging(ledger, brought)
        if (known !== undefined && isSame(known, bound)) continue
        found.set(at, ways.set(basis, bound))
        fresh.push([at, basis])
      }
    came = new Map()
    for (const [from, basis] of fresh) {
      const before = found.get(from)?.get(basis) ?? []
      for (const link of next(from, scope)) {
        yield
        const bound = boundAt(accounts, scope, figureOver(accounts, scope, link), before, link)
        bring(link.to, weaker(basis, link.basis), bound)
      }
    }
  }
  return found
}

function isSame(a: Bound, b: Bound): boolean {
  const isOne = (x: Portion, y: Portion): boolean =>
    x.entry === y.entry && x.less.length === y.less.length && x.less.every(part => y.less.includes(part))
  return a.length === b.length && a.every((portion, nth) => isOne(portion, b[nth] as Portion))
}

function* reachOf({ ledger }: Accounts, group: readonly { scope: Scope; ways: Ways }[]): Steps<Reach> {
  const [first] = group
  const [own, ...more] = first?.ways.values() ?? []
  // Most money comes as one amount, by ways that are known alike.
  if (first !== undefined && own !== undefined && group.length === 1 && more.length === 0) {
    const { act, stage, currency } = first.scope
    return { act, stage, currency, bound: own, ways: first.ways }
  }
  // What one scope brings by ways that are known alike has been weighed.
  const weighed = function* (bounds: readonly Bound[]): Steps<Bound> {
    return bounds.length === 1 ? (bounds[0] ?? []) : yield* merging(ledger, bounds.flat())
  }
  const ways = new Map<Basis, Bound>()
  for (const basis of BASES) {
    const bounds = group.flatMap(one => [one.ways.get(basis) ?? []]).filter(bound => bound.length > 0)
    if (group.some(one => one.ways.has(basis))) ways.set(basis, yield* weighed(bounds))
  }
  const { act, stage, currency } = first?.scope ?? MANDATE
  return { act, stage, currency, bound: yield* weighed([...ways.values()]), ways }
}

interface Replaced {
  /** What an amount is for, and what others set in its place. */
  of: string
  by: readonly Entry[]
}

const REPLACED = new WeakMap<Accounts, readonly Replaced[]>()

/** The amounts that others replaced: few, where there are any, and each place where a trace begins asks for them. */
function* replacedIn(accounts: Accounts): Steps<readonly Replaced[]> {
  const known = REPLACED.get(accounts)
  if (known !== undefined) return known
  const all: Replaced[] = []
  for (const entry of accounts.ledger.entries.values()) {
    yield
    if (entry.target === null || !counts(accounts, entry)) continue
    const by = replacedByOthers(accounts, entry).filter(one => counts(accounts, one))
    if (by.length > 0) all.push({ of: entry.target, by })
  }
  REPLACED.set(accounts, all)
  return all
}

/**
 * What other acts set for something wider, in place of amounts for a place or for what is in it, as far as it may come to the place. Seen
 * from there, too, what replaced an amount speaks for both.
 */
export function* setAround(accounts: Accounts, place: string): Steps<Source[]> {
  const { graph, ledger } = accounts
  const around = holders(graph, place)
  if (around.size < 2) return []
  const later = new Set<Entry>()
  for (const { of, by } of yield* replacedIn(accounts)) {
    yield
    if (!holders(graph, of).has(place)) continue
    for (const one of by) if (one.target !== null && one.target !== place && around.has(one.target)) later.add(one)
  }
  if (later.size === 0) return []
  const sources = [...later].map((entry): Source => {
    const { act, stage, currency, target } = entry
    const scope = { act, stage, currency, root: rootOf(ledger, entry).id, within: false }
    return { scope, at: target ?? '', basis: 'STATED', bound: boundAt(accounts, scope, stated(entry), [], null) }
  })
  const found = yield* boundsOf(accounts, sources, id => downstream(graph, id).filter(({ to }) => around.has(to)))
  return (found.get(place) ?? []).map(({ act, stage, currency, bound }) => {
    return { scope: { act, stage, currency, root: null, within: false }, at: place, basis: 'STATED', bound }
  })
}

/** The most that may be at a place of the money of one act at one stage in one currency. */
export function mostAt({ ledger }: Accounts, bounds: Bounds, id: string, frame: Frame): Amount | null {
  return amountOf(atOnce(setOnce(ledger, bounds.get(id)?.find(reach => isOf(frame, reach))?.bound ?? [])))
}
