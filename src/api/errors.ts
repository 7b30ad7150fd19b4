import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { FilorossoError } from '../model/errors.ts'

/** Apollo's own codes for a request that cannot be understood: all of them are the asker's to mend. */
const ASKED_WRONGLY = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

/** What a client sees of an error: a documented code, what was wrong, what to change. Anything unforeseen is logged and hidden. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: (error: unknown) => void,
): GraphQLFormattedError {
  const { message, locations, path } = formatted
  const place = { ...(locations === undefined ? {} : { locations }), ...(path === undefined ? {} : { path }) }
  const thrown = causeOf(error)
  if (thrown instanceof FilorossoError) {
    if (thrown.code === 'INTERNAL') log(thrown)
    const hint = thrown.hint === undefined ? {} : { hint: thrown.hint }
    return { message: thrown.message, ...place, extensions: { code: thrown.code, ...hint } }
  }
  const code = String(formatted.extensions?.code ?? '')
  if (
    ASKED_WRONGLY.has(code) ||
    (thrown instanceof GraphQLError && thrown.originalError === undefined && code !== 'INTERNAL_SERVER_ERROR')
  ) {
    return { message, ...place, extensions: { code: 'BAD_USER_INPUT' } }
  }
  // A variable that is null where its argument may not be: GraphQL finds it when it comes to the field.
  if (thrown instanceof GraphQLError && thrown.originalError === undefined && /^Argument "/.test(message)) {
    return { message, ...place, extensions: { code: 'BAD_USER_INPUT' } }
  }
  // What GraphQL itself refuses has no place in an operation's answer: an operation of a kind that the schema lacks.
  if (thrown instanceof GraphQLError && thrown.originalError === undefined && path === undefined) {
    return { message, ...place, extensions: { code: 'BAD_USER_INPUT' } }
  }
  log(thrown)
  return { message: 'an unforeseen error; it is in the log of the server', ...place, extensions: { code: 'INTERNAL' } }
}

/** What a resolver threw, or what an error that refuses a whole operation was made from. */
function causeOf(error: unknown): unknown {
  const thrown = unwrapResolverError(error)
  return thrown instanceof GraphQLError && thrown.originalError instanceof FilorossoError
    ? thrown.originalError
    : thrown
}
