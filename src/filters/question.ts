import type { FilterQuestion } from '../graph/filtered-ids.ts'
import { accessTo } from './access.ts'
import type { Condition } from './condition.ts'
import { condition, Writer } from './cypher.ts'
import type { Order, OrderBy } from './orders.ts'
import { type FilteredKind, labelOf } from './rows.ts'
import { conjuncts, NODE } from './seek.ts'

/** Where a page begins: beyond this id, which has this value of what the list is ordered by. */
export interface Place {
  id: string
  key: string | number | null
}

/** A list as it is being written. */
interface List {
  kind: FilteredKind
  by: OrderBy | null
  /** Whether the rows come downwards: the order does, or it goes upwards and is read from its end. */
  descending: boolean
  /** Read from the end: what lacks the value of the order, which comes last, then comes first. */
  backwards: boolean
  after: Place | null
  /** Whether the nodes come beside their ids, for what is read of them in the same statement. */
  nodes: boolean
  /** Of which release they are, as it is written. */
  release?: string
  /** How many nodes a walk looks at, before it follows what they are tied to; all until its page is full unless given. */
  most?: string
  tests: Tests
  writer: Writer
}

/** What is still asked of the nodes found. */
export interface Tests {
  properties: string[]
  relations: string[]
}

const ID = `${NODE}.id`

interface Reading {
  backwards?: boolean
  nodes?: boolean
  /** How many there are of each kind. */
  counts?: Readonly<Record<string, number>>
}

/** The ids of a kind that fulfil a condition, in an order, from a place on; backwards those before it, the nearest first. */
export function idsQuestion(
  kind: FilteredKind,
  asked: Condition | null,
  order: Order,
  after: Place | null,
  { backwards = false, nodes = false, counts = {} }: Reading = {},
): FilterQuestion {
  const writer = new Writer()
  const conditions = conjuncts(asked)
  const { by } = order
  const walks = by?.index === 'kind' ? by.property : null
  const access = accessTo(kind, conditions, { counts: false, walks }, writer)
  const descending = order.descending !== backwards
  const list: List = {
    kind,
    by,
    descending,
    backwards,
    after,
    nodes,
    tests: testsOf(access?.rest ?? conditions, writer),
    writer,
  }
  const isWalkable =
    by !== null && by.index !== null && (!by.optional || conditions.some(each => needs(each, by.property)))
  const many = (access?.from != null && counts[access.from]) || 0
  let text: string
  if (access !== null && isWalkable && many > FEW)
    text = walkedOrSorted(access.clauses, { ...list, tests: testsOf(conditions, writer) }, list, by, many)
  else if (access !== null) text = sorted(access.clauses, list)
  else if (by === null) text = walked(list, null)
  else if (by.index === null) text = sorted([allOf(kind)], list)
  else if (isWalkable) text = walked(list, by)
  else text = walkedWithRest(list, by)
  return { text, parameters: writer.parameters }
}

/** How many of a kind fulfil a condition. */
export function countQuestion(kind: FilteredKind, asked: Condition | null): FilterQuestion {
  const writer = new Writer()
  const conditions = conjuncts(asked)
  const access = accessTo(kind, conditions, { counts: true, walks: null }, writer)
  const { clauses, rest } = access ?? { clauses: [allOf(kind)], rest: conditions }
  const text = lines(clauses, narrowed(testsOf(rest, writer)), `RETURN count(${NODE}) AS count`)
  return { text, parameters: writer.parameters }
}

/** One walk through the index of an order, or of the ids, which ends when the page is full. */
function walked(
  { kind, descending, after, nodes, release = '$release', most, tests, writer }: List,
  by: OrderBy | null,
): string {
  const [way, beyond] = descending ? [' DESC', '<'] : ['', '>']
  const ofAll = by?.index === 'Entity'
  const label = ofAll ? 'Entity' : labelOf(kind)
  const own = [...(by === null ? [] : [by.property]), 'id']
  const columns = ['release', ...(ofAll ? ['kind'] : []), ...own]
  const where = [
    `${NODE}.release = ${release}`,
    ...(ofAll ? [`${NODE}.kind = ${writer.named('kind', kind)}`] : []),
    // An index of several properties is used only where something is asked of each of them.
    ...(after === null ? own.map(column => `${NODE}.${column} IS NOT NULL`) : beyondPlace(by, beyond, after, writer)),
    ...tests.properties,
  ]
  const inOrder = `ORDER BY ${columns.map(column => `${NODE}.${column}${way}`).join(', ')}`
  return lines(
    `MATCH (${NODE}:${label}) USING INDEX ${NODE}:${label}(${columns.join(', ')})`,
    `WHERE ${where.join(' AND ')}`,
    most === undefined ? [] : `WITH ${NODE} ${inOrder} LIMIT ${most}`,
    related(tests),
    `RETURN ${ID} AS id, ${by === null ? 'null' : `${NODE}.${by.property}`} AS key${beside(nodes)}`,
    `${inOrder} LIMIT $first`,
  )
}

