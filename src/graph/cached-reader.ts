import DataLoader from 'dataloader'
import type { Dispute, Edge, Tie } from '../model/graph.ts'
import type { EntityKind } from '../model/kinds.ts'
import type { Database } from './database.ts'
import { abortedBy } from './driver-errors.ts'
import { type Bringing, filteredIds } from './filtered-ids.ts'
import { frozen } from './frozen.ts'
import { groundOf, type Loads } from './ground.ts'
import { neighboursIn } from './neighbours.ts'
import { Places } from './places.ts'
import { type Query, run, stream } from './query.ts'
import type { Beginning, FirstEdges, GraphReader, ReleaseInfo, Sides, SidesKnown } from './reader.ts'
import { shortestBetween } from './records/between.ts'
import { checkIds, checksAbout, checksByIds } from './records/checks.ts'
import { contradictionIds, contradictionsAbout, contradictionsByIds, disputesByIds } from './records/contradictions.ts'
import {
  entitiesByIds,
  entityDays,
  entityIds,
  entityIdsOfKind,
  entityIdsOfKinds,
  naming,
  originIds,
} from './records/entities.ts'
import { evidenceByIds, evidenceIds } from './records/evidence.ts'
import { differing, sidesCompared } from './records/printed.ts'
import { groundAround } from './records/reach.ts'
import {
  edgesBetween,
  edgesInOrder,
  edgesOf,
  edgesOfKin,
  edgesOut,
  KIN,
  type PlacedEdge,
} from './records/relationships.ts'
import { entitiesAround } from './records/ties.ts'
import type { QueryCache, ReleaseCaches } from './release-cache.ts'
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
export const QUERIES_AT_ONCE = 3

/** Ids in one question to the database: more would only make others wait. */
const BATCH = 1_000

