import { Args, Ctx, Field, ObjectType, Resolver } from 'type-graphql'
import { connectionType } from '../../entities/base/connection.ts'
import type { Context } from '../../entities/base/context.ts'
import { BreakdownEnum } from '../../entities/base/enums.ts'
import { badCursor, ForwardArgs, listOf, pageOfRows } from '../../entities/base/paging.ts'
import type { GraphReader } from '../../graph/reader.ts'
import type { Breakdown } from '../../model/vocabulary.ts'
import { NOTHING_MORE, Question } from '../question.ts'
import { Link, type LinkAnswer } from '../types/link.ts'

interface RelationshipAnswer extends LinkAnswer {
  breakdown: Breakdown | null
  /** Which it is of those that go out from `from`. */
  nth: number
}

@ObjectType({ description: 'A relationship between two entities of a release: `from` stands on its left.' })
export class Relationship extends Link<RelationshipAnswer> {
  @Field(() => BreakdownEnum, {
    nullable: true,
    description: 'By what a total is split, on BREAKS_DOWN_INTO; null elsewhere, and where no source says.',
  })
  get breakdown(): Breakdown | null {
    return this.data.breakdown
  }
}

const RelationshipConnection = connectionType<Relationship>('Relationship', () => Relationship)

/** Entities whose relationships are read at once: most have few. */
const AT_ONCE = 50

/** Those that follow one of an entity, in the order of the ids of what stands on the left, then in that in which they were loaded. */
async function following(
  reader: GraphReader,
  place: { from: string; nth: number } | null,
  limit: number,
): Promise<RelationshipAnswer[]> {
  const of = async (from: string): Promise<RelationshipAnswer[]> =>
    (await reader.outgoing(from)).map(({ other, direction: _, ...known }, nth) => ({ ...known, from, to: other, nth }))
  const rows = place === null ? [] : (await of(place.from)).slice(place.nth + 1)
  for (let after = place?.from ?? null; rows.length < limit; ) {
    const ids = await reader.originIds({ first: AT_ONCE, after })
    rows.push(...(await Promise.all(ids.map(of))).flat())
    if (ids.length < AT_ONCE) break
    after = ids.at(-1) ?? null
  }
  return rows.slice(0, limit)
}

function placeOf(key: string): { from: string; nth: number } {
  const [, from, nth] = /^(\S+) (\d{1,9})$/.exec(key) ?? []
  if (from === undefined) throw badCursor(key)
  return { from, nth: Number(nth) }
}

@Resolver()
export class RelationshipQueries {
  @Question(() => RelationshipConnection, {
    cost: NOTHING_MORE,
    description:
      'Every relationship between entities, once each: by the ids of what stands on the left, then in the order in which they were loaded. Of one entity they are its neighbours, with filters.',
  })
  relationships(@Args(() => ForwardArgs) page: ForwardArgs, @Ctx() { reader }: Context) {
    return pageOfRows(
      RelationshipConnection,
      listOf(reader, 'relationships'),
      page,
      ({ limit, from }) => following(reader, from === null ? null : placeOf(from), limit),
      ({ from, nth }) => `${from} ${nth}`,
      async row => new Relationship(row),
      () => reader.release.relationshipCount,
    )
  }
}
