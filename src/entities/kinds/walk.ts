import type { GraphReader } from '../../graph/reader.ts'
import type { View } from '../../kinds/kind.ts'
import { type Coming, when, whenAll } from '../../model/coming.ts'
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

type Reader = Pick<GraphReader, 'edges' | 'now' | 'naming' | 'reached'>

type EdgesReader = Pick<GraphReader, 'edges' | 'now'>

/** Ids of the entities at the end of steps, each once, sorted. */
export const walk = (reader: EdgesReader, from: string, steps: readonly Step[]): Coming<string[]> =>
  when(
    steps.reduce<Coming<string[]>>((at, step) => when(at, ids => taken(reader, ids, step)), [from]),
    at => at.sort(compareIds),
  )

/** What one step leads to, taken as often as it says. */
function taken(reader: EdgesReader, at: string[], step: Step): Coming<string[]> {
  const reached = new Set(step.least === 0 ? at : [])
  const goOn = (level: string[], times: number): Coming<string[]> => {
    if (times > step.most || level.length === 0) return [...reached]
    return when(whenAll(level.map(id => others(reader, id, step))), found => {
      const next = [...new Set(found.flat())]
      if (times >= step.least) for (const id of next) reached.add(id)
      return goOn(next, times + 1)
    })
  }
  return goOn(at, 1)
}

const others = (reader: EdgesReader, id: string, { relations, direction }: Step): Coming<string[]> =>
  when(reader.now?.edges(id) ?? reader.edges(id), edges => {
    const found: string[] = []
    // Most edges are of other types: a list made for each of them would be most of what a warm tree takes here.
    for (const { relation, direction: its, other } of edges)
      if ((direction === 'BOTH' || its === direction) && relations.includes(relation)) found.push(other)
    return found
  })

/** What finds the ids at the far end of a view, read once from what its definition says. */
export function finderOf(
  { to, join }: View,
  path: string | null,
): (reader: Reader, value: EntityValue) => Coming<string[]> {
  const route = { to: to as EntityKind | 'ENTITY', path, join }
  if (join !== null) {
    if (join.to !== 'id')
      return (reader, { id }) =>
        when(reader.reached?.(route, id) ?? reader.naming(to as EntityKind, join.to, id), ids =>
          [...ids].sort(compareIds),
        )
    return (_, { properties }) =>
      [(properties as unknown as Record<string, string | string[] | null>)[join.from] ?? []].flat()
  }
  const steps = stepsOf(path ?? '')
  const [step, ...more] = steps
  // Most views are one relationship away.
  const isOne = step !== undefined && more.length === 0 && step.least === 1 && step.most === 1
  return (reader, { id }) => {
    const known = reader.reached?.(route, id)
    if (known !== undefined) return [...known].sort(compareIds)
    return when(isOne ? others(reader, id, step) : walk(reader, id, steps), ids => {
      const found = to === 'ENTITY' ? ids : ids.filter(id => kindOfId(id) === to)
      return isOne && found.length > 1 ? [...new Set(found)].sort(compareIds) : found
    })
  }
}
