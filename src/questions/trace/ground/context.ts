import type { Accounts } from '../../../ledger/accounts.ts'
import { nothingIn } from '../../../ledger/entries.ts'
import type { Reason } from '../../../locale/reasons.ts'
import type { EntityValue } from '../../../model/graph.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { compareIds } from '../../../model/order.ts'
import { each, type Steps } from '../../../model/turns.ts'
import type { Unsaid } from '../../explain.ts'
import type { AttributionAnswer } from '../answer.ts'
import { passedOn, type Walk } from '../routes/walk.ts'
import { thingOf } from '../words.ts'

/** Where no route leads to the goal: whether the two share a code or a frame, which is not money. */
export function* withoutRoute(walk: Walk, why: readonly Reason[]): Steps<Unsaid<AttributionAnswer>> {
  const { accounts, from, goal } = walk
  const { graph } = accounts
  const code = sharedCode(graph.entities.get(from), graph.entities.get(goal ?? ''))
  const none = { amount: null, lower: nothingIn(accounts), upper: null, method: null }
  if (code !== null)
    return {
      kind: 'SHARED_IDENTIFIER',
      ...none,
      method: 'same project code',
      why: [{ code: 'SAME_PROJECT_CODE', project: code }],
    }
  const passed = yield* passedOn(walk)
  const theirs = framesOf(accounts, goal ?? '')
  const frames = (yield* each(passed, id => [...framesOf(accounts, id)])).flat()
  const shared = [...new Set(frames)].filter(frame => theirs.has(frame)).sort(compareIds)
  const again = [...passed].find(id =>
    (graph.edges.get(id) ?? []).some(edge => edge.relation === 'CORROBORATED_BY' && edge.other === goal),
  )
  if (again !== undefined) {
    const same = { code: 'SAME_FIGURE' as const, one: thingOf(graph, again), other: thingOf(graph, goal ?? '') }
    return { kind: 'CONTEXT_ONLY', ...none, why: [same] }
  }
  if (shared.length === 0) return { kind: 'NOT_ATTRIBUTABLE', ...none, why }
  return {
    kind: 'CONTEXT_ONLY',
    ...none,
    why: [{ code: 'SAME_FRAME', frames: shared.map(id => thingOf(graph, id)) }],
  }
}

/** The programmes of the State budget that it stands under. */
function framesOf({ graph }: Accounts, id: string): Set<string> {
  const ids = [id, ...(graph.edges.get(id) ?? []).map(edge => edge.other)]
  return new Set(ids.filter(one => kindOfId(one) === 'BUDGET_PROGRAMME'))
}

function sharedCode(a: EntityValue | undefined, b: EntityValue | undefined): string | null {
  if (a?.kind !== 'SPENDING_PROGRAMME' || b?.kind !== 'SPENDING_PROGRAMME') return null
  return a.properties.projectCode !== null && a.properties.projectCode === b.properties.projectCode
    ? a.properties.projectCode
    : null
}
