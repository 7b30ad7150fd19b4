import type { FilterQuestion } from '../graph/filtered-ids.ts'
import { accessByIds, conjuncts, NODE } from './access.ts'
import type { Condition } from './condition.ts'
import { condition, Writer } from './cypher.ts'
import type { Order, OrderBy } from './orders.ts'
import { type FilteredKind, labelOf } from './rows.ts'

/** Where a page begins: after this id, which has this value of what the list is ordered by. */
export interface Place {
  id: string
  key: string | number | null
}

/** A list as it is being written. */
interface List {
  kind: FilteredKind
  conditions: readonly Condition[]
  order: Order
  after: Place | null
  writer: Writer
}

const ID = `${NODE}.id`

/** The ids of a kind that fulfil a condition, in an order, from a place on. */
export function idsQuestion(
  kind: FilteredKind,
  asked: Condition | null,
  order: Order,
  after: Place | null,
): FilterQuestion {
  const writer = new Writer()
  const list: List = { kind, conditions: conjuncts(asked), order, after, writer }
  const access = accessByIds(kind, list.conditions, writer)
  let text: string
  if (access !== null) text = sorted(access.clauses, { ...list, conditions: access.rest })
  else if (order.by === null) text = walked(list, null)
  else if (order.by.index === null) text = sorted([all(kind)], list)
  else text = walkedWithRest(list, order.by)
  return { text, parameters: writer.parameters }
}

/** How many of a kind fulfil a condition. */
export function countQuestion(kind: FilteredKind, asked: Condition | null): FilterQuestion {
  const writer = new Writer()
  const conditions = conjuncts(asked)
  const { clauses, rest } = accessByIds(kind, conditions, writer) ?? { clauses: [all(kind)], rest: conditions }
  const text = lines(clauses, narrowed(rest, [], writer), `RETURN count(${NODE}) AS count`)
  return { text, parameters: writer.parameters }
}

/** One walk through the index of an order, or of the ids, which ends when the page is full. */
function walked({ kind, conditions, order: { descending }, after, writer }: List, by: OrderBy | null): string {
  const [way, beyond] = descending ? [' DESC', '<'] : ['', '>']
  const ofAll = by?.index === 'Entity'
  const label = ofAll ? 'Entity' : labelOf(kind)
  const columns = ['release', ...(ofAll ? ['kind'] : []), ...(by === null ? [] : [by.property]), 'id']
  const where = [
    `${NODE}.release = $release`,
    ...(ofAll ? [`${NODE}.kind = ${writer.named('kind', kind)}`] : []),
    // An index of several properties is used only where something is asked of each of them.
    ...(after === null
      ? columns.slice(ofAll ? 2 : 1).map(column => `${NODE}.${column} IS NOT NULL`)
      : beyondPlace(by, beyond, after, writer)),
    ...conditions.filter(each => !asksRelations(each)).map(each => condition(each, NODE, writer)),
  ]
  return lines(
    `MATCH (${NODE}:${label}) USING INDEX ${NODE}:${label}(${columns.join(', ')})`,
    `WHERE ${where.join(' AND ')}`,
    related(conditions.filter(asksRelations), writer),
    `RETURN ${ID} AS id, ${by === null ? 'null' : `${NODE}.${by.property}`} AS key`,
    `ORDER BY ${columns.map(column => `${NODE}.${column}${way}`).join(', ')} LIMIT $first`,
  )
}

function beyondPlace(by: OrderBy | null, beyond: string, after: Place, writer: Writer): string[] {
  const id = `${ID} ${beyond} ${writer.named('after', after.id)}`
  if (by === null) return [id]
  const [property, key] = [`${NODE}.${by.property}`, writer.named('key', after.key ?? '')]
  return [`${property} ${beyond}= ${key}`, `${ID} IS NOT NULL`, `(${property} ${beyond} ${key} OR ${id})`]
}

