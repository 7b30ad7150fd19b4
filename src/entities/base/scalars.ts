import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A day that the calendar has; the message says how to write one. */
function parseDay(value: unknown): string {
  if (typeof value === 'string' && DAY.test(value)) {
    const day = new Date(`${value}T00:00:00Z`)
    if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value
  }
  throw new GraphQLError(`${JSON.stringify(value)} is not a valid day: write one as YYYY-MM-DD`)
}

export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date.html',
  description: 'A day as YYYY-MM-DD. What is known only to the month or the year counts from its last day.',
  serialize: parseDay,
  parseValue: parseDay,
  parseLiteral: node => parseDay(textOf(node, 'day such as "2019-12-31"')),
})

const DECIMAL = /^-?\d+(\.\d+)?$/

function parseDecimal(value: unknown): string {
  if (typeof value === 'string' && DECIMAL.test(value)) return value
  throw new GraphQLError(`${JSON.stringify(value)} is not a valid decimal: write it as a string such as "164313744.00"`)
}

/** A string on the wire, in and out, so that no figure meets a float here. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  specifiedByURL: 'https://www.w3.org/TR/xmlschema11-2/#decimal',
  description: 'An exact decimal number as a string, e.g. "164313744.00": never a float.',
  serialize: parseDecimal,
  parseValue: parseDecimal,
  parseLiteral: node => parseDecimal(textOf(node, 'exact decimal such as "164313744.00"')),
})

/** The text of a string written in an operation; says where anything else stands. */
function textOf(node: ValueNode, wanted: string): string {
  if (node.kind === Kind.STRING) return node.value
  throw new GraphQLError(`${print(node)} is not a valid ${wanted}: write it as a string`, { nodes: [node] })
}