const beside = (nodes: boolean): string => (nodes ? `, ${NODE}` : '')

function beyondPlace(by: OrderBy | null, beyond: string, after: Place, writer: Writer): string[] {
  const id = `${ID} ${beyond} ${writer.named('after', after.id)}`
  if (by === null) return [id]
  const [property, key] = [`${NODE}.${by.property}`, writer.named('key', after.key ?? '')]
  return [`${property} ${beyond}= ${key}`, `${ID} IS NOT NULL`, `(${property} ${beyond} ${key} OR ${id})`]
}

/** An index has no nodes that lack its property: where an order's is optional they come last, by id. */
function walkedWithRest(list: List, by: OrderBy): string {
  const properties = [`${NODE}.${by.property} IS NULL`, ...list.tests.properties]
  const rest = (after: Place | null) => walked({ ...list, after, tests: { ...list.tests, properties } }, null)
  const isInRest = list.after !== null && list.after.key === null
  const way = list.descending ? ' DESC' : ''
  const columns = `id, key${beside(list.nodes)}`
  const collected = collectedOf(list)
  const row = columnsOf('row', list)
  if (list.backwards) {
    if (list.after !== null && !isInRest) return walked(list, by)
    return lines(
      'CALL () {',
      rest(list.after),
      '}',
      `WITH ${collected} AS tail`,
      'CALL (tail) {',
      `UNWIND tail AS row RETURN ${row}`,
      'UNION ALL',
      'WITH tail WHERE size(tail) < $first',
      walked({ ...list, after: null }, by),
      '}',
      `RETURN ${columns} ORDER BY key IS NULL DESC, key${way}, id${way} LIMIT $first`,
    )
  }
  if (isInRest) return rest(list.after)
  return lines(
    'CALL () {',
    walked(list, by),
    '}',
    `WITH ${collected} AS head`,
    'CALL (head) {',
    `UNWIND head AS row RETURN ${row}`,
    'UNION ALL',
    // Not looked for while the page is full without them.
    'WITH head WHERE size(head) < $first',
    rest(null),
    '}',
    `RETURN ${columns} ORDER BY key IS NULL, key${way}, id${way} LIMIT $first`,
  )
}

/** A page of what is found by other means than an order: all of it is compared. */
function sorted(clauses: readonly string[], { by, descending, backwards, after, nodes, tests, writer }: List): string {
  const [way, beyond] = descending ? [' DESC', '<'] : ['', '>']
  const property = by === null ? 'null' : `${NODE}.${by.property}`
  const compared = (value: string) => by?.compared?.(value) ?? value
  const lacking = by?.optional ? [`${property} IS NULL`] : []
  const place: string[] = []
  if (after !== null) {
    const id = `${ID} ${beyond} ${writer.named('after', after.id)}`
    // What lacks the value is beyond all that has one; read backwards, it is the other way about.
    if (by === null) place.push(id)
    else if (after.key === null) {
      place.push(backwards ? `(${property} IS NOT NULL OR ${id})` : [...lacking, id].join(' AND '))
    } else {
      const [mine, theirs] = [compared(property), compared(writer.named('key', after.key))]
      const further = backwards ? [] : lacking
      place.push(`(${[`${mine} ${beyond} ${theirs}`, `${mine} = ${theirs} AND ${id}`, ...further].join(' OR ')})`)
    }
  }
  const columns = [
    ...lacking.map(each => (backwards ? `${each} DESC` : each)),
    ...(by === null ? [] : [`${compared(property)}${way}`]),
    `${ID}${way}`,
  ]
  return lines(
    clauses,
    narrowed({ ...tests, properties: [...place, ...tests.properties] }),
    `RETURN ${ID} AS id, ${property} AS key${beside(nodes)}`,
    `ORDER BY ${columns.join(', ')} LIMIT $first`,
  )
}

