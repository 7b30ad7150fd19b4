import { type Accounts, counts, isInForce } from '../../../ledger/accounts.ts'
import { groupWith } from '../../../ledger/balance.ts'
import { type Entry, entriesById, forTarget, isUnder, within } from '../../../ledger/entries.ts'
import { figureAt, isOf, type Scope } from '../../../ledger/figures.ts'
import { outermost } from '../../../ledger/portions.ts'
import { isPrintedShare } from '../../../ledger/shares.ts'
import { downstream, type Link, strength } from '../../../ledger/steps.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { type Amount, leftOf, sumOfKnown } from '../../../model/money.ts'
import { compareIds } from '../../../model/order.ts'
import { each, type Steps } from '../../../model/turns.ts'
import type { Basis } from '../../../model/vocabulary.ts'
import { isShared } from '../routes/charges.ts'
import type { Run } from '../routes/run.ts'

/** A part of what a node has, and the thing that it goes to: a target, or a row that is nobody's line. */
export interface Share {
  id: string
  amount: Amount
  basis: Basis
  /** The allocations that it is or adds up. */
  allocations: readonly string[]
}

/** By section and line, with the rows that are nobody's line; where the way goes on by rows that name its end, with those. */
export function* sharesOf(accounts: Accounts, scope: Scope, at: string, naming: readonly string[]): Steps<Share[]> {
  const { ledger } = accounts
  const named = entriesById(ledger, naming)
  const printed = named.find(entry => isPrintedShare(ledger, entry))
  // A total by fund or by who receives it is a split of its own: beside it, sections and lines would be counted twice.
  if (printed !== undefined)
    return entriesById(ledger, printed.wholes).flatMap(
      whole => groupWith(ledger, whole, [printed.id])?.parts.flatMap(shareOf) ?? [],
    )
  const inner: Scope = { ...scope, within: scope.root !== null }
  const found = yield* each(downstream(accounts.graph, at), (link): Share[] => {
    const figure = figureAt(accounts, inner, link.to)
    return figure?.amount == null ? [] : [{ id: link.to, ...figure, amount: figure.amount }]
  })
  const targets = found.flat()
  if (kindOfId(at) === 'LINE' && named.length === 0) return targets
  const rows = forTarget(ledger, at).filter(
    row =>
      row.part !== 'WHOLE' &&
      row.id !== scope.root &&
      isOf(scope, row) &&
      counts(accounts, row) &&
      (scope.root === null || isUnder(ledger, row, scope.root)),
  )
  const all = [...new Set([...rows, ...named])]
  return [...targets, ...outermost(ledger, all).flatMap(shareOf)]
}

const shareOf = (row: Entry): Share[] =>
  row.amount === null ? [] : [{ id: row.id, amount: row.amount, basis: row.basis, allocations: [row.id] }]

/** Whether nobody says that this share is not for the end: a label that names several. */
export function isOpen(accounts: Accounts, scope: Scope, share: Share, end: string): boolean {
  const own = figureAt(accounts, scope, share.id)?.allocations ?? []
  return entriesById(accounts.ledger, own).some(entry => mayBelong(accounts, entry, end))
}

export function single(accounts: Accounts, scope: Scope, target: string): Entry | null {
  const ids = figureAt(accounts, scope, target)?.allocations ?? []
  return ids.length === 1 ? (entriesById(accounts.ledger, ids)[0] ?? null) : null
}

export interface Rest {
  /** What the sources say goes elsewhere. */
  other: Amount | null
  /** What nobody says: it may be for the goal or not; null where the root has no amount. */
  open: Amount | null
}

/** Of a root's money, what its counted parts leave: to others, or unexplained (mixed labels that name the goal, blanks). */
export function restOf(accounts: Accounts, root: Entry, counted: readonly string[], goal: string): Rest {
  const others: Amount[] = []
  const visited = new Set<Entry>()
  const visit = (total: Entry): void => {
    // Each amount once, however many totals are split into it; what a later one replaced is no longer known to go anywhere.
    if (visited.has(total) || counted.includes(total.id) || !isInForce(accounts, total)) return
    visited.add(total)
    const holds = entriesById(accounts.ledger, counted).some(entry => isUnder(accounts.ledger, entry, total.id))
    const group = groupWith(accounts.ledger, total, counted)
    const hidden = isMixed(accounts, total, goal)
    if (group !== null && (holds || hasMixed(accounts, total, goal))) for (const part of group.parts) visit(part)
    else if (!hidden && total !== root && total.amount !== null) others.push(total.amount)
  }
  visit(root)
  const taken = [...entriesById(accounts.ledger, counted).flatMap(entry => entry.amount ?? []), ...others]
  return { other: sumOfKnown(others), open: root.amount === null ? null : leftOf(root.amount, taken) }
}

function isMixed(accounts: Accounts, entry: Entry, goal: string): boolean {
  if (isShared(accounts, entry, goal)) return true
  if (kindOfId(goal) !== 'AXIS') return false
  return entry.axes.some(axis => {
    const label = accounts.graph.entities.get(axis)
    return label?.kind === 'AXIS' && label.id !== goal && label.properties.members.includes(goal)
  })
}

/** Whether it, or something in it, stands under a label that names the goal among others. */
export const mayBelong = (accounts: Accounts, entry: Entry, goal: string): boolean =>
  isMixed(accounts, entry, goal) || hasMixed(accounts, entry, goal)

const hasMixed = (accounts: Accounts, entry: Entry, goal: string): boolean =>
  [...within(accounts.ledger, entry)].some(part => part !== entry && isMixed(accounts, part, goal))

/** Where a flow begins. */
export interface Start {
  source: string | null
  /** The allocation that brings the money. */
  entry: string | null
  target: string
  basis: (entry: Entry | null) => Basis
}

/** Each allocation and target once, however many routes begin with them. */
export function distinctStarts(run: Run): Start[] {
  const starts = new Map<string, Start>()
  for (const { link, to } of run.starts.flatMap(({ on }) => on))
    for (const second of to.on.length === 0 ? [undefined] : to.on) {
      const start = startOf(link, second?.link)
      starts.set(`${start.entry} ${start.target}`, start)
    }
  return [...starts.values()].sort((a, b) => compareIds(a.target, b.target) || compareIds(a.entry ?? '', b.entry ?? ''))
}

function startOf(first: Link, second: Link | undefined): Start {
  const weakest =
    (link: Link | undefined) =>
    (entry: Entry | null): Basis => {
      const bases = [link?.basis ?? 'STATED', entry?.basis ?? 'STATED']
      return bases.sort((a, b) => strength({ basis: b }) - strength({ basis: a }))[0] ?? 'STATED'
    }
  if (first.relation === 'SETS')
    return { source: first.from, entry: first.to, target: second?.to ?? first.to, basis: weakest(second) }
  if (kindOfId(first.from) === 'ALLOCATION')
    return { source: first.from, entry: first.from, target: first.to, basis: weakest(first) }
  return { source: null, entry: null, target: first.from, basis: weakest(undefined) }
}
