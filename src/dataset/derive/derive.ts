import type { EntityValue, GraphValue, RelationshipValue } from '../../model/graph.ts'
import { compareIds } from '../../model/order.ts'
import { atOnce, type Steps } from '../../model/turns.ts'
import { nameAllocations } from '../naming/allocations.ts'
import { computedAmounts } from './amounts.ts'
import { type Checked, checksOf } from './checks/index.ts'
import { replacedByEditions } from './editions.ts'
import { withHeadlines } from './headlines.ts'
import { GraphIndex } from './index-of-graph.ts'
import { measuresByName } from './names.ts'
import { withPlanPeriods, withResultsOfThePeriod } from './periods.ts'
import { allRegions } from './regions.ts'
import { computedStages } from './stages.ts'

/**
 * What follows from a graph by rule: names that match, regions that are all of them, amounts that add up, checks and their contradictions. Everything
 * that was there stays as it is; what is added is in an order of its own; deriving again adds nothing.
 */
export const derive = (graph: GraphValue): GraphValue => atOnce(deriving(graph))

/** The same step by step: of a hundred reports it takes ten seconds. */
export function* deriving(graph: GraphValue): Steps<GraphValue> {
  const given = new GraphIndex(graph)
  yield
  const named = withAdded(withMixedAxes(graph), [], [...measuresByName(given), ...allRegions(given)])
  let index = new GraphIndex(named, given)
  function* next(changed: GraphValue): Steps<void> {
    index = new GraphIndex(changed, index)
    yield
    yield* index.account()
  }
  yield* index.account()
  const { entities, relationships } = computedAmounts(index)
  const added = new Set(entities.map(({ id }) => id))
  const withSums = withAdded(named, entities, relationships)
  yield
  const summed = added.size === 0 ? withSums : yield* nameAllocations(withSums, ({ id }) => added.has(id))
  yield* next(summed)
  const replaced = replacedByEditions(index)
  yield* next(withAdded(summed, replaced.entities, replaced.relationships))
  yield* next(withAdded(index.graph, [], computedStages(index)))
  yield* next(withChecks(index.graph, yield* checksOf(index)))
  yield* next(withPlanPeriods(index))
  yield* next(withResultsOfThePeriod(index))
  return withHeadlines(index)
}

/** An axis is mixed when it names members: no source prints the word. */
function withMixedAxes(graph: GraphValue): GraphValue {
  const mixed = [...graph.entities.values()].flatMap(entity =>
    entity.kind === 'AXIS' && entity.properties.members.length > 0
      ? [{ ...entity, properties: { ...entity.properties, mixed: true } }]
      : [],
  )
  return { ...graph, entities: new Map([...graph.entities, ...mixed.map(axis => [axis.id, axis] as const)]) }
}

function withAdded(
  graph: GraphValue,
  entities: readonly EntityValue[],
  relationships: readonly RelationshipValue[],
): GraphValue {
  if (entities.length === 0 && relationships.length === 0) return graph
  const sorted = [...entities].sort((a, b) => compareIds(a.id, b.id))
  return {
    ...graph,
    entities: new Map([...graph.entities, ...sorted.map(entity => [entity.id, entity] as const)]),
    relationships:
      relationships.length === 0 ? graph.relationships : [...graph.relationships, ...[...relationships].sort(inOrder)],
  }
}

function inOrder(a: RelationshipValue, b: RelationshipValue): number {
  return compareIds(a.from, b.from) || compareIds(a.type, b.type) || compareIds(a.to, b.to)
}

function withChecks(graph: GraphValue, found: readonly Checked[]): GraphValue {
  const distinct = withOwnIds(found)
  const checks = distinct.map(({ check }) => check)
  const contradictions = distinct.flatMap(({ contradiction }) => contradiction ?? [])
  return {
    ...graph,
    checks: [...graph.checks, ...fresh(graph.checks, checks)],
    contradictions: [...graph.contradictions, ...fresh(graph.contradictions, contradictions)],
  }
}

/** Two entity ids may make one slug, `a/b-c` and `a-b/c`: the later of the two checks takes a number. */
function withOwnIds(found: readonly Checked[]): Checked[] {
  const times = new Map<string, number>()
  return found.map(each => {
    const { check, contradiction } = each
    const time = (times.get(check.id) ?? 0) + 1
    times.set(check.id, time)
    if (time === 1) return each
    const own = contradiction && { ...contradiction, id: `${contradiction.id}/${time}` }
    return {
      check: { ...check, id: `${check.id}/${time}`, contradiction: own?.id ?? check.contradiction },
      contradiction: own,
    }
  })
}

/** Those that were not there before, in order. */
function fresh<T extends { id: string }>(known: readonly T[], found: readonly T[]): T[] {
  const ids = new Set(known.map(({ id }) => id))
  return found.filter(({ id }) => !ids.has(id)).sort((a, b) => compareIds(a.id, b.id))
}
