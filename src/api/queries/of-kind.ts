import { Arg, Args, Ctx, ID, Resolver } from 'type-graphql'
import type { Connection } from '../../entities/base/connection.ts'
import type { Context } from '../../entities/base/context.ts'
import type { Entity } from '../../entities/base/entity.ts'
import { entityAsked } from '../../entities/base/entity-of.ts'
import { allOfKind, connectionOf } from '../../entities/base/lists.ts'
import { PageArgs } from '../../entities/base/paging.ts'
import { typeOf } from '../../entities/base/registry.ts'
import { filterType, orderType } from '../../filters/inputs.ts'
import { pageOfMatching } from '../../filters/page.ts'
import { costOfFilter } from '../../filters/weight.ts'
import { type EntityKind, KINDS } from '../../model/kinds.ts'
import { ACT_KIND } from '../../model/vocabulary.ts'
import { NOTHING_MORE, Question } from '../question.ts'

/** `act(id:)`: one entity of a kind; null when the release has none of that id and kind. */
function byIdQuery(name: string, kind: EntityKind) {
  @Resolver()
  class ById {
    @Question(() => typeOf(kind), {
      cost: NOTHING_MORE,
      name,
      nullable: true,
      description: `${KINDS[kind].description} By its id; null when the release has none.`,
    })
    find(
      @Arg('id', () => ID, { description: `An id that begins with ${KINDS[kind].prefix}/.` }) id: string,
      @Ctx() context: Context,
    ): Promise<Entity | null> {
      return entityAsked(context, kind, id)
    }
  }
  return ById
}

/** A part of a kind that is a list of its own. */
interface Part {
  description: string
  within: object
}

/** `acts(filter:, orderBy:, first:, after:)`: the entities of a kind, or of a part of it, page by page. */
function pageQuery(name: string, kind: EntityKind, part: Part | null = null) {
  const { label, description } = KINDS[kind]
  // Made now: types that are first made while the schema is being built come too late to be in it.
  const [connection, filterInput, orders] = [connectionOf(kind), filterType(kind), orderType(kind)]
  @Resolver()
  class Page {
    @Question(() => connection, {
      cost: ({ filter }) => costOfFilter(kind, filter),
      name,
      description: `${part?.description ?? description} All of them, or those that a filter lets through.`,
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
    ): Promise<Connection<Entity>> {
      return pageOfMatching(context, kind, page, { filter, orderBy }, part && { list: name, within: part.within })
    }
  }
  return Page
}

const DECREES: Part = {
  description: 'An act that is a decree, by its kind: of a minister or director, legislative, or a decree-law.',
  within: { actKind: { in: Object.keys(ACT_KIND).filter(kind => kind === 'DECREE_LAW' || kind.endsWith('DECREE')) } },
}

/** `plans`: every entity of a kind of which there are few, whole. */
function allQuery(name: string, kind: EntityKind) {
  @Resolver()
  class All {
    @Question(() => [typeOf(kind)], {
      cost: NOTHING_MORE,
      name,
      description: `${KINDS[kind].description} All of them: they are few.`,
    })
    list(@Ctx() context: Context): Promise<Entity[]> {
      return allOfKind(context, kind)
    }
  }
  return All
}

/** The queries that every kind has: said once here, and named as the contract names them. */
export const KIND_QUERIES = [
  byIdQuery('act', 'ACT'),
  pageQuery('acts', 'ACT'),
  pageQuery('decrees', 'ACT', DECREES),
  byIdQuery('plan', 'PLAN'),
  allQuery('plans', 'PLAN'),
  byIdQuery('section', 'SECTION'),
  byIdQuery('line', 'LINE'),
  pageQuery('lines', 'LINE'),
  allQuery('missions', 'BUDGET_MISSION'),
  pageQuery('programmes', 'SPENDING_PROGRAMME'),
  byIdQuery('allocation', 'ALLOCATION'),
  pageQuery('allocations', 'ALLOCATION'),
  allQuery('funds', 'FUND'),
  allQuery('regions', 'REGION'),
  byIdQuery('region', 'REGION'),
  pageQuery('cpiGroups', 'CPI_GROUP'),
  pageQuery('navigatorCohorts', 'NAVIGATOR_COHORT'),
  byIdQuery('indicator', 'INDICATOR'),
  pageQuery('indicators', 'INDICATOR'),
  pageQuery('results', 'RESULT'),
  pageQuery('crises', 'CRISIS'),
  pageQuery('organisations', 'ORGANISATION'),
  pageQuery('companies', 'COMPANY'),
  pageQuery('tables', 'TABLE'),
  allQuery('sources', 'SOURCE'),
]
