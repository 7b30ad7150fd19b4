import { KIN } from '../../graph/records/relationships.ts'
import { isShared, SHARED_KINDS } from '../../graph/shared.ts'
import { ENTITY_KINDS, type EntityKind, kindOfId } from '../../model/kinds.ts'
import { RELATION_NAMES, RELATIONS } from '../../model/relations.ts'
import { inTurns } from '../../model/turns.ts'
import { type Bounds, type Meeting, onwardFrom, type PathsReader, type Side, sideAt, walkOn } from './meet.ts'

/** Where two walks met that open nothing that many share, and from which length on there could be a path that had to. */
export interface Apart {
  meeting: Meeting | null
  floor: number
  /** How many such things it would pass at least. */
  passing: number
}

/**
 * Walks from both ends at once, a query for each step, and ends at what many share: so that it costs no more where more documents share
 * it. All paths are found that need nothing of what lies between two such things. Null where more than the bounds lies between the ends.
 */
export async function meetApart(
  reader: PathsReader,
  from: string,
  to: string,
  maxLength: number,
  bounds: Bounds,
): Promise<Apart | null> {
  const [near, far] = [sideAt(from), sideAt(to)]
  for (;;) {
    const length = lengthOf(near, far)
    // The least that a path may have that is not known yet: it goes beyond both walks, or beyond one, from where the other met what many share.
    const [fromNear, fromFar] = [beyond(near, far), beyond(far, near)]
    if (floorOf(near, far) < Math.min(length, fromNear, fromFar)) return null
    const most = Math.min(length, maxLength)
    const open = [...(fromNear <= most ? [near] : []), ...(fromFar <= most ? [far] : [])]
    if (open.length === 0) break
    await reader.ground({ themselves: open.flatMap(({ front }) => front) })
    for (const side of open) {
      const ahead = await Promise.all(side.front.map(id => reader.ties(id)))
      await inTurns(
        walkOn(side, ahead, () => true),
        reader.signal,
      )
    }
    if (near.steps.size + far.steps.size > bounds.entities) return null
  }
  const length = lengthOf(near, far)
  const met = [...near.steps.keys()].filter(id => stepsOver(near, far, id) === length)
  const meeting = length > maxLength ? null : { length, onward: onwardFrom(near, far, met) }
  return { meeting, floor: floorOf(near, far), passing: [from, to].filter(id => !isShared(id)).length }
}

/** The least that a path could have that goes on from the farthest of a side; none where nothing leads on. */
function beyond(side: Side, other: Side): number {
  if (side.front.length === 0) return Number.POSITIVE_INFINITY
  return side.walked + 1 + Math.min(other.walked, ...ends(other).map(([, steps]) => steps))
}

const stepsOver = (near: Side, far: Side, id: string): number =>
  (near.steps.get(id) ?? Number.POSITIVE_INFINITY) + (far.steps.get(id) ?? Number.POSITIVE_INFINITY)

const lengthOf = (near: Side, far: Side): number =>
  [...near.steps.keys()].reduce((least, id) => Math.min(least, stepsOver(near, far, id)), Number.POSITIVE_INFINITY)

/** What many share, with how far it is; what is tied to its like alone has been walked. */
const ends = ({ steps }: Side): [id: string, steps: number][] =>
  [...steps].filter(([id]) => isShared(id) && TIED.has(kindOfId(id) as EntityKind))

/** The least that a path could have that goes from one thing that many share to another by what is not known. */
function floorOf(near: Side, far: Side): number {
  let floor = Number.POSITIVE_INFINITY
  for (const [one, here] of ends(near))
    for (const [other, there] of ends(far))
      if (one !== other) floor = Math.min(floor, here + there + leastBetween(one, other))
  return floor
}

/** Steps that lie between two of these at least, by their kinds. */
function leastBetween(one: string, other: string): number {
  const [left, right] = [kindOfId(one) as EntityKind, kindOfId(other) as EntityKind]
  if (TIED.get(left)?.has(right)) return 1
  const isTiedToBoth = (kind: EntityKind) =>
    !SHARED_KINDS.has(kind) && TIED.get(kind)?.has(left) && TIED.get(kind)?.has(right)
  return ENTITY_KINDS.some(isTiedToBoth) ? 2 : 3
}

/** By kind, the kinds that it may be tied to, whichever way, otherwise than to its like. */
const TIED = new Map<EntityKind, Set<EntityKind>>()
for (const relation of RELATION_NAMES.filter(name => !KIN.has(name)))
  for (const [left, ties] of RELATIONS[relation].ties)
    for (const right of ties.flatMap(({ ends }) => (ends === 'ANY' ? ENTITY_KINDS : (ends as EntityKind[]))))
      for (const [one, other] of [
        [left, right],
        [right, left],
      ] as const)
        TIED.set(one, (TIED.get(one) ?? new Set()).add(other))
