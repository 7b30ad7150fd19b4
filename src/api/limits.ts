import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, type GraphQLSchema, getVariableValues } from 'graphql'
import type { Context } from '../entities/base/context.ts'
import { FilorossoError } from '../model/errors.ts'
import { type Cost, costOf } from './cost.ts'

/** What an operation may ask at most: twice what the largest of the examples does, and a second's work. */
export const LIMITS: Cost = { objects: 250_000, depth: 20 }

/** Refuses what would be too much work before any of it is done, and tells of the rest, in `extensions.cost`, what it may cost. */
export function limits(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let cost: Cost | null = null
      return {
        async didResolveOperation({ document, operation, request }) {
          if (operation === undefined) return
          const variables = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {})
          // What is wrong with the variables is for the execution to say.
          if (variables.coerced === undefined) return
          cost = costOf(schema, document, operation, variables.coerced)
          refuseBeyond(cost)
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

function refuseBeyond({ objects, depth }: Cost): void {
  if (depth > LIMITS.depth)
    throw refusal(
      new FilorossoError(
        'LIMIT_EXCEEDED',
        `fields are ${depth} deep inside each other, and at most ${LIMITS.depth} are answered`,
        { hint: 'ask in several requests: ids lead on from one to the next' },
      ),
    )
  if (objects > LIMITS.objects)
    throw refusal(
      new FilorossoError(
        'LIMIT_EXCEEDED',
        `the answer may hold ${objects} objects, and at most ${LIMITS.objects} are answered`,
        { hint: 'lower `first` where lists are inside lists, or ask in several requests' },
      ),
    )
}

/** Apollo takes anything else that is thrown here for a fault of its own. */
function refusal(originalError: FilorossoError): GraphQLError {
  return new GraphQLError(originalError.message, { originalError, extensions: { http: { status: 400 } } })
}
