import { type Currency, isCurrency, UNDECLARED } from '../model/currency.ts'
import { FILTERS, presence } from './kinds.ts'
import type { FieldRow, FilteredKind, RelationRow } from './rows.ts'
import { LIMITS, OPERATORS, type Operator, readValue, refused, shown, tooMuch, type Value } from './values.ts'

/** What a filter asks, read and checked. Every condition is true or false of a node, never unknown. */
export type Condition =
  | { is: 'test'; property: string; field: FieldRow; operator: Operator; value: Value }
  /** Whether any node that the relation leads to fulfils `where`; any node at all when null. */
  | { is: 'related'; relation: RelationRow; where: Condition | null }
  | { is: 'all' | 'any'; of: Condition[] }
  | { is: 'not'; of: Condition }

type Input = Record<string, unknown>

/** How deep a reading is, and what it has read so far. */
interface Reading {
  relations: number
  logic: number
  read: { conditions: number }
}

/**
 * Reads a filter of a kind; null when it is left out or has no field at all, and nothing is asked. Inside it a condition
 * without a test is refused: `not: {}` or `or: []` could be meant as all or as none. So is a null, which might be meant as
 * "has none".
 *
 * @throws FilorossoError BAD_USER_INPUT or LIMIT_EXCEEDED, naming the path of what is wrong
 */
export function conditionOf(kind: FilteredKind, input: unknown, path = 'filter'): Condition | null {
  if (input === null || input === undefined || isEmpty(input)) return null
  return read(kind, input, path, { relations: 0, logic: 0, read: { conditions: 0 } })
}

function read(kind: FilteredKind, input: unknown, path: string, reading: Reading): Condition {
  const asked = objectOf(input, path)
  const { fields, relations } = FILTERS[kind]
  const known = new Set(['and', 'or', 'not'])
  const found: Condition[] = []
  // In the order of the table, so that the same question is the same query however it is written.
  const each = (name: string, readIt: (value: unknown, path: string) => Condition): void => {
    known.add(name)
    const value = asked[name]
    if (value !== undefined) found.push(readIt(present(value, `${path}.${name}`), `${path}.${name}`))
  }
  for (const [name, field] of Object.entries(fields)) {
    each(name, (value, at) => tests(name, field, value, at, currencyOf(asked), reading))
  }
  for (const [name, relation] of Object.entries(relations)) {
    each(presence(name), (value, at) => hasAny(relation, value, at, reading))
    each(name, (value, at) => related(name, relation, value, at, reading))
  }
  each('and', (value, at) => members('all', kind, value, at, reading))
  each('or', (value, at) => members('any', kind, value, at, reading))
  each('not', (value, at) => ({ is: 'not', of: read(kind, value, at, deeper(reading, at)) }))
  const unknown = Object.keys(asked).find(name => !known.has(name))
  if (unknown !== undefined) throw refused(`${path}.${unknown}`, 'there is no such field', 'see the schema')
  return joined('all', found, path, 'leave it out, or ask something of a field')
}

/** The currency that amounts of the same filter are in: how many decimals a figure has goes by it. */
function currencyOf({ currency }: Input): Currency {
  const code = (currency as Input | undefined)?.eq
  return typeof code === 'string' && isCurrency(code) ? code : UNDECLARED
}

function tests(
  name: string,
  field: FieldRow,
  input: unknown,
  path: string,
  currency: Currency,
  reading: Reading,
): Condition {
  const asked = objectOf(input, path)
  const unknown = Object.keys(asked).find(operator => !OPERATORS[field.type].includes(operator as Operator))
  if (unknown !== undefined) throw refused(`${path}.${unknown}`, 'there is no such operator', 'see the schema')
  const found = OPERATORS[field.type].flatMap((operator): Condition[] => {
    const raw = asked[operator]
    if (raw === undefined) return []
    const at = `${path}.${operator}`
    counted(at, reading)
    const value = readValue(field.type, operator, present(raw, at), at, currency)
    return [{ is: 'test', property: field.property ?? name, field, operator, value }]
  })
  const operators = OPERATORS[field.type].map(operator => `\`${operator}\``).join(', ')
  if (field.type === 'identifiers') return identified(found, path)
  return joined('all', found, path, `leave it out, or give one of ${operators}`)
}

const SCHEME = /^[a-z0-9-]+$/

/** What is asked of a scheme and of a value is asked of one identifier: `scheme:value`. */
function identified(found: Condition[], path: string): Condition {
  const [first, second] = found
  if (first?.is !== 'test') throw empty(path, 'leave it out, or give `scheme`, `value` or both')
  if (first.operator !== 'scheme') return first
  if (!SCHEME.test(String(first.value)))
    throw refused(
      `${path}.scheme`,
      `${shown(first.value)} is not a valid scheme`,
      'give letters, digits and hyphens: CUP',
    )
  const value = `${first.value}:`
  if (second?.is !== 'test') return { ...first, value }
  return { ...first, operator: 'eq', value: `${value}${second.value}` }
}

function related(name: string, relation: RelationRow, input: unknown, path: string, reading: Reading): Condition {
  const relations = reading.relations + 1
  if (relations > LIMITS.relations) throw tooMuch(path, 'too many relationships inside each other', LIMITS.relations)
  if (isEmpty(input)) throw empty(path, `leave it out; \`${presence(name)}: true\` finds what has any`)
  const where = read(relation.to, input, path, { ...reading, relations })
  counted(path, reading)
  return { is: 'related', relation, where }
}

function hasAny(relation: RelationRow, value: unknown, path: string, reading: Reading): Condition {
  if (typeof value !== 'boolean') throw refused(path, `${shown(value)} is not true or false`, 'give true or false')
  counted(path, reading)
  const any: Condition = { is: 'related', relation, where: null }
  return value ? any : { is: 'not', of: any }
}

function members(is: 'all' | 'any', kind: FilteredKind, input: unknown, path: string, reading: Reading): Condition {
  if (!Array.isArray(input)) throw refused(path, `${shown(input)} is not a valid list`, 'give a list of filters')
  if (input.length > LIMITS.width) throw tooMuch(path, `${input.length} members are too many`, LIMITS.width)
  const inside = deeper(reading, path)
  return joined(
    is,
    input.map((each, index) => read(kind, each, `${path}[${index}]`, inside)),
    path,
    'leave it out, or list at least one filter',
  )
}

function joined(is: 'all' | 'any', of: Condition[], path: string, hint: string): Condition {
  const [first] = of
  if (first === undefined) throw empty(path, hint)
  return of.length > 1 ? { is, of } : first
}

/** Refused wherever it stands but as the whole filter: what it means depends on where it stands. */
const empty = (path: string, hint: string) => refused(path, 'an empty condition asks nothing', hint)

const isEmpty = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && !Array.isArray(input) && Object.keys(input).length === 0

function deeper(reading: Reading, path: string): Reading {
  const logic = reading.logic + 1
  if (logic > LIMITS.logic) throw tooMuch(path, 'too many of and, or, not inside each other', LIMITS.logic)
  return { ...reading, logic }
}

function counted(path: string, { read }: Reading): void {
  read.conditions += 1
  if (read.conditions > LIMITS.conditions) throw tooMuch(path, 'the filter has too many conditions', LIMITS.conditions)
}

function objectOf(input: unknown, path: string): Input {
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input as Input
  throw refused(path, `${shown(input)} is not a valid filter`, 'give an object; leave out what is not asked')
}

function present(value: unknown, path: string): unknown {
  if (value !== null) return value
  throw refused(path, 'null asks nothing', 'leave it out; what has no value is found by isNull, or by has… false')
}
