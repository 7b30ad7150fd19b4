import { type Step, stepsOf, walk } from '../entities/kinds/walk.ts'
import type { FilteredId } from '../graph/filtered-ids.ts'
import type { GraphReader } from '../graph/reader.ts'
import type { EntityValue } from '../model/graph.ts'
import { kindOfId } from '../model/kinds.ts'
import { type Memory as Remembered, remembered } from '../model/once.ts'
import { placeOf } from '../model/place.ts'
import { INTERCHANGEABLE } from '../model/text.ts'
import { atOnce, each, inTurns, type Steps, sorted } from '../model/turns.ts'
import type { Condition } from './condition.ts'
import type { Order, OrderBy } from './orders.ts'
import type { Place } from './question.ts'
import type { FilteredKind, RelationRow } from './rows.ts'
import type { Operator, Value } from './values.ts'

// What a list holds, found where all of its release is in memory: by the same conditions as the database is asked by, with the same answer. Where
// anything that it takes is not there, or there is much to look at, the database finds it.

export type Memory = Partial<Pick<GraphReader, 'now' | 'wholeOf'>>

/** Of longer lists the database has an index. */
const MOST_LISTED = 3_000
/** How many of a longer one are looked at for a page: one that is soon full needs no index. */
const SOON = 500
/** Relationships that one list looks at. */
const MOST_LOOKED = 30_000

const NOT_HERE = Symbol('not in memory')

/** A page of a list, and one row more where it goes on; null where the database has to find it. */
export function pageInMemory(
  reader: Memory,
  kind: FilteredKind,
  condition: Condition | null,
  order: Order,
  { after, backwards, limit }: { after: Place | null; backwards: boolean; limit: number },
): FilteredId[] | null {
  return attempt(reader, kind, condition, (all, passes) => {
    const { valued, lacking } = sortedBy(all, order.by)
    // What lacks a value comes last whichever way the list goes; of each part and of both the way may be the other one.
    const parts = backwards ? [lacking, valued] : [valued, lacking]
    const step = order.descending === backwards ? 1 : -1
    const begun = after !== null && after.key === null && order.by !== null ? lacking : valued
    const page: FilteredId[] = []
    for (const part of after === null ? parts : parts.slice(parts.indexOf(begun))) {
      const first = step === 1 ? 0 : part.length - 1
      let at = after !== null && part === begun ? placeIn(part, all, order.by, after) + step : first
      for (; at >= 0 && at < part.length && page.length < limit; at += step) {
        const entity = all[part[at] as number] as EntityValue
        if (passes(entity)) page.push({ id: entity.id, key: keyOf(entity, order.by) })
      }
    }
    return page
  })
}

/** How many a filter lets through; null where the database has to count them. */
export function countInMemory(reader: Memory, kind: FilteredKind, condition: Condition): number | null {
  return attempt(reader, kind, condition, (all, passes) => {
    if (all.length > MOST_LISTED) throw NOT_HERE
    return all.filter(passes).length
  })
}

function attempt<T>(
  reader: Memory,
  kind: FilteredKind,
  condition: Condition | null,
  found: (all: readonly EntityValue[], passes: (entity: EntityValue) => boolean) => T,
): T | null {
  if (kind === 'CHECK' || kind === 'CONTRADICTION') return null
  const all = reader.wholeOf?.(kind)
  if (all === undefined) return null
  const looker = new Looker(reader, tiedOf(all))
  const most = all.length > MOST_LISTED ? SOON : MOST_LISTED
  let looked = 0
  try {
    return found(all, entity => {
      if (++looked > most) throw NOT_HERE
      return condition === null || looker.holds(condition, entity)
    })
  } catch (error) {
    if (error === NOT_HERE) return null
    throw error
  }
}

/** Where the entities of a list stand in it, in one of its orders. */
interface Sorted {
  valued: Uint32Array
  lacking: Uint32Array
}

/** Of each list, in each of its orders; null while it is put in order. */
const orders: Remembered<readonly EntityValue[], { sorted: Sorted | null }> = new WeakMap()

