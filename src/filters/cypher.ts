import { INTERCHANGEABLE } from '../model/text.ts'
import type { Condition } from './condition.ts'
import { type FilteredKind, labelOf, type RelationRow, type ValueType } from './rows.ts'
import type { Operator, Value } from './values.ts'

/** A query as it is written: whatever a request gives goes into a parameter, so that it can only ever be data. */
export class Writer {
  readonly parameters: Record<string, Value> = {}
  #values = 0
  #nodes = 0

  value(value: Value): string {
    return this.named(`v${this.#values++}`, value)
  }

  named(name: string, value: Value): string {
    this.parameters[name] = value
    return `$${name}`
  }

  node(): string {
    this.#nodes += 1
    return `r${this.#nodes}`
  }
}

type Comparison = Exclude<Operator, 'isNull' | 'scheme' | 'value'>

const COMPARISONS: Record<Comparison, (left: string, right: string) => string> = {
  eq: (left, right) => `${left} = ${right}`,
  in: (left, right) => `${left} IN ${right}`,
  contains: (left, right) => `${left} CONTAINS ${right}`,
  startsWith: (left, right) => `${left} STARTS WITH ${right}`,
  gte: (left, right) => `${left} >= ${right}`,
  lte: (left, right) => `${left} <= ${right}`,
  gt: (left, right) => `${left} > ${right}`,
  lt: (left, right) => `${left} < ${right}`,
}

/** How one of the identifiers of a node is compared: with `scheme:`, with a value, or with `scheme:value`. */
function identifier(operator: Operator, text: string, parameter: string): string {
  if (operator === 'scheme') return `${text} STARTS WITH ${parameter}`
  return `${operator === 'value' ? `substring(${text}, size(split(${text}, ':')[0]) + 1)` : text} = ${parameter}`
}

const plain = (operator: Comparison, property: string, value: string) => COMPARISONS[operator](property, value)

/**
 * A stored text as filters compare it. It is composed already; of the characters that are printed for one another those are
 * made one that the asked value has, because where it has none a text with one cannot differ by it alone.
 */
function folded(text: string, asked: Value): string {
  return INTERCHANGEABLE.filter(([one = '']) => String(asked).includes(one)).reduce(
    (same, [one, ...others]) =>
      others.reduce((each, other) => `replace(${each}, ${literal(other)}, ${literal(one ?? '')})`, same),
    `toLower(${text})`,
  )
}

const literal = (character: string) => `'${character === "'" ? "\\'" : character}'`

/** How a property of each type is compared with the parameter of a value. */
const TESTS: Record<
  Exclude<ValueType, 'identifiers'>,
  (operator: Comparison, property: string, parameter: string, value: Value) => string
> = {
  text: (operator, property, parameter, value) => COMPARISONS[operator](folded(property, value), parameter),
  texts: (operator, property, parameter, value) =>
    `any(each IN ${property} WHERE ${COMPARISONS[operator](folded('each', value), parameter)})`,
  decimal: (operator, property, value) => COMPARISONS[operator](`toFloat(${property})`, `toFloat(${value})`),
  money: plain,
  int: plain,
  date: plain,
  word: plain,
  id: plain,
  boolean: plain,
}

type Test = Extract<Condition, { is: 'test' }>

function compared({ field, operator, value }: Test, property: string, parameter: string): string {
  if (field.type !== 'identifiers') return TESTS[field.type](operator as Comparison, property, parameter, value)
  return `any(each IN ${property} WHERE ${identifier(operator, folded('each', value), parameter)})`
}

/**
 * A condition about the node of a variable. Where a property is missing Cypher says neither true nor false, which a WHERE
 * takes for false; under a `not` that has to be said, or the complement of a filter would lack those nodes.
 */
export function condition(asked: Condition, node: string, writer: Writer, negated = false): string {
  switch (asked.is) {
    case 'test': {
      const property = `${node}.${asked.property}`
      if (asked.operator === 'isNull') return `${property} IS ${asked.value === true ? '' : 'NOT '}NULL`
      const test = compared(asked, property, writer.value(asked.value))
      return negated ? `coalesce(${test}, false)` : test
    }
    case 'related': {
      const other = writer.node()
      const where = asked.where === null ? [] : [condition(asked.where, other, writer)]
      return `EXISTS { ${matched(asked.relation, node, other, where)} }`
    }
    case 'not': {
      const of = condition(asked.of, node, writer, true)
      return asked.of.is === 'all' || asked.of.is === 'any' ? `NOT ${of}` : `NOT (${of})`
    }
    case 'all':
      return `(${asked.of.map(each => condition(each, node, writer, negated)).join(' AND ')})`
    case 'any':
      return `(${asked.of.map(each => condition(each, node, writer, negated)).join(' OR ')})`
  }
}

/** From a node that is known to those that a relation leads to, without their release: no relationship leaves one. */
export function matched(relation: RelationRow, from: string, to: string, where: string[]): string {
  const label = labelOf(relation.to)
  const { join } = relation
  if (join === null) return clause(pattern(relation, `(${from})`, `(${to}:${label})`), where)
  return clause(`(${to}:${label})`, [`${to}.release = $release`, `${to}.${join.to} = ${from}.${join.from}`, ...where])
}

/** The same relation the other way: from a node that is known to those of a kind that it leads from. */
export function matchedBack(relation: RelationRow, kind: FilteredKind, from: string, to: string): string {
  const label = labelOf(kind)
  const { join } = relation
  if (join === null) return clause(pattern(relation, `(${from}:${label})`, `(${to})`), [])
  return clause(`(${from}:${label})`, [`${from}.release = $release`, `${from}.${join.from} = ${to}.${join.to}`])
}

function pattern(relation: RelationRow, from: string, to: string): string {
  return (relation.match ?? '').replace('(from)', from).replace('(to)', to)
}

function clause(pattern: string, where: string[]): string {
  return `MATCH ${pattern}${where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`}`
}
