import { type EntityKind, kindOfId } from '../../model/kinds.ts'
import type { Amount } from '../../model/money.ts'
import { sumAmounts } from '../money/amount.ts'
import type { StopAnswer, StopReason, Walked } from './answer.ts'
import type { Terrain } from './as-of.ts'
import { closingEntries } from './openings.ts'
import type { Course } from './stations.ts'
import { byId } from './steps.ts'
import { absenceStop, moneyStops } from './stops-money.ts'
import { outcomeStops } from './stops-outcome.ts'
import { excludedStops, laterStops } from './stops-time.ts'
import { introduced, named } from './words.ts'

/** What the stops of a trace are drawn from. */
export interface Trail {
  terrain: Terrain
  from: string
  goal: string | null
  walked: Walked
  /** Where the money comes in: `from` of a walk down, the goal of a walk up; null where it is not asked for. */
  source: string | null
  /** Every route to the goal; where none reaches it, every way that could be followed. */
  courses: readonly Course[]
  reached: boolean
}

/** A route that is told for its own sake, not for a goal or for where its money comes from. */
export const isExplored = (trail: Trail): boolean => !trail.reached || (trail.goal === null && trail.walked === 'OUT')

export function stopsOf(trail: Trail): StopAnswer[] {
  const stops = new Stops()
  moneyStops(trail, stops)
  excludedStops(trail, stops)
  laterStops(trail, stops)
  contradictedStops(trail, stops)
  mixedStops(trail, stops)
  outcomeStops(trail, stops)
  return stops.list()
}

/** One stop for one place, reason and cause, however many routes meet it; the largest of their bounds holds for all. */
export class Stops {
  readonly #found = new Map<string, StopAnswer>()

  add(at: string, reason: StopReason, explanation: string, upperBound: Amount | null = null): void {
    const key = `${at} ${reason} ${explanation}`
    const known = this.#found.get(key)
    if (known === undefined) this.#found.set(key, { at, reason, explanation, upperBound })
    else if (upperBound !== null && (known.upperBound === null || upperBound.cents > known.upperBound.cents))
      known.upperBound = upperBound
  }

  list(): StopAnswer[] {
    return [...this.#found.values()]
  }
}

export { absenceStop }

/** Kinds of contradiction that are about how much money there is. */
const ABOUT_MONEY = new Set(['TEXT_VS_TABLE', 'TOTAL_VS_PARTS', 'TABLE_VS_TABLE', 'TEXT_VS_TEXT'])

function contradictedStops({ terrain, courses }: Trail, stops: Stops): void {
  const { graph } = terrain
  const ids = new Set(
    courses.flatMap(({ way, bounding }) => [
      ...((way.scope.root ?? '') ? [way.scope.root as string] : []),
      ...bounding,
    ]),
  )
  for (const id of ids)
    for (const about of graph.contradictions.get(id) ?? []) {
      const contradiction = graph.contradiction.get(about)
      if (contradiction === undefined || contradiction.preferred !== null || !ABOUT_MONEY.has(contradiction.kind))
        continue
      const claims = contradiction.claims.map(claim => claim.value).join(' or ')
      const at = terrain.ledger.entries.get(id)?.target ?? id
      stops.add(
        id,
        'CONTRADICTED',
        `The sources contradict each other on the amount for ${introduced(graph, at)}: ${claims}. Nothing decides which one is right.`,
        terrain.ledger.entries.get(id)?.amount ?? null,
      )
    }
}

/** A label that names several axes has no published split: what it holds may belong to the axis asked for, or not. */
function mixedStops({ terrain, from, goal, source }: Trail, stops: Stops): void {
  const axis = [from, goal].find(id => id !== null && kindOfId(id) === ('AXIS' satisfies EntityKind))
  if (axis === undefined || axis === null) return
  for (const { label, act, amount } of mixedMoney(terrain, axis, source))
    stops.add(
      label,
      'MIXED_AXIS',
      `${named(terrain.graph, act)} charges this money to the label ${named(terrain.graph, label)}, which names several axes; how much of it belongs to ${named(terrain.graph, axis)} is not published.`,
      amount,
    )
}

/** By label, act and stage, what stands under mixed labels that name an axis. */
export function mixedMoney(
  terrain: Terrain,
  axis: string,
  act: string | null,
): { label: string; act: string; stage: string; amount: Amount | null }[] {
  const { graph, ledger } = terrain
  const labels = [...graph.entities.values()].filter(
    entity => entity.kind === 'AXIS' && entity.id !== axis && entity.properties.members.includes(axis),
  )
  const found = new Map<string, { label: string; act: string; stage: string; amounts: (Amount | null)[] }>()
  for (const { id: label } of labels)
    for (const entry of closingEntries(terrain, label)) {
      if (entry.act === null || (act !== null && kindOfId(act) === 'ACT' && entry.act !== act)) continue
      const key = `${label} ${entry.act} ${entry.stage}`
      const group = found.get(key) ?? { label, act: entry.act, stage: entry.stage, amounts: [] }
      found.set(key, group)
      group.amounts.push(ledger.entries.get(entry.id)?.amount ?? null)
    }
  return [...found.values()]
    .map(({ amounts, ...group }) => {
      const known = amounts.filter(amount => amount !== null)
      return { ...group, amount: known.length === 0 ? null : sumAmounts(known) }
    })
    .sort((a, b) => byId(a.label, b.label) || byId(a.act, b.act) || byId(a.stage, b.stage))
}
