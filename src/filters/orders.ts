import { definitionOf, ENTITY_KINDS, type EntityKind } from '../kinds/index.ts'
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

const NAME: OrderBy = {
  property: 'name',
  optional: false,
  index: 'Entity',
  compared: null,
  description: 'By name, letter by letter: A before a, Z before È.',
}

const COMPARED = { number: (value: string) => `toFloat(${value})` }

/** The orders of a kind's list, by the first part of their names in the API: `AMOUNT` makes AMOUNT_ASC and AMOUNT_DESC. */
function ordersOfKind(kind: EntityKind): Record<string, OrderBy> {
  const own = Object.entries(definitionOf(kind).properties).flatMap(
    ([property, { order, nullable }]): [string, OrderBy][] => {
      if (order === null) return []
      const { name, index, compared, describe } = order
      return [
        [
          name,
          {
            property,
            optional: nullable,
            index: index ? 'kind' : null,
            compared: compared === undefined ? null : COMPARED[compared],
            description: describe,
          },
        ],
      ]
    },
  )
  return { NAME, ...Object.fromEntries(own) }
}

/** What is computed about entities: no index goes by it, and there is little of it. */
const FINDINGS: Record<string, OrderBy> = {
  NAME: { ...NAME, index: null },
  DIFFERENCE: {
    property: 'difference',
    optional: true,
    index: null,
    compared: COMPARED.number,
    description: 'By difference, whatever its unit; those without one last.',
  },
}

/** The orders of each list. */
export const ORDERS: Partial<Record<FilteredKind, Record<string, OrderBy>>> = {
  ...Object.fromEntries(ENTITY_KINDS.map(kind => [kind, ordersOfKind(kind)])),
  // The index of names goes by kind.
  ENTITY: { NAME: { ...NAME, index: null } },
  CHECK: FINDINGS,
  CONTRADICTION: FINDINGS,
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
      const way = descending ? 'Descending; equal ones by id, descending too.' : 'Ascending; equal ones by id.'
      const description = `${by?.description ?? 'By id, letter by letter.'} ${way}`
      return [`${name}_${descending ? 'DESC' : 'ASC'}`, { by, descending, description }] as const
    }),
  )
  return new Map(ways)
}
