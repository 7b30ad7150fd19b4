import { createHash } from 'node:crypto'
import type { Connection } from '../entities/base/connection.ts'
import type { Context } from '../entities/base/context.ts'
import { entityOf } from '../entities/base/entity-of.ts'
import { connectionOf, pageOfKnown } from '../entities/base/lists.ts'
import { badCursor, listOf, listOfArguments, type PageArgs, pageOfRows } from '../entities/base/paging.ts'
import type { FilteredIds } from '../graph/filtered-ids.ts'
import type { GraphReader } from '../graph/reader.ts'
import { type Coming, when } from '../model/coming.ts'
import type { EntityValue } from '../model/graph.ts'
import type { EntityKind } from '../model/kinds.ts'
import { countInColumn } from './column.ts'
import { type Condition, conditionOf } from './condition.ts'
import type { Listed } from './groups.ts'
import { countInMemory, type Memory, pageInMemory } from './in-memory.ts'
import { FILTERS } from './kinds.ts'
import { BY_ID, type Order, ordersOf } from './orders.ts'
import { countQuestion, idsQuestion, type Place } from './question.ts'
import type { FieldRow, FilteredKind } from './rows.ts'
import { refused } from './values.ts'

/** What a request asks of a list; null is as if it were left out. */
export interface ListArguments {
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
 * @param within what the list holds before anything is asked of it; all of its kind when null
 * @throws FilorossoError BAD_USER_INPUT or LIMIT_EXCEEDED, naming the path of what is wrong
 */
export function filteredList(
  list: string,
  kind: FilteredKind,
  asked: ListArguments,
  within: Condition | null = null,
): Filtered | null {
  const wanted = conditionOf(kind, asked.filter)
  const order = orderOf(kind, asked.orderBy ?? null)
  if (wanted === null && within === null && order === BY_ID) return null
  const parts = [within, wanted].filter(each => each !== null)
  const condition: Condition | null = parts.length > 1 ? { is: 'all', of: parts } : (parts[0] ?? null)
  const name = wanted === null && order === BY_ID ? list : listOfArguments(list, digestOf([condition, order]))
  return { kind, condition, order, name }
}

/** A list of which nothing is asked. */
export const wholeList = (list: string, kind: FilteredKind): Filtered => ({
  kind,
  condition: null,
  order: BY_ID,
  name: list,
})

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
export async function pageOfFiltered<T, C extends Connection<T>>(
  type: new () => C,
  { kind, condition, order, name }: Filtered,
  page: PageArgs,
  reader: FilteredIds & Pick<GraphReader, 'release'> & Memory,
  load: (id: string) => Coming<T>,
  countAll: () => number | null = () => null,
): Promise<C> {
  const found = await pageOfRows(
    type,
    listOf(reader, name),
    page,
    ({ limit, from, backwards }) => {
      const place = placeOf(from, order)
      const known = pageInMemory(reader, kind, condition, order, { after: place, backwards, limit })
      if (known !== null) return known
      const question = (nodes: boolean) =>
        idsQuestion(kind, condition, order, place, { backwards, nodes, counts: reader.release.counts })
      const entities = isOfEntities(kind) ? { of: kind, nodes: () => question(true).text } : null
      return reader.idsMatching({ ...question(false), entities }, limit)
    },
    row => (order.by === null ? row.id : JSON.stringify([row.key, row.id])),
    row => load(row.id),
    () => {
      const known =
        condition === null
          ? countAll()
          : (countInMemory(reader, kind, condition) ?? countInColumn(reader, kind, condition))
      return known ?? reader.countMatching(countQuestion(kind, condition))
    },
  )
  return listing(found, () => ({ kind, condition }))
}

const isOfEntities = (kind: FilteredKind): kind is EntityKind | 'ENTITY' => kind !== 'CHECK' && kind !== 'CONTRADICTION'

/** A page with what the whole list is of: it can be counted by what its things have. */
export const listing = <C extends object>(connection: C, listed: () => Coming<Listed>) =>
  Object.assign(connection, { listed })

/** A page of the entities of a kind, or of any, that a filter lets through, in an order. */
export function pageOfMatching(
  context: Context,
  kind: EntityKind | 'ENTITY',
  list: string,
  page: PageArgs,
  asked: ListArguments,
  within: object | null = null,
): Promise<Connection<EntityValue>> {
  const filtered = filteredList(list, kind, asked, conditionOf(kind, within))
  const { release } = context.reader
  const count = kind === 'ENTITY' ? release.entityCount : (release.counts[kind] ?? 0)
  return pageOfFiltered(
    connectionOf(kind),
    filtered ?? wholeList(list, kind),
    page,
    context.reader,
    loading(context),
    () => count,
  )
}

/** A page of entities whose ids are known, or of those among them that a filter lets through, in an order. */
export function pageOfChosen(
  context: Context,
  kind: EntityKind | 'ENTITY',
  list: string,
  ids: readonly string[],
  page: PageArgs,
  asked: ListArguments,
): Coming<Connection<EntityValue>> {
  const filtered = listAmong(list, kind, ids, asked)
  if (filtered === null)
    return listing(pageOfKnown(context, kind, list, ids, page), () => ({ kind, condition: among(kind, ids) }))
  return pageOfFiltered(connectionOf(kind), filtered, page, context.reader, loading(context))
}

/** Of these ids those that a filter lets through: in the order that is asked for, or else as they came. */
export function matchingOf(
  { reader }: Pick<Context, 'reader'>,
  kind: FilteredKind,
  ids: readonly string[],
  asked: ListArguments,
): Coming<readonly string[]> {
  const filtered = listAmong('', kind, ids, asked)
  if (filtered === null || ids.length === 0) return ids
  const { condition, order } = filtered
  return when(reader.idsMatching(idsQuestion(kind, condition, order, null), ids.length), found => {
    const matching = found.map(({ id }) => id)
    if (asked.orderBy != null) return matching
    const through = new Set(matching)
    return ids.filter(id => through.has(id))
  })
}

/** What is asked of a list whose ids are known; null where that is nothing. */
export const listAmong = (
  list: string,
  kind: FilteredKind,
  ids: readonly string[],
  asked: ListArguments,
): Filtered | null => (asksNothing(asked) ? null : filteredList(list, kind, asked, among(kind, ids)))

const asksNothing = ({ filter, orderBy }: ListArguments): boolean => filter == null && orderBy == null

export const among = (kind: FilteredKind, ids: readonly string[]): Condition => {
  const field = FILTERS[kind].fields.id as FieldRow
  return { is: 'test', property: 'id', field, operator: 'in', value: [...ids] }
}

const loading = (context: Context) => (id: string) => entityOf(context, null, id)

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
