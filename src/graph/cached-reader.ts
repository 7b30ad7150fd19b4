import DataLoader from 'dataloader'
import type { Edge } from '../model/graph.ts'
import type { EntityKind } from '../model/kinds.ts'
import type { Database } from './database.ts'
import { abortedBy } from './driver-errors.ts'
import { type Bringing, filteredIds } from './filtered-ids.ts'
import { groundOf, type Loads } from './ground.ts'
import { neighboursIn } from './neighbours.ts'
import { Places } from './places.ts'
import { type Query, run } from './query.ts'
import type { GraphReader, ReleaseInfo } from './reader.ts'
import { checkIds, checksAbout, checksByIds } from './records/checks.ts'
import { contradictionIds, contradictionsAbout, contradictionsByIds } from './records/contradictions.ts'
import { entitiesByIds, entityIds, entityIdsOfKind, entityIdsOfKinds, naming, originIds } from './records/entities.ts'
import { evidenceByIds, evidenceIds } from './records/evidence.ts'
import { groundIds } from './records/reach.ts'
import { degrees, edgesOf, edgesOfKin, edgesOut, KIN, type PlacedEdge } from './records/relationships.ts'
import type { ReleaseCaches, Shelf } from './release-cache.ts'
import { textIndex } from './search-index.ts'
import { isShared } from './shared.ts'
import { treesOf } from './trees/read.ts'

export interface ReaderOptions {
  /** When the one who asked goes away: its work in the database is stopped. */
  signal?: AbortSignal | undefined
  timeoutMs?: number | undefined
}

export interface Page {
  first: number
  after: string | null
}

type ByIds = { release: string; ids: string[] }
type Found = { id: string; found: string[] }
type InPage = { release: string; after: string; first: number }

/** Queries of one request at once: others need connections, too. */
const QUERIES_AT_ONCE = 6

/** Ids in one question to the database: more would only make others wait. */
const BATCH = 1_000
/** The same where each gives no more than a number. */
const BATCH_OF_COUNTS = 10_000

/** A reader that also tells every id, as the warm-up needs them. */
export interface WholeReader extends GraphReader {
  entityIds(page: Page): Promise<readonly string[]>
  evidenceIds(page: Page): Promise<readonly string[]>
}

