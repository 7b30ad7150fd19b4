import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { entityOf } from '../../entities/base/entity-of.ts'
import { EntityKindEnum } from '../../entities/base/enums.ts'
import {
  badCursor,
  checkedFirst,
  cursorOf,
  keyOfCursor,
  type ListOfRelease,
  listOf,
  PageArgs,
} from '../../entities/base/paging.ts'
import type { EntityValue } from '../../model/graph.ts'
import type { EntityKind } from '../../model/kinds.ts'
import { matchedSpelling } from '../../questions/search/matched.ts'
import { MAX_TEXT, type Place, search } from '../../questions/search/search.ts'
import { SearchConnection, type SearchEdge } from '../types/search.ts'

/** A cursor is a place in the order and not a number of steps: the list goes on from it whatever comes before. */
const keyOf = ({ points, length, id }: Place): string => `${points} ${length} ${id}`

function placeOf(list: ListOfRelease, cursor: string): Place {
  const key = /^(\d+) (\d+) (.+)$/.exec(keyOfCursor(list, cursor))
  if (key === null) throw badCursor(cursor)
  return { points: Number(key[1]), length: Number(key[2]), id: String(key[3]) }
}

@Resolver()
export class SearchQueries {
  @Query(() => SearchConnection, {
    description:
      'Finds things of every kind by their names, aliases, numbers and codes. What is exactly the text comes first. Case, accents and the endings of Italian words do not matter; where nothing has all words, words like them will do, and where nothing has those either, some of them.',
  })
  async search(
    @Arg('text', () => String, {
      description: `What to look for, as one would write it, at most ${MAX_TEXT} characters.`,
    })
    text: string,
    @Arg('kinds', () => [EntityKindEnum], { nullable: true, description: 'Only these kinds; all when null.' })
    kinds: EntityKind[] | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<SearchConnection> {
    const first = checkedFirst(page.first)
    const only = kinds == null ? null : [...new Set(kinds)].sort()
    const list = listOf(context.reader, `search ${JSON.stringify([text, only])}`)
    const after = page.after == null ? null : placeOf(list, page.after)
    const answer = await search(context.reader, text, only)
    const found = await answer.page(first + 1, after)
    const edges = await Promise.all(
      found.slice(0, first).map(async (each): Promise<SearchEdge> => {
        const node = await entityOf(context, null, each.id)
        const cursor = cursorOf(list, keyOf(each))
        return {
          cursor,
          score: answer.scoreOf(each),
          matched: matchedSpelling(node.data as EntityValue, answer.words),
          node,
        }
      }),
    )
    const pageInfo = {
      hasNextPage: found.length > first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    }
    return Object.assign(new SearchConnection(), { edges, facets: answer.facets, pageInfo, totalCount: answer.count })
  }
}
