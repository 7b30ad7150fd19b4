import type { ApolloServer } from '@apollo/server'
import { execute, Kind } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApollo } from '../../src/api/apollo.ts'
import { executor, mayBeCompiled } from '../../src/api/execute.ts'
import type { Context } from '../../src/entities/base/context.ts'
import { openReader } from '../../src/graph/cached-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { type Api, openApi } from '../api/harness.ts'
import { counted, withoutTurns } from '../graph/support/counted.ts'
import { EXAMPLES } from './examples.ts'

let api: Api
let apollo: ApolloServer<Context>

withoutTurns()
beforeAll(async () => {
  api = await openApi(['data/rapporto-2019'])
  apollo = await createApollo(api.schema, () => {})
})
afterAll(async () => {
  await apollo?.stop()
  await api?.close()
})

/** What an operation asks of the database, of a reader that remembers nothing. */
async function queriesOf(query: string): Promise<string[]> {
  const { database: noting, asked } = counted(api.store.database)
  const { body } = await apollo.executeOperation({ query }, { contextValue: contextOf(noting) })
  expect(body.kind === 'single' && body.singleResult.errors).toBe(undefined)
  return asked.map(({ text }) => text)
}

function contextOf(asked: Database): Context {
  // How long it takes on a busy machine is no part of it.
  const reader = openReader(asked, api.release, new ReleaseCaches({ cacheBytes: 0 }), { timeoutMs: 60_000 })
  return {
    reader,
    signal: undefined,
    language: 'EN',
    address: '',
    readerOf: async () => reader,
    releases: async () => [api.release],
    sourceText: () => null,
  }
}

/** Of one question, such as a trace or a plan with what is shown of it: each field of an operation is one. */
const MOST = 6

const RUN = EXAMPLES.filter(({ runs }) => runs)

test.each(RUN)(
  '$name asks the database at most six times a question',
  { timeout: 120_000 },
  async ({ source, operations }) => {
    const questions = operations.flatMap(({ selectionSet }) => selectionSet.selections).length
    const asked = await queriesOf(source)
    expect(asked.length, asked.join('\n\n')).toBeLessThanOrEqual(MOST * questions)
  },
)

const compilable = () => RUN.filter(({ document }) => mayBeCompiled(api.schema, document))

test('examples of most questions are compiled when they are asked again, and answered as they are by GraphQL itself', async () => {
  const asked = new Set<string>()
  for (const { name, document, operations } of compilable()) {
    const context = () => contextOf(api.store.database)
    const own = await executor(api.schema, 1)({ document, variableValues: {}, contextValue: context() })
    const theirs = await execute({ schema: api.schema, document, contextValue: context() })
    // What failed would be executed twice, and nobody would see it in the answer.
    expect(own === null, name).toBe(theirs.errors !== undefined)
    if (own === null) continue
    expect(JSON.stringify(own), name).toBe(JSON.stringify(theirs))
    for (const { selectionSet } of operations)
      for (const field of selectionSet.selections) if (field.kind === Kind.FIELD) asked.add(field.name.value)
  }
  expect([...asked]).toEqual(expect.arrayContaining(['trace', 'coverage', 'diff', 'sum', 'plan', 'lines']))
}, 120_000)
