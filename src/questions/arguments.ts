import type { GraphReader } from '../graph/reader.ts'
import { isDay } from '../model/dates.ts'
import { FilorossoError, notFound } from '../model/errors.ts'
import type { EntityValue } from '../model/graph.ts'

/**
 * The entities that a question names, in the order of its arguments. All of them are read before any is judged: what is
 * wrong with a question must not depend on which of them the caches answer first.
 * @throws FilorossoError NOT_FOUND, naming every id that the release does not have.
 */
export async function entitiesById(
  reader: Pick<GraphReader, 'entity'>,
  ids: readonly string[],
): Promise<EntityValue[]> {
  const found = await Promise.all(ids.map(id => reader.entity(id)))
  const unknown = ids.filter((_, nth) => found[nth] === null)
  if (unknown.length > 0) throw notFound(unknown)
  return found.flatMap(entity => entity ?? [])
}

/** @throws FilorossoError BAD_USER_INPUT for what is not a day of the calendar, written as YYYY-MM-DD. */
export function checkDay(argument: string, day: string | null): void {
  if (day === null || isDay(day)) return
  throw new FilorossoError(
    'BAD_USER_INPUT',
    `${argument} is ${JSON.stringify(day)}; it must be a day such as 2019-12-31.`,
    { hint: 'Write a day of the calendar as YYYY-MM-DD.' },
  )
}

/** @throws FilorossoError BAD_USER_INPUT where a question goes from a thing to itself. */
export function checkApart(from: string, to: string | null, hint: string): void {
  if (from !== to) return
  throw new FilorossoError('BAD_USER_INPUT', `origin and goal are the same: ${JSON.stringify(from.slice(0, 200))}`, {
    hint,
  })
}
