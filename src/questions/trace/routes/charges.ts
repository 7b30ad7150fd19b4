import { kindsThat } from '../../../kinds/index.ts'
import { type Accounts, counts } from '../../../ledger/accounts.ts'
import { type Entry, isUnder } from '../../../ledger/entries.ts'
import { frameKey } from '../../../ledger/figures.ts'
import { holders } from '../../../ledger/plan.ts'
import * as portions from '../../../ledger/portions.ts'
import { sharesAmong } from '../../../ledger/shares.ts'
import { CLOSING_STEPS, type Link, leaving, OPENING_STEPS, upstream } from '../../../ledger/steps.ts'
import type { Currency } from '../../../model/currency.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { type Amount, sumOfKnown } from '../../../model/money.ts'
import { type Memory, remembered } from '../../../model/once.ts'
import { compareIds } from '../../../model/order.ts'
import type { Relation } from '../../../model/relations.ts'
import type { Stage } from '../../../model/vocabulary.ts'

/** Money that is there on the day, set by an act and printed for the first time. */
export function isUsable(accounts: Accounts, entry: Entry): boolean {
  return entry.act !== null && counts(accounts, entry)
}

const endsAt = ({ funds, axes, priorities, beneficiaries, headings }: Entry): string[] =>
  [funds, axes, priorities, beneficiaries, headings].flat()
/** A row that names several priorities, or several headings of one classification, says of none how much is its own. */
export function isShared({ graph }: Accounts, { priorities, headings }: Entry, end: string): boolean {
  if (priorities.includes(end)) return priorities.length > 1
  const scheme = (id: string): string | null => {
    const heading = graph.entities.get(id)
    return heading?.kind === 'CLASSIFICATION' ? heading.properties.scheme : null
  }
  return headings.includes(end) && headings.some(one => one !== end && scheme(one) === scheme(end))
}
/** Whether an allocation itself names the fund, axis, priority, organisation or heading. */
export const closes = (accounts: Accounts, entry: Entry, end: string): boolean =>
  endsAt(entry).includes(end) && !isShared(accounts, entry, end)

/** The allocations that say so themselves; a row inside one that already says so is not said twice. */
export function terminalAllocations(accounts: Accounts, end: string): Entry[] {
  return remembered(CLOSING, accounts, end, () => {
    const isClosing = (entry: Entry) => closes(accounts, entry, end) && isUsable(accounts, entry)
    return outermost(accounts, [...accounts.ledger.entries.values()].filter(isClosing))
  })
}

const CLOSING: Memory<Accounts, Entry[]> = new WeakMap()

/** Of allocations that name one end, those that are not counted in another of them. */
export function outermost({ ledger }: Accounts, all: readonly Entry[]): Entry[] {
  const sharesOver = sharesAmong(ledger, all)
  return portions
    .outermost(ledger, all)
    .filter(entry => sharesOver(entry).every(share => share === entry))
    .sort((a, b) => compareIds(a.id, b.id))
}

/** What an allocation names beside its target, and no money leaves. */
export const CLOSING_KINDS = kindsThat(({ role }) => role === 'CHARGE')

/** Whether an allocation is the origin's own money: what an act sets, what is inside an amount, what is for a target or inside it. */
export function isWithin(accounts: Accounts, entry: Entry, origin: string): boolean {
  const kind = kindOfId(origin)
  if (kind === 'ACT') return entry.act === origin
  if (kind === 'ALLOCATION') return isUnder(accounts.ledger, entry, origin)
  return entry.target !== null && holders(accounts.graph, entry.target).has(origin)
}

/** An allocation that names the end, the links that lead into its target, and those from there over it to the end. */
export interface Charge {
  entry: Entry
  into: Link[]
  last: Link[]
}

/**
 * From a target, or an amount, to what allocations name beside their targets: down to the target of one that names the end, and
 * over that allocation to it. The outermost count, of those inside the origin: a line's rows do, where the total of a fund is
 * printed for the plan alone.
 */
export function fundingLinksFrom(accounts: Accounts, origin: string, end: string): Charge[] {
  const all = [...accounts.ledger.entries.values()].filter(
    entry => closes(accounts, entry, end) && counts(accounts, entry) && isWithin(accounts, entry, origin),
  )
  // As for every walk from a target: money without an act counts only where no act sets any.
  const dated = all.filter(entry => entry.act !== null)
  const top = kindOfId(origin) === 'ALLOCATION' ? (accounts.ledger.entries.get(origin)?.target ?? origin) : origin
  return outermost(accounts, dated.length > 0 ? dated : all).flatMap(entry => {
    const last = named(accounts, entry, end)
    const into = linksInto(accounts, top, entry.target ?? '')
    return last === null || (into.length === 0 && entry.target !== top) ? [] : [{ entry, into, last }]
  })
}

/** From the target to the allocation for it, and on to what that names. */
function named({ graph }: Accounts, entry: Entry, end: string): Link[] | null {
  const paid = leaving(graph, entry.id, OPENING_STEPS).find(link => link.to === entry.target)
  const close = leaving(graph, entry.id, CLOSING_STEPS).find(link => link.to === end)
  if (paid === undefined || close === undefined) return null
  return [{ ...paid, from: paid.to, to: paid.from, direction: 'IN' }, close]
}

/** All links by which a plan leads over its sections to what is inside of it, each once, however many ways they make. */
export function linksInto({ graph }: Accounts, top: string, target: string): Link[] {
  const found = new Set<Link>()
  const passed = new Set([target])
  for (const id of passed)
    for (const link of id === top ? [] : upstream(graph, id)) {
      if (!HOLDS.has(link.relation) || !holders(graph, link.from).has(top)) continue
      found.add(link)
      passed.add(link.from)
    }
  return [...found]
}

const HOLDS: ReadonlySet<Relation> = new Set(['HAS_SECTION', 'HAS_LINE'])

/** Money under a label that names the end asked about among others. */
export interface Unsplit {
  label: string
  act: string
  stage: Stage
  currency: Currency
  entries: Entry[]
  amount: Amount | null
}

/**
 * By label, act, stage and currency, what stands under mixed labels that name an axis; for an investment priority, under its own label, the
 * rows that name others beside it. Of an origin, only its own money.
 */
export function unsplitMoney(accounts: Accounts, end: string, origin: string | null): Unsplit[] {
  const { graph, ledger } = accounts
  const found = new Map<string, Omit<Unsplit, 'amount'>>()
  const take = (label: string, entry: Entry): void => {
    if (entry.act === null) return
    const key = `${label} ${frameKey(entry)}`
    const group = found.get(key) ?? { label, act: entry.act, stage: entry.stage, currency: entry.currency, entries: [] }
    found.set(key, group)
    group.entries.push(entry)
  }
  const labels = [...graph.entities.values()].filter(
    entity => entity.kind === 'AXIS' && entity.id !== end && entity.properties.members.includes(end),
  )
  const usable = [...ledger.entries.values()].filter(
    entry => isUsable(accounts, entry) && (origin === null || isWithin(accounts, entry, origin)),
  )
  for (const { id: label } of labels) {
    const under = usable.filter(entry => closes(accounts, entry, label))
    for (const entry of outermost(accounts, under)) take(label, entry)
  }
  const shared = usable.filter(entry => isShared(accounts, entry, end))
  for (const entry of outermost(accounts, shared)) take(end, entry)
  return [...found.values()]
    .map(group => ({ ...group, amount: sumOfKnown(group.entries.map(({ amount }) => amount)) }))
    .sort((a, b) => compareIds(a.label, b.label) || compareIds(a.act, b.act) || compareIds(frameKey(a), frameKey(b)))
}
