import type { FilteredKind } from './rows.ts'

/** What a list can be ordered by besides the id, which decides between equals. */
export interface OrderBy {
  property: string
  /** Whether some have none: they come last, whichever way the list goes. */
  optional: boolean
  /**
   * The label whose index on (release, [kind,] property, id) gives the order; null where there is none, and the list is
   * sorted anew for each page.
   */
  index: 'kind' | 'Entity' | null
  /** What is compared, where that is not the property itself. */
  compared: ((value: string) => string) | null
  description: string
}

const indexed = (property: string, description: string): OrderBy => ({
  property,
  optional: false,
  index: 'kind',
  compared: null,
  description,
})

const NAME: OrderBy = { ...indexed('name', 'By name, letter by letter: A before a, Z before È.'), index: 'Entity' }

/** The orders of each list, by the first part of their names in the API: `AMOUNT` makes AMOUNT_ASC and AMOUNT_DESC. */
export const ORDERS: Partial<Record<FilteredKind, Record<string, OrderBy>>> = {
  ACT: {
    NAME,
    DATE: { ...indexed('date', 'By date; those without one last.'), optional: true },
  },
  ALLOCATION: {
    NAME,
    AMOUNT: { ...indexed('amount', 'By amount; those without one last.'), optional: true },
  },
  LINE: {
    NAME,
    NUMBER: indexed(
      'sortKey',
      'By number, as a person counts: 8, 8 bis, 9, 10. It is unique only inside a plan or programme.',
    ),
  },
  RESULT: {
    NAME,
    VALUE: {
      ...indexed('value', 'By figure, whatever its unit; those without one last.'),
      optional: true,
      index: null,
      compared: value => `toFloat(${value})`,
    },
  },
  CPI_GROUP: { NAME, SIZE: indexed('size', 'By how many centres they are.') },
  TABLE: { NAME, FIRST_LINE: indexed('firstLine', 'By where they begin in their source text.') },
  COMPANY: { NAME },
  CRISIS: { NAME },
  INDICATOR: { NAME },
  NAVIGATOR_COHORT: { NAME },
  ORGANISATION: { NAME },
  SPENDING_PROGRAMME: { NAME },
}

/** An order and its way; `by` is null for the order of the ids. */
export interface Order {
  by: OrderBy | null
  descending: boolean
}

export const BY_ID: Order = { by: null, descending: false }

/** Every order that a list of a kind has, by its name in the API. */
export function ordersOf(kind: FilteredKind): Map<string, Order & { description: string }> {
  const orders: Record<string, OrderBy | null> = { ID: null, ...ORDERS[kind] }
  const ways = Object.entries(orders).flatMap(([name, by]) =>
    [false, true].map(descending => {
      const way = descending ? 'Downwards, equals by id, downwards too.' : 'Upwards, equals by id.'
      const description = `${by?.description ?? 'By id, letter by letter.'} ${way}`
      return [`${name}_${descending ? 'DESC' : 'ASC'}`, { by, descending, description }] as const
    }),
  )
  return new Map(ways)
}
