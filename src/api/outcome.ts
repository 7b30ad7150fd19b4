import type { ApolloServerPlugin } from '@apollo/server'
import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { Context } from '../entities/base/context.ts'

/** What of the API is not decided by the release: other releases, when it was loaded, and the schema, which is the program's. */
const PASSING = new Set(['Query.releases', 'Release.loadedAt', 'Query.__schema', 'Query.__type'])

/** Notes how each operation went, for whoever sends its answer. */
export function notesOutcome(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue: { request: notes } }) {
      if (notes === undefined) return
      return {
        async willSendResponse({ document, response, request }) {
          if (request.query === undefined && document === undefined) return
          const { body } = response
          const failed = body.kind !== 'single' || body.singleResult.errors !== undefined || document === undefined
          notes.outcome = failed ? 'failed' : isPassing(schema, document) ? 'passing' : 'lasting'
        },
      }
    },
  }
}

/** Of documents that are kept parsed, and so come again. */
const passing = new WeakMap<DocumentNode, boolean>()

function isPassing(schema: GraphQLSchema, document: DocumentNode): boolean {
  const known = passing.get(document) ?? asksOfMore(schema, document)
  passing.set(document, known)
  return known
}

function asksOfMore(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema)
  let found = false
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        const [parent, field] = [types.getParentType(), types.getFieldDef()]
        if (parent && field && PASSING.has(`${parent.name}.${field.name}`)) found = true
      },
    }),
  )
  return found
}
