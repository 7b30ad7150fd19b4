import { Arg, Args, Ctx, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { entityOf } from '../../entities/base/entity-of.ts'
import { EntityKindEnum } from '../../entities/base/enums.ts'
import {
  badCursor,
  checkedFirst,
  cursorOf,
  edgeTo,
  ForwardArgs,
  keyOfCursor,
  type ListOfRelease,
  listOf,
} from '../../entities/base/paging.ts'
import { when, whenAll } from '../../model/coming.ts'
import type { EntityKind } from '../../model/kinds.ts'
import { pause, turns } from '../../model/turns.ts'
import { costOfSearch } from '../../questions/costs.ts'
import { matchedSpelling } from '../../questions/search/matched.ts'
import { MAX_TEXT, type Place, search } from '../../questions/search/search.ts'
import { Question } from '../question.ts'
import { SearchConnection, type SearchEdge } from '../types/search.ts'

/** What a release finds has one order for ever, so a place in it is a number; with it, the level that found it. */
const keyOf = ({ level, after }: Place): string => `${level} ${after}`

function placeOf(list: ListOfRelease, cursor: string): Place {
  const key = /^([0-2]) (\d{1,9})$/.exec(keyOfCursor(list, cursor))
  if (key === null) throw badCursor(cursor)
  return { level: Number(key[1]), after: Number(key[2]) }
}

@Resolver()
export class SearchQueries {
  @Question(() => SearchConnection, {
    cost: costOfSearch,
    description:
      'Finds things of every kind by their names, aliases, numbers, codes, values and descriptions. What is exactly the text comes first, then what has its words in its name, then in an alias, then in its description; the last word may be unfinished. Case, accents, apostrophes and the endings of words do not matter, and a figure is one figure however it is grouped: 1.330, 1,330, 1 330 or 1330. Where nothing has all words, words like them will do, and where nothing has those either, some of them.',
  })
  async search(
    @Arg('text', () => String, {
      description: `What to look for, as one would write it, at most ${MAX_TEXT} characters.`,
    })
    text: string,
    @Arg('kinds', () => [EntityKindEnum], { nullable: true, description: 'Only these kinds; all when null.' })
    kinds: EntityKind[] | null,
    @Args(() => ForwardArgs) page: ForwardArgs,
    @Ctx() context: Context,
  ): Promise<SearchConnection> {
    const first = checkedFirst(page.first)
    const only = kinds == null ? null : [...new Set(kinds)].sort()
    const list = listOf(context.reader, `search ${JSON.stringify([text, only])}`)
    const after = page.after == null ? null : placeOf(list, page.after)
    const found = await search(context.reader, text, only, first + 1, after)
    const cursorAt = (index: number) =>
      cursorOf(list, keyOf({ level: found.level ?? 0, after: (after?.after ?? 0) + index + 1 }))
    // What is shown of each is worked out when it is asked for.
    const edges = await whenAll(
      found.page.slice(0, first).map((each, index) =>
        when(
          entityOf(context, null, each.id),
          (node): SearchEdge =>
            edgeTo(node, () => cursorAt(index), {
              score: found.scoreOf(each),
              matched: async () => {
                if (turns.due()) await pause(context.signal)
                return matchedSpelling(node, found.items)
              },
            }),
        ),
      ),
    )
    const pageInfo = () => ({
      hasNextPage: found.page.length > first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    })
    return Object.assign(new SearchConnection(), { found, edges, pageInfo })
  }
}
