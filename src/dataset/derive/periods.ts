import type { ContradictionValue, EntityOf, EntityValue, GraphValue } from '../../model/graph.ts'
import { normaliseName } from '../../model/text.ts'
import type { GraphIndex } from './index-of-graph.ts'

/** A plan without a day of its own lasts from the first day of its sections to their last. */
const PERIOD_RULE = 'first-and-last-day-of-its-sections'

type Plan = EntityOf<'PLAN'>

/** The start and end of each plan that prints none, where every section prints its own. */
export function withPlanPeriods(index: GraphIndex): GraphValue {
  const { graph } = index
  const plans = index.all('PLAN').map(plan => withPeriod(index, plan))
  return {
    ...graph,
    entities: new Map([...graph.entities, ...plans.map(plan => [plan.id, plan as EntityValue] as const)]),
  }
}

function withPeriod(index: GraphIndex, plan: Plan): Plan {
  const sections = index.following('HAS_SECTION', plan.id).flatMap(id => index.find('SECTION', id) ?? [])
  const { start, end, startBasis, endBasis } = plan.properties
  const days = (as: 'start' | 'end') => sections.flatMap(({ properties }) => properties[as] ?? []).sort()
  const complete = (found: readonly string[]) => found.length > 0 && found.length === sections.length
  const [starts, ends] = [days('start'), days('end')]
  const properties = { ...plan.properties }
  if (start !== null) properties.startBasis = startBasis ?? 'STATED'
  else if (complete(starts)) Object.assign(properties, { start: starts[0], startBasis: 'COMPUTED' })
  if (end !== null) properties.endBasis = endBasis ?? 'STATED'
  else if (complete(ends)) Object.assign(properties, { end: ends.at(-1), endBasis: 'COMPUTED' })
  const computed = properties.startBasis === 'COMPUTED' || properties.endBasis === 'COMPUTED'
  return { ...plan, properties: { ...properties, periodRule: computed ? PERIOD_RULE : null } }
}

/**
 * A contradiction about the period that a sheet is headed with is also about the results that have their period from that
 * heading: those of the section or programme, and of what is inside it.
 */
export function withResultsOfThePeriod(index: GraphIndex): GraphValue {
  const { graph } = index
  const contradictions = graph.contradictions.map((contradiction): ContradictionValue => {
    if (contradiction.kind !== 'TIMING') return contradiction
    const results = contradiction.claims.flatMap(({ entity, value }) =>
      entity === null ? [] : resultsOf(index, entity, normaliseName(value)),
    )
    return { ...contradiction, about: [...new Set([...contradiction.about, ...results])] }
  })
  return { ...graph, contradictions }
}

function resultsOf(index: GraphIndex, owner: string, period: string): string[] {
  const achievers = [owner, ...index.sectionsBelow(owner), ...index.linesBelow(owner)]
  return achievers
    .flatMap(achiever => index.following('ACHIEVED', achiever))
    .filter(id => {
      const printed = index.find('RESULT', id)?.properties.period
      return printed != null && normaliseName(printed) === period
    })
}
