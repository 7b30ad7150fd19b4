import { FilorossoError } from '../../model/errors.ts'
import { pause } from '../../model/turns.ts'
import { checkApart, entitiesById } from '../arguments.ts'
import type { PathAnswer } from './answer.ts'
import { bestPaths } from './best.ts'
import { BOUNDS, type Bounds, meet, type PathsReader } from './meet.ts'

export interface PathsQuestion {
  from: string
  to: string
  maxLength: number
  first: number
}

export const MAX_LENGTH = 8
export const MAX_PATHS = 20

/**
 * The shortest paths between two entities, over relationships of every type and both ways: all as short as the shortest,
 * the best of them first. None where they are farther apart than `maxLength`.
 * @throws FilorossoError NOT_FOUND for an unknown id, BAD_USER_INPUT for one and the same and for arguments out of bounds,
 * LIMIT_EXCEEDED where too much lies between them.
 */
export async function paths(
  reader: PathsReader,
  { from, to, maxLength, first }: PathsQuestion,
  bounds: Bounds = BOUNDS,
): Promise<PathAnswer[]> {
  refuseBeyond('maxLength', maxLength, MAX_LENGTH)
  refuseBeyond('first', first, MAX_PATHS)
  checkApart(from, to, 'ask for neighbours to see what an entity is linked to')
  await entitiesById(reader, [from, to])
  const meeting = await meet(reader, from, to, maxLength, bounds)
  await pause()
  return meeting === null ? [] : bestPaths(from, meeting, first)
}

function refuseBeyond(argument: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return
  throw new FilorossoError('BAD_USER_INPUT', `${argument}: ${value} is out of bounds`, { hint: `ask for 1 to ${most}` })
}
