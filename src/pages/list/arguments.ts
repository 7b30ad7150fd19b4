import { FILTERS } from '../../filters/kinds.ts'
import { ORDERS } from '../../filters/orders.ts'
import type { EntityKind } from '../../kinds/index.ts'
import { FilorossoError } from '../../model/errors.ts'
import { filtersOf, type ListFilter } from './columns.ts'

/** What an address asks of a list. */
export interface ListArguments {
  kind: EntityKind
  /** Filters of the form, `date.gte` by its value. */
  narrowed: ReadonlyMap<string, string>
  /** A filter as the API takes it, in JSON. */
  filter: string | null
  orderBy: string | null
  after: string | null
}

/** How the form asks about each type of field. */
export const TESTS: Record<ListFilter['type'], readonly string[]> = {
  text: ['contains'],
  word: ['eq'],
  boolean: ['eq'],
  date: ['gte', 'lte'],
  number: ['gte', 'lte'],
}

export function listArguments(kind: EntityKind, params: URLSearchParams): ListArguments {
  const tests = new Set(filtersOf(kind).flatMap(({ field, type }) => TESTS[type].map(test => `${field}.${test}`)))
  const narrowed = [...params].filter(([name, value]) => tests.has(name) && value.trim() !== '')
  return {
    kind,
    narrowed: new Map(narrowed.map(([name, value]) => [name, value.trim()])),
    filter: params.get('filter')?.trim() || null,
    orderBy: params.get('orderBy')?.trim() || null,
    after: params.get('after'),
  }
}

/** The filter that the API is asked with; null where everything is listed. */
export function filterOf({ kind, narrowed, filter }: ListArguments): Record<string, unknown> | null {
  const types = new Map(filtersOf(kind).map(({ field, type }) => [field, type]))
  const own: Record<string, Record<string, unknown>> = {}
  for (const [name, value] of narrowed) {
    const [field = '', test = ''] = name.split('.')
    own[field] = { ...own[field], [test]: typedValue(types.get(field), kind, field, value) }
  }
  const given = filter === null ? null : parsedFilter(filter)
  if (Object.keys(own).length === 0) return given
  return given === null ? own : { and: [given, own] }
}

function typedValue(type: ListFilter['type'] | undefined, kind: EntityKind, field: string, value: string): unknown {
  if (type === 'boolean') return value === 'true'
  if (type !== 'number') return value
  // As it is written in either language: 1.234,5 and 1234.5; the API takes an exact decimal.
  const decimal = value.includes(',') ? value.replaceAll('.', '').replace(',', '.') : value
  if (!/^-?\d+(?:\.\d+)?$/.test(decimal)) {
    throw new FilorossoError('BAD_USER_INPUT', `${field}: ${JSON.stringify(value)} is not a valid number`, {
      hint: 'write it as 1234.5 or 1.234,5',
    })
  }
  return isInteger(kind, field) ? Number(decimal) : decimal
}

const isInteger = (kind: EntityKind, field: string): boolean => FILTERS[kind].fields[field]?.type === 'int'

function parsedFilter(text: string): Record<string, unknown> {
  try {
    const filter: unknown = JSON.parse(text)
    if (typeof filter === 'object' && filter !== null && !Array.isArray(filter))
      return filter as Record<string, unknown>
  } catch {}
  throw new FilorossoError('BAD_USER_INPUT', `filter: ${JSON.stringify(text.slice(0, 100))} is not a JSON object`, {
    hint: 'write it as the variable of the API: {"name": {"contains": "…"}}',
  })
}

/** The address of a list, with what is given in place of what was asked. Another order begins at the first page. */
export function listAddress(path: string, asked: ListArguments, change: Partial<ListArguments> = {}): string {
  const { narrowed, filter, orderBy } = { ...asked, ...change }
  const search = new URLSearchParams([...narrowed])
  if (filter !== null) search.set('filter', filter)
  if (orderBy !== null) search.set('orderBy', orderBy)
  return search.size === 0 ? path : `${path}?${search}`
}

/** Orders by what they sort: the one that goes the other way, and how the list is sorted now. */
export function sortOf(asked: ListArguments, order: string | null) {
  if (order === null || (order !== 'NAME' && ORDERS[asked.kind]?.[order] === undefined)) return null
  const now = asked.orderBy === `${order}_ASC` ? 'ascending' : asked.orderBy === `${order}_DESC` ? 'descending' : null
  // Money and days are looked at from the largest and latest down, names from A.
  const first = order === 'NAME' || order === 'NUMBER' ? 'ASC' : 'DESC'
  const next = now === null ? first : now === 'ascending' ? 'DESC' : 'ASC'
  return { now: now as 'ascending' | 'descending' | null, orderBy: `${order}_${next}` }
}