/** A long list is put in order in turns, and found by the database meanwhile. */
function sortedBy(all: readonly EntityValue[], by: OrderBy | null): Sorted {
  const { sorted } = remembered(orders, all, by?.property ?? '', () => {
    const order: { sorted: Sorted | null } = { sorted: null }
    const note = (made: Sorted) => {
      order.sorted = made
    }
    if (all.length > MOST_LISTED) void inTurns(inOrder(all, by)).then(note)
    else note(atOnce(inOrder(all, by)))
    return order
  })
  if (sorted === null) throw NOT_HERE
  return sorted
}

/** Of equal ones the ids decide, which is how all stand already. */
function* inOrder(all: readonly EntityValue[], by: OrderBy | null): Steps<Sorted> {
  const keys = yield* each(all, entity => comparable(keyOf(entity, by), by))
  const isLacking = (at: number) => by !== null && keys[at] === null
  const compare = (one: number, other: number) => compared(keys[one] ?? null, keys[other] ?? null) || one - other
  const places = [...keys.keys()]
  return {
    valued: Uint32Array.from(
      yield* sorted(
        places.filter(at => !isLacking(at)),
        compare,
      ),
    ),
    lacking: Uint32Array.from(places.filter(isLacking)),
  }
}

/** Where a cursor stands; the database has to say where one stands that is at no place of the list. */
function placeIn(part: Uint32Array, all: readonly EntityValue[], by: OrderBy | null, { key, id }: Place): number {
  const entityAt = (at: number) => all[at] as EntityValue
  const [asked, name] = [comparable(key, by), comparable(id, null)]
  const at = placeOf(part, each => {
    const entity = entityAt(each)
    return (compared(comparable(keyOf(entity, by), by), asked) || compared(comparable(entity.id, null), name)) < 0
  })
  const found = at < part.length ? entityAt(part[at] as number) : null
  if (found === null || found.id !== id || keyOf(found, by) !== key) throw NOT_HERE
  return at
}

type Key = string | number | null

const keyOf = (entity: EntityValue, by: OrderBy | null): Key =>
  by === null ? null : (propertyOf(entity, by.property) as Key)

/**
 * What decides the place of a key, as the database orders values: numbers by size, texts by their characters. Halves of characters beyond
 * U+FFFF stand below some of those that are not, so here they change places.
 */
function comparable(key: Key, by: OrderBy | null): Key {
  if (by?.compared != null && key !== null) return Number(key)
  if (typeof key !== 'string' || !/[\ud800-\uffff]/.test(key)) return key
  return key.replace(/[\ud800-\uffff]/g, unit => {
    const code = unit.charCodeAt(0)
    return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800)
  })
}

const compared = (one: Key, other: Key): number =>
  one === other || one === null || other === null ? 0 : one < other ? -1 : 1

/** A property as the node has it. */
function propertyOf(entity: EntityValue, property: string): unknown {
  const of = (property in entity ? entity : entity.properties) as unknown as Record<string, unknown>
  return of[property] ?? null
}

const steps = new Map<string, Step[]>()

function stepsAlong(path: string): Step[] {
  const known = steps.get(path) ?? stepsOf(path)
  steps.set(path, known)
  return known
}

/** What things are tied to by a relation: their ids, by the id of each. */
type Tied = Remembered<RelationRow, readonly string[]>

/** Of each list, what has been looked at for it: the next filter most likely asks of the same relations. */
const tied = new WeakMap<readonly EntityValue[], Tied>()

function tiedOf(all: readonly EntityValue[]): Tied {
  const known: Tied = tied.get(all) ?? new WeakMap()
  tied.set(all, known)
  return known
}

/** Looks at entities and what they are tied to, as long as that is in memory. */
class Looker {
  readonly #now: NonNullable<Memory['now']>
  readonly #edges: Parameters<typeof walk>[0]
  readonly #tied: Tied
  /** Of what many of a list are tied to, whether it is what is asked for. */
  readonly #held: Remembered<Condition, boolean> = new WeakMap()
  #looked = 0

