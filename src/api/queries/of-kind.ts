import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql'
import type { Connection } from '../../entities/base/connection.ts'
import type { Context } from '../../entities/base/context.ts'
import type { Entity } from '../../entities/base/entity.ts'
import { entityAsked } from '../../entities/base/entity-of.ts'
import { allOfKind, connectionOf, pageOfKind } from '../../entities/base/lists.ts'
import { PageArgs } from '../../entities/base/paging.ts'
import { typeOf } from '../../entities/base/registry.ts'
import { type EntityKind, KINDS } from '../../model/kinds.ts'

/** `act(id:)`: one entity of a kind; null when the release has none of that id and kind. */
function byIdQuery(name: string, kind: EntityKind) {
  @Resolver()
  class ById {
    @Query(() => typeOf(kind), {
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

/** `acts(first:, after:)`: every entity of a kind, page by page, in the order of their ids. */
function pageQuery(name: string, kind: EntityKind) {
  // Made now, not in the thunk: the schema's builder takes only types that are there before it begins.
  const type = connectionOf(kind)

  @Resolver()
  class Page {
    @Query(() => type, {
      name,
      description: `${KINDS[kind].description} All of them, in the order of their ids.`,
    })
    list(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<Entity>> {
      return pageOfKind(context, kind, page)
    }
  }
  return Page
}

/** `plans`: every entity of a kind of which there are few, whole. */
function allQuery(name: string, kind: EntityKind) {
  @Resolver()
  class All {
    @Query(() => [typeOf(kind)], { name, description: `${KINDS[kind].description} All of them: they are few.` })
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
