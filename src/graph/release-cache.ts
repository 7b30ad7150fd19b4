import type { EntityValue } from '../model/graph.ts'
import type { EntityKind } from '../model/kinds.ts'
import { alike, isAlike } from './alike.ts'

/** What is kept of one query of one release. Values never change, so they need no end but for want of room. */
export interface QueryCache<V> {
  get(key: string): V | undefined
  /** `bytes` where they do not follow from the value itself. */
  keep(key: string, value: V, bytes?: number): void
}

/** All entities of a release, by kind. */
export type Whole = ReadonlyMap<EntityKind | 'ENTITY', readonly EntityValue[]>

/** Releases of which is known how far they have been read: what is live, and those before it. */
const MOST_NOTED = 3

/** What is kept of one id, by query; "nothing there" is kept as well. */
type Kept = Record<string, unknown>

/**
 * Where it is kept, between what was used before it and after. It is found by its own id: a text made of release, query and id would be
 * hashed for each look.
 */
interface Slot {
  id: string
  release: string
  bytes: number
  kept: Kept
  before: Slot
  after: Slot
}

/** What is kept in one order of use: what was used least recently goes first. */
class Chain {
  /** By release and id. */
  readonly #slots = new Map<string, Map<string, Slot>>()
  /** Between what was last used and what was not for longest. */
  readonly #seam: Slot = seam()
  readonly #onLetGo: (release: string) => void
  readonly #room: () => number
  bytes = 0
  size = 0

  constructor(room: () => number, onLetGo: (release: string) => void = () => {}) {
    this.#room = room
    this.#onLetGo = onLetGo
  }

  /** @param onKept is told by how many bytes more there are */
  cacheOf<V>(release: string, query: string, onKept: (more: number) => void): QueryCache<V> {
    const slots = this.#slots.get(release) ?? new Map<string, Slot>()
    this.#slots.set(release, slots)
    return {
      get: id => {
        const slot = slots.get(id)
        if (slot === undefined) return undefined
        this.#use(slot)
        return slot.kept[query] as V | undefined
      },
      keep: (id, value, bytes) => {
        const known = slots.get(id)
        const own = known === undefined ? ENTRY_BYTES + id.length : 0
        // What takes the place of something is taken to be as large.
        const more = own + (known?.kept[query] === undefined ? FIELD_BYTES + (bytes ?? approximateBytes(value)) : 0)
        // What is larger than all there is room for would take the place of everything and still not be kept.
        if ((known?.bytes ?? 0) + more > this.#room()) return
        const slot = known ?? this.#begun(slots, alike(id), release)
        slot.kept[query] = value
        slot.bytes += more
        this.bytes += more
        this.#use(slot)
        this.makeRoom()
        onKept(more)
      },
    }
  }

  makeRoom(): void {
    while (this.bytes > this.#room() && this.size > 0) this.#letGo(this.#seam.after)
  }

  #begun(slots: Map<string, Slot>, id: string, release: string): Slot {
    const slot = { ...seam(), id, release }
    slot.before = slot.after = slot
    slots.set(id, slot)
    this.size += 1
    return slot
  }

  #use(slot: Slot): void {
    if (slot.after === this.#seam) return
    takeOut(slot)
    slot.before = this.#seam.before
    slot.after = this.#seam
    slot.before.after = slot.after.before = slot
  }

  #letGo(slot: Slot): void {
    takeOut(slot)
    this.#slots.get(slot.release)?.delete(slot.id)
    this.bytes -= slot.bytes
    this.size -= 1
    this.#onLetGo(slot.release)
  }
}

/** Of all that is kept, what has been worked out of what was read may be so much: it would take the place of all else. */
const FOUND_SHARE = 1 / 8

const NOTHING: QueryCache<never> = { get: () => undefined, keep: () => {} }

/**
 * What has been read of any release, for all requests, and what was worked out of that: bounded by bytes, what was least recently used
 * goes first. A release that is no longer asked goes by that rule too.
 */
