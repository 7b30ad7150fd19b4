import { kindsThat } from '../../../kinds/index.ts'
import { type Accounts, counts, isInForce, standingOfAct } from '../../../ledger/accounts.ts'
import { groupsOf } from '../../../ledger/balance.ts'
import {
  type Entry,
  entriesById,
  forTarget,
  isRepetition,
  isRoot,
  isShare,
  ofAct,
  rootOf,
  totalsOver,
} from '../../../ledger/entries.ts'
import { frameKey, isOf, MANDATE, type Scope } from '../../../ledger/figures.ts'
import { holders } from '../../../ledger/plan.ts'
import { outermost } from '../../../ledger/portions.ts'
import { above, arriving, CLOSING_STEPS, downstream, type Link, leaving, OPENING_STEPS } from '../../../ledger/steps.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { each, type Steps } from '../../../model/turns.ts'
import { CLOSING_KINDS, fundingLinksFrom, isUsable, isWithin, linksInto, terminalAllocations } from './charges.ts'

/** How routes begin: the links up to their first target, or up to a fund, axis, priority or organisation. */
export interface EntryPoint {
  scope: Scope
  from: string
  links: readonly Link[]
  /** After these, every link that leads into the target of an amount, over whatever sections, and then the links from there. */
  into?: readonly Link[]
  last?: readonly Link[]
  at: string
}

const OUTCOMES = kindsThat(({ role }) => role === 'OUTCOME')

export function* entryPointsFrom(accounts: Accounts, from: string, goal: string | null): Steps<EntryPoint[]> {
  const kind = kindOfId(from)
  if (kind === 'ACT') {
    const money = yield* each(ofAct(accounts.ledger, from), entry => entryPointsOf(accounts, entry, goal))
    return [...money.flat(), ...mandates(accounts, leaving(accounts.graph, from, OPENING_STEPS))]
  }
  if (kind === 'ALLOCATION') {
    const entry = accounts.ledger.entries.get(from)
    return entry === undefined ? [] : entryPointsOfOne(accounts, entry, goal)
  }
  const own = scopesOf(accounts, from)
  const walks = own.map(scope => ({ scope, from, links: [], at: from }))
  if (goal !== null && CLOSING_KINDS.has(kindOfId(goal))) return [...walks, ...charged(accounts, from, goal)]
  const inner = yield* inside(accounts, from, own, goal)
  if (inner.length === 0) return walks
  if (!own.includes(MANDATE)) return [...walks, ...inner]
  return goal === null ? [...inner, ...beside(accounts, from, inner)] : inner
}

/** Over its sections to what is inside of it, has money that it has not itself, and leads to the goal where one is asked for. */
function* inside(accounts: Accounts, origin: string, own: readonly Scope[], goal: string | null): Steps<EntryPoint[]> {
  const near = goal === null ? null : above(accounts.graph, goal)
  const isNear = ({ target }: Entry): boolean => target !== null && (near === null || near.has(target))
  const all = yield* each(accounts.ledger.entries.values(), entry =>
    isNear(entry) && isWithin(accounts, entry, origin) && counts(accounts, entry) ? [entry] : [],
  )
  const money = actsFirst(all.flat())
  // What is inside of the origin's own money goes on with that.
  const isOwn = (entry: Entry): boolean => own.some(scope => isOf(scope, entry))
  if (money.every(isOwn)) return []
  const found = new Map<string, EntryPoint>()
  for (const { act, stage, currency, target } of outermost(accounts.ledger, money)) {
    yield
    const scope: Scope = { act, stage, currency, root: null, within: false }
    const at = target ?? ''
    const into = own.some(one => isOf(one, scope)) ? [] : linksInto(accounts, origin, at)
    if (into.length > 0) found.set(`${frameKey(scope)} ${at}`, { scope, from: origin, links: [], into, at })
  }
  return [...found.values()]
}

