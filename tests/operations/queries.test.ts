import type { ApolloServer } from '@apollo/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApollo } from '../../src/api/apollo.ts'
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
let apollo: ApolloServer<Context>

beforeAll(async () => {
  // What comes together must not depend on how busy the machine is.
  turns.due = () => false
  database = await openTestDatabase()
  const graph = derive(await readPackages(['data/rapporto-2019']))
  release = await loadRelease(database, graph, { scope: ownScope('queries'), contentHash: 'queries' })
  apollo = await createApollo(await createSchema(), () => {})
})
afterAll(() => apollo?.stop())

/** What an operation asks of the database, of a reader that remembers nothing. */
async function queriesOf(query: string): Promise<string[]> {
  const { database: noting, asked } = counted(database)
  // How long it takes on a busy machine is no part of it.
  const reader = openReader(noting, release, new ReleaseCaches({ cacheBytes: 0 }), { timeoutMs: 60_000 })
  const contextValue: Context = {
    reader,
    signal: undefined,
    language: 'EN',
    address: '',
    readerOf: async () => reader,
    releases: async () => [release],
    sourceText: () => null,
  }
  const { body } = await apollo.executeOperation({ query }, { contextValue })
  expect(body.kind === 'single' && body.singleResult.errors).toBe(undefined)
  return asked.map(({ text }) => text)
}

/** Of one question, such as a trace or a plan with what is shown of it: each field of an operation is one. */
const MOST = 6
/** The sum of each group of a list is two queries of its own: which amounts are in it, and what they are inside of. */
const BY_GROUP = new Map([['money-of-a-decree-by-axis', 18]])

test.each(EXAMPLES.filter(({ runs }) => runs))(
  '$name asks the database at most six times a question',
  { timeout: 120_000 },
  async ({ name, source, operations }) => {
    const questions = operations.flatMap(({ selectionSet }) => selectionSet.selections).length
    const asked = await queriesOf(source)
    expect(asked.length, asked.join('\n\n')).toBeLessThanOrEqual(BY_GROUP.get(name) ?? MOST * questions)
  },
)
