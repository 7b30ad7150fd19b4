import type { Accounts } from '../../ledger/accounts.ts'
import { kindOfId } from '../../model/kinds.ts'
import { compareIds } from '../../model/order.ts'
import type { Steps } from '../../model/turns.ts'
import type { Run } from './routes/run.ts'

/**
 * Ids of the contradictions met on the way: about what the routes pass, about the money that they carry, and about what
 * prints that money again.
 */
export function* contradictionsMet(accounts: Accounts, from: string, runs: readonly Run[]): Steps<string[]> {
  const { graph, ledger } = accounts
  const passed = new Set([from])
  for (const { scope, spots } of runs) {
    if (scope.root !== null) passed.add(scope.root)
    for (const { id, figure } of spots) {
      for (const one of [id, ...(figure?.allocations ?? [])]) passed.add(one)
      yield
    }
  }
  for (const id of [...passed]) for (const again of ledger.entries.get(id)?.restatedBy ?? []) passed.add(again)
  const met = new Set<string>()
  const about = new Map<string, readonly string[]>()
  for (const id of passed) {
    yield
    for (const contradiction of graph.contradictions.get(id) ?? []) {
      const ids = about.get(contradiction) ?? subjects(accounts, contradiction)
      about.set(contradiction, ids)
      if (ids.includes(id)) met.add(contradiction)
    }
  }
  return [...met].sort(compareIds)
}

/**
 * What a contradiction is really about. It names the act and the plan around it as well, and a route through that plan does
 * not meet a dispute over a row or a section that it never touches.
 */
function subjects({ graph }: Accounts, contradiction: string): string[] {
  const about = graph.contradiction.get(contradiction)?.about ?? []
  const money = about.filter(id => kindOfId(id) === 'ALLOCATION')
  if (money.length > 0) return money
  const holds = (id: string): boolean =>
    (graph.edges.get(id) ?? []).some(
      edge =>
        (edge.relation === 'HAS_SECTION' || edge.relation === 'HAS_LINE') &&
        edge.direction === 'OUT' &&
        about.includes(edge.other),
    )
  return about.filter(id => !holds(id))
}
