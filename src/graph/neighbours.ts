import { z } from 'zod'
import type { Edge, EntityValue, NeighbourFilter } from '../model/graph.ts'
import { type EntityKind, KINDS, kindOfId } from '../model/kinds.ts'
import { readAs } from '../model/read-as.ts'
import type { Database } from './database.ts'
import { defineQuery, type Query, type RunOptions, run } from './query.ts'
import type { GraphReader, NeighbourPage } from './reader.ts'
import { entity } from './records/entities.ts'
import { edgeShape, placedEdge } from './records/relationships.ts'
import { wordOf } from './records/shapes.ts'
import { SHARED_ENDS } from './shared.ts'

const ofShared = defineQuery('relationship/of-shared', {
  parameters: z.object({
    shared: z.string(),
    from: z.int(),
    kinds: z.array(wordOf(KINDS)).nullable(),
    first: z.int().positive(),
  }),
  row: readAs(edgeShape.extend({ entity }), ({ entity, ...edge }) => ({ entity, ...placedEdge(edge) })),
})
const placeOf = defineQuery('relationship/place', {
  parameters: z.object({ release: z.string(), id: z.string(), relation: z.string(), other: z.string() }),
  row: z.object({ position: z.int().nullable() }),
})
const degreeOf = defineQuery('relationship/degree', {
  parameters: z.object({ release: z.string(), id: z.string() }),
  row: z.object({ count: z.int() }),
})

/** The same of a list that is whole. */
function pageAmong(edges: readonly Edge[], { limit, from, backwards }: NeighbourPage): readonly Edge[] {
  const list = backwards ? [...edges].reverse() : edges
  const at = list.findIndex(({ relation, other }) => relation === from?.relation && other === from.other)
  return list.slice(at + 1, at + 1 + limit)
}

export const passes = ({ relations, direction, kinds }: NeighbourFilter, edge: Edge): boolean =>
  (relations === null || relations.includes(edge.relation)) &&
  (direction === 'BOTH' || direction === edge.direction) &&
  (kinds === null || kinds.includes(kindOfId(edge.other) as EntityKind))

/**
 * The relationships of something that many share, page by page, and how many they are. `whole` reads all of them: where a release was
 * written before its relationships could be found by what is shared. What stands at the other ends comes with a page, and is kept: where
 * the relationships are not in memory it is hardly ever.
 */
export function neighboursIn(
  database: Database,
  release: string,
  whole: (id: string) => Promise<readonly Edge[]>,
  keep: (id: string, entity: EntityValue) => void,
  options: RunOptions,
): Pick<GraphReader, 'neighbours' | 'neighbourCount'> {
  const neighbourCount = async (id: string, filter: NeighbourFilter): Promise<number> => {
    if (filter.kinds !== null) return (await whole(id)).filter(edge => passes(filter, edge)).length
    const [found] = await run(database, counting(endsOf(filter)), { release, id }, options)
    return found?.count ?? 0
  }
  return {
    neighbourCount,
    async neighbours(id, filter, page) {
      const { limit, from, backwards } = page
      const ends = endsOf(filter)
      if (ends.length === 0) return []
      const begin = backwards ? Number.MAX_SAFE_INTEGER : -1
      const place = from === null ? begin : ((await placed(id, from)) ?? begin)
      const kinds = filter.kinds === null ? null : [...filter.kinds]
      const query = writtenFor(ends, backwards)
      const rows = await run(database, query, { shared: `${release} ${id}`, from: place, kinds, first: limit }, options)
      const isThere = rows.length > 0 || (await neighbourCount(id, { ...filter, kinds: null })) === 0
      for (const { entity } of rows) keep(entity.id, entity)
      if (isThere) return rows.map(({ edge }) => edge)
      return pageAmong(
        (await whole(id)).filter(edge => passes(filter, edge)),
        page,
      )
    },
  }
  async function placed(id: string, { relation, other }: Pick<Edge, 'relation' | 'other'>): Promise<number | null> {
    const [found] = await run(database, placeOf, { release, id, relation, other }, options)
    return found?.position ?? null
  }
}

type Ends = typeof SHARED_ENDS

export const endsOf = ({ relations, direction }: NeighbourFilter): Ends =>
  SHARED_ENDS.filter(
    end =>
      (relations === null || relations.includes(end.relation)) && (direction === 'BOTH' || direction === end.direction),
  )

const UNION = '\n  UNION ALL\n'
const [HEAD = '', REST = ''] = ofShared.text.split('CALL () {\n')
const [BLOCK = '', TAIL = ''] = REST.split('\n}\n')

/** A part of the statement for each type and way. */
const partsFor = (ends: Ends): string[] =>
  ends.map(({ relation, direction }) => {
    const typed = BLOCK.replaceAll('BENEFITS', relation)
    if (direction === 'IN') return typed
    return typed
      .replace(/\(other\)(.*)->\(\)/, '()$1->(other)')
      .replaceAll('toShared', 'fromShared')
      .replace('false', 'true')
  })

/** The same inside a statement that reads what many share as `near`, and its neighbours as `far`. */
export function firstOfShared(filter: NeighbourFilter): string {
  const parts = partsFor(endsOf(filter)).map(part =>
    part
      .replace('$shared', "$release + ' ' + near.id")
      .replace(/link\.position > \$from AND .*/, 'link.position >= 0')
      .replace('$first', '$most1')
      .replace('RETURN link, other,', 'RETURN link, other AS far,'),
  )
  return `CALL (near) {\n${parts.join(UNION)}\n}`
}

/** The statement backwards, where a page is read from its end. */
function writtenFor(ends: Ends, backwards: boolean): typeof ofShared {
  const parts = partsFor(ends)
  const text = `${HEAD}CALL () {\n${parts.join(UNION)}\n}\n${TAIL}`
  const back = text
    .replaceAll('position > $from', 'position < $from')
    .replaceAll(/ORDER BY link\.(\w+), link\.position/g, 'ORDER BY link.$1 DESC, link.position DESC')
    .replace('ORDER BY link.position\n', 'ORDER BY link.position DESC\n')
  return { ...ofShared, text: backwards ? back : text }
}

function counting(ends: Ends): Query<{ release: string; id: string }, { count: number }> {
  const parts = ends.map(({ relation, direction }) =>
    direction === 'IN' ? `COUNT { (entity)<-[:${relation}]-() }` : `COUNT { (entity)-[:${relation}]->() }`,
  )
  return { ...degreeOf, text: degreeOf.text.replace(/COUNT \{.*\}/, parts.length === 0 ? '0' : parts.join(' + ')) }
}