/** A reader that also lists every id, as the warm-up needs them. */
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
  const memory = <V>(name: string) => new Memory<V>(() => caches.cacheOf(release.id, name), options.signal)
  const loader = <R, V>(
    query: Query<ByIds, R>,
    gather: (rows: R[]) => Map<string, V>,
    absent: V,
    maxBatchSize = BATCH,
  ): Loads<V> => {
    const fetch = async (ids: readonly string[]) => {
      const found = gather(await run(database, query, { release: release.id, ids: [...ids] }, options))
      return ids.map(id => frozen(found.get(id) ?? absent))
    }
    return new Loader(() => caches.cacheOf(release.id, query.name), options.signal, fetch, maxBatchSize)
  }
  const one = <V extends { id: string }>(query: Query<ByIds, V>) => loader<V, V | null>(query, byId, null)
  const many = (query: Query<ByIds, Found>) => loader<Found, readonly string[]>(query, foundById, [])
  const tied = (query: Query<ByIds, PlacedEdge & { id: string }>) =>
    loader<PlacedEdge & { id: string }, readonly Edge[]>(query, edgesById, [])
  const list =
    <P extends object>(query: Query<P, string>) =>
    async (parameters: P) => {
      const cache = caches.cacheOf<readonly string[]>(release.id, query.name)
      const key = JSON.stringify(parameters)
      const kept = cache.get(key)
      if (kept !== undefined) return kept
      const ids = frozen(await run(database, query, parameters, options))
      cache.keep(key, ids)
      return ids
    }
  const everyId = (query: Query<InPage, string>) => {
    const ids = list(query)
    return (page: Page) => ids({ release: release.id, ...fromStart(page) })
  }
  /** What is gone through once is not kept: lists of all would take the room of what they list. */
  const onceEveryId = (query: Query<InPage, string>) => (page: Page) =>
    run(database, query, { release: release.id, ...fromStart(page) }, options)
  const ofKind = list(entityIdsOfKind)
  const ofKinds = list(entityIdsOfKinds)
  const namings = new Map<string, ReturnType<typeof many>>()
  const loads = {
    entity: one(entitiesByIds),
    edges: tied(edgesOf),
    evidence: one(evidenceByIds),
    kin: tied(edgesOfKin),
    outgoing: tied(edgesOut),
    between: tied(edgesBetween),
    contradictionsAbout: many(contradictionsAbout),
    contradiction: one(contradictionsByIds),
    check: one(checksByIds),
    checksAbout: many(checksAbout),
    followed: memory<boolean>(groundAround.name),
    reached: memory<readonly string[]>('reached'),
    beginnings: memory<Beginning>('beginnings'),
    firstEdges: memory<FirstEdges>('first edges'),
  }
  const ownKin = (edges: readonly Edge[]) => edges.filter(({ relation }) => KIN.has(relation))
  const kinNow = (id: string) => {
    const whole = loads.edges.now(id)
    return whole === undefined ? loads.kin.now(id) : ownKin(whole)
  }
  const kin = async (id: string) => (loads.edges.has(id) ? ownKin(await loads.edges.load(id)) : loads.kin.load(id))
  const inBrief = memory<readonly Tie[]>(entitiesAround.name)
  const ties: Loads<readonly Tie[]> = {
    load: id => (isShared(id) ? kin(id) : loads.edges.load(id)),
    now: id => inBrief.now(id) ?? (isShared(id) ? kinNow(id) : loads.edges.now(id)),
    has: id => inBrief.has(id) || loads.edges.has(id) || (isShared(id) && loads.kin.has(id)),
    keep: (id, value) => inBrief.keep(id, value),
  }
  const briefly = loader<Dispute | null, Dispute | null>(
    disputesByIds,
    found => byId(found.filter(one => one !== null)),
    null,
  )
  // What is known whole need not be read again in brief; what a release of before does not have in brief is read whole.
  const dispute: Loads<Dispute | null> = {
    load: async id => (loads.contradiction.has(id) ? null : await briefly.load(id)) ?? loads.contradiction.load(id),
    now: id => loads.contradiction.now(id) ?? briefly.now(id),
    has: id => briefly.has(id),
    keep: (id, value) => briefly.keep(id, value),
  }
  const { isAskedAlone, entityNow, listed, ...trees } = treesOf(database, release.id, loads, {
    ...options,
    batch: BATCH,
  })
  const bringing: Bringing = {
    listed: (...list) => (caches.isWarm(release.id) ? null : listed(...list)),
    isWanted: kind => !caches.isWhole(release.id) && isAskedAlone(kind),
    keep: (id, value) => loads.entity.keep(id, value),
  }
  const edges = (id: string) => loads.edges.load(id)
  return {
    release,
    signal: options.signal,
    edges,
    isPaged: id => isShared(id) && !loads.edges.has(id),
    ...neighboursIn(database, release.id, edges, bringing.keep, options),
    shortest: caches.isWhole(release.id)
      ? undefined
      : async between => {
          const found = await run(database, shortestBetween, { release: release.id, ...between }, options)
          const steps = found.flatMap(({ step }) => step ?? [])
          return steps.length < found.length ? null : { length: found[0]?.length ?? 0, steps }
        },
    kin,
    ties: async id => ties.now(id) ?? ties.load(id),
    outgoing: async id => {
      if (isShared(id) && !loads.edges.has(id)) return loads.outgoing.load(id)
      return (await loads.edges.load(id)).filter(({ direction }) => direction === 'OUT')
    },
    between: async (left, right) => {
      if (!loads.edges.has(left)) return loads.between.load(`${left} ${right}`)
      return (await loads.edges.load(left)).filter(({ direction, other }) => direction === 'OUT' && other === right)
    },
    originIds: everyId(originIds),
    evidence: id => loads.evidence.load(id),
    check: id => loads.check.load(id),
    contradiction: id => loads.contradiction.load(id),
    contradictionsAbout: id => loads.contradictionsAbout.load(id),
    checksAbout: id => loads.checksAbout.load(id),
    naming: (kind, property, id) => {
      const name = `${kind}.${property}`
      const load = namings.get(name) ?? many(naming(kind, property))
      namings.set(name, load)
      return load.load(id)
    },
    idsOfKind: (kind: EntityKind, page) => ofKind({ release: release.id, kind, ...fromStart(page) }),
    idsOfKinds: kinds => ofKinds({ release: release.id, kinds: [...kinds] }),
    daysOf: ({ kinds, days, also, beside }, { from, to }) => {
      const names = { kinds: [...kinds], days: [...days], also: [...also], beside: [...beside] }
      const bounds = { from: from ?? '', to: to ?? LAST_DAY }
      return run(database, entityDays, { release: release.id, ...names, ...bounds }, options)
    },
    sides: async sides => {
      const [known] = await run(database, sidesCompared, asParameters(sides), options)
      return known as SidesKnown
    },
    differing: (sides, reread, take) => {
      const parameters = { ...asParameters(sides), reread: [...reread] }
      return stream(database, differing, parameters, ({ was, is }) => take(was, is), {
        ...options,
        release: sides.before.release,
      })
    },
    checkIds: everyId(checkIds),
    contradictionIds: everyId(contradictionIds),
    entityIds: onceEveryId(entityIds),
    evidenceIds: onceEveryId(evidenceIds),
    ...trees,
    ...groundOf(database, release.id, { ...loads, ties, dispute }, { ...options, batch: BATCH }),
    dispute: dispute.load,
    foundOf: name => caches.foundOf(release.id, name),
    wholeOf: kind => caches.wholeOf(release.id, kind),
    now: {
      entity: entityNow,
      edges: id => loads.edges.now(id),
      ties: id => ties.now(id),
      evidence: id => loads.evidence.now(id),
      contradictionsAbout: id => loads.contradictionsAbout.now(id),
      dispute: id => dispute.now(id),
    },
    ...filteredIds(database, release.id, caches, bringing, options),
    ...textIndex(database, release.id, caches, bringing, options),
  }
}

