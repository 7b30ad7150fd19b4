import { setTimeout as sleep } from 'node:timers/promises'
import type { EntityValue } from '../model/graph.ts'
import { ENTITY_KINDS, type EntityKind, kindOfId } from '../model/kinds.ts'
import { openReader, type Page, type WholeReader } from './cached-reader.ts'
import type { Database } from './database.ts'
import type { ReleaseInfo } from './reader.ts'
import type { ReleaseCaches, Whole } from './release-cache.ts'

export interface WarmUp {
  /** How many ids were gone through. */
  read: number
  /** Whether all of the release is in the caches now. */
  whole: boolean
}

/** Ids at a time: few enough that requests which come meanwhile need not wait long. */
const PAGE = 50

/**
 * Reads a release into the caches, as a request would, until all of it is there or the room is used up: what came in
 * first would only go again.
 */
export async function warmUp(
  database: Database,
  release: ReleaseInfo,
  caches: ReleaseCaches,
  options: {
    signal?: AbortSignal | undefined
    onProgress?: ((message: string) => void) | undefined
    /** Resolves when nobody waits for an answer: each page waits until then. */
    quiet?: (() => Promise<void>) | undefined
  } = {},
): Promise<WarmUp> {
  const { signal, onProgress, quiet } = options
  let read = 0
  const entities: string[] = []
  if (caches.budget === 0) return { read, whole: false }
  caches.begin(release.id)
  for (const { ids, load } of ROUNDS) {
    let after: string | null = null
    do {
      await quiet?.()
      const begun = performance.now()
      const before = caches.takenBy(release.id)
      // A reader remembers what it was asked, so each page gets a new one.
      const reader: WholeReader = openReader(database, release, caches, { signal })
      const page: readonly string[] = await ids(reader, { first: PAGE, after })
      await Promise.all(page.flatMap(id => load(reader, id)))
      read += page.length
      if (ids === ENTITIES.ids) entities.push(...page)
      onProgress?.(`read ${read} of ${total(release)}`)
      after = page.length < PAGE ? null : (page.at(-1) ?? null)
      // Those who ask meanwhile have the processors for as long again.
      if (quiet !== undefined) await sleep(performance.now() - begun, undefined, { signal })
      const taken = caches.takenBy(release.id)
      if (taken + (taken - before) > caches.room) {
        if (ids === ENTITIES.ids) caches.noteRead(release.id, null)
        return { read, whole: false }
      }
    } while (after !== null)
    if (ids === ENTITIES.ids)
      caches.noteRead(release.id, byKind(entities, openReader(database, release, caches, { signal })))
  }
  return { read, whole: caches.isWhole(release.id) }
}

/** All entities by their kinds; null where one has had to make room for what was read meanwhile. */
function byKind(ids: readonly string[], { now }: WholeReader): Whole | null {
  const whole = new Map<EntityKind | 'ENTITY', EntityValue[]>(
    (['ENTITY', ...ENTITY_KINDS] as const).map(kind => [kind, []]),
  )
  for (const id of ids) {
    const entity = now?.entity(id)
    if (entity == null) return null
    whole.get('ENTITY')?.push(entity)
    whole.get(entity.kind)?.push(entity)
  }
  return whole
}

interface Round {
  ids: (reader: WholeReader, page: Page) => Promise<readonly string[]>
  load: Load
}

const ENTITIES: Round = {
  ids: (reader, page) => reader.entityIds(page),
  load: (reader, id) => [
    reader.entity(id),
    reader.edges(id),
    reader.contradictionsAbout(id),
    reader.checksAbout(id),
    ...(kindOfId(id) === 'TABLE' ? [reader.naming('ALLOCATION', 'table', id)] : []),
  ],
}

const ROUNDS: Round[] = [
  ENTITIES,
  { ids: (reader, page) => reader.checkIds(page), load: (reader, id) => [reader.check(id)] },
  { ids: (reader, page) => reader.contradictionIds(page), load: (reader, id) => [reader.contradiction(id)] },
  { ids: (reader, page) => reader.evidenceIds(page), load: (reader, id) => [reader.evidence(id)] },
]

type Load = (reader: WholeReader, id: string) => Promise<unknown>[]

function total({ entityCount, counts }: ReleaseInfo): number {
  return ['CHECK', 'CONTRADICTION', 'EVIDENCE'].reduce((sum, what) => sum + (counts[what] ?? 0), entityCount)
}
