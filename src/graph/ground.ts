import type { Edge, EntityValue } from '../model/graph.ts'
import type { Database } from './database.ts'
import { type RunOptions, run } from './query.ts'
import type { GraphReader, Ground } from './reader.ts'
import { type Around, entitiesAround } from './records/around.ts'
import { groundIds, moneyIds, statementIds, tiedIds } from './records/reach.ts'
import { type PlacedEdge, seenFrom } from './records/relationships.ts'
import { isShared } from './shared.ts'

/** What has been read of entities, one by one, under each id. */
export interface Loads<V> {
  load(id: string): Promise<V>
  /** The same at once, where it is in memory. */
  now(id: string): V | undefined
  has(id: string): boolean
  keep(id: string, value: V): void
}

export interface GroundLoads {
  entity: Loads<EntityValue | null>
  edges: Loads<readonly Edge[]>
  kin: Loads<readonly Edge[]>
  contradictionsAbout: Loads<readonly string[]>
  dispute: Loads<unknown>
  /** `down <id>` and `up <id>` where all that lies that way has been read. */
  followed: Pick<Loads<boolean>, 'has' | 'keep'>
}

/** Places that one statement walks to at most, so that the database has the memory for it: what is beyond them is read when it is asked for. */
const MOST = 10_000

/**
 * Reads what a question about money looks at, in three queries where anything of it is not in memory: one finds it, one reads it,
 * one reads the contradictions about it. It only saves round trips: what it leaves out is read when it is asked for.
 */
export function groundOf(
  database: Database,
  release: string,
  loads: GroundLoads,
  options: RunOptions & { batch: number },
): Pick<GraphReader, 'isRead' | 'ground'> {
  const { entity, edges, kin, contradictionsAbout, dispute, followed } = loads
  const isRead = (id: string): boolean =>
    entity.has(id) && contradictionsAbout.has(id) && (edges.has(id) || (isShared(id) && kin.has(id)))
  const isReadWhole = (id: string): boolean => isRead(id) && edges.has(id)
  /** @returns the ids of the contradictions about them */
  const read = async (ids: string[], shared: string[]): Promise<string[]> => {
    const rows = await run(database, entitiesAround, { release, ids, shared }, options)
    const ends = new Set(shared)
    const found = edgesOf(rows, ends)
    for (const { entity: value, contradictions } of rows) {
      const { id } = value
      entity.keep(id, value)
      contradictionsAbout.keep(id, [...new Set(contradictions)].sort())
      ;(ends.has(id) ? kin : edges).keep(id, found.get(id) ?? [])
    }
    return rows.flatMap(({ contradictions }) => contradictions)
  }
  /** Whether all that it is tied to is in memory as well: then so is, most likely, whatever lies beyond. */
  const isSurrounded = (id: string): boolean =>
    isReadWhole(id) && edges.now(id)?.every(({ other }) => isRead(other)) === true
  const found = async ({
    down,
    up,
    beside,
    statements,
    tied,
    money,
  }: Required<Omit<Ground, 'themselves'>>): Promise<string[]> => {
    const asked: Promise<string[]>[] = []
    if (down.length + up.length + beside.length > 0) {
      const ids = { down: [...down], up: [...up], beside: [...beside] }
      asked.push(run(database, groundIds, { release, ...ids, limit: MOST }, options))
    }
    if (statements.length > 0) asked.push(run(database, statementIds, { release, ids: [...statements] }, options))
    if (tied.length > 0) asked.push(run(database, tiedIds, { release, ids: [...tied] }, options))
    if (money.length > 0) asked.push(run(database, moneyIds, { release, ids: [...money], limit: MOST }, options))
    return (await Promise.all(asked)).flat()
  }
  const readGround = async ({
    down = [],
    up = [],
    beside = [],
    statements = [],
    tied = [],
    money = [],
    themselves = [],
  }: Ground): Promise<void> => {
    const begun = { down, up, statements, tied, money }
    const whole = new Set(Object.values(begun).flat())
    const ways = Object.entries(begun).flatMap(([way, ids]) => ids.map(id => `${way} ${id}`))
    const isKnown = ways.every(way => followed.has(way)) || [...whole].every(isSurrounded)
    const isLookedFor = !isKnown || !beside.every(isRead)
    if (!isLookedFor && themselves.every(isRead)) return
    const reached = isLookedFor ? await found({ ...begun, beside }) : []
    const wanted = [...new Set([...whole, ...beside, ...themselves, ...reached])].filter(
      id => !(whole.has(id) ? isReadWhole(id) : isRead(id)),
    )
    const batches = Array.from({ length: Math.ceil(wanted.length / options.batch) }, (_, nth) =>
      wanted.slice(nth * options.batch, (nth + 1) * options.batch),
    )
    const isEnd = (id: string): boolean => isShared(id) && !whole.has(id)
    const about = (await Promise.all(batches.map(ids => read(ids, ids.filter(isEnd))))).flat()
    // What only a trace and a coverage look at.
    if (down.length + up.length > 0) await Promise.all([...new Set(about)].map(id => dispute.load(id)))
    for (const way of ways) followed.keep(way, true)
  }
  // Two questions of one request may begin with the same: once is enough, and twice at once is twice the memory of the database.
  const reading = new Map<string, Promise<void>>()
  const ground = (asked: Ground): Promise<void> => {
    const key = JSON.stringify(asked)
    const known = reading.get(key) ?? readGround(asked).finally(() => reading.delete(key))
    reading.set(key, known)
    return known
  }
  return { isRead, ground }
}

/** The relationships of each, also of what stands on their right, in the order in which they were loaded. */
function edgesOf(rows: readonly Around[], ends: ReadonlySet<string>): Map<string, Edge[]> {
  const placed = new Map<string, PlacedEdge[]>(rows.map(({ entity }) => [entity.id, []]))
  for (const {
    entity: { id },
    edges,
  } of rows)
    for (const one of edges) {
      placed.get(id)?.push(one)
      const { direction, other } = one.edge
      if (direction === 'IN' || other === id || ends.has(id) || ends.has(other)) continue
      placed.get(other)?.push({ position: one.position, edge: seenFrom(one.edge, id) })
    }
  const inOrder = (all: PlacedEdge[]) => all.sort((a, b) => a.position - b.position).map(({ edge }) => edge)
  return new Map([...placed].map(([id, all]) => [id, inOrder(all)]))
}
