import type { FilteredIds, FilterQuestion } from '../graph/filtered-ids.ts'
import type { GraphReader } from '../graph/reader.ts'
import { placeOf } from '../model/place.ts'
import type { Condition } from './condition.ts'
import { Writer } from './cypher.ts'
import { ORDERS } from './orders.ts'
import type { FilteredKind } from './rows.ts'
import { conjuncts, NODE, seek } from './seek.ts'

// How many have a number between bounds, counted in all of these numbers, which are kept in order: the database goes through all that it counts.

/** The values of more are not read at once. */
const MOST_READ = 100_000
const COUNTED = new Set(['money', 'int'])
const BOUNDS = new Set(['eq', 'gte', 'lte', 'gt', 'lt'])

type Test = Extract<Condition, { is: 'test' }>

/** How many a filter lets through that asks for bounds of one number alone; null where the database has to count them. */
export function countInColumn(
  reader: FilteredIds & Pick<GraphReader, 'release'>,
  kind: FilteredKind,
  asked: Condition,
): Promise<number> | null {
  const bounds = boundsOf(kind, conjuncts(asked))
  const [first] = bounds ?? []
  if (bounds === null || first === undefined || (reader.release.counts[kind] ?? 0) > MOST_READ) return null
  return reader.valuesOf(valuesQuestion(kind, first.property))?.then(values => between(values, bounds)) ?? null
}

/** All of them, where they are bounds of one property that has an index and is a number. */
function boundsOf(kind: FilteredKind, asked: readonly Condition[]): Test[] | null {
  const tests = asked.filter((each): each is Test => each.is === 'test')
  const properties = new Set(tests.map(({ property }) => property))
  const isIndexed = Object.values(ORDERS[kind] ?? {}).some(
    ({ index, property }) => index === 'kind' && properties.has(property),
  )
  const areBounds = tests.every(({ field, operator }) => COUNTED.has(field.type) && BOUNDS.has(operator))
  return tests.length === asked.length && properties.size === 1 && isIndexed && areBounds ? tests : null
}

function valuesQuestion(kind: FilteredKind, property: string): FilterQuestion {
  const writer = new Writer()
  const value = `${NODE}.${property}`
  const text = `${seek(kind, NODE, [], property, writer)} AND ${value} IS NOT NULL RETURN collect(${value}) AS values`
  return { text, parameters: writer.parameters }
}

function between(values: Float64Array, bounds: readonly Test[]): number {
  const [from, to] = bounds.reduce(
    ([from, to], { operator, value }) => [
      Math.max(from, FROM[operator]?.(values, Number(value)) ?? 0),
      Math.min(to, TO[operator]?.(values, Number(value)) ?? values.length),
    ],
    [0, values.length],
  ) as [number, number]
  return Math.max(0, to - from)
}

type Place = (values: Float64Array, bound: number) => number

/** Before this place stand those below a bound, and with it the bound itself. */
const below: Place = (values, bound) => placeOf(values, value => value < bound)
const upTo: Place = (values, bound) => placeOf(values, value => value <= bound)
const FROM: Partial<Record<Test['operator'], Place>> = { eq: below, gte: below, gt: upTo }
const TO: Partial<Record<Test['operator'], Place>> = { eq: upTo, lte: upTo, lt: below }