export class ReleaseCaches {
  readonly budget: number
  /** What a release may take that is read ahead: the rest is for what is worked out of it. */
  readonly room: number
  readonly #ofRelease: Chain
  readonly #found: Chain

  /** `cacheBytes: 0` keeps nothing; all else goes the same way. */
  constructor({ cacheBytes }: { cacheBytes: number }) {
    this.budget = cacheBytes
    this.room = cacheBytes * (1 - FOUND_SHARE)
    this.#found = new Chain(() => cacheBytes * FOUND_SHARE)
    this.#ofRelease = new Chain(
      () => cacheBytes - this.#found.bytes,
      release => this.#forgetWhole(release),
    )
  }

  readonly #read = new Map<string, Whole | null>()

  /** Whether all that there is of a release has been read: hardly anything is asked of the database then but where to find it. */
  isWhole(release: string): boolean {
    return (this.#read.get(release) ?? null) !== null
  }

  /** Whether as much of it as there is room for has been. */
  isWarm(release: string): boolean {
    return this.#read.has(release)
  }

  wholeOf(release: string, kind: EntityKind | 'ENTITY'): readonly EntityValue[] | undefined {
    return this.#read.get(release)?.get(kind)
  }

  /** Notes that a release has been read; all of its entities, by kind, where there was room for all. */
  noteRead(release: string, whole: Whole | null): void {
    for (const before of this.#read.keys()) this.#forgetWhole(before)
    this.#read.delete(release)
    this.#read.set(release, whole)
    for (const oldest of this.#read.keys()) if (this.#read.size > MOST_NOTED) this.#read.delete(oldest)
  }

  /** What has to make room must not be held by a list of all. */
  #forgetWhole(release: string): void {
    if (this.isWhole(release)) this.#read.set(release, null)
  }

  /** Approximate. */
  get bytes(): number {
    return this.#ofRelease.bytes + this.#found.bytes
  }

  readonly #taken = new Map<string, number>()

  /** What has been kept of what was read of a release so far, in approximate bytes: what has had to make room since is counted with it. */
  takenBy(release: string): number {
    return this.#taken.get(release) ?? 0
  }

  get size(): number {
    return this.#ofRelease.size + this.#found.size
  }

  /** What is read of a release. */
  cacheOf<V>(release: string, query: string): QueryCache<V> {
    if (this.budget === 0) return NOTHING
    return this.#ofRelease.cacheOf(release, query, more => this.#taken.set(release, this.takenBy(release) + more))
  }

  /** What is worked out of it. */
  foundOf<V>(release: string, name: string): QueryCache<V> {
    if (this.budget === 0) return NOTHING
    return this.#found.cacheOf(release, name, () => this.#ofRelease.makeRoom())
  }
}

function seam(): Slot {
  const slot = { id: '', release: '', bytes: 0, kept: {} } as Slot
  slot.before = slot.after = slot
  return slot
}

function takeOut({ before, after }: Slot): void {
  before.after = after
  after.before = before
}

// What V8 spends, measured on entities and edges: the cache's own books for each entry, a header for each string, array and
// object, a word for each of their fields.
const ENTRY_BYTES = 165
const HEADER_BYTES = 24
const FIELD_BYTES = 8

/**
 * Of a text that many values have. Not all of them have one copy: of more texts than are known at once the oldest come again. Over a hundred
 * reports, whose ids are three times as many, that much of them was on the heap; of a small release it is too much.
 */
const ALIKE_SHARE = 2 / 3

export function approximateBytes(value: unknown): number {
  if (typeof value === 'string') return (HEADER_BYTES + value.length) * (isAlike(value) ? ALIKE_SHARE : 1)
  if (typeof value !== 'object' || value === null) return 0
  let bytes = HEADER_BYTES
  for (const field of Object.values(value)) bytes += FIELD_BYTES + approximateBytes(field)
  return bytes
}
