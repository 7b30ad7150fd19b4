import { kindsThat } from '../../kinds/index.ts'
import type { EntityValue } from '../../model/graph.ts'
import { type EntityKind, kindOfId } from '../../model/kinds.ts'
import { printedAmount } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import type { Relation } from '../../model/relations.ts'
import { MOVEMENT_STAGES, type Part } from '../../model/vocabulary.ts'
import { KIND_WORDS, numbered } from '../../model/words.ts'
import { spoken } from '../money/amount.ts'
import { calledAct } from './act-words.ts'
import type { Subgraph } from './ground/gather.ts'
import { holders } from './ground/steps.ts'

/** How an entity is called in a sentence for somebody who never saw the source. */
export function named(graph: Subgraph, id: string): string {
  const entity = graph.entities.get(id)
  return entity === undefined ? id : `“${entity.name}”`
}

/**
 * The same with what it is: `the fund “Roads”`, `line 4 “Bridges” of the plan “2020”`, `the ANPAL directorial decree 7 of
 * 2020-03-10`. A number alone tells no line from another, nor a name alone one decree from another.
 */
export function introduced(graph: Subgraph, id: string): string {
  const entity = graph.entities.get(id)
  const kind = kindOfId(id)
  if (kind === null) return named(graph, id)
  switch (entity?.kind) {
    case 'ACT':
      return `the ${calledAct(graph, entity)}`
    case 'ALLOCATION':
      return calledMoney(graph, entity)
    case 'LINE':
    case 'SECTION':
      return `${numbered(entity)} ${named(graph, id)}${ownerOf(graph, id)}`
    default:
      return `the ${KIND_WORDS[kind][0]} ${named(graph, id)}`
  }
}

/** The plan or programme whose section or line it is. */
function ownerOf(graph: Subgraph, id: string): string {
  const owners = [...holders(graph, id)].filter(one => OWNERS.has(kindOfId(one)) && graph.entities.has(one))
  const [owner] = owners.sort(compareIds)
  return owner === undefined ? '' : ` of ${introduced(graph, owner)}`
}

const OWNERS = kindsThat(({ numbersLines }) => numbersLines)

/** `the € 5.00 that the law 3 of 2020 sets for line 4 …`. */
function calledMoney(graph: Subgraph, entity: Extract<EntityValue, { kind: 'ALLOCATION' }>): string {
  const { stage, part } = entity.properties
  const end = (relation: Relation): string | undefined =>
    (graph.edges.get(entity.id) ?? []).find(edge => edge.relation === relation)?.other
  const amount = printedAmount(entity.properties)
  const what = amount === null ? 'the empty cell' : `the ${spoken(amount)}`
  const [act, target] = [end('SETS'), end('FOR')]
  const moved = MOVEMENT_STAGES.has(stage)
  const by = act === undefined ? '' : ` that ${introduced(graph, act)} ${moved ? 'takes back' : 'sets'}`
  const whom = target === undefined ? '' : ` for ${introduced(graph, target)}`
  return `${what}${by}${whom}${PARTS[part]}`
}

const PARTS: Record<Part, string> = {
  WHOLE: '',
  MAIN: ' (its main row)',
  COORDINATION: ' (its coordination)',
  TERRITORY: ' (its row for the territory)',
  MEASURE: ' (a measure of it)',
  LINES: ' (its lines alone)',
}

export function counted(count: number, kind: EntityKind): string {
  const [one, many] = KIND_WORDS[kind]
  return `${count} ${count === 1 ? one : many}`
}

export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)