/** An index has no nodes that lack its property: where an order's is optional they come last, by id. */
function walkedWithRest(list: List, by: OrderBy): string {
  const { conditions, order, after } = list
  const lacking: Condition = lacks(by.property)
  const rest = (place: Place | null) => walked({ ...list, after: place, conditions: [lacking, ...conditions] }, null)
  if (after !== null && after.key === null) return rest(after)
  const head = walked(list, by)
  if (!by.optional || conditions.some(each => needs(each, by.property))) return head
  const way = order.descending ? ' DESC' : ''
  return lines(
    'CALL () {',
    head,
    '}',
    'WITH collect({id: id, key: key}) AS head',
    'CALL (head) {',
    'UNWIND head AS row RETURN row.id AS id, row.key AS key',
    'UNION ALL',
    // Not looked for while the page is full without them.
    'WITH head WHERE size(head) < $first',
    rest(null),
    '}',
    `RETURN id, key ORDER BY key IS NULL, key${way}, id${way} LIMIT $first`,
  )
}

/** A page of what is found by other means than an order: all of it is compared. */
function sorted(clauses: readonly string[], { conditions, order, after, writer }: List): string {
  const { by, descending } = order
  const [way, beyond] = descending ? [' DESC', '<'] : ['', '>']
  const property = by === null ? 'null' : `${NODE}.${by.property}`
  const compared = (value: string) => by?.compared?.(value) ?? value
  const columns = [
    ...(by?.optional ? [`${property} IS NULL`] : []),
    ...(by === null ? [] : [`${compared(property)}${way}`]),
    `${ID}${way}`,
  ]
  const place: string[] = []
  if (after !== null) {
    const id = `${ID} ${beyond} ${writer.named('after', after.id)}`
    if (by === null) place.push(id)
    else if (after.key === null) place.push(`${property} IS NULL`, id)
    else {
      const [mine, theirs] = [compared(property), compared(writer.named('key', after.key))]
      const lacking = by.optional ? ` OR ${property} IS NULL` : ''
      place.push(`(${mine} ${beyond} ${theirs} OR (${mine} = ${theirs} AND ${id})${lacking})`)
    }
  }
  return lines(
    clauses,
    narrowed(conditions, place, writer),
    `RETURN ${ID} AS id, ${property} AS key`,
    `ORDER BY ${columns.join(', ')} LIMIT $first`,
  )
}

function all(kind: FilteredKind): string {
  const label = labelOf(kind)
  const index = `USING INDEX ${NODE}:${label}(release, id)`
  return `MATCH (${NODE}:${label}) ${index} WHERE ${NODE}.release = $release AND ${ID} IS NOT NULL`
}

/** What the nodes found so far must fulfil. */
function narrowed(conditions: readonly Condition[], place: readonly string[], writer: Writer): string[] {
  const cheap = conditions.filter(each => !asksRelations(each)).map(each => condition(each, NODE, writer))
  const tests = [...place, ...cheap]
  const first = tests.length === 0 ? [] : [`WITH ${NODE} WHERE ${tests.join(' AND ')}`]
  return [...first, ...related(conditions.filter(asksRelations), writer)]
}

/**
 * What is asked of relationships comes last. The planner would begin with it, thinking it the rarer: SKIP 0 keeps it from
 * that, and leaves the order as it is.
 */
function related(conditions: readonly Condition[], writer: Writer): string[] {
  if (conditions.length === 0) return []
  return [`WITH ${NODE} SKIP 0 WHERE ${conditions.map(each => condition(each, NODE, writer)).join(' AND ')}`]
}

function asksRelations(asked: Condition): boolean {
  if (asked.is === 'test') return false
  if (asked.is === 'related') return true
  return asked.is === 'not' ? asksRelations(asked.of) : asked.of.some(asksRelations)
}

function lacks(property: string): Condition {
  const field = { type: 'text', words: null, property, description: '' } as const
  return { is: 'test', property, field, operator: 'isNull', value: true }
}

/** Whether a condition can hold only of nodes that have a property. */
function needs(asked: Condition, property: string): boolean {
  if (asked.is !== 'test' || asked.property !== property) return false
  return asked.operator !== 'isNull' || asked.value === false
}

function lines(...parts: (string | readonly string[])[]): string {
  return parts.flat().join('\n')
}
