import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { EntityValue, GraphValue } from '../model/graph.ts'
import { KINDS } from '../model/kinds.ts'
import type { Database } from './database.ts'
import { defineQuery, type RunOptions, run } from './query.ts'
import { batchOf, wordOf, writtenRow } from './records/shapes.ts'
import type { ReleaseCaches } from './release-cache.ts'
import type { Lease } from './releases/lease.ts'
import { keyOf, slugWords, spellingsOf, stemOf, tellingWords, wordsOf } from './search-words.ts'

/** What the full-text index is asked: `text` in its own syntax, as termsOf writes it, and what being found is worth. */
export interface TextQuestion {
  text: string
  points: number
}

/** An entity that was found: the more points and the shorter its name, the better. */
export interface FoundText {
  id: string
  points: number
  /** Of its name, in characters. */
  length: number
}

/** How many entities of a kind were found, and the best of them, in order. */
export interface FoundKind {
  kind: EntityValue['kind']
  count: number
  best: readonly FoundText[]
}

export interface TextIndex {
  /** What some questions find, each entity with the sum of their points, left out below `atLeast`; `best` of each kind. */
  foundBy(questions: readonly TextQuestion[], atLeast: number, best: number): Promise<readonly FoundKind[]>
}

const found = defineQuery('search/found', {
  parameters: z.object({
    release: z.string(),
    questions: z.array(z.object({ text: z.string(), points: z.int().positive() })),
    atLeast: z.int(),
    best: z.int().positive(),
  }),
  row: z
    .object({
      kind: wordOf(KINDS),
      count: z.int(),
      best: z.array(z.object({ id: z.string(), points: z.int(), length: z.int() }).readonly()).readonly(),
    })
    .readonly(),
})
const write = defineQuery('search/write', {
  parameters: batchOf(z.object({ id: z.string(), text: z.string() })),
  row: writtenRow,
})

/** Asks the full-text index of a release. What it answered once is kept. */
export function textIndex(database: Database, release: string, caches: ReleaseCaches, options: RunOptions): TextIndex {
  const shelf = caches.shelf<readonly FoundKind[]>(release, found.name)
  return {
    async foundBy(questions, atLeast, best) {
      const parameters = { release, questions: [...questions], atLeast, best }
      const key = createHash('sha256').update(JSON.stringify(parameters)).digest('base64')
      const kept = shelf.get(key)
      if (kept !== undefined) return kept
      const kinds = Object.freeze(await run(database, found, parameters, options))
      shelf.keep(key, kinds)
      return kinds
    },
  }
}

/**
 * How the terms of one release are written. Each begins with a mark of the release, so that a misspelt word is compared
 * with the words of that release alone: the index allows it so many likenesses, and those of other releases would change
 * the answer. Words hold letters and digits only, so a term is never syntax.
 */
export function termsOf(release: string) {
  const mark = BigInt(`0x${createHash('sha256').update(release).digest('hex')}`)
    .toString(36)
    .slice(-6)
  const sum = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 12)
  const word = (each: string) => `${mark}w${each}`
  return {
    /** The whole of a name, number or code: with every word, and with those that say something. */
    whole: (words: readonly string[]) => `${mark}k${sum(keyOf(words))}`,
    telling: (words: readonly string[]) => `${mark}t${sum(keyOf(tellingWords(words)))}`,
    /** The whole of an id, or of its last part. */
    slug: (words: readonly string[]) => `${mark}i${sum(keyOf(words))}`,
    word,
    stem: (each: string) => `${mark}s${stemOf(each)}`,
    beginning: (letters: string) => `${word(letters)}*`,
    /** With so many letters wrong, missing, too many, or so many pairs swapped: 1 or 2. */
    like: (each: string, edits: number) => `${word(each)}~${edits}`,
    phrase: (words: readonly string[]) => `"${words.map(word).join(' ')}"`,
    any: (clauses: readonly string[]) => `(${clauses.join(' ')})`,
    all: (clauses: readonly string[]) => clauses.map(clause => `+${clause}`).join(' '),
  }
}

export type Terms = ReturnType<typeof termsOf>

/** Between what was not written side by side, so that no phrase goes from one spelling into the next. */
const GAP = ' | '

/** What is kept of an entity in the index: terms, those of words in the order in which they are written. */
export function searchText({ whole, telling, slug, word, stem }: Terms, entity: EntityValue): string {
  const spellings = spellingsOf(entity)
  const exact = spellings.flatMap(spelling => spelling.exact)
  const slugs = slugWords(entity.id)
  const phrases = new Set(spellings.filter(({ more }) => more.length > 0).map(({ more }) => more.map(word).join(' ')))
  const stems = [...spellings.flatMap(({ more }) => more), ...slugs].map(stem)
  const keys = [...exact.map(whole), ...exact.map(telling), slug(slugs), slug(wordsOf(entity.id))]
  return [[...new Set([...keys, ...stems])].join(' '), ...phrases].join(GAP)
}

/**
 * Writes by which words each entity of a new release is found, in batches; `around` is told what each of them is. One that
 * is not there is not missed here: all that was written is counted before the release goes live.
 */
export async function writeSearchTexts(
  lease: Lease,
  release: string,
  graph: GraphValue,
  batchSize: number,
  around: (batch: number, write: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const entities = [...graph.entities.values()]
  const terms = termsOf(release)
  for (let from = 0; from < entities.length; from += batchSize) {
    await around(from / batchSize + 1, async () => {
      const some = entities.slice(from, from + batchSize)
      const rows = some.map(entity => ({ id: entity.id, text: searchText(terms, entity) }))
      await lease.transact(run => run(write, { release, rows }))
    })
  }
}
