import { openReader, type Page } from '../../../src/graph/cached-reader.ts'
import type { Database } from '../../../src/graph/database.ts'
import type { ReleaseInfo } from '../../../src/graph/reader.ts'
import { ReleaseCaches } from '../../../src/graph/release-cache.ts'
import type { GraphValue, RelationshipValue } from '../../../src/model/graph.ts'
import { graphOf } from './graph-of.ts'

/** A whole release as the value it was loaded from, read through a reader and nothing else. */
export async function readBack(database: Database, release: ReleaseInfo): Promise<GraphValue> {
  const reader = openReader(database, release, new ReleaseCaches({ cacheBytes: 0 }))
  const entities = await Promise.all((await all(page => reader.entityIds(page))).map(id => reader.entity(id)))
  const edges = await Promise.all(
    entities.map(async entity => ({ from: entity?.id, edges: await reader.edges(entity?.id ?? '') })),
  )
  return graphOf({
    entities: entities.map(there),
    relationships: edges.flatMap(({ from, edges }) =>
      edges.flatMap(({ relation, direction, other, ...facts }): RelationshipValue[] =>
        direction === 'OUT' ? [{ from: there(from), type: relation, to: other, ...facts }] : [],
      ),
    ),
    evidence: (await Promise.all((await all(page => reader.evidenceIds(page))).map(id => reader.evidence(id)))).map(
      there,
    ),
    checks: (await Promise.all((await all(page => reader.checkIds(page))).map(id => reader.check(id)))).map(there),
    contradictions: (
      await Promise.all((await all(page => reader.contradictionIds(page))).map(id => reader.contradiction(id)))
    ).map(there),
  })
}

/** The same graph, with everything that has no order of its own in one order. */
export function inOrder({ entities, relationships, evidence, checks, contradictions }: GraphValue) {
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
  return {
    entities: [...entities.values()].sort(byId),
    relationships: relationships.map(value => JSON.stringify(value, Object.keys(value).sort())).sort(),
    evidence: [...evidence.values()].sort(byId),
    checks: [...checks].sort(byId),
    contradictions: [...contradictions].sort(byId),
  }
}

export async function all(ids: (page: Page) => Promise<readonly string[]>, first = 100): Promise<string[]> {
  const found: string[] = []
  while (true) {
    const page = await ids({ first, after: found.at(-1) ?? null })
    found.push(...page)
    if (page.length < first) return found
  }
}

function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('an id was listed that is not there')
  return value
}
