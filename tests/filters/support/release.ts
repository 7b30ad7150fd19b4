import 'reflect-metadata'
import type { Connection } from '../../../src/entities/base/connection.ts'
import { BY_ID } from '../../../src/filters/orders.ts'
import { filteredList, pageOfFiltered } from '../../../src/filters/page.ts'
import type { FilteredKind } from '../../../src/filters/rows.ts'
import { openReader } from '../../../src/graph/cached-reader.ts'
import type { Database } from '../../../src/graph/database.ts'
import type { GraphReader } from '../../../src/graph/reader.ts'
import { ReleaseCaches } from '../../../src/graph/release-cache.ts'
import { loadRelease } from '../../../src/graph/releases/load.ts'
import { warmUp } from '../../../src/graph/warm-up.ts'
import type { GraphValue } from '../../../src/model/graph.ts'
import { counted } from '../../graph/support/counted.ts'
import { openTestDatabase, ownScope } from '../../graph/support/database.ts'

export interface Loaded {
  database: Database
  /** A reader that remembers nothing: every answer is the database's. */
  reader: GraphReader
  /** A reader that has all in memory, and how often it has asked the database all the same. */
  warm: GraphReader
  asked: readonly unknown[]
  /** A reader that keeps what it reads, of a release that there was no room for. */
  partly: GraphReader
}

export async function loaded(graph: GraphValue, name: string): Promise<Loaded> {
  const database = await openTestDatabase()
  const release = await loadRelease(database, graph, { scope: ownScope(name), contentHash: name })
  // The planner decides by how much there is.
  await ask(database, 'CALL db.resampleOutdatedIndexes()')
  await ask(database, 'CALL db.awaitIndexes(60)')
  const caches = new ReleaseCaches({ cacheBytes: 1e9 })
  await warmUp(database, release, caches)
  const { database: noting, asked } = counted(database)
  const some = new ReleaseCaches({ cacheBytes: 1e9 })
  some.noteRead(release.id, null)
  return {
    database,
    reader: openReader(database, release, new ReleaseCaches({ cacheBytes: 0 })),
    warm: openReader(noting, release, caches),
    asked,
    partly: openReader(noting, release, some),
  }
}

export function ask({ driver, database }: Database, text: string, parameters: Record<string, unknown> = {}) {
  return driver.executeQuery(text, parameters, { database })
}

export interface Question {
  kind: FilteredKind
  filter?: object | null
  orderBy?: string | null
  first?: number
}

class Ids implements Connection<string> {
  edges!: Connection<string>['edges']
  pageInfo!: Connection<string>['pageInfo']
  count!: () => Promise<number> | number
}

/** One page of what a question lists, as the API would give it. */
export function page(
  reader: GraphReader,
  { kind, filter, orderBy, first = 100 }: Question,
  after: string | null = null,
  backwards = false,
) {
  const list = filteredList('list', kind, { filter, orderBy })
  const all = { kind, condition: null, order: BY_ID, name: 'list' }
  const asked = backwards ? { first, last: first, before: after } : { first, after }
  return pageOfFiltered(Ids, list ?? all, asked, reader, async id => id)
}

/** Every id that a question lists, page by page from either end, and a way to ask how many the list says it has. */
export async function listed(
  reader: GraphReader,
  question: Question,
  backwards = false,
): Promise<{ ids: string[]; count: Ids['count'] }> {
  const ids: string[] = []
  for (let after: string | null = null; ; ) {
    const { edges: read, pageInfo, count }: Ids = await page(reader, question, after, backwards)
    const edges = await read()
    for (const { node } of edges) if (ids.includes(node)) throw new Error(`${node} is listed twice`)
    const nodes = edges.map(({ node }) => node)
    if (backwards) ids.unshift(...nodes)
    else ids.push(...nodes)
    after = (backwards ? edges[0] : edges.at(-1))?.cursor ?? null
    const { hasNextPage, hasPreviousPage } = await pageInfo()
    if (!(backwards ? hasPreviousPage : hasNextPage)) return { ids, count }
    if (edges.length !== (question.first ?? 100))
      throw new Error(`a page of ${edges.length} says that the list goes on`)
  }
}