/** Of fewer nodes all that is tied to them is compared, however many of them have a value. */
const FEW = 50

/**
 * A page of what is tied to nodes of a value. Where few have it, all of that is compared. Where many have it, a walk in the order of the list is
 * soon full, unless what it wants comes late in that order: so it looks at no more than would be few, and all is compared after all.
 */
function walkedOrSorted(clauses: readonly string[], walk: List, list: List, by: OrderBy, many: number): string {
  const [begin = '', ...further] = clauses
  const way = list.descending ? ' DESC' : ''
  const few = list.writer.named('few', Math.ceil(Math.sqrt(20 * many)))
  // A condition would be looked at for each node of an index; no release is called by nothing.
  const releaseWhere = (condition: string) => `CASE WHEN ${condition} THEN $release ELSE '' END`
  return lines(
    'CALL () {',
    `${begin} WITH * LIMIT ${few}`,
    'RETURN count(*) AS begun',
    '}',
    'CALL (begun) {',
    'CALL (begun) {',
    walked({ ...walk, release: releaseWhere(`begun = ${few}`), most: few }, by),
    '}',
    `RETURN ${collectedOf(list)} AS head`,
    '}',
    'CALL (head) {',
    `WITH head WHERE size(head) = $first UNWIND head AS row RETURN ${columnsOf('row', list)}`,
    'UNION ALL',
    sorted([begin.replace('$release', () => releaseWhere('size(head) < $first')), ...further], list),
    '}',
    `RETURN id, key${beside(list.nodes)} ORDER BY key${way}, id${way} LIMIT $first`,
  )
}

/** The rows of a list as one value. */
const collectedOf = ({ nodes }: List): string => `collect({id: id, key: key${nodes ? `, ${NODE}: ${NODE}` : ''}})`

/** The columns of a list from a row that was collected of it. */
const columnsOf = (row: string, { nodes }: List): string =>
  `${row}.id AS id, ${row}.key AS key${nodes ? `, ${row}.${NODE} AS ${NODE}` : ''}`

export function allOf(kind: FilteredKind): string {
  const label = labelOf(kind)
  const index = `USING INDEX ${NODE}:${label}(release, id)`
  return `MATCH (${NODE}:${label}) ${index} WHERE ${NODE}.release = $release AND ${ID} IS NOT NULL`
}

export function testsOf(conditions: readonly Condition[], writer: Writer): Tests {
  const written = (those: Condition[]) => those.map(each => condition(each, NODE, writer))
  return {
    properties: written(conditions.filter(each => !asksRelations(each))),
    relations: written(conditions.filter(asksRelations).sort((a, b) => steps(a) - steps(b))),
  }
}

/** How many relationships a condition follows: the fewer, the sooner it has said no. */
function steps(asked: Condition): number {
  if (asked.is === 'test') return 0
  if (asked.is === 'not') return steps(asked.of)
  if (asked.is !== 'related') return asked.of.reduce((sum, each) => sum + steps(each), 0)
  const followed = asked.relation.match?.match(/-\[/g)?.length ?? 1
  return followed + (asked.where === null ? 0 : steps(asked.where))
}

export function narrowed(tests: Tests): string[] {
  const first = tests.properties.length === 0 ? [] : [`WITH ${NODE} WHERE ${tests.properties.join(' AND ')}`]
  return [...first, ...related(tests)]
}

/**
 * What is asked of relationships comes last. The planner may begin with it, thinking it the rarer (115,201 dbHits instead
 * of 28,801 among 14,400 allocations): SKIP 0 keeps it from that, and leaves the order as it is.
 */
function related({ relations }: Tests): string[] {
  return relations.length === 0 ? [] : [`WITH ${NODE} SKIP 0 WHERE ${relations.join(' AND ')}`]
}

const asksRelations = (asked: Condition): boolean => steps(asked) > 0

/** Whether a condition can hold only of nodes that have a property. */
function needs(asked: Condition, property: string): boolean {
  if (asked.is !== 'test' || asked.property !== property) return false
  return asked.operator !== 'isNull' || asked.value === false
}

export function lines(...parts: (string | readonly string[])[]): string {
  return parts.flat().join('\n')
}
