import type { Step } from '../../graph/reader.ts'
import { FilorossoError } from '../../model/errors.ts'
import { pause } from '../../model/turns.ts'
import { checkApart, entitiesById } from '../arguments.ts'
import type { PathAnswer, PathStepAnswer } from './answer.ts'
import { meetApart } from './apart.ts'
import { type Begun, bestPaths } from './best.ts'
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
  if (reader.shortest !== undefined)
    await reader.ground({ between: { from, to, most: maxLength, entities: bounds.entities } })
  await entitiesById(reader, [from, to])
  const best = await bestApart(reader, { from, to, maxLength, first }, bounds)
  return Promise.all(
    (best ?? (await bestOfAll(reader, { from, to, maxLength, first }, bounds))).map(path => proved(reader, path)),
  )
}

/** As far as nothing is opened that many share; null where paths that have to may be as good. */
async function bestApart(
  reader: PathsReader,
  { from, to, maxLength, first }: PathsQuestion,
  bounds: Bounds,
): Promise<Begun[] | null> {
  const apart = await meetApart(reader, from, to, maxLength, bounds)
  if (apart === null) return null
  const { meeting, floor, passing } = apart
  if (meeting === null) return floor > maxLength ? [] : null
  await pause()
  const best = bestPaths(from, meeting, first)
  // Of those that are as long, what passes fewer comes first.
  const isFull = best.length === first && best.every(({ inCommon }) => inCommon < passing)
  return floor > meeting.length || (floor === meeting.length && isFull) ? best : null
}

async function bestOfAll(
  reader: PathsReader,
  { from, to, maxLength, first }: PathsQuestion,
  bounds: Bounds,
): Promise<Begun[]> {
  const meeting = await meet(reader, from, to, maxLength, bounds)
  await pause()
  return meeting === null ? [] : bestPaths(from, meeting, first)
}

/** With what proves each of its steps. */
async function proved(reader: PathsReader, { steps }: Pick<Begun, 'steps'>): Promise<PathAnswer> {
  return { steps: await Promise.all(steps.map(step => provedStep(reader, step))) }
}

async function provedStep(reader: PathsReader, step: Step): Promise<PathStepAnswer> {
  const { from, to, relation, direction, basis, rule } = step
  const edges = await (direction === 'OUT' ? reader.between(from, to) : reader.between(to, from))
  const edge = edges.find(edge => edge.relation === relation && edge.basis === basis)
  return {
    from,
    to,
    relation,
    direction,
    basis,
    rule: edge?.rule ?? rule,
    note: edge?.note ?? null,
    evidence: edge?.evidence ?? [],
  }
}

function refuseBeyond(argument: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return
  throw new FilorossoError('BAD_USER_INPUT', `${argument}: ${value} is out of bounds`, { hint: `ask for 1 to ${most}` })
}
