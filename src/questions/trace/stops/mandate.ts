import type { Edge } from '../../../model/graph.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Relation } from '../../../model/relations.ts'
import type { StopAnswer } from '../answer.ts'
import { standingOfAct } from '../ground/as-of.ts'
import { ofAct } from '../ground/ledger.ts'
import { above } from '../ground/steps.ts'
import { isInside } from '../routes/openings.ts'
import { isExplored, type Stops, type Trail } from '../routes/trail.ts'
import { capital, introduced } from '../words.ts'

/** What an act does to another act or to a plan without setting money for it: no hop, but somebody who asks from it looks for it there. */
export function mandateStops(trail: Trail, stops: Stops): void {
  if (!isExplored(trail)) return
  for (const { at, reason, explanation } of [converted(trail) ?? [], ...amendments(trail)].flat())
    stops.add(at, reason, explanation)
}

/** That the act only converts another, from which money is followed. */
export function converted(trail: Trail): StopAnswer | null {
  const { terrain, source, walked, from } = trail
  const { graph, ledger } = terrain
  const act = source ?? (walked === 'OUT' ? from : null)
  if (act === null || ofAct(ledger, act).length > 0) return null
  const [other] = done(trail, act, 'CONVERTS').sort()
  if (other === undefined) return null
  const setsMoney = (graph.edges.get(other) ?? []).some(isOut('SETS'))
  const which = setsMoney ? 'which sets money' : 'from which money would be followed'
  const explanation = `No amount that ${introduced(graph, act)} sets is held here. It converts ${introduced(graph, other)}, ${which}: ask from there (${other}).`
  return { at: act, reason: 'NO_MONEY_STATED', explanation, upperBound: null }
}

/** That the act amends the plan asked about, or one that leads to it, without an amount for it. */
export function amendedOnly(trail: Trail): StopAnswer | null {
  return amendments(trail)[0] ?? null
}

function amendments(trail: Trail): StopAnswer[] {
  const { terrain, source, walked, from, goal, missed } = trail
  const { graph, ledger } = terrain
  const act = source ?? (walked === 'OUT' ? from : null)
  if (act === null || standingOfAct(terrain, act) !== 'IN_FORCE') return []
  const end = walked === 'OUT' ? goal : from
  const near = missed === null || end === null ? null : above(missed.ground.graph, end)
  return done(trail, act, 'AMENDS')
    .filter(id => AMENDED.has(kindOfId(id) ?? '') && (near === null || near.has(id)))
    .filter(id => !ofAct(ledger, act).some(entry => isInside(terrain, entry, id)))
    .sort()
    .map(at => ({
      at,
      reason: 'NO_MONEY_STATED' as const,
      explanation: `${capital(introduced(graph, act))} amends ${introduced(graph, at)}, and no amount that it sets for it is held here.`,
      upperBound: null,
    }))
}

const AMENDED: ReadonlySet<string> = new Set(['PLAN', 'SPENDING_PROGRAMME'])

const isOut = (relation: Relation) => (edge: Edge) => edge.relation === relation && edge.direction === 'OUT'

function done({ terrain: { graph } }: Trail, act: string, relation: Relation): string[] {
  const others = (graph.edges.get(act) ?? []).filter(isOut(relation)).map(edge => edge.other)
  return kindOfId(act) === 'ACT' ? [...new Set(others)].filter(id => graph.entities.has(id)) : []
}