/** Opens a release for one request. It must be a whole one, as listReleases, currentRelease and releaseById give them. */
export function openReader(
  database: Database,
  release: ReleaseInfo,
  caches: ReleaseCaches,
  given: ReaderOptions = {},
): WholeReader {
  const options = { ...given, release, places: new Places(QUERIES_AT_ONCE) }
  const memory = <V>(name: string) => {
    const kept = new RequestCache(caches.shelf<V>(release.id, name))
    return {
      kept,
      has: (id: string) => kept.get(id) !== undefined,
      keep: (id: string, value: V) => kept.set(id, Promise.resolve(frozen(value))),
    }
  }
  const loader = <R, V>(
    query: Query<ByIds, R>,
    gather: (rows: R[]) => Map<string, V>,
    absent: V,
    maxBatchSize = BATCH,
  ): Loads<V> => {
    const { kept, has, keep } = memory<V>(query.name)
    const fetch = async (ids: readonly string[]) => {
      const found = gather(await run(database, query, { release: release.id, ids: [...ids] }, options))
      return ids.map(id => frozen(found.get(id) ?? absent))
    }
    const loads = new DataLoader<string, V>(fetch, { maxBatchSize, cacheMap: kept })
    return {
      // What is in memory needs no database; and yet whoever has gone needs none of it.
      load: id => (options.signal?.aborted ? Promise.reject(abortedBy(options.signal)) : loads.load(id)),
      has,
      keep,
    }
  }
  const one = <V extends { id: string }>(query: Query<ByIds, V>) => loader<V, V | null>(query, byId, null)
  const many = (query: Query<ByIds, Found>) => loader<Found, readonly string[]>(query, foundById, [])
  const tied = (query: Query<ByIds, PlacedEdge & { id: string }>) =>
    loader<PlacedEdge & { id: string }, readonly Edge[]>(query, edgesById, [])
  const list = <P extends object>(query: Query<P, string>) => {
    const shelf = caches.shelf<readonly string[]>(release.id, query.name)
    return async (parameters: P) => {
      const key = JSON.stringify(parameters)
      const kept = shelf.get(key)
      if (kept !== undefined) return kept
      const ids = frozen(await run(database, query, parameters, options))
      shelf.keep(key, ids)
      return ids
    }
  }
  const everyId = (query: Query<InPage, string>) => {
    const ids = list(query)
    return (page: Page) => ids({ release: release.id, ...fromStart(page) })
  }
  const ofKind = list(entityIdsOfKind)
  const ofKinds = list(entityIdsOfKinds)
  const namings = new Map<string, ReturnType<typeof many>>()
  const reached = memory<readonly string[]>('reached')
  const loads = {
    entity: one(entitiesByIds),
    edges: tied(edgesOf),
    evidence: one(evidenceByIds),
    kin: tied(edgesOfKin),
    outgoing: tied(edgesOut),
    contradictionsAbout: many(contradictionsAbout),
    contradiction: one(contradictionsByIds),
    followed: memory<boolean>(groundIds.name),
    reached: { ...reached, there: (key: string) => reached.kept.get(key) },
  }
  const { isAskedAlone, ...trees } = treesOf(database, release.id, loads, edgesInOrder, { ...options, batch: BATCH })
  const bringing: Bringing = {
    isWanted: kind => !caches.isWhole(release.id) && isAskedAlone(kind),
    keep: loads.entity.keep,
  }
  return {
    release,
    signal: options.signal,
    edges: loads.edges.load,
    degree: loader<{ id: string; count: number }, number>(
      degrees,
      counts => new Map(counts.map(({ id, count }) => [id, count])),
      0,
      BATCH_OF_COUNTS,
    ).load,
    isPaged: id => isShared(id) && !loads.edges.has(id),
    ...neighboursIn(database, release.id, loads.edges.load, loads.entity.keep, options),
    kin: async id => {
      if (!loads.edges.has(id)) return loads.kin.load(id)
      return (await loads.edges.load(id)).filter(({ relation }) => KIN.has(relation))
    },
    outgoing: async id => {
      if (isShared(id) && !loads.edges.has(id)) return loads.outgoing.load(id)
      return (await loads.edges.load(id)).filter(({ direction }) => direction === 'OUT')
    },
    originIds: everyId(originIds),
    evidence: loads.evidence.load,
    check: one(checksByIds).load,
    contradiction: loads.contradiction.load,
    contradictionsAbout: loads.contradictionsAbout.load,
    checksAbout: many(checksAbout).load,
    naming: (kind, property, id) => {
      const name = `${kind}.${property}`
      const load = namings.get(name) ?? many(naming(kind, property))
      namings.set(name, load)
      return load.load(id)
    },
    idsOfKind: (kind: EntityKind, page) => ofKind({ release: release.id, kind, ...fromStart(page) }),
    idsOfKinds: kinds => ofKinds({ release: release.id, kinds: [...kinds] }),
    checkIds: everyId(checkIds),
    contradictionIds: everyId(contradictionIds),
    entityIds: everyId(entityIds),
    evidenceIds: everyId(evidenceIds),
    ...trees,
    ...groundOf(database, release.id, loads, { ...options, batch: BATCH }),
    ...filteredIds(database, release.id, caches, bringing, options),
    ...textIndex(database, release.id, caches, bringing, options),
  }
}

/**
 * What one request has asked for, in front of what all have. A promise is shared by all only once it is kept: a request
 * that is aborted must not take others with it, and a failure must not be remembered.
 */
class RequestCache<V> implements DataLoader.CacheMap<string, Promise<V>> {
  readonly #own = new Map<string, Promise<V>>()
  readonly #shelf: Shelf<V>

  constructor(shelf: Shelf<V>) {
    this.#shelf = shelf
  }

  get(id: string): Promise<V> | undefined {
    return this.#own.get(id) ?? this.#shelf.get(id)
  }

  set(id: string, value: Promise<V>): void {
    this.#own.set(id, value)
    value.then(
      there => this.#shelf.keep(id, there),
      () => {
        // DataLoader deletes a failure by itself.
      },
    )
  }

  delete(id: string): void {
    this.#own.delete(id)
  }

  clear(): void {
    this.#own.clear()
  }
}

/** Every id comes after the empty one. */
function fromStart({ first, after }: Page): { first: number; after: string } {
  return { first, after: after ?? '' }
}

function byId<V extends { id: string }>(rows: V[]): Map<string, V> {
  return new Map(rows.map(row => [row.id, row]))
}

function foundById(rows: Found[]): Map<string, readonly string[]> {
  return new Map(rows.map(({ id, found }) => [id, found.sort()]))
}

const edgesInOrder = (rows: PlacedEdge[]): Edge[] =>
  rows.sort((one, other) => one.position - other.position).map(({ edge }) => edge)

function edgesById(rows: (PlacedEdge & { id: string })[]): Map<string, Edge[]> {
  const edges = new Map<string, Edge[]>()
  for (const { id, edge } of rows.sort((one, other) => one.position - other.position)) {
    const known = edges.get(id)
    if (known === undefined) edges.set(id, [edge])
    else known.push(edge)
  }
  return edges
}

/** All requests are given the same object: one that changes it is to be told so, there and then. */
function frozen<V>(value: V): V {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const field of Object.values(value)) frozen(field)
  return value
}
