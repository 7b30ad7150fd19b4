import type { ApolloServer } from '@apollo/server'
import { execute, type GraphQLSchema, Kind } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApollo } from '../../src/api/apollo.ts'
import { executor, mayBeCompiled } from '../../src/api/execute.ts'
import { createSchema } from '../../src/api/schema.ts'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { Context } from '../../src/entities/base/context.ts'
import { openReader } from '../../src/graph/cached-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import type { ReleaseInfo } from '../../src/graph/reader.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { turns } from '../../src/model/turns.ts'
import { counted } from '../graph/support/counted.ts'
import { openTestDatabase, ownScope } from '../graph/support/database.ts'
import { EXAMPLES } from './examples.ts'

let database: Database
let release: ReleaseInfo
let schema: GraphQLSchema
let apollo: ApolloServer<Context>

beforeAll(async () => {
  // What comes together must not depend on how busy the machine is.
  turns.due = () => false
  database = await openTestDatabase()
  const graph = derive(await readPackages(['data/rapporto-2019']))
  release = await loadRelease(database, graph, { scope: ownScope('queries'), contentHash: 'queries' })
  schema = await createSchema()
  apollo = await createApollo(schema, () => {})
})
afterAll(() => apollo?.stop())

/** What an operation asks of the database, of a reader that remembers nothing. */
async function queriesOf(query: string): Promise<string[]> {
  const { database: noting, asked } = counted(database)
  const { body } = await apollo.executeOperation({ query }, { contextValue: contextOf(noting) })
  expect(body.kind === 'single' && body.singleResult.errors).toBe(undefined)
  return asked.map(({ text }) => text)
}

function contextOf(asked: Database): Context {
  // How long it takes on a busy machine is no part of it.
  const reader = openReader(asked, release, new ReleaseCaches({ cacheBytes: 0 }), { timeoutMs: 60_000 })
  return {
    reader,
    signal: undefined,
    language: 'EN',
    address: '',
    readerOf: async () => reader,
    releases: async () => [release],
    sourceText: () => null,
  }
}

/** Of one question, such as a trace or a plan with what is shown of it: each field of an operation is one. */
const MOST = 6
/** The sum of each group of a list is two queries of its own: which amounts are in it, and what they are inside of. */
const BY_GROUP = new Map([['money-of-a-decree-by-axis', 18]])

const RUN = EXAMPLES.filter(({ runs }) => runs)

test.each(RUN)(
  '$name asks the database at most six times a question',
  { timeout: 120_000 },
  async ({ name, source, operations }) => {
    const questions = operations.flatMap(({ selectionSet }) => selectionSet.selections).length
    const asked = await queriesOf(source)
    expect(asked.length, asked.join('\n\n')).toBeLessThanOrEqual(BY_GROUP.get(name) ?? MOST * questions)
  },
)

const compilable = () => RUN.filter(({ document }) => mayBeCompiled(schema, document))

test('examples of most questions are compiled when they are asked again, and answered as they are by GraphQL itself', async () => {
  const asked = new Set<string>()
  for (const { name, document, operations } of compilable()) {
    const own = await executor(
      schema,
      1,
    )({
      document,
      operationName: undefined,
      variableValues: {},
      contextValue: contextOf(database),
    })
    const theirs = await execute({ schema, document, contextValue: contextOf(database) })
    expect(JSON.stringify(own), name).toBe(JSON.stringify(theirs))
    for (const { selectionSet } of operations)
      for (const field of selectionSet.selections) if (field.kind === Kind.FIELD) asked.add(field.name.value)
  }
  expect([...asked]).toEqual(expect.arrayContaining(['trace', 'coverage', 'diff', 'sum', 'plan', 'lines']))
}, 120_000)
