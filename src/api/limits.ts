import type { ApolloServerPlugin } from '@apollo/server'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql'
import type { Context } from '../entities/base/context.ts'
import { FilorossoError } from '../model/errors.ts'
import { pause } from '../model/turns.ts'
import { type Cost, type Counts, costOf } from './cost.ts'

/** What an operation may ask at most: twice what the largest of the examples does, and a second's work. */
export const LIMITS: Cost = { objects: 250_000, depth: 20 }

/**
 * The cost of an operation; null where its variables are wrong, which is for the execution to say. Whatever runs an operation
 * asks this before, whichever door it came by.
 * @throws FilorossoError LIMIT_EXCEEDED where it would be too much work
 */
export function admitted(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
  counts: Counts,
): Cost | null {
  const variables = getVariableValues(schema, operation.variableDefinitions ?? [], given)
  if (variables.coerced === undefined) return null
  const cost = costOf(schema, document, operation, variables.coerced, counts)
  refuseBeyond(cost)
  return cost
}

/** Refuses what would be too much work before any of it is done, and states of the rest, in `extensions.cost`, what it may cost. */
export function limits(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let cost: Cost | null = null
      return {
        // To read and to check an operation is work, too.
        didResolveSource: () => pause(),
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (operation === undefined) return
          try {
            cost = admitted(schema, document, operation, request.variables ?? {}, contextValue.reader.release.counts)
          } catch (error) {
            throw error instanceof FilorossoError ? refusal(error) : error
          }
          await pause(contextValue.signal)
        },
        async willSendResponse({ response }) {
          if (cost === null || response.body.kind !== 'single') return
          const { singleResult } = response.body
          singleResult.extensions = { ...singleResult.extensions, cost: { objects: cost.objects } }
        },
      }
    },
  }
}

/** @throws FilorossoError LIMIT_EXCEEDED */
export function refuseBeyond({ objects, depth }: Cost): void {
  if (depth > LIMITS.depth)
    throw new FilorossoError(
      'LIMIT_EXCEEDED',
      `fields are ${depth} deep inside each other, and at most ${LIMITS.depth} are answered`,
      { hint: 'ask in several requests: ids lead on from one to the next' },
    )
  if (objects > LIMITS.objects)
    throw new FilorossoError(
      'LIMIT_EXCEEDED',
      `the answer may hold ${objects} objects, or take as long as so many, and at most ${LIMITS.objects} are answered`,
      {
        hint: 'lower `first` where lists are inside lists, follow fewer relationships in filters, or ask in several requests',
      },
    )
}

/** Apollo takes anything else that is thrown here for a fault of its own. */
function refusal(originalError: FilorossoError): GraphQLError {
  return new GraphQLError(originalError.message, { originalError, extensions: { http: { status: 400 } } })
}
