import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { EntityValue } from '../model/graph.ts'
import type { EntityKind } from '../model/kinds.ts'
import { readAs } from '../model/read-as.ts'
import type { Database } from './database.ts'
import { type Query, type RunOptions, run } from './query.ts'
import type { ReleaseCaches } from './release-cache.ts'

/** A question as the compiler of filters writes it. `$release` is given by the reader, and `$first` where ids are asked. */
export interface FilterQuestion {
  text: string
  parameters: Readonly<Record<string, unknown>>
  /** Where the list is of entities: of which, and the same text with its nodes, as `n`, beside their ids. */
  entities?: { of: EntityKind | 'ENTITY'; nodes: () => string } | null
}

/** An id, and its value of what the list is ordered by: null in the order of ids, and where it has none. */
export interface FilteredId {
  id: string
  key: string | number | null
}

/** A group of a list, and how many things are in it; the key is null for those that have none. */
interface GroupRow {
  key: string | null
  count: number
}

export interface FilteredIds {
  /** Ids of the entities, checks or contradictions that a filter lets through, in its order, at most `first`. */
  idsMatching(question: FilterQuestion, first: number): Promise<readonly FilteredId[]>
  /** The same of each of some filters that are one question, at most `first` of each: `nth` says of which an id is. */
  idsMatchingEach(question: FilterQuestion, first: number): Promise<readonly (FilteredId & { nth: number })[]>
  /** How many a filter lets through, by what they are grouped by: the largest groups, at most `first`. */
  groupsMatching(question: FilterQuestion, first: number): Promise<readonly GroupRow[]>
  /** How many a filter lets through. */
  countMatching(question: FilterQuestion): Promise<number>
  /** All numbers that a question collects, ascending; null where what is read is not kept, and to read them all would be for one answer. */
  valuesOf(question: FilterQuestion): Promise<Float64Array> | null
}

const parameters = z.record(z.string(), z.unknown())
export const idRow = z.object({ id: z.string(), key: z.union([z.string(), z.number()]).nullable() })
const groupRow = z.object({ key: z.string().nullable(), count: z.int() })
const idOfEachRow = z.object({ nth: z.int(), ...idRow.shape })
const [readOnlyIds, readOnlyGroups] = [idRow.readonly(), groupRow.readonly()]
const valuesRow = readAs(z.object({ values: z.array(z.number()) }), ({ values }) => Float64Array.from(values).sort())
const countRow = readAs(z.object({ count: z.int() }), ({ count }) => count)

/** Has what is found come with it, where it is hardly in memory. */
export interface Bringing {
  /** The rows of a list, read with its entities and all that is asked of them; null where only its ids are wanted. */
  listed(of: EntityKind | 'ENTITY', nodes: () => string, asked: Record<string, unknown>): Promise<FilteredId[]> | null
  /** Whether what a search finds is wanted with it: where nothing but itself is asked of it. */
  isWanted(kind: EntityKind | 'ENTITY'): boolean
  keep(id: string, entity: EntityValue): void
}

/** Asks compiled questions of a release. What was answered once is kept under the question and its parameters. */
export function filteredIds(
  database: Database,
  release: string,
  caches: ReleaseCaches,
  { listed }: Bringing,
  options: RunOptions,
): FilteredIds {
  const queryFor =
    <R>(name: string, row: z.ZodType<R>) =>
    async (
      text: string,
      given: Record<string, unknown>,
      otherwise: (asked: Record<string, unknown>) => Promise<R[]> | null = () => null,
    ): Promise<readonly R[]> => {
      const cache = caches.cacheOf<readonly R[]>(release, name)
      // The text may be long, and there may be many of them.
      const key = createHash('sha256')
        .update(JSON.stringify([text, given]))
        .digest('base64')
      const kept = cache.get(key)
      if (kept !== undefined) return kept
      const query: Query<Record<string, unknown>, R> = { name, text, parameters, row }
      const asked = { ...given, release }
      const rows = Object.freeze(await (otherwise(asked) ?? run(database, query, asked, options)))
      cache.keep(key, rows)
      return rows
    }
  const valuesOf = async ({ text, parameters: given }: FilterQuestion): Promise<Float64Array> => {
    const cache = caches.cacheOf<Float64Array>(release, 'filter/values')
    const kept = cache.get(text)
    if (kept !== undefined) return kept
    const query = { name: 'filter/values', text, parameters, row: valuesRow }
    const [values = new Float64Array()] = await run(database, query, { ...given, release }, options)
    cache.keep(text, values, values.byteLength)
    return values
  }
  const ids = queryFor('filter/ids', readOnlyIds)
  const ofEach = queryFor('filter/ids-of-each', idOfEachRow)
  const count = queryFor('filter/count', countRow)
  const groups = queryFor('filter/groups', readOnlyGroups)
  return {
    idsMatching: ({ text, parameters, entities = null }, first) =>
      ids(text, { ...parameters, first }, asked => entities && listed(entities.of, entities.nodes, asked)),
    idsMatchingEach: ({ text, parameters }, first) => ofEach(text, { ...parameters, first }),
    groupsMatching: ({ text, parameters }, first) => groups(text, { ...parameters, first }),
    valuesOf: question => (caches.isWarm(release) ? valuesOf(question) : null),
    countMatching: async ({ text, parameters }) => (await count(text, { ...parameters }))[0] ?? 0,
  }
}
