import type { EntityValue, GraphValue, RelationshipValue } from '../../model/graph.ts'
import { compareIds } from '../../model/order.ts'
import { nameAllocations } from '../naming/allocations.ts'
import { computedAmounts } from './amounts.ts'
import { codeVsCode } from './checks/code-vs-code.ts'
import { countVsList } from './checks/count-vs-list.ts'
import { dateVsDate } from './checks/date-vs-date.ts'
import { declaredComparisons } from './checks/declared.ts'
import type { Finding, Rule } from './checks/finding.ts'
import { nameVsName } from './checks/name-vs-name.ts'
import { partsVsTotal } from './checks/parts-vs-total.ts'
import { actualVsText } from './checks/results/actual-vs-text.ts'
import { crisesCounted } from './checks/results/crises-counted.ts'
import { funnel } from './checks/results/funnel.ts'
import { groupsCounted } from './checks/results/groups-counted.ts'
import { headCounts } from './checks/results/head-counts.ts'
import { regionsCounted } from './checks/results/regions-counted.ts'
import { shareVsBase } from './checks/results/share-vs-base.ts'
import { rowIdentity } from './checks/row-identity.ts'
import { tableVsTable } from './checks/table-vs-table.ts'
import { targetVsPlan } from './checks/target-vs-plan.ts'
import { textVsTable } from './checks/text-vs-table.ts'
import { replacedByEditions } from './editions.ts'
import { withHeadlines } from './headlines.ts'
import { GraphIndex } from './index-of-graph.ts'
import { measuresByName } from './names.ts'
import { withPlanPeriods, withResultsOfThePeriod } from './periods.ts'
import { allRegions } from './regions.ts'
import { computedStages } from './stages.ts'

const RULES: readonly Rule[] = [
  partsVsTotal,
  textVsTable,
  tableVsTable,
  rowIdentity,
  targetVsPlan,
  actualVsText,
  countVsList,
  regionsCounted,
  crisesCounted,
  groupsCounted,
  headCounts,
  funnel,
  shareVsBase,
  dateVsDate,
  codeVsCode,
  nameVsName,
  declaredComparisons,
]

/**
 * What follows from a graph by rule: names that match, regions that are all of them, amounts that add up, checks and their contradictions. Everything
 * that was there stays as it is; what is added is in an order of its own; deriving again adds nothing.
 */
export function derive(graph: GraphValue): GraphValue {
  const given = new GraphIndex(graph)
  const named = withAdded(withMixedAxes(graph), [], [...measuresByName(given), ...allRegions(given)])
  const { entities, relationships } = computedAmounts(new GraphIndex(named, given))
  const added = new Set(entities.map(({ id }) => id))
  const summed = nameAllocations(withAdded(named, entities, relationships), ({ id }) => added.has(id))
  let index = new GraphIndex(summed)
  const next = (changed: GraphValue) => {
    index = new GraphIndex(changed, index)
    return index
  }
  const replaced = replacedByEditions(index)
  next(withAdded(summed, replaced.entities, replaced.relationships))
  next(withAdded(index.graph, [], computedStages(index)))
  const findings = RULES.flatMap(rule => rule(index))
  next(withFindings(index.graph, findings))
  next(withPlanPeriods(index))
  next(withResultsOfThePeriod(index))
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

function withFindings(graph: GraphValue, findings: readonly Finding[]): GraphValue {
  const distinct = withOwnIds(findings)
  const checks = distinct.map(({ check }) => check)
  const contradictions = distinct.flatMap(({ contradiction }) => contradiction ?? [])
  return {
    ...graph,
    checks: [...graph.checks, ...fresh(graph.checks, checks)],
    contradictions: [...graph.contradictions, ...fresh(graph.contradictions, contradictions)],
  }
}

/** Two entity ids may make one slug, `a/b-c` and `a-b/c`: the later of the two findings takes a number. */
function withOwnIds(findings: readonly Finding[]): Finding[] {
  const times = new Map<string, number>()
  return findings.map(finding => {
    const { check, contradiction } = finding
    const time = (times.get(check.id) ?? 0) + 1
    times.set(check.id, time)
    if (time === 1) return finding
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
