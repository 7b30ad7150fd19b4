import { kindsThat } from '../../../kinds/index.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { frameKey, isOf, MANDATE, type Scope } from '../ground/amounts.ts'
import { standing, standingOfAct, type Terrain } from '../ground/as-of.ts'
import { groupsOf } from '../ground/balance.ts'
import {
  type Entry,
  forTarget,
  isRepetition,
  isRoot,
  isShare,
  ofAct,
  rootOf,
  those,
  totalsOver,
} from '../ground/ledger.ts'
import { above, arriving, CLOSING_STEPS, holders, type Link, leaving, OPENING_STEPS } from '../ground/steps.ts'
import { CLOSING_KINDS, chargesFrom } from './charges.ts'
import { closingEntries, isUsable } from './closings.ts'

/** How a route begins: the links up to its first target, or up to a fund, axis, priority or organisation. */
export interface Opening {
  scope: Scope
  links: Link[]
  at: string
}

const OUTCOMES = kindsThat(({ role }) => role === 'OUTCOME')

export function openingsFrom(terrain: Terrain, from: string, goal: string | null): Opening[] {
  const kind = kindOfId(from)
  if (kind === 'ACT') {
    const money = ofAct(terrain.ledger, from).flatMap(entry => openingsOf(terrain, entry, goal))
    return [...money, ...mandates(terrain, leaving(terrain.graph, from, OPENING_STEPS))]
  }
  if (kind === 'ALLOCATION') {
    const entry = terrain.ledger.entries.get(from)
    return entry === undefined ? [] : openingsOfOne(terrain, entry, goal)
  }
  const walks = scopesOf(terrain, from).map(scope => ({ scope, links: [], at: from }))
  return goal !== null && CLOSING_KINDS.has(kindOfId(goal)) ? [...walks, ...charged(terrain, from, goal)] : walks
}

/** The openings that lead to a target, or to whatever a route may end at, for a walk against the money. */
export function openingsTo(terrain: Terrain, target: string): Opening[] {
  const { graph, ledger } = terrain
  const opening = (entry: Entry): Opening | null => {
    if (entry.id === target) return setting(terrain, entry)
    return entry.target === target ? opened(terrain, entry) : closed(terrain, entry, target)
  }
  const own = those(ledger, [target]).filter(entry => isUsable(terrain, entry))
  const paying = forTarget(ledger, target).filter(entry => isUsable(terrain, entry) && opens(terrain, entry))
  const closing = CLOSING_KINDS.has(kindOfId(target)) ? closingEntries(terrain, target) : []
  const money = [...own, ...paying, ...closing].flatMap(entry => opening(entry) ?? [])
  return [...money, ...mandates(terrain, arriving(graph, target, OPENING_STEPS))]
}

function openingsOf(terrain: Terrain, entry: Entry, goal: string | null): Opening[] {
  if (!isUsable(terrain, entry)) return []
  const found: (Opening | null)[] = opens(terrain, entry) ? [opened(terrain, entry)] : []
  if (goal === null) found.push(...endsOf(terrain, entry).map(end => closed(terrain, entry, end)))
  else if (goal === entry.id) found.push(setting(terrain, entry))
  else if (closingEntries(terrain, goal).includes(entry)) found.push(closed(terrain, entry, goal))
  return found.filter(opening => opening !== null)
}

/** From an allocation itself, whatever it is a part of: the route then carries this money only. */
function openingsOfOne(terrain: Terrain, entry: Entry, goal: string | null): Opening[] {
  if (entry.movement || standing(terrain, entry) !== 'IN_FORCE') return []
  const scope: Scope = { act: entry.act, stage: entry.stage, currency: entry.currency, root: entry.id, within: true }
  const ends = goal === null ? endsOf(terrain, entry) : [goal]
  const links = [
    ...leaving(terrain.graph, entry.id, OPENING_STEPS),
    ...leaving(terrain.graph, entry.id, CLOSING_STEPS).filter(link => ends.includes(link.to)),
  ]
  const openings = links.map(link => ({ scope, links: [link], at: link.to }))
  if (goal === null || !CLOSING_KINDS.has(kindOfId(goal)) || openings.some(({ at }) => at === goal)) return openings
  const charges = chargesFrom(terrain, entry.id, goal)
  const paid = links.filter(link => link.relation === 'FOR')
  return [
    ...openings,
    ...paid.flatMap(link => charges.map(charge => ({ scope, links: [link, ...charge.links], at: goal }))),
  ]
}

