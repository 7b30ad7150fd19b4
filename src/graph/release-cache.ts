import type { EntityValue } from '../model/graph.ts'
import type { EntityKind } from '../model/kinds.ts'
import { alike, takesRoom } from './alike.ts'

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
  isHeld: boolean
  before: Slot
  after: Slot
}

/** What is kept in one order of use: what was used least recently goes first, and what is held after all else. */
class Chain {
  /** By release and id. */
  readonly #slots = new Map<string, Map<string, Slot>>()
  /** Between what was last used and what was not for longest, of what is held and of all else. */
  readonly #held: Slot = seam()
  readonly #free: Slot = seam()
  readonly #onLetGo: (release: string) => void
  readonly #room: () => number
  bytes = 0
  #bytesHeld = 0
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
        const room = this.#room() - (known?.isHeld === true ? 0 : this.#bytesHeld)
        if ((known?.bytes ?? 0) + more > room) return
        const slot = known ?? this.#begun(slots, alike(id), release)
        slot.kept[query] = value
        slot.bytes += more
        this.bytes += more
        if (slot.isHeld) this.#bytesHeld += more
        this.#use(slot)
        this.makeRoom()
        onKept(more)
      },
    }
  }

  makeRoom(): void {
    while (this.bytes > this.#room() && this.size > 0)
      this.#letGo(this.#free.after === this.#free ? this.#held.after : this.#free.after)
  }

  /** Has things of a release held or no longer. */
  hold(release: string, entities: readonly EntityValue[], isHeld: boolean): void {
    const slots = this.#slots.get(release)
    for (const { id } of entities) {
      const slot = slots?.get(id)
      if (slot === undefined || slot.isHeld === isHeld) continue
      this.#bytesHeld += isHeld ? slot.bytes : -slot.bytes
      slot.isHeld = isHeld
      this.#use(slot)
    }
  }

  #begun(slots: Map<string, Slot>, id: string, release: string): Slot {
    const slot = { ...seam(), id, release }
    slot.before = slot.after = slot
    slots.set(id, slot)
    this.size += 1
    return slot
  }

  #use(slot: Slot): void {
    const end = slot.isHeld ? this.#held : this.#free
    if (slot.after === end) return
    takeOut(slot)
    slot.before = end.before
    slot.after = end
    slot.before.after = slot.after.before = slot
  }

  #letGo(slot: Slot): void {
    if (slot.isHeld) this.#onLetGo(slot.release)
    takeOut(slot)
    this.#slots.get(slot.release)?.delete(slot.id)
    this.bytes -= slot.bytes
    this.size -= 1
  }
}

/** Of all that is kept, what has been worked out of what was read may be so much: it would take the place of all else. */
const FOUND_SHARE = 1 / 8

const NOTHING: QueryCache<never> = { get: () => undefined, keep: () => {} }

/**
 * What has been read of any release, for all requests, and what was worked out of that: bounded by bytes, what was least recently used
 * goes first. A release that is no longer asked goes by that rule too. Where all entities of the live one are there, with what ties them,
 * they are held: lists are found among them, so whatever else there is makes room before.
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

  /** Whether all entities of a release have been read, with what ties them: hardly anything but their evidence is asked of the database then. */
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

  /** A release is going to be read, or has been: what is held of others makes room like all else. */
  begin(release: string): void {
    for (const before of this.#read.keys()) if (before !== release) this.#forgetWhole(before)
  }

  /** Notes that a release has been read; all of its entities, by kind, where there was room for all. */
  noteRead(release: string, whole: Whole | null): void {
    this.begin(release)
    this.#forgetWhole(release)
    this.#read.delete(release)
    this.#read.set(release, whole)
    for (const oldest of this.#read.keys()) if (this.#read.size > MOST_NOTED) this.#read.delete(oldest)
    this.#ofRelease.hold(release, whole?.get('ENTITY') ?? [], true)
  }

  /** What has to make room must not be held by a list of all. */
  #forgetWhole(release: string): void {
    this.#ofRelease.hold(release, this.wholeOf(release, 'ENTITY') ?? [], false)
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
  const slot = { id: '', release: '', bytes: 0, kept: {}, isHeld: false } as Slot
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

/** Each text that many values have is counted with the first of them that is kept. */
export function approximateBytes(value: unknown): number {
  if (typeof value === 'string') return takesRoom(value) ? HEADER_BYTES + value.length : 0
  if (typeof value !== 'object' || value === null) return 0
  let bytes = HEADER_BYTES
  for (const field of Object.values(value)) bytes += FIELD_BYTES + approximateBytes(field)
  return bytes
}
