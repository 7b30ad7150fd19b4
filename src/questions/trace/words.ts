import { type EntityKind, kindOfId } from '../../model/kinds.ts'
import type { Subgraph } from './ground/gather.ts'

/** How an entity is called in a sentence for somebody who never saw the source. */
export function named(graph: Subgraph, id: string): string {
  const entity = graph.entities.get(id)
  return entity === undefined ? id : `“${entity.name}”`
}

/** The same with its kind in front: `the section “Studi”`. */
export function introduced(graph: Subgraph, id: string): string {
  const kind = kindOfId(id)
  return kind === null ? named(graph, id) : `the ${WORDS[kind][0]} ${named(graph, id)}`
}

export function counted(count: number, kind: EntityKind): string {
  const [one, many] = WORDS[kind]
  return `${count} ${count === 1 ? one : many}`
}

const WORDS: Record<EntityKind, readonly [one: string, many: string]> = {
  ACT: ['act', 'acts'],
  ALLOCATION: ['allocation', 'allocations'],
  AXIS: ['axis', 'axes'],
  BUDGET_MISSION: ['mission of the State budget', 'missions of the State budget'],
  BUDGET_PROGRAMME: ['programme of the State budget', 'programmes of the State budget'],
  COMPANY: ['company', 'companies'],
  CPI_GROUP: ['group of employment centres', 'groups of employment centres'],
  CRISIS: ['crisis', 'crises'],
  FUND: ['fund', 'funds'],
  INDICATOR: ['indicator', 'indicators'],
  INVESTMENT_PRIORITY: ['investment priority', 'investment priorities'],
  LINE: ['line of activity', 'lines of activity'],
  NAVIGATOR_COHORT: ['cohort', 'cohorts'],
  ORGANISATION: ['organisation', 'organisations'],
  PLAN: ['plan', 'plans'],
  REGION: ['region', 'regions'],
  RESULT: ['result', 'results'],
  SECTION: ['section', 'sections'],
  SOURCE: ['source', 'sources'],
  SPENDING_PROGRAMME: ['spending programme', 'spending programmes'],
  TABLE: ['table', 'tables'],
}

export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)