  constructor({ now }: Memory, tied: Tied) {
    if (now === undefined) throw NOT_HERE
    this.#now = now
    this.#tied = tied
    const edges = (id: string) => {
      const found = now.edges(id)
      this.#looked += found?.length ?? 0
      if (found === undefined || this.#looked > MOST_LOOKED) throw NOT_HERE
      return found
    }
    this.#edges = { now: { ...now, edges }, edges: () => Promise.reject(NOT_HERE) }
  }

  holds(asked: Condition, entity: EntityValue): boolean {
    switch (asked.is) {
      case 'test':
        return tested(asked, propertyOf(entity, asked.property))
      case 'not':
        return !this.holds(asked.of, entity)
      case 'all':
        return asked.of.every(each => this.holds(each, entity))
      case 'any':
        return asked.of.some(each => this.holds(each, entity))
      case 'related':
        return this.#related(asked.relation, asked.where, entity)
    }
  }

  #related(relation: RelationRow, where: Condition | null, entity: EntityValue): boolean {
    if (relation.to === 'CHECK' || (relation.to === 'CONTRADICTION' && where !== null)) throw NOT_HERE
    if (relation.to === 'CONTRADICTION') return here(this.#now.contradictionsAbout(entity.id)).length > 0
    const ids = this.#ids(relation, entity)
    return where === null ? ids.length > 0 : ids.some(id => this.#isHeld(where, id))
  }

  #isHeld(where: Condition, id: string): boolean {
    return remembered(this.#held, where, id, () => this.holds(where, here(this.#now.entity(id)) as EntityValue))
  }

  #ids(relation: RelationRow, entity: EntityValue): readonly string[] {
    return remembered(this.#tied, relation, entity.id, () => this.#found(relation, entity))
  }

  /** Those that there are: an id may stand on a node of which there is no entity. */
  #found(relation: RelationRow, entity: EntityValue): readonly string[] {
    return this.#walked(relation, entity).filter(
      id => (relation.to === 'ENTITY' || kindOfId(id) === relation.to) && here(this.#now.entity(id)) !== null,
    )
  }

  #walked({ match, join }: RelationRow, entity: EntityValue): readonly string[] {
    if (join === null) return walk(this.#edges, entity.id, stepsAlong(match ?? '')) as string[]
    // Whoever names it is found by an index.
    if (join.to !== 'id') throw NOT_HERE
    const id = propertyOf(entity, join.from)
    return typeof id === 'string' ? [id] : []
  }
}

function here<T>(found: T | undefined): T {
  if (found === undefined) throw NOT_HERE
  return found
}

type Test = Extract<Condition, { is: 'test' }>

/** What has no value has none that is asked for. */
function tested({ field: { type }, operator, value }: Test, found: unknown): boolean {
  if (operator === 'isNull') return (found === null) === value
  if (found === null) return false
  switch (type) {
    case 'text':
      return COMPARED[operator](folded(found, value), value)
    case 'texts':
      return (found as string[]).some(each => COMPARED[operator](folded(each, value), value))
    case 'identifiers':
      return (found as string[]).some(each => identified(operator, folded(each, value), value))
    case 'decimal':
      return COMPARED[operator](Number(found), Number(value))
    default:
      return COMPARED[operator](found, value)
  }
}

type Compares = (found: never, asked: never) => boolean
const never: Compares = () => false

const COMPARED = {
  eq: (found, asked) => found === asked,
  in: (found: string, asked: readonly string[]) => asked.includes(found),
  contains: (found: string, asked: string) => found.includes(asked),
  startsWith: (found: string, asked: string) => found.startsWith(asked),
  gte: (found, asked) => found >= asked,
  lte: (found, asked) => found <= asked,
  gt: (found, asked) => found > asked,
  lt: (found, asked) => found < asked,
  isNull: never,
  scheme: never,
  value: never,
} satisfies Record<Operator, Compares> as Record<Operator, (found: unknown, asked: unknown) => boolean>

/** A text as the database compares it (cypher.ts). */
function folded(text: unknown, asked: Value): string {
  return INTERCHANGEABLE.filter(([one = '']) => String(asked).includes(one)).reduce(
    (same, [one = '', ...others]) => others.reduce((each, other) => each.replaceAll(other, one), same),
    String(text).toLowerCase(),
  )
}

function identified(operator: Operator, text: string, asked: Value): boolean {
  if (operator === 'scheme') return text.startsWith(String(asked))
  if (operator === 'eq') return text === asked
  const colon = text.indexOf(':')
  return (colon === -1 ? '' : text.slice(colon + 1)) === asked
}
