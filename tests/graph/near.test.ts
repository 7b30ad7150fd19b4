import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { openReader } from '../../src/graph/cached-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import type { ReleaseInfo } from '../../src/graph/reader.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { ENTITY_KINDS, kindOfId } from '../../src/model/kinds.ts'
import { RELATION_NAMES } from '../../src/model/relations.ts'
import { MAX_HOPS, type SubgraphQuestion, subgraph } from '../../src/questions/subgraph/subgraph.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { anyTies } from './support/any-ties.ts'
import { counted } from './support/counted.ts'
import { openTestDatabase, ownScope } from './support/database.ts'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})

const load = (graph: GraphValue, name: string): Promise<ReleaseInfo> =>
  loadRelease(database, graph, { scope: ownScope(name), contentHash: name })

/** One of each kind. */
const starts = ({ entities }: GraphValue): string[] => [
  ...new Map([...entities.keys()].map(id => [kindOfId(id), id])).values(),
]

describe('what lies around an entity', () => {
  const answered = async (graph: GraphValue, release: ReleaseInfo, question: SubgraphQuestion) => {
    const { database: noting, asked } = counted(database)
    const caches = new ReleaseCaches({ cacheBytes: 1e8 })
    const answer = await subgraph(openReader(noting, release, caches), question)
    const queries = asked.length
    expect(answer, JSON.stringify(question)).toEqual(await subgraph(memoryReader(graph, release.id), question))
    expect(queries, JSON.stringify(question)).toBeLessThanOrEqual(1)
    // What was read is known of it: the same is not asked again.
    expect(await subgraph(openReader(noting, release, caches), question)).toEqual(answer)
    expect(asked.length, JSON.stringify(question)).toBe(queries)
  }

  test('is read in one query, however far, and answered as from memory', { timeout: 120_000 }, async () => {
    const graph = derive(await readPackages(['data/rapporto-2019']))
    const release = await load(graph, 'near-report')
    for (const [nth, of] of starts(graph).entries()) {
      const [hops, first] = nth % 2 === 0 ? [MAX_HOPS, 10] : [1 + (nth % MAX_HOPS), 500]
      await answered(graph, release, { of, hops, relations: null, kinds: null, first })
    }
  })

  test('is the same over any relationships, of any types and kinds, with room for all of it or for some', {
    timeout: 120_000,
  }, async () => {
    for (const [nth, graph] of fc.sample(anyTies, 3).entries()) {
      const release = await load(graph, `near-any-${nth}`)
      const question = fc.record({
        of: fc.constantFrom(...graph.entities.keys()),
        hops: fc.integer({ min: 1, max: MAX_HOPS }),
        relations: fc.option(fc.subarray(RELATION_NAMES, { minLength: 5 })),
        kinds: fc.option(fc.subarray(ENTITY_KINDS, { minLength: 8 })),
        first: fc.integer({ min: 1, max: 60 }),
      })
      for (const asked of fc.sample(question, 15)) await answered(graph, release, asked)
    }
  })
})
