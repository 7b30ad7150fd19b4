import { Arg, Extensions, Int } from 'type-graphql'
import { filterType, orderType } from '../../filters/inputs.ts'
import type { ListArguments } from '../../filters/page.ts'
import type { FilteredKind } from '../../filters/rows.ts'
import { costOfFilter } from '../../filters/weight.ts'
import { FilorossoError } from '../../model/errors.ts'

/** What a query takes, in objects of an answer. */
const QUERY = 100

/** As many as a list without pages gives at once. */
const MAX_LIST = 500

export const FirstArg = Arg('first', () => Int, {
  nullable: true,
  description: `How many at most, 1 to ${MAX_LIST}; all when null.`,
})

/** @throws FilorossoError BAD_USER_INPUT */
export function checkedFirst(first: number | null | undefined): number | undefined {
  if (first == null) return undefined
  if (first >= 1 && first <= MAX_LIST) return first
  throw new FilorossoError('BAD_USER_INPUT', `first: ${first} is out of bounds`, {
    hint: `ask for 1 to ${MAX_LIST}, or leave it out for all`,
  })
}

/**
 * The arguments by which a list inside an entity is filtered and ordered as the root list of its kind is, and what that costs.
 * Called when a module is loaded: types that are first made while the schema is being built come too late to be in it.
 */
export function narrowing(kind: FilteredKind, otherwise = 'by id') {
  const [filter, order] = [filterType(kind), orderType(kind)]
  // One more query for each entity that has the list.
  const cost = ({ filter, orderBy }: ListArguments): number =>
    filter == null && orderBy == null ? 0 : QUERY + costOfFilter(kind, filter)
  return {
    cost,
    FilterArg: Arg('filter', () => filter, {
      nullable: true,
      description: 'Only those of which all that is asked holds; every one when null.',
    }),
    OrderArg: Arg('orderBy', () => order as never, {
      nullable: true,
      description: `The order; ${otherwise} when null.`,
    }),
    Costs: Extensions({ cost }),
  }
}
