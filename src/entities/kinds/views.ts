import { Arg, Args } from 'type-graphql'
import { among, type ListArguments, listing, matchingOf, pageOfChosen } from '../../filters/page.ts'
import type { FilteredKind } from '../../filters/rows.ts'
import type { Route } from '../../graph/trees/tree.ts'
import { type EntityKind, KINDS } from '../../kinds/index.ts'
import type { View } from '../../kinds/kind.ts'
import { type Coming, when } from '../../model/coming.ts'
import type { EntityValue } from '../../model/graph.ts'
import { compareIds } from '../../model/order.ts'
import type { Context } from '../base/context.ts'
import { entitiesOf, entityOf } from '../base/entity-of.ts'
import { connectionOf, pageOfKnown } from '../base/lists.ts'
import { PageArgs } from '../base/paging.ts'
import { typeOf } from '../base/registry.ts'
import { DateScalar } from '../base/scalars.ts'
import { editionsFor } from '../money/editions.ts'
import { inForce } from '../money/in-force.ts'
import { checkedFirst, FirstArg, narrowing } from './narrowed.ts'
import { finderOf } from './walk.ts'

/** What a resolver is given: the entity as it was loaded, the arguments and the context. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments of a field are those that it declares
export type Resolve = (value: EntityValue, args: any, context: Context) => unknown

/** A field of the API that a definition gives. */
export interface Shown {
  returns: () => unknown
  nullable: boolean
  description: string
  /** Decorators of its arguments. */
  args?: ReturnType<typeof Arg>[]
  /** What it costs beside what its answer holds, in objects. */
  cost?: (given: PagedListArguments) => number
  /** The kinds that a list without an end of its own goes from and to. */
  lists?: { from: EntityKind; to: string }
  resolve: Resolve
}

interface PagedListArguments extends ListArguments {
  first?: number | null
  asOf?: string | null
  edition?: string | null
  ofParts?: boolean
}

const AS_OF = Arg('asOf', () => DateScalar, {
  nullable: true,
  description: 'Only what acts had set, and not yet superseded, by that day; every allocation when null.',
})
const EDITION = Arg('edition', () => String, {
  nullable: true,
  description:
    'Only what the edition of this name, or of the source with this id, had not replaced; with asOf or alone.',
})
const OF_PARTS = Arg('ofParts', () => Boolean, {
  defaultValue: false,
  description: 'Those of its parts too, as a filter asks; else its own alone.',
})
/** By which way a field of the API, such as `Plan.sections`, comes by what it shows. */
export interface ShownBy {
  itself: Route
  /** Where its parts are asked for too. */
  ofParts: Route
  isPage: boolean
}

/** That of every field that a definition gives. */
export const SHOWN = new Map<string, ShownBy>()

/** The field that a view gives; none where code shows it. */
export function shownBy(owner: EntityKind, name: string, view: View): [name: string, field: Shown][] {
  const { shows, path, itself, describe } = view
  if (shows === null) return []
  const kind = view.to as FilteredKind
  if (kind === 'CHECK' || kind === 'CONTRADICTION') throw new TypeError(`${name}: ${kind} is shown by code`)
  const all = finderOf(view, path)
  const ofParts = { to: kind, path, join: view.join }
  const route = itself === null ? ofParts : { ...ofParts, path: itself.path }
  SHOWN.set(`${KINDS[owner].label}.${name}`, {
    itself: route,
    ofParts,
    isPage: shows === 'PAGE',
  })
  const type = typeOf(kind)
  if (shows === 'ONE' || shows === 'ONE_OR_NULL') {
    const resolve: Resolve = (value, _, context) =>
      when(all(context.reader, value), ([first]) => (first === undefined ? null : entityOf(context, null, first)))
    return [[name, { returns: () => type, nullable: shows === 'ONE_OR_NULL', description: describe, resolve }]]
  }
  const own = itself === null ? all : finderOf(view, itself.path)
  const idsOf = (value: EntityValue, asked: PagedListArguments, { reader }: Context): Coming<string[]> => {
    const { ofParts, asOf, edition } = asked
    const ids = (ofParts ? all : own)(reader, value)
    if (asOf == null && edition == null) return ids
    const inTime = async () =>
      inForce(reader, await ids, { asOf: asOf ?? null, editions: await editionsFor(reader, edition) })
    return inTime()
  }
  // Made now: types that are first made while the schema is being built come too late to be in it.
  const connection = connectionOf(kind)
  const { cost, FilterArg, OrderArg } = narrowing(kind, view.by === null ? 'by id' : 'its own')
  const args = [FilterArg, OrderArg, ...(view.asOf ? [AS_OF, EDITION] : []), ...(itself === null ? [] : [OF_PARTS])]
  const description = itself?.describe ?? describe
  if (shows === 'PAGE') {
    const resolve: Resolve = (value, asked: PageArgs & PagedListArguments, context) => {
      const list = [
        name,
        'of',
        value.id,
        ...(asked.asOf == null ? [] : ['asOf', asked.asOf]),
        ...(asked.edition == null ? [] : ['edition', asked.edition]),
      ].join(' ')
      const named = asked.ofParts ? `${list} and its parts` : list
      const { reader } = context
      const begun = isFromItsBeginning(asked)
        ? reader.beginning?.(asked.ofParts ? ofParts : route, value.id)
        : undefined
      if (begun !== undefined && begun.ids.length >= asked.first)
        return listing(pageOfKnown(context, kind, named, begun.ids, asked, begun.count), () =>
          when(idsOf(value, asked, context), ids => ({ kind, condition: among(kind, ids) })),
        )
      return when(idsOf(value, asked, context), ids => pageOfChosen(context, kind, named, ids, asked, asked))
    }
    const paged = [Args(() => PageArgs), ...args]
    return [[name, { returns: () => connection, nullable: false, description, args: paged, cost, resolve }]]
  }
  const resolve: Resolve = (value, asked: PagedListArguments, context) => {
    const first = checkedFirst(asked.first)
    const chosen = when(idsOf(value, asked, context), ids => matchingOf(context, kind, ids, asked))
    return when(chosen, ids => {
      const { by } = view
      if (asked.orderBy != null || by === null) return entitiesOf(context, ids.slice(0, first))
      return when(entitiesOf(context, ids), entities => inOrder(entities, by).slice(0, first))
    })
  }
  return [
    [
      name,
      {
        returns: () => [type],
        nullable: false,
        description,
        args: [FirstArg, ...args],
        cost,
        lists: { from: owner, to: kind },
        resolve,
      },
    ],
  ]
}

/** Whether a page is the first of a list of which nothing is asked. */
const isFromItsBeginning = ({ after, last, before, filter, orderBy, asOf, edition }: PageArgs & PagedListArguments) =>
  [after, last, before, filter, orderBy, asOf, edition].every(given => given == null)

/** As a person counts, where it is a key to sort by: 8, 8 bis, 9, 10; equals by their ids. */
function inOrder(entities: EntityValue[], property: string): EntityValue[] {
  const key = ({ properties }: EntityValue) =>
    (properties as unknown as Record<string, string | number>)[property] ?? ''
  return entities.sort((a, b) => compare(key(a), key(b)) || compareIds(a.id, b.id))
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)