/** From what is passed on the way to money inside of it, and has none itself, whatever else it leads to. */
function beside(accounts: Accounts, origin: string, inner: readonly EntryPoint[]): EntryPoint[] {
  const { graph } = accounts
  const keyOf = ({ from, relation, to }: Link): string => `${from} ${relation} ${to}`
  const passed = inner.flatMap(({ into = [] }) => into)
  const taken = new Set(passed.map(keyOf))
  const paid = new Set(inner.map(({ at }) => at))
  const isBare = (id: string): boolean => ![...holders(graph, id)].some(holder => paid.has(holder))
  return [...new Set(passed.map(({ from }) => from))].filter(isBare).flatMap(id => {
    const into = linksInto(accounts, origin, id)
    const others = downstream(graph, id).filter(link => !taken.has(keyOf(link)))
    return others.map(link => ({ scope: MANDATE, from: origin, links: [], into, last: [link], at: link.to }))
  })
}

/** Money without an act counts only where no act sets any. */
function actsFirst(entries: readonly Entry[]): readonly Entry[] {
  const dated = entries.filter(({ act }) => act !== null)
  return dated.length > 0 ? dated : entries
}

/** The entry points that lead to a target, or to whatever a route may end at, for a walk against the money. */
export function entryPointsTo(accounts: Accounts, target: string): EntryPoint[] {
  const { graph, ledger } = accounts
  const opening = (entry: Entry): EntryPoint | null => {
    if (entry.id === target) return setting(accounts, entry)
    return entry.target === target ? opened(accounts, entry) : closed(accounts, entry, target)
  }
  const own = entriesById(ledger, [target]).filter(entry => isUsable(accounts, entry))
  const paying = forTarget(ledger, target).filter(entry => isUsable(accounts, entry) && opens(accounts, entry))
  const closing = CLOSING_KINDS.has(kindOfId(target)) ? terminalAllocations(accounts, target) : []
  const money = [...own, ...paying, ...closing].flatMap(entry => opening(entry) ?? [])
  return [...money, ...mandates(accounts, arriving(graph, target, OPENING_STEPS))]
}

function entryPointsOf(accounts: Accounts, entry: Entry, goal: string | null): EntryPoint[] {
  if (!isUsable(accounts, entry)) return []
  const found: (EntryPoint | null)[] = opens(accounts, entry) ? [opened(accounts, entry)] : []
  if (goal === null) found.push(...endsOf(accounts, entry).map(end => closed(accounts, entry, end)))
  else if (goal === entry.id) found.push(setting(accounts, entry))
  else if (terminalAllocations(accounts, goal).includes(entry)) found.push(closed(accounts, entry, goal))
  return found.filter(opening => opening !== null)
}

/** From an allocation itself, whatever it is a part of: the route then carries this money only. */
function entryPointsOfOne(accounts: Accounts, entry: Entry, goal: string | null): EntryPoint[] {
  if (entry.movement || !isInForce(accounts, entry)) return []
  const scope: Scope = { act: entry.act, stage: entry.stage, currency: entry.currency, root: entry.id, within: true }
  const ends = goal === null ? endsOf(accounts, entry) : [goal]
  const links = [
    ...leaving(accounts.graph, entry.id, OPENING_STEPS),
    ...leaving(accounts.graph, entry.id, CLOSING_STEPS).filter(link => ends.includes(link.to)),
  ]
  const from = entry.id
  const entryPoints = links.map(link => ({ scope, from, links: [link], at: link.to }))
  if (goal === null || !CLOSING_KINDS.has(kindOfId(goal)) || entryPoints.some(({ at }) => at === goal))
    return entryPoints
  const charges = fundingLinksFrom(accounts, entry.id, goal)
  const paid = links.filter(link => link.relation === 'FOR')
  return [
    ...entryPoints,
    ...paid.flatMap(link => charges.map(({ into, last }) => ({ scope, from, links: [link], into, last, at: goal }))),
  ]
}

/** From a target to a fund, an axis, a priority, an organisation: each route carries the act and stage of what names it. */
function charged(accounts: Accounts, from: string, goal: string): EntryPoint[] {
  const own = scopesOf(accounts, from)
  return fundingLinksFrom(accounts, from, goal).map(({ entry, into, last }) => {
    const same = own.find(scope => isOf(scope, entry) && scope.root !== null)
    return { scope: same ?? { ...scopeOf(accounts, entry), root: null }, from, links: [], into, last, at: goal }
  })
}

