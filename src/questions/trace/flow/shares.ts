import { type Accounts, counts } from '../../../ledger/accounts.ts'
import { groupWith } from '../../../ledger/balance.ts'
import { type Entry, entriesById, forTarget, isUnder } from '../../../ledger/entries.ts'
import { figureAt, isOf, type Scope } from '../../../ledger/figures.ts'
import { isPrintedShare } from '../../../ledger/shares.ts'
import { downstream } from '../../../ledger/steps.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Amount } from '../../../model/money.ts'
import { each, type Steps } from '../../../model/turns.ts'
import type { Basis } from '../../../model/vocabulary.ts'
import { mayBelong } from './rest.ts'

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
  const outer = all.filter(row => !all.some(other => other !== row && isUnder(ledger, row, other.id)))
  return [...targets, ...outer.flatMap(shareOf)]
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
