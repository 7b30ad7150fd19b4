import { GraphQLScalarType } from 'graphql'
import { GraphQLLocalDate } from 'graphql-scalars'

export const DateScalar = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'A day as YYYY-MM-DD. What is known only to the month or the year counts from its last day.',
})

const DECIMAL = /^-?\d+(\.\d+)?$/

/** Only an output of the API: it is never parsed, so that no client's figure meets a float here. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'An exact decimal number as a string, e.g. "164313744.00": never a float.',
  serialize(value) {
    if (typeof value === 'string' && DECIMAL.test(value)) return value
    throw new TypeError(`not an exact decimal: ${String(value)}`)
  },
})
