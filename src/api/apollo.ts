import 'reflect-metadata'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import type { Context } from '../entities/base/context.ts'
import { formatError, logsFaults } from './errors.ts'
import { answersCompiled } from './execute.ts'
import { announcesExpected } from './expected.ts'
import { limits } from './limits.ts'
import { notesOutcome } from './outcome.ts'
import { stringifyInTurns } from './turns.ts'

/** Tokens of one operation: the longest of our own have some hundreds. */
export const MAX_TOKENS = 4_000
/** Parsed documents that are kept, in bytes of their JSON: padded operations must not fill the memory. */
const DOCUMENT_CACHE_BYTES = 8 * 1024 * 1024
/** Operations that clients have sent once and name by their hash from then on, in bytes. */
const PERSISTED_BYTES = 8 * 1024 * 1024

export async function createApollo(
  schema: GraphQLSchema,
  log: (error: unknown, requestId?: string) => void,
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
    persistedQueries: { cache: new InMemoryLRUCache<string>({ maxSize: PERSISTED_BYTES }) },
    // The service only reads and knows no cookies: a page of another origin gets nothing that it could not fetch by itself.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    formatError,
    stringifyResult: stringifyInTurns,
    plugins: [
      // What is on unless it is turned off: the first of these is called for each field of each object, and says nothing that is not known.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      limits(schema),
      announcesExpected(schema),
      logsFaults(log),
      notesOutcome(schema),
      answersCompiled(schema),
    ],
    // The service logs in its own way.
    logger: { debug() {}, info() {}, warn: log, error: log },
  })
  await apollo.start()
  return apollo
}
