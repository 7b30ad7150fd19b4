import { Arg, Args, Ctx, ID, Resolver } from 'type-graphql'
import type { Connection } from '../../entities/base/connection.ts'
import type { Context } from '../../entities/base/context.ts'
import { entityById } from '../../entities/base/entity-of.ts'
import { connectionOf } from '../../entities/base/lists.ts'
import { PageArgs } from '../../entities/base/paging.ts'
import { typeOf } from '../../entities/base/registry.ts'
import { filterType, orderType } from '../../filters/inputs.ts'
import { pageOfMatching } from '../../filters/page.ts'
import { costOfFilter } from '../../filters/weight.ts'
import type { EntityValue } from '../../model/graph.ts'
import { ENTITY_KINDS, type EntityKind, KINDS } from '../../model/kinds.ts'
import { ACT_KIND } from '../../model/vocabulary.ts'
import { NOTHING_MORE, Question } from '../question.ts'

/** `act(id:)`: one entity of a kind; null when the release has none of that id and kind. */
function byIdQuery(kind: EntityKind) {
  const { label, description, prefix } = KINDS[kind]
  @Resolver()
  class ById {
    @Question(() => typeOf(kind), {
      cost: NOTHING_MORE,
      name: `${label.charAt(0).toLowerCase()}${label.slice(1)}`,
      nullable: true,
      description: `${description} By its id; null when the release has none. An id of another kind is BAD_USER_INPUT.`,
    })
    find(
      @Arg('id', () => ID, { description: `An id that begins with ${prefix}/.` }) id: string,
      @Ctx() context: Context,
    ): Promise<EntityValue | null> {
      return entityById(context, kind, id)
    }
  }
  return ById
}

interface List {
  name: string
  kind: EntityKind | 'ENTITY'
  description: string
  /** What the list holds before anything is asked of it: all of its kind unless given. */
  within?: object
}

/** `acts(filter:, orderBy:, first:, after:)`: the entities of a kind, or of a part of it, page by page. */
function listQuery({ name, kind, description, within }: List) {
  const label = kind === 'ENTITY' ? 'Entity' : KINDS[kind].label
  // Made now: types that are first made while the schema is being built come too late to be in it.
  const [connection, filterInput, orders] = [connectionOf(kind), filterType(kind), orderType(kind)]
  @Resolver()
  class Page {
    @Question(() => connection, {
      cost: ({ filter }) => costOfFilter(kind, filter),
      name,
      description: `${description} All of them, or those that a filter lets through.`,
    })
    list(
      @Args(() => PageArgs) page: PageArgs,
      @Arg('filter', () => filterInput, {
        nullable: true,
        description: `Only each ${label} of which all that is asked holds; every one when null.`,
      })
      filter: object | null,
      @Arg('orderBy', () => orders, { nullable: true, description: 'The order; ID_ASC when null.' })
      orderBy: string | null,
      @Ctx() context: Context,
    ): Promise<Connection<EntityValue>> {
      return pageOfMatching(context, kind, name, page, { filter, orderBy }, within ?? null)
    }
  }
  return Page
}

const rootList = (kind: EntityKind): List => ({
  name: KINDS[kind].resource.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
  kind,
  description: KINDS[kind].description,
})

/** The lists that are more than one of each kind. */
const OTHER_LISTS: readonly List[] = [
  { name: 'entities', kind: 'ENTITY', description: 'Everything that has a page of its own, whatever its kind.' },
  { ...rootList('SPENDING_PROGRAMME'), name: 'programmes' },
  {
    name: 'decrees',
    kind: 'ACT',
    description: 'An act that is a decree, by its kind: of a minister or director, legislative, or a decree-law.',
    within: { actKind: { in: Object.keys(ACT_KIND).filter(kind => kind === 'DECREE_LAW' || kind.endsWith('DECREE')) } },
  },
]

/** The getter and the list of every kind, and the other lists of entities. */
export const KIND_QUERIES = [
  ...ENTITY_KINDS.map(byIdQuery),
  ...[...ENTITY_KINDS.map(rootList), ...OTHER_LISTS].map(listQuery),
]
