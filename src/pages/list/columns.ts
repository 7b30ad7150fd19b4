import { FILTERS } from '../../filters/kinds.ts'
import { ORDERS } from '../../filters/orders.ts'
import { definitionOf, type EntityKind, HEADLINE_KINDS } from '../../kinds/index.ts'

/** A column of a list beside the name: what is asked for it, and how its values are shown. */
export interface ListColumn {
  field: string
  as: 'money' | 'number' | 'date' | 'word' | 'text' | 'thing' | 'observed'
  /** The field by which its head is called, where that is another. */
  head?: string
  /** For words: the enum that they are of. */
  words?: string
  /** What the operation selects, where that is not the field alone. */
  selection: string | null
  /** The part of an order's name that sorts by it, `DATE` for DATE_ASC and DATE_DESC. */
  order: string | null
}

const MOST_COLUMNS = 5
/** What says how a fact is known or written rather than what it is: its page has it. */
const ASIDE =
  /(?:Basis|Precision|Rule|Counted|Code|Line|Count)$|^(?:sha256|mixed|multiSite|provision|publishedIn|designation|numbers|dates|language|currency|licence|address|method|grain|part|qualifier|direction|absence|country|places)$/

const MONEY = 'amount { amount currency precision printed }'
const OBSERVED = 'value printed period'
const NAMED = 'id kind name'

const HEADLINE: ListColumn = {
  field: 'headline',
  as: 'money',
  selection: `headline { ${MONEY} stage allocation { id name basis rule evidence { ...Place } } }`,
  order: 'HEADLINE',
}

/** What only code shows under a kind: the figures that its lists are read for. */
const OWN: Partial<Record<EntityKind, readonly ListColumn[]>> = {
  ...Object.fromEntries(HEADLINE_KINDS.map(kind => [kind, [HEADLINE]])),
  ALLOCATION: [
    { field: 'amount', as: 'money', selection: MONEY, order: 'AMOUNT' },
    { field: 'target', as: 'thing', selection: `target { ${NAMED} }`, order: null },
  ],
  TARGET: [
    {
      field: 'observations',
      as: 'observed',
      head: 'value',
      selection: 'observations { type value printed unit label evidence { ...Place } }',
      order: null,
    },
  ],
  INDICATOR: (['planned', 'target', 'actual'] as const).map(field => ({
    field,
    as: 'number' as const,
    selection: `${field} { ${OBSERVED} }`,
    order: null,
  })),
}

/** The columns of a kind's list: its own figures, then what distinguishes its entities, then what they are part of. */
export function columnsOf(kind: EntityKind): readonly ListColumn[] {
  const { properties, views } = definitionOf(kind)
  const orders = Object.entries(ORDERS[kind] ?? {})
  const orderOf = (property: string) => orders.find(([, by]) => by.property === property)?.[0] ?? null
  const own = Object.entries(properties).flatMap(([field, { shown, type }]): ListColumn[] => {
    if (!shown || ASIDE.test(field)) return []
    const as = type.name
    if (as === 'date' && properties[`${field}Precision`]?.shown) {
      return [{ field, as, selection: `${field} ${field}Precision`, order: orderOf(field) }]
    }
    if (as === 'word' || as === 'date' || as === 'text') {
      const { words } = type
      return [{ field, as, selection: null, order: orderOf(field), ...(words !== undefined && { words }) }]
    }
    // A year is counted, but not grouped: 2019.
    if (field === 'year') return [{ field, as: 'text', selection: null, order: orderOf(field) }]
    return as === 'decimal' || as === 'int' ? [{ field, as: 'number', selection: null, order: orderOf(field) }] : []
  })
  const above = Object.entries(views).flatMap(([field, { to, shows }]): ListColumn[] =>
    (shows === 'ONE' || shows === 'ONE_OR_NULL') && to !== kind && to !== 'TABLE' && to !== 'SOURCE'
      ? [{ field, as: 'thing', selection: `${field} { ${NAMED} }`, order: null }]
      : [],
  )
  const figures = OWN[kind] ?? []
  const fields = new Set(figures.map(({ field }) => field))
  const rest = [...own.slice(0, 3), ...above, ...own.slice(3)].filter(({ field }) => !fields.has(field))
  return [...figures, ...rest].slice(0, MOST_COLUMNS)
}

/** Where the figures of a list are printed: the thing's own evidence, of which each figure takes what is its own. */
export const PLACES = 'evidence { ...Place }'

export const isFigure = ({ as }: ListColumn): boolean => as === 'money' || as === 'number'
export const isNumeric = (column: ListColumn): boolean => isFigure(column) || column.as === 'observed'

/** A field by which a list can be narrowed in a form, and what the form asks of it. */
export interface ListFilter {
  field: string
  type: 'text' | 'word' | 'date' | 'number' | 'boolean'
  /** For words: the enum that they are of, and its values. */
  words: string
  values: readonly string[]
}

const TYPES: Record<string, ListFilter['type'] | undefined> = {
  text: 'text',
  texts: 'text',
  word: 'word',
  date: 'date',
  money: 'number',
  decimal: 'number',
  int: 'number',
  boolean: 'boolean',
}

const valuesOf = (kind: EntityKind, field: string): readonly string[] => {
  const { properties } = definitionOf(kind)
  const found = Object.entries(properties).find(([name, { filter }]) => (filter ?? name) === field)?.[1]
  return field === 'basis' ? ['STATED', 'COMPUTED', 'INFERRED'] : Object.keys(found?.type.vocabulary ?? {})
}

/** What a list's form asks about: the name first. All else of the API's filters can stand in the address as `filter`. */
export function filtersOf(kind: EntityKind): readonly ListFilter[] {
  const fields = Object.entries(FILTERS[kind].fields).flatMap(([field, row]): ListFilter[] => {
    const type = TYPES[row.type]
    if (type === undefined || (ASIDE.test(field) && type !== 'word') || field === 'aliases') return []
    const values = type === 'word' ? valuesOf(kind, field) : []
    return type === 'word' && values.length === 0 ? [] : [{ field, type, words: row.words ?? '', values }]
  })
  const name = fields.filter(({ field }) => field === 'name')
  return [...name, ...fields.filter(({ field }) => field !== 'name')]
}
