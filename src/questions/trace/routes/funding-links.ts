import { kindsThat } from '../../../kinds/index.ts'
import { type Accounts, counts } from '../../../ledger/accounts.ts'
import { type Entry, isUnder } from '../../../ledger/entries.ts'
import { holders } from '../../../ledger/plan.ts'
import { CLOSING_STEPS, type Link, leaving, OPENING_STEPS, upstream } from '../../../ledger/steps.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { closes, outermost } from './terminal-allocations.ts'

/** What an allocation names beside its target, and no money leaves. */
export const CLOSING_KINDS = kindsThat(({ role }) => role === 'CHARGE')

/** Whether an allocation is the origin's own money: what an act sets, what is inside an amount, what is for a target or inside it. */
export function isWithin(accounts: Accounts, entry: Entry, origin: string): boolean {
  const kind = kindOfId(origin)
  if (kind === 'ACT') return entry.act === origin
  if (kind === 'ALLOCATION') return isUnder(accounts.ledger, entry, origin)
  return entry.target !== null && holders(accounts.graph, entry.target).has(origin)
}

/** An allocation that names the end, and the links that lead to the end by it. */
export interface Charge {
  entry: Entry
  links: Link[]
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
    return last === null
      ? []
      : waysInto(accounts, top, entry.target ?? '').map(way => ({ entry, links: [...way, ...last] }))
  })
}

/** From the target to the allocation for it, and on to what that names. */
function named({ graph }: Accounts, entry: Entry, end: string): Link[] | null {
  const paid = leaving(graph, entry.id, OPENING_STEPS).find(link => link.to === entry.target)
  const close = leaving(graph, entry.id, CLOSING_STEPS).find(link => link.to === end)
  if (paid === undefined || close === undefined) return null
  return [{ ...paid, from: paid.to, to: paid.from, direction: 'IN' }, close]
}

/** From a plan to its section and line, from the origin to what is inside it. */
function waysInto(accounts: Accounts, top: string, target: string): Link[][] {
  if (target === top) return [[]]
  return upstream(accounts.graph, target)
    .filter(link => link.relation === 'HAS_SECTION' || link.relation === 'HAS_LINE')
    .flatMap(link => waysInto(accounts, top, link.from).map(way => [...way, link]))
}
