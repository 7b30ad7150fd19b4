import { createHash } from 'node:crypto'
import type { Connection, Edge } from '../entities/base/connection.ts'
import type { Context } from '../entities/base/context.ts'
import type { Entity } from '../entities/base/entity.ts'
import { entityOf } from '../entities/base/entity-of.ts'
import { connectionOf, pageOfKind } from '../entities/base/lists.ts'
import { badCursor, listAsked, listOf, type PageArgs, pageOfRows } from '../entities/base/paging.ts'
import type { FilteredIds } from '../graph/filtered-ids.ts'
import type { GraphReader } from '../graph/reader.ts'
import { type EntityKind, KINDS } from '../model/kinds.ts'
import { type Condition, conditionOf } from './condition.ts'
import { BY_ID, type Order, ordersOf } from './orders.ts'
import { countQuestion, idsQuestion, type Place } from './question.ts'
import type { FilteredKind } from './rows.ts'
import { refused } from './values.ts'

/** What a request asks of a list; null is as if it were left out. */
export interface Asked {
  filter?: object | null | undefined
  orderBy?: string | null | undefined
}

/** A list that is filtered, ordered or both. */
export interface Filtered {
  kind: FilteredKind
  condition: Condition | null
  order: Order
  /** The list with what was asked of it: what its cursors are bound to. */
  name: string
}

/**
 * Reads what is asked of a list; null when that is nothing, and the list is as it always was.
 *
 * @param within what the list holds before anything is asked of it; all of its kind if not given
 * @throws FilorossoError BAD_USER_INPUT or LIMIT_EXCEEDED, naming the path of what is wrong
 */
export function filteredList(list: string, kind: FilteredKind, asked: Asked, within?: object): Filtered | null {
  const wanted = conditionOf(kind, asked.filter)
  const order = orderOf(kind, asked.orderBy ?? null)
  if (wanted === null && within === undefined && order === BY_ID) return null
  const parts = [conditionOf(kind, within), wanted].filter(each => each !== null)
  const condition: Condition | null = parts.length > 1 ? { is: 'all', of: parts } : (parts[0] ?? null)
  const name = wanted === null && order === BY_ID ? list : listAsked(list, digestOf([condition, order]))
  return { kind, condition, order, name }
}

/** The same question has the same digest, whatever is said about its fields. */
function digestOf(question: unknown): string {
  const text = JSON.stringify(question, (name, value) => (name === 'description' ? undefined : value))
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

function orderOf(kind: FilteredKind, name: string | null): Order {
  if (name === null || name === 'ID_ASC') return BY_ID
  const order = ordersOf(kind).get(name)
  if (order === undefined) throw refused('orderBy', `${name} is not a valid order of this list`, 'see the schema')
  return { by: order.by, descending: order.descending }
}

/** A page of a filtered list: one query for its ids, and another for how many there are only when that is asked. */
export function pageOfFiltered<T, C extends { edges: Edge<T>[] }>(
  type: new () => C,
  { kind, condition, order, name }: Filtered,
  page: PageArgs,
  reader: FilteredIds & Pick<GraphReader, 'release'>,
  load: (id: string) => Promise<T>,
  countAll: () => number | null = () => null,
): Promise<C> {
  return pageOfRows(
    type,
    listOf(reader, name),
    page,
    ({ first, after }) => reader.idsMatching(idsQuestion(kind, condition, order, placeOf(after, order)), first),
    row => (order.by === null ? row.id : JSON.stringify([row.key, row.id])),
    row => load(row.id),
    () => (condition === null ? countAll() : null) ?? reader.countMatching(countQuestion(kind, condition)),
  )
}

/** A page of the entities of a kind that a filter lets through, in an order. */
export function pageOfMatching(
  context: Context,
  kind: EntityKind,
  page: PageArgs,
  asked: Asked,
  among: { list: string; within: object } | null = null,
): Promise<Connection<Entity>> {
  const filtered = filteredList(among?.list ?? KINDS[kind].resource, kind, asked, among?.within)
  if (filtered === null) return pageOfKind(context, kind, page)
  const { reader } = context
  return pageOfFiltered(
    connectionOf(kind),
    filtered,
    page,
    reader,
    id => entityOf(context, kind, id),
    () => reader.release.counts[kind] ?? 0,
  )
}

/** Where a cursor of this list says that the page before ended. */
function placeOf(after: string | null, { by }: Order): Place | null {
  if (after === null) return null
  if (by === null) return { id: after, key: null }
  const place = parsed(after)
  if (place === null || (place.key === null && !by.optional)) throw badCursor(after)
  return place
}

function parsed(text: string): Place | null {
  try {
    const [key, id] = JSON.parse(text)
    const fits = key === null || typeof key === 'string' || Number.isSafeInteger(key)
    return fits && typeof id === 'string' ? { key, id } : null
  } catch {
    return null
  }
}
