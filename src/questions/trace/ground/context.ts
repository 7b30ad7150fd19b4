import type { EntityValue } from '../../../model/graph.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { compareIds } from '../../../model/order.ts'
import { NOTHING } from '../../money/amount.ts'
import type { AttributionAnswer } from '../answer.ts'
import type { Trail } from '../routes/trail.ts'
import { capital, introduced, listed } from '../words.ts'
import type { Terrain } from './as-of.ts'

/** Where no route leads to the goal: whether the two share a code or a frame, which is not money. */
export function withoutRoute({ terrain, from, goal, courses }: Trail, name: string, why: string): AttributionAnswer {
  const { graph } = terrain
  const code = sharedCode(graph.entities.get(from), graph.entities.get(goal ?? ''))
  const none = { amount: null, lower: NOTHING, upper: null }
  if (code !== null)
    return {
      kind: 'SHARED_IDENTIFIER',
      ...none,
      method: 'same project code',
      explanation: `Both carry the project code ${code}, and nothing that is held here says how much money passes between them.`,
    }
  const passed = [from, ...courses.flatMap(course => course.stations.map(station => station.id))]
  const theirs = framesOf(terrain, goal ?? '')
  const shared = [...new Set(passed.flatMap(id => [...framesOf(terrain, id)]))]
    .filter(frame => theirs.has(frame))
    .sort(compareIds)
  const again = passed.find(id =>
    (graph.edges.get(id) ?? []).some(edge => edge.relation === 'CORROBORATED_BY' && edge.other === goal),
  )
  if (again !== undefined)
    return {
      kind: 'CONTEXT_ONLY',
      ...none,
      method: null,
      explanation: `${capital(introduced(graph, again))} and ${introduced(graph, goal ?? '')} tell the same figure. That confirms it; it says nothing of money.`,
    }
  if (shared.length === 0)
    return {
      kind: 'NOT_ATTRIBUTABLE',
      ...none,
      method: null,
      explanation: `No route of money leads from here to ${name}. ${why}`,
    }
  const frames = listed(shared.map(id => introduced(graph, id)))
  return {
    kind: 'CONTEXT_ONLY',
    ...none,
    method: null,
    explanation: `Both stand under ${frames}. That places them together; it says nothing of money from one to the other.`,
  }
}

/** The programmes of the State budget that it stands under. */
function framesOf({ graph }: Terrain, id: string): Set<string> {
  const ids = [id, ...(graph.edges.get(id) ?? []).map(edge => edge.other)]
  return new Set(ids.filter(one => kindOfId(one) === 'BUDGET_PROGRAMME'))
}

function sharedCode(a: EntityValue | undefined, b: EntityValue | undefined): string | null {
  if (a?.kind !== 'SPENDING_PROGRAMME' || b?.kind !== 'SPENDING_PROGRAMME') return null
  return a.properties.projectCode !== null && a.properties.projectCode === b.properties.projectCode
    ? a.properties.projectCode
    : null
}
