import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { EntityValue, GraphValue } from '../model/graph.ts'
import { KINDS } from '../model/kinds.ts'
import { searchText, standingsOf, termsOf } from '../search/terms.ts'
import { wordsOf } from '../search/words.ts'
import type { Database } from './database.ts'
import type { Bringing } from './filtered-ids.ts'
import { defineQuery, type RunOptions, run } from './query.ts'
import { entity } from './records/entities.ts'
import { batchOf, wordOf, writtenRow } from './records/shapes.ts'
import type { ReleaseCaches } from './release-cache.ts'

/** An entity that was found, and the score that the index gives it. */
export interface FoundText {
  id: string
  score: number
}

/** How many entities of a kind were found. */
export interface FoundKind {
  kind: EntityValue['kind']
  count: number
}

/** An entity that was found, and the text that the index has of it. */
export interface FoundWords {
  id: string
  text: string
}

export interface TextIndex {
  /** What a question in the index's own syntax finds, by score, the best first: so many, from so many on. */
  foundBy(text: string, skip: number, limit: number): Promise<readonly FoundText[]>
  /** All that it finds, in no order; null where that is more than so many. */
  fewBy(text: string, most: number): Promise<readonly FoundWords[] | null>
  /** How many it finds in all. */
  countsBy(text: string): Promise<readonly FoundKind[]>
}

const page = z.object({ text: z.string(), skip: z.int().nonnegative(), limit: z.int().positive() })
const found = defineQuery('search/found', {
  parameters: page,
  row: z.object({ id: z.string(), score: z.int() }).readonly(),
})
/** The same with what was found: each is shown. */
const foundWhole = defineQuery('search/found-whole', {
  parameters: page.extend({ release: z.string() }),
  row: z.object({ id: z.string(), score: z.int(), entity }),
})
const few = defineQuery('search/few', {
  parameters: z.object({ text: z.string(), most: z.int().positive(), release: z.string() }),
  row: z.object({ count: z.int(), found: z.array(z.object({ id: z.string(), text: z.string(), entity })) }),
})
const counts = defineQuery('search/counts', {
  parameters: z.object({ text: z.string() }),
  row: z.object({ kind: wordOf(KINDS), count: z.int() }).readonly(),
})
export const writeSearchTexts = defineQuery('search/write', {
  parameters: batchOf(z.object({ id: z.string(), kind: wordOf(KINDS), text: z.string() })),
  row: writtenRow,
})

/** Asks the full-text index of a release. What it answered once is kept. */
export function textIndex(
  database: Database,
  release: string,
  caches: ReleaseCaches,
  { isWanted, keep }: Bringing,
  options: RunOptions,
): TextIndex {
  const kept =
    <P, R>(name: string, ask: (parameters: P) => Promise<readonly R[]>) =>
    async (parameters: P) => {
      const cache = caches.cacheOf<readonly R[]>(release, name)
      const key = createHash('sha256').update(JSON.stringify(parameters)).digest('base64')
      const known = cache.get(key)
      if (known !== undefined) return known
      const rows = Object.freeze(await ask(parameters))
      cache.keep(key, rows)
      return rows
    }
  const ask = kept(found.name, async (parameters: { text: string; skip: number; limit: number }) => {
    if (!isWanted('ENTITY')) return run(database, found, parameters, options)
    const rows = await run(database, foundWhole, { release, ...parameters }, options)
    return rows.map(({ entity, ...row }) => {
      keep(row.id, entity)
      return row
    })
  })
  const askFew = kept(few.name, async (parameters: { text: string; most: number }) => {
    const rows = await run(database, few, { release, ...parameters }, options)
    return rows.map(({ count, found }) => {
      if (isWanted('ENTITY')) for (const { id, entity } of found) keep(id, entity)
      return count > parameters.most ? null : found.map(({ id, text }) => ({ id, text }))
    })
  })
  const count = kept(counts.name, (parameters: { text: string }) => run(database, counts, parameters, options))
  return {
    foundBy: (text, skip, limit) => ask({ text, skip, limit }),
    fewBy: async (text, most) => (await askFew({ text, most }))[0] ?? null,
    countsBy: text => count({ text }),
  }
}

/** By which words each entity of a new release is found. */
export function searchRows(graph: GraphValue, release: string) {
  const terms = termsOf(release)
  const standings = standingsOf(graph.entities.values())
  const issuers = issuersOf(graph)
  return (entity: EntityValue) => {
    const { id, kind } = entity
    return { id, kind, text: searchText(terms, entity, standings.get(id) ?? 0, issuers.get(id)) }
  }
}

/** The words that the issuers of each act are called by: `anpal 12` is an act of ANPAL. */
function issuersOf({ entities, relationships }: GraphValue): Map<string, string[]> {
  const words = new Map<string, string[]>()
  for (const { from, type, to } of relationships) {
    const issuer = type === 'ISSUED_BY' ? entities.get(to) : undefined
    if (issuer === undefined) continue
    words.set(from, [...(words.get(from) ?? []), ...[issuer.name, ...issuer.aliases].flatMap(wordsOf)])
  }
  return words
}
