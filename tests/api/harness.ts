import { createHash } from 'node:crypto'
import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql'
import { inject } from 'vitest'
import { createApollo } from '../../src/api/apollo.ts'
import { createSchema } from '../../src/api/schema.ts'
import { readEnvironment } from '../../src/config/environment.ts'
import type { ReleaseInfo } from '../../src/graph/reader.ts'
import type { Language } from '../../src/locale/language.ts'
import { contextMaker } from '../../src/service/context.ts'
import { loadPackages } from '../../src/service/data.ts'
import { type OpenStore, openStore } from '../../src/service/store.ts'

/** The release of some packages on the real database, and the API over it. */
export interface Api {
  release: ReleaseInfo
  schema: GraphQLSchema
  store: OpenStore
  /** The whole answer, errors among it; in English where no language is given. */
  execute(source: string, variables?: Record<string, unknown>, language?: Language): Promise<ExecutionResult>
  /** The data of an answer without errors. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the operation asks for
  ask(source: string, variables?: Record<string, unknown>): Promise<any>
  close(): Promise<void>
}

/** The environment of a test: the database that the run started. */
export function testEnvironment(more: Record<string, string> = {}) {
  const { uri, user, password, database } = inject('neo4j')
  const given = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database, PORT: '0' }
  return readEnvironment({ ...given, ...more })
}

/** Where whatever only reads finds the release of these packages: it is loaded once a run. What loads others has a scope of its own. */
export const scopeOf = (packages: readonly string[]): string =>
  `read-${createHash('sha256').update(packages.join('\n')).digest('hex').slice(0, 8)}`

export async function openApi(packages: string[]): Promise<Api> {
  const scope = scopeOf(packages)
  const store = await openStore(testEnvironment(), { step() {}, scope })
  const release = await loadPackages(store.database, { packages, keep: 1, steps: { step() {}, detail() {} }, scope })
  const schema = await createSchema()
  const context = contextMaker(store, () => null)
  const execute: Api['execute'] = async (source, variableValues = {}, language = 'EN') =>
    graphql({ schema, source, variableValues, contextValue: { ...(await context(null)), language } })
  return {
    release,
    schema,
    store,
    execute,
    async ask(source, variables) {
      const { data, errors } = await execute(source, variables)
      if (errors !== undefined)
        throw new Error(errors.map(error => `${error.path?.join('.')}: ${error.message}`).join('\n'))
      return JSON.parse(JSON.stringify(data))
    },
    close: () => store.close(),
  }
}

/** The API over a release that is there, as the service runs it: with nothing in memory, or with all of it. */
export async function openServed(packages: string[], memory: 'cold' | 'warm') {
  const environment = testEnvironment({ FILOROSSO_CACHE_MB: memory === 'cold' ? '0' : '256' })
  const store = await openStore(environment, { step() {}, scope: scopeOf(packages) })
  if (memory === 'warm') await store.warm(await store.current(), async () => {})
  const apollo = await createApollo(await createSchema(), () => {})
  const context = contextMaker(store, () => null)
  return {
    async answer(query: string): Promise<{ data?: unknown; errors?: unknown }> {
      const { body } = await apollo.executeOperation({ query }, { contextValue: await context(null) })
      if (body.kind !== 'single') throw new Error('the answer came in parts')
      const { data, errors } = body.singleResult
      return JSON.parse(JSON.stringify({ data, errors }))
    },
    async close() {
      await apollo.stop()
      await store.close()
    },
  }
}