/** From a target to a fund, an axis, a priority, an organisation: each route carries the act and stage of what names it. */
function charged(terrain: Terrain, from: string, goal: string): Opening[] {
  const own = scopesOf(terrain, from)
  return chargesFrom(terrain, from, goal).map(({ entry, links }) => {
    const same = own.find(scope => isOf(scope, entry) && scope.root !== null)
    return { scope: same ?? { ...scopeOf(terrain, entry), root: null }, links, at: goal }
  })
}

/**
 * A root opens a route. So does money for an outcome, which is then the last money hop (DECLARED), and a part whose target
 * no structure joins to the target of its total.
 */
export function opens(terrain: Terrain, entry: Entry): boolean {
  if (entry.target === null) return false
  if (isRoot(terrain.ledger, entry) || OUTCOMES.has(kindOfId(entry.target))) return true
  const higher = above(terrain.graph, entry.target)
  return !those(terrain.ledger, [...totalsOver(terrain.ledger, entry)]).some(
    total => total.target !== null && higher.has(total.target),
  )
}

function setting(terrain: Terrain, entry: Entry): Opening | null {
  const sets = entry.act === null ? [] : arriving(terrain.graph, entry.id, OPENING_STEPS)
  const link = sets.find(one => one.from === entry.act)
  if (link === undefined) return null
  return { scope: scopeOf(terrain, entry), links: [link], at: entry.id }
}

function scopeOf(terrain: Terrain, entry: Entry): Scope {
  return {
    act: entry.act,
    stage: entry.stage,
    currency: entry.currency,
    root: rootOf(terrain.ledger, entry).id,
    within: false,
  }
}

function opened(terrain: Terrain, entry: Entry): Opening | null {
  return extended(
    terrain,
    entry,
    leaving(terrain.graph, entry.id, OPENING_STEPS).find(link => link.to === entry.target),
  )
}

function closed(terrain: Terrain, entry: Entry, end: string): Opening | null {
  return extended(
    terrain,
    entry,
    leaving(terrain.graph, entry.id, CLOSING_STEPS).find(link => link.to === end),
  )
}

function extended(terrain: Terrain, entry: Entry, link: Link | undefined): Opening | null {
  const opening = setting(terrain, entry)
  return opening === null || link === undefined ? null : { ...opening, links: [...opening.links, link], at: link.to }
}

/** Where money is split by who receives it or by fund alone, these are the ends, also when nobody asks for them. */
function endsOf(terrain: Terrain, entry: Entry): string[] {
  const totals = those(terrain.ledger, entry.wholes).filter(
    total => total.target === entry.target && isRoot(terrain.ledger, total),
  )
  return totals.flatMap(total => {
    const [first] = groupsOf(terrain.ledger, total)
    if (first === undefined || !first.parts.includes(entry)) return []
    if (first.breakdown === 'BENEFICIARY') return entry.beneficiaries
    return first.breakdown === 'FUND' ? entry.funds : []
  })
}

/** APPROVES is a hop only where the act sets no amount for that plan, nor inside it. */
function mandates(terrain: Terrain, links: readonly Link[]): Opening[] {
  return links
    .filter(link => link.relation === 'APPROVES' && standingOfAct(terrain, link.from) === 'IN_FORCE')
    .filter(link => !ofAct(terrain.ledger, link.from).some(entry => isInside(terrain, entry, link.to)))
    .map(link => ({ scope: { ...MANDATE, act: link.from }, links: [link], at: link.to }))
}

export function isInside(terrain: Terrain, entry: Entry, plan: string): boolean {
  return !entry.movement && entry.target !== null && holders(terrain.graph, entry.target).has(plan)
}

/** A walk that begins at a target carries each act and stage that set money for it; money without an act only where no act did. */
function scopesOf(terrain: Terrain, target: string): Scope[] {
  const entries = forTarget(terrain.ledger, target).filter(
    entry => !entry.movement && standing(terrain, entry) === 'IN_FORCE',
  )
  const dated = entries.filter(entry => entry.act !== null)
  const scopes = new Map<string, Scope>()
  for (const frame of dated.length > 0 ? dated : entries) {
    const { act, stage, currency } = frame
    const wholes = entries.filter(
      entry =>
        isOf(frame, entry) &&
        entry.part === 'WHOLE' &&
        !isRepetition(terrain.ledger, entry) &&
        !isShare(terrain.ledger, entry),
    )
    const root = wholes.length === 1 ? (wholes[0]?.id ?? null) : null
    scopes.set(frameKey(frame), { act, stage, currency, root, within: false })
  }
  return scopes.size === 0 ? [MANDATE] : [...scopes.values()]
}