/**
 * What one request has asked for, in front of what all have. A promise is shared by all only once it is kept: a request
 * that is aborted must not take others with it, and a failure must not be remembered. Most of what a request may ask it does not:
 * nothing is made before it is used.
 */
class Memory<V> implements DataLoader.CacheMap<string, Promise<V>> {
  protected readonly signal: AbortSignal | undefined
  readonly #cacheOf: () => QueryCache<V>
  #cache?: QueryCache<V>
  #own?: Map<string, V>
  #coming?: Map<string, Promise<V>>

  constructor(cacheOf: () => QueryCache<V>, signal: AbortSignal | undefined) {
    this.#cacheOf = cacheOf
    this.signal = signal
  }

  /** What is in memory needs no database; and yet whoever has gone needs none of it. */
  now(id: string): V | undefined {
    return this.signal?.aborted ? undefined : this.#known(id)
  }

  has(id: string): boolean {
    return this.#coming?.has(id) === true || this.#known(id) !== undefined
  }

  keep(id: string, value: V): void {
    this.#note(id, frozen(value))
    this.#coming?.delete(id)
    this.#kept.keep(id, value)
  }

  get(id: string): Promise<V> | undefined {
    const known = this.#known(id)
    return known === undefined ? this.#coming?.get(id) : Promise.resolve(known)
  }

  set(id: string, value: Promise<V>): void {
    this.#coming ??= new Map()
    this.#coming.set(id, value)
    value.then(
      there => this.#coming?.get(id) === value && this.keep(id, there),
      () => {
        // DataLoader deletes a failure by itself.
      },
    )
  }

  delete(id: string): void {
    this.#own?.delete(id)
    this.#coming?.delete(id)
  }

  clear(): void {
    this.#own?.clear()
    this.#coming?.clear()
  }

  get #kept(): QueryCache<V> {
    this.#cache ??= this.#cacheOf()
    return this.#cache
  }

  #known(id: string): V | undefined {
    const own = this.#own?.get(id)
    if (own !== undefined) return own
    const kept = this.#kept.get(id)
    if (kept !== undefined) this.#note(id, kept)
    return kept
  }

  #note(id: string, value: V): void {
    this.#own ??= new Map()
    this.#own.set(id, value)
  }
}

/** What is not in memory is read, with all that is asked for at the same time. */
class Loader<V> extends Memory<V> implements Loads<V> {
  readonly #fetch: DataLoader.BatchLoadFn<string, V>
  readonly #maxBatchSize: number
  #batches?: DataLoader<string, V>

  constructor(
    cacheOf: () => QueryCache<V>,
    signal: AbortSignal | undefined,
    fetch: DataLoader.BatchLoadFn<string, V>,
    maxBatchSize: number,
  ) {
    super(cacheOf, signal)
    this.#fetch = fetch
    this.#maxBatchSize = maxBatchSize
  }

  load(id: string): Promise<V> {
    if (this.signal?.aborted) return Promise.reject(abortedBy(this.signal))
    this.#batches ??= new DataLoader(this.#fetch, { maxBatchSize: this.#maxBatchSize, cacheMap: this })
    return this.#batches.load(id)
  }
}

const asParameters = ({ before, after, kinds }: Sides) => ({
  before: before.release.id,
  beforeBy: before.by,
  after: after.release.id,
  afterBy: after.by,
  kinds: [...kinds],
})

/** No day is written that comes after it. */
const LAST_DAY = '9999-12-31'

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

function edgesById(rows: (PlacedEdge & { id: string })[]): Map<string, Edge[]> {
  const placed = new Map<string, PlacedEdge[]>()
  for (const row of rows) {
    const known = placed.get(row.id)
    if (known === undefined) placed.set(row.id, [row])
    else known.push(row)
  }
  return new Map([...placed].map(([id, edges]) => [id, edgesInOrder(edges)]))
}
