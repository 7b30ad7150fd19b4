import type { GraphReader } from '../../graph/reader.ts'
import type { View } from '../../kinds/kind.ts'
import type { EntityValue } from '../../model/graph.ts'
import { type EntityKind, kindOfId } from '../../model/kinds.ts'
import { compareIds } from '../../model/order.ts'
import { type Direction, isRelation, type Relation } from '../../model/relations.ts'

/** One relationship of a pattern, or several in a row: `<-[:HAS_LINE|HAS_SECTION]-{1,2}`. */
export interface Step {
  relations: readonly Relation[]
  direction: Direction
  least: number
  most: number
}

const STEP = /\((from|to|)\)(?:(<?)-\[:([A-Z_|]+)\]-(>?)(?:\{(\d+),(\d+)\})?|$)/gy
const BACK: Record<Direction, Direction> = { OUT: 'IN', IN: 'OUT', BOTH: 'BOTH' }

/**
 * The steps from `(from)` to `(to)` of a Cypher pattern that a filter is made of, so that both follow the same one.
 * @throws TypeError for a pattern of another shape
 */
export function stepsOf(path: string): Step[] {
  const parts = [...path.matchAll(STEP)]
  const nodes = parts.map(([, node]) => node)
  const ends = `${nodes[0]} ${nodes.at(-1)}`
  if (parts.map(([part]) => part).join('') !== path || !['from to', 'to from'].includes(ends))
    throw new TypeError(`${path} is not a pattern between (from) and (to)`)
  const steps = parts.slice(0, -1).map(([, , left, names = '', right, least = '1', most = '1']): Step => {
    const relations = names.split('|').filter(isRelation)
    if (relations.length !== names.split('|').length) throw new TypeError(`${path} names an unknown relationship`)
    const direction = left === right ? 'BOTH' : left === '<' ? 'IN' : 'OUT'
    return { relations, direction, least: Number(least), most: Number(most) }
  })
  if (ends === 'from to') return steps
  return steps.reverse().map(step => ({ ...step, direction: BACK[step.direction] }))
}

type Reader = Pick<GraphReader, 'edges' | 'naming' | 'reached'>

/** Ids of the entities at the end of steps, each once, sorted. */
export async function walk(
  reader: Pick<GraphReader, 'edges'>,
  from: string,
  steps: readonly Step[],
): Promise<string[]> {
  let at = [from]
  for (const step of steps) {
    const reached = new Set(step.least === 0 ? at : [])
    let level = at
    for (let taken = 1; taken <= step.most && level.length > 0; taken++) {
      const found = await Promise.all(level.map(id => others(reader, id, step)))
      level = [...new Set(found.flat())]
      if (taken >= step.least) for (const id of level) reached.add(id)
    }
    at = [...reached]
  }
  return at.sort(compareIds)
}

async function others(
  reader: Pick<GraphReader, 'edges'>,
  id: string,
  { relations, direction }: Step,
): Promise<string[]> {
  const edges = await reader.edges(id)
  return edges.flatMap(edge =>
    relations.includes(edge.relation) && (direction === 'BOTH' || edge.direction === direction) ? edge.other : [],
  )
}

/** What finds the ids at the far end of a view, read once from what its definition says. */
export function finderOf(
  { to, join }: View,
  path: string | null,
): (reader: Reader, value: EntityValue) => Promise<string[]> {
  const route = { to: to as EntityKind | 'ENTITY', path, join }
  if (join !== null) {
    if (join.to !== 'id')
      return async (reader, { id }) => {
        const ids = (await reader.reached?.(route, id)) ?? (await reader.naming(to as EntityKind, join.to, id))
        return [...ids].sort(compareIds)
      }
    return async (_, { properties }) =>
      [(properties as unknown as Record<string, string | string[] | null>)[join.from] ?? []].flat()
  }
  const steps = stepsOf(path ?? '')
  return async (reader, { id }) => {
    const known = await reader.reached?.(route, id)
    if (known !== undefined) return [...known].sort(compareIds)
    const ids = await walk(reader, id, steps)
    return to === 'ENTITY' ? ids : ids.filter(found => kindOfId(found) === to)
  }
}
