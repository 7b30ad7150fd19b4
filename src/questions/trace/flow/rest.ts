import { type Accounts, isInForce } from '../../../ledger/accounts.ts'
import { groupWith } from '../../../ledger/balance.ts'
import { type Entry, entriesById, isUnder } from '../../../ledger/entries.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { type Amount, leftOf, sumOfKnown } from '../../../model/money.ts'
import { isShared } from '../routes/terminal-allocations.ts'

export interface Rest {
  /** What the sources say goes elsewhere. */
  other: Amount | null
  /** What nobody says: it may be for the goal or not; null where the root has no amount. */
  open: Amount | null
}

/** Of a root's money, what its counted parts leave: to others, or unexplained (mixed labels that name the goal, blanks). */
export function restOf(accounts: Accounts, root: Entry, counted: readonly string[], goal: string): Rest {
  const others: Amount[] = []
  const visit = (total: Entry): void => {
    // What a later amount replaced is no longer known to go anywhere.
    if (counted.includes(total.id) || !isInForce(accounts, total)) return
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

function hasMixed(accounts: Accounts, entry: Entry, goal: string): boolean {
  return entriesById(
    accounts.ledger,
    entry.parts.map(part => part.id),
  ).some(part => isMixed(accounts, part, goal) || hasMixed(accounts, part, goal))
}
