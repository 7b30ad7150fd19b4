import type { FilterQuestion } from '../graph/filtered-ids.ts'
import { accessTo } from './access.ts'
import type { Condition } from './condition.ts'
import { matched, Writer } from './cypher.ts'
import { FILTERS } from './kinds.ts'
import { allOf, lines, narrowed, testsOf } from './question.ts'
import type { FieldRow, FilteredKind, RelationRow } from './rows.ts'
import { conjuncts, NODE } from './seek.ts'

/** What a list can be counted by: a word or text of its things, the year of a date, or what a relation leads to. */
export type Grouping = { description: string } & (
  | { by: 'value'; property: string; type: FieldRow['type']; words: string | null }
  | { by: 'year'; property: string }
  | { by: 'relation'; relation: RelationRow }
)

/** A list that is counted: what a connection is of. */
export interface Listed {
  kind: FilteredKind
  condition: Condition | null
}

const VALUES: readonly FieldRow['type'][] = ['word', 'boolean', 'text']

/** Names distinguish things: nothing is counted by them. */
const NAMES = new Set(['id', 'name', 'aliases'])

const constant = (name: string): string => name.replace(/([A-Z])/g, '_$1').toUpperCase()

function groupingsOfKind(kind: FilteredKind): Map<string, Grouping> {
  const { fields, relations } = FILTERS[kind]
  const found = new Map<string, Grouping>()
  for (const [name, { type, words, property, description }] of Object.entries(fields)) {
    if (NAMES.has(name)) continue
    const of = { property: property ?? name, description }
    if (VALUES.includes(type)) found.set(constant(name), { by: 'value', type, words, ...of })
    if (type === 'date')
      found.set(`${constant(name)}_YEAR`, {
        by: 'year',
        ...of,
        description: `The year of ${description.charAt(0).toLowerCase()}${description.slice(1)}`,
      })
  }
  for (const [name, relation] of Object.entries(relations))
    found.set(constant(name), { by: 'relation', relation, description: relation.description })
  return found
}

const made = new Map<FilteredKind, Map<string, Grouping>>()

/** By what a list of a kind can be counted, by its name in the API: `ACT_KIND`, `DATE_YEAR`, `ISSUERS`. */
export function groupingsOf(kind: FilteredKind): ReadonlyMap<string, Grouping> {
  const known = made.get(kind) ?? groupingsOfKind(kind)
  made.set(kind, known)
  return known
}

const OTHER = 'g'

/**
 * The groups of a list with how many each has, the largest first; what has none is a group of its own, of key null. A thing that
 * a relation leads to several others is in the group of each.
 */
export function groupsQuestion({ kind, condition: asked }: Listed, grouping: Grouping): FilterQuestion {
  const writer = new Writer()
  const conditions = conjuncts(asked)
  const access = accessTo(kind, conditions, { counts: true, walks: null }, writer)
  const { clauses, rest } = access ?? { clauses: [allOf(kind)], rest: conditions }
  const text = lines(
    clauses,
    narrowed(testsOf(rest, writer)),
    keyed(grouping),
    'RETURN key, count(*) AS count ORDER BY count DESC, key LIMIT $first',
  )
  return { text, parameters: writer.parameters }
}

function keyed(grouping: Grouping): string[] {
  if (grouping.by === 'value') return [`WITH toString(${NODE}.${grouping.property}) AS key`]
  if (grouping.by === 'year') return [`WITH left(${NODE}.${grouping.property}, 4) AS key`]
  return [
    `OPTIONAL ${matched(grouping.relation, NODE, OTHER, [])}`,
    // Each pair once, however many ways lead from the one to the other.
    `WITH ${NODE}, ${OTHER}, count(*) AS ties WHERE ties > 0`,
    `WITH ${OTHER}.id AS key`,
  ]
}

/** What things of a group fulfil, and those of no other. */
export function inGroup(grouping: Grouping, key: string | null): Condition {
  if (grouping.by === 'relation') {
    const { relation } = grouping
    if (key === null) return { is: 'not', of: { is: 'related', relation, where: null } }
    const field = FILTERS[relation.to].fields.id as FieldRow
    return { is: 'related', relation, where: { is: 'test', property: 'id', field, operator: 'eq', value: key } }
  }
  const { property } = grouping
  const type = grouping.by === 'year' ? 'date' : grouping.type === 'boolean' ? 'boolean' : 'word'
  const field: FieldRow = { type, words: null, property: null, description: '' }
  const test = (operator: 'eq' | 'gte' | 'lte' | 'isNull', value: string | boolean): Condition => {
    return { is: 'test', property, field, operator, value }
  }
  if (key === null) return test('isNull', true)
  if (grouping.by === 'year') return { is: 'all', of: [test('gte', `${key}-01-01`), test('lte', `${key}-12-31`)] }
  return test('eq', type === 'boolean' ? key === 'true' : key)
}

export const both = (one: Condition | null, other: Condition): Condition =>
  one === null ? other : { is: 'all', of: [one, other] }
