import * as model from '../model/standing.ts'
import { type Entry, type Ledger, those, totalsOver } from './entries.ts'
import type { Subgraph } from './subgraph.ts'

/** Everything the pure functions of a trace look at. */
export interface Accounts {
  graph: Subgraph
  ledger: Ledger
  asOf: string | null
}

export function standingOfAct(accounts: Accounts, id: string | null): Exclude<model.Standing, 'SUPERSEDED'> {
  return accounts.asOf === null ? 'IN_FORCE' : model.standingOfAct(accounts.graph.entities.get(id ?? ''), accounts.asOf)
}

/** What replaced an allocation, or a total that it is inside of, by the day of the question. */
export function replacements(accounts: Accounts, entry: Entry): Entry[] {
  const own = successors(accounts, entry)
  if (own.length > 0) return own
  return those(accounts.ledger, [...totalsOver(accounts.ledger, entry)]).flatMap(total => successors(accounts, total))
}

function successors(accounts: Accounts, entry: Entry): Entry[] {
  return those(accounts.ledger, entry.supersededBy).filter(later => standingOfAct(accounts, later.act) === 'IN_FORCE')
}

export function standing(accounts: Accounts, entry: Entry): model.Standing {
  const { graph, ledger, asOf } = accounts
  if (asOf === null) return 'IN_FORCE'
  const act = (one: Entry) => graph.entities.get(one.act ?? '')
  const later = [...heldBy(ledger, entry)].flatMap(one => those(ledger, one.supersededBy))
  return model.standingOfMoney(act(entry), later.map(act), asOf)
}

/** Itself, the totals that it is inside of, and what it prints again of its own act: replaced with any of them. */
function heldBy(ledger: Ledger, entry: Entry): Set<Entry> {
  const held = new Set([entry])
  for (const one of held) {
    for (const total of those(ledger, [...totalsOver(ledger, one)])) held.add(total)
    for (const first of those(ledger, one.restates)) if (entry.act !== null && first.act === entry.act) held.add(first)
  }
  return held
}
