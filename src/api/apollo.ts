import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import type { Context } from '../entities/base/context.ts'
import { formatError } from './errors.ts'
import { limits } from './limits.ts'

/** Tokens of one operation: the longest of our own have some hundreds. */
const MAX_TOKENS = 4_000
/** Parsed documents that are kept, in bytes of their JSON: padded operations must not fill the memory. */
const DOCUMENT_CACHE_BYTES = 8 * 1024 * 1024

export async function createApollo(
  schema: GraphQLSchema,
  log: (error: unknown) => void,
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    documentStore: new InMemoryLRUCache<DocumentNode>({
      maxSize: DOCUMENT_CACHE_BYTES,
      sizeCalculation: document => document.loc?.source.body.length ?? 1_000,
    }),
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => formatError(formatted, error, log),
    plugins: [ApolloServerPluginLandingPageDisabled(), limits(schema)],
    // The service logs in its own way.
    logger: { debug() {}, info() {}, warn: log, error: log },
  })
  await apollo.start()
  return apollo
}
