import DataLoader from 'dataloader'
import type { Dispute, Edge, EntityValue, Tie } from '../model/graph.ts'
import { pause, turns } from '../model/turns.ts'
import type { Database } from './database.ts'
import { type RunOptions, run } from './query.ts'
import type { GraphReader, Ground, Near } from './reader.ts'
import { apartBetween } from './records/between.ts'
import { groundAround, moneyAround, nearAround, statementsAround, tiedAround } from './records/reach.ts'
import { edgesInOrder } from './records/relationships.ts'
import { type Around, entitiesAround } from './records/ties.ts'
import { isShared, SHARED_KINDS } from './shared.ts'

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
  ties: Loads<readonly Tie[]>
  contradictionsAbout: Loads<readonly string[]>
  dispute: Loads<Dispute | null>
  /** `down <id>` and `up <id>` where all that lies that way has been read, and what lies between two. */
  followed: Pick<Loads<boolean>, 'has' | 'keep'>
}

/** Places that one statement walks to at most, so that the database has the memory for it: what is beyond them is read when it is asked for. */
const MOST = 10_000

/**
 * Reads what a question about money looks at, in one query where anything of it is not in memory. It only saves round trips: what it
 * leaves out is read when it is asked for.
 */
export function groundOf(
  database: Database,
  release: string,
  { entity, edges, kin, ties, contradictionsAbout, dispute, followed }: GroundLoads,
  options: RunOptions & { batch: number },
): Pick<GraphReader, 'isRead' | 'ground'> {
  const isRead = (id: string): boolean => entity.has(id) && contradictionsAbout.has(id) && ties.has(id)
  /** Of what many share, what it begins with is read whole. */
  const isReadWhole = (id: string): boolean => isRead(id) && (!isShared(id) || edges.has(id))
  const keep = ({ entity: value, tied, dispute: met }: Around): readonly string[] => {
    if (met !== null) dispute.keep(met.id, met)
    if (value === null) return []
    const { id } = value
    entity.keep(id, value)
    if (tied === null) return []
    ties.keep(id, tied.ties)
    contradictionsAbout.keep(id, tied.contradictions)
    return tied.contradictions
  }
  /** Whether all that it is tied to is in memory as well: then so is, most likely, whatever lies beyond. */
  const isSurrounded = (id: string): boolean =>
    isReadWhole(id) && (isShared(id) ? edges : ties).now(id)?.every(({ other }) => isRead(other)) === true
  const inBatches = (ids: readonly string[], read: (some: string[]) => Promise<Around[]>) =>
    Array.from({ length: Math.ceil(ids.length / options.batch) }, (_, nth) =>
      read(ids.slice(nth * options.batch, (nth + 1) * options.batch)),
    )
  const readNear = async ({ of, hops, relations, kinds, first }: Near): Promise<Around[]> => {
    const asked = { release, id: of, relations, kinds, shared: [...SHARED_KINDS], first }
    const rows = await run(database, nearAround(hops), asked, options)
    for (const { entity: value, edges: all, kin: alike } of rows) {
      if (value === null) continue
      const { id } = value
      if (id === of || !isShared(id)) edges.keep(id, edgesInOrder(all))
      else kin.keep(id, edgesInOrder(alike))
    }
    return rows
  }
  const readGround = async ({
    down = [],
    up = [],
    beside = [],
    statements = [],
    tied = [],
    money = [],
    themselves = [],
    near,
    between,
  }: Ground): Promise<void> => {
    const begun = { down, up, statements, tied, money }
    const whole = [...new Set(Object.values(begun).flat())]
    const ways = Object.entries(begun).flatMap(([way, ids]) => ids.map(id => `${way} ${id}`))
    const nearby = near === undefined ? [] : [`near ${JSON.stringify(near)}`]
    const isKnown = (ways.every(way => followed.has(way)) || whole.every(isSurrounded)) && beside.every(isRead)
    const asked = inBatches(
      themselves.filter(id => !isRead(id)),
      some => run(database, entitiesAround, { release, ids: some }, options),
    )
    if (near !== undefined && !isSurrounded(near.of) && !nearby.every(way => followed.has(way)))
      asked.push(readNear(near))
    const pair = `between ${Object.values(between ?? {}).join(' ')}`
    if (between !== undefined && !followed.has(pair)) {
      asked.push(run(database, apartBetween, { release, ...between, shared: [...SHARED_KINDS] }, options))
      nearby.push(pair)
    }
    if (!isKnown) {
      const fresh = (way: string, ids: readonly string[]) => ids.filter(id => !followed.has(`${way} ${id}`))
      const ids = { down: fresh('down', down), up: fresh('up', up), beside: beside.filter(id => !isRead(id)) }
      if (Object.values(ids).flat().length > 0)
        asked.push(run(database, groundAround, { release, ...ids, limit: MOST }, options))
      if (statements.length > 0) asked.push(run(database, statementsAround, { release, ids: [...statements] }, options))
      if (tied.length > 0) asked.push(run(database, tiedAround, { release, ids: [...tied] }, options))
      const sums = inBatches(fresh('money', money), some =>
        run(database, moneyAround, { release, ids: some, limit: MOST }, options),
      )
      asked.push(...sums)
    }
    const opened = Promise.all(whole.filter(isShared).map(id => edges.load(id)))
    const about = new Set<string>()
    for (const found of (await Promise.all(asked)).flat()) {
      for (const id of keep(found)) about.add(id)
      if (turns.due()) await pause(options.signal)
    }
    await opened
    // What only a trace and a coverage look at.
    if (down.length + up.length > 0)
      await Promise.all([...about].filter(id => !dispute.has(id)).map(id => dispute.load(id)))
    for (const way of [...ways, ...nearby]) followed.keep(way, true)
  }
  // Two questions of one request may begin with the same: once is enough, and twice at once is twice the memory of the database.
  const reading = new Map<string, Promise<void>>()
  /** What a field asks of each of many things, such as a sum of each group: all of it is one question. */
  const together = new DataLoader<Ground, void>(
    async asked => {
      const all = (of: 'money' | 'themselves') => [...new Set(asked.flatMap(each => each[of] ?? []))]
      await readGround({ money: all('money'), themselves: all('themselves') })
      return asked.map(() => undefined)
    },
    { cache: false },
  )
  /** Whether it may wait for others of the same turn: it looks at amounts or things alone, of which some are not read. */
  const isReadWithOthers = ({ money = [], themselves = [], ...others }: Ground): boolean =>
    Object.keys(others).length === 0 &&
    !(themselves.every(isRead) && money.every(id => followed.has(`money ${id}`) || isSurrounded(id)))
  const ground = (asked: Ground): Promise<void> => {
    if (isReadWithOthers(asked)) return together.load(asked)
    const key = JSON.stringify(asked)
    const known = reading.get(key) ?? readGround(asked).finally(() => reading.delete(key))
    reading.set(key, known)
    return known
  }
  return { isRead, ground }
}