/**
 * A root opens a route. So does money for an outcome, which is then the last money hop (DECLARED), and a part whose target
 * no structure joins to the target of its total.
 */
export function opens(accounts: Accounts, entry: Entry): boolean {
  if (entry.target === null) return false
  if (isRoot(accounts.ledger, entry) || OUTCOMES.has(kindOfId(entry.target))) return true
  const higher = above(accounts.graph, entry.target)
  return !entriesById(accounts.ledger, [...totalsOver(accounts.ledger, entry)]).some(
    total => total.target !== null && higher.has(total.target),
  )
}

function setting(accounts: Accounts, entry: Entry): EntryPoint | null {
  const sets = entry.act === null ? [] : arriving(accounts.graph, entry.id, OPENING_STEPS)
  const link = sets.find(one => one.from === entry.act)
  if (link === undefined) return null
  return { scope: scopeOf(accounts, entry), from: link.from, links: [link], at: entry.id }
}

function scopeOf(accounts: Accounts, entry: Entry): Scope {
  return {
    act: entry.act,
    stage: entry.stage,
    currency: entry.currency,
    root: rootOf(accounts.ledger, entry).id,
    within: false,
  }
}

function opened(accounts: Accounts, entry: Entry): EntryPoint | null {
  return extended(
    accounts,
    entry,
    leaving(accounts.graph, entry.id, OPENING_STEPS).find(link => link.to === entry.target),
  )
}

function closed(accounts: Accounts, entry: Entry, end: string): EntryPoint | null {
  return extended(
    accounts,
    entry,
    leaving(accounts.graph, entry.id, CLOSING_STEPS).find(link => link.to === end),
  )
}

function extended(accounts: Accounts, entry: Entry, link: Link | undefined): EntryPoint | null {
  const opening = setting(accounts, entry)
  return opening === null || link === undefined ? null : { ...opening, links: [...opening.links, link], at: link.to }
}

/** Where money is split by who receives it or by fund alone, these are the ends, also when nobody asks for them. */
function endsOf(accounts: Accounts, entry: Entry): string[] {
  const totals = entriesById(accounts.ledger, entry.wholes).filter(
    total => total.target === entry.target && isRoot(accounts.ledger, total),
  )
  return totals.flatMap(total => {
    const [first] = groupsOf(accounts.ledger, total)
    if (first === undefined || !first.parts.includes(entry)) return []
    if (first.breakdown === 'BENEFICIARY') return entry.beneficiaries
    return first.breakdown === 'FUND' ? entry.funds : []
  })
}

/** APPROVES is a hop only where the act sets no amount for that plan, nor inside it. */
function mandates(accounts: Accounts, links: readonly Link[]): EntryPoint[] {
  return links
    .filter(link => link.relation === 'APPROVES' && standingOfAct(accounts, link.from) === 'IN_FORCE')
    .filter(link => !ofAct(accounts.ledger, link.from).some(entry => isInside(accounts, entry, link.to)))
    .map(link => ({ scope: { ...MANDATE, act: link.from }, from: link.from, links: [link], at: link.to }))
}

export function isInside(accounts: Accounts, entry: Entry, plan: string): boolean {
  return !entry.movement && entry.target !== null && holders(accounts.graph, entry.target).has(plan)
}

/** A walk that begins at a target carries each act and stage that set money for it; money without an act only where no act did. */
function scopesOf(accounts: Accounts, target: string): Scope[] {
  const entries = forTarget(accounts.ledger, target).filter(entry => !entry.movement && isInForce(accounts, entry))
  const scopes = new Map<string, Scope>()
  for (const frame of actsFirst(entries)) {
    const { act, stage, currency } = frame
    const wholes = entries.filter(
      entry =>
        isOf(frame, entry) &&
        entry.part === 'WHOLE' &&
        !isRepetition(accounts.ledger, entry) &&
        !isShare(accounts.ledger, entry),
    )
    const root = wholes.length === 1 ? (wholes[0]?.id ?? null) : null
    scopes.set(frameKey(frame), { act, stage, currency, root, within: false })
  }
  return scopes.size === 0 ? [MANDATE] : [...scopes.values()]
}
