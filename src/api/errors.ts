import type { ApolloServerPlugin } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Context } from '../entities/base/context.ts'
import { wordsOf } from '../entities/base/enums.ts'
import { FilorossoError } from '../model/errors.ts'
import { compareIds } from '../model/order.ts'

/** Apollo's own codes for a request that cannot be understood: all of them are the client's to fix. */
const ASKED_WRONGLY = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
])

/** Codes that clients of persisted queries look for: they send the operation itself then. */
const OF_THE_PROTOCOL = new Set(['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED'])

/** What a client sees of an error: a documented code, what was wrong, what to change. Anything unforeseen is hidden. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { message, locations, path } = formatted
  const place = { ...(locations === undefined ? {} : { locations }), ...(path === undefined ? {} : { path }) }
  const thrown = causeOf(error)
  if (thrown instanceof FilorossoError) {
    const hint = thrown.hint === undefined ? {} : { hint: thrown.hint }
    return { message: thrown.message, ...place, extensions: { code: thrown.code, ...hint } }
  }
  const code = String(formatted.extensions?.code ?? '')
  if (OF_THE_PROTOCOL.has(code)) return { message, ...place, extensions: { code } }
  if (
    ASKED_WRONGLY.has(code) ||
    (thrown instanceof GraphQLError && thrown.originalError === undefined && code !== 'INTERNAL_SERVER_ERROR')
  ) {
    return { message: suggested(message), ...place, extensions: { code: 'BAD_USER_INPUT' } }
  }
  // A variable that is null where its argument may not be: GraphQL finds it when it comes to the field.
  if (thrown instanceof GraphQLError && thrown.originalError === undefined && /^Argument "/.test(message)) {
    return { message, ...place, extensions: { code: 'BAD_USER_INPUT' } }
  }
  // What GraphQL itself refuses has no place in an operation's answer: an operation of a kind that the schema lacks.
  if (thrown instanceof GraphQLError && thrown.originalError === undefined && path === undefined) {
    return { message, ...place, extensions: { code: 'BAD_USER_INPUT' } }
  }
  return { message: 'an unforeseen error; it is in the log of the server', ...place, extensions: { code: 'INTERNAL' } }
}

/**
 * An order that lacks its way is nearer to its own two words than to any that are spelt alike, which is all that GraphQL looks at:
 * `DATE` is meant as DATE_DESC or DATE_ASC.
 */
export function suggested(message: string): string {
  const [, value = '', order = ''] = /Value "(\w+)" does not exist in "(\w+Order)" enum\./.exec(message) ?? []
  const meant =
    value === '' ? [] : wordsOf(order).filter(word => word.replace(/_(ASC|DESC)$/, '') === value.toUpperCase())
  if (meant.length === 0) return message
  const rather = `Did you mean ${meant
    .reverse()
    .map(word => `"${word}"`)
    .join(' or ')}?`
  return `${message.replace(/ Did you mean [^?]*\?/, '')} ${rather}`
}

/** What a resolver threw, or what an error that refuses a whole operation was made from. */
function causeOf(error: unknown): unknown {
  const thrown = unwrapResolverError(error)
  return thrown instanceof GraphQLError && thrown.originalError instanceof FilorossoError
    ? thrown.originalError
    : thrown
}

/** What the operator has to know of: the client gets the id under which the log has it. */
export const isLogged = (code: unknown): boolean => code === 'INTERNAL' || code === 'UNAVAILABLE'

/** By their paths: which of the fields that are resolved at once fails first is chance, and one request has one answer. */
const inOrder = <E extends Pick<GraphQLFormattedError, 'path'>>(errors: readonly E[]): E[] =>
  errors.toSorted(({ path: one = [] }, { path: other = [] }) => {
    const at = one.findIndex((step, index) => step !== other[index])
    if (at === -1 || at >= other.length) return one.length - other.length
    const [a, b] = [one[at] as string | number, other[at] as string | number]
    return typeof a === 'number' && typeof b === 'number' ? a - b : compareIds(String(a), String(b))
  })

/**
 * Logs each fault of an operation once, with its cause, however many fields met it, and says in the answer where it is logged.
 * Errors are answered in the order of their paths.
 */
export function logsFaults(log: (error: unknown, requestId?: string) => void): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue: { request } }) {
      const requestId = request?.id
      const logged = new Set<string>()
      return {
        async didEncounterErrors({ errors }) {
          for (const error of errors) {
            const code = formatError(error.toJSON(), error).extensions?.code
            const cause = causeOf(error)
            if (!isLogged(code) || logged.has(String(cause))) continue
            logged.add(String(cause))
            log(cause, requestId)
          }
        },
        async willSendResponse({ response: { body } }) {
          if (body.kind !== 'single' || body.singleResult.errors === undefined) return
          body.singleResult.errors = inOrder(body.singleResult.errors).map(error =>
            requestId !== undefined && isLogged(error.extensions?.code)
              ? { ...error, extensions: { ...error.extensions, requestId } }
              : error,
          )
        },
      }
    },
  }
}
