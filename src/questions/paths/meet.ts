import type { GraphReader } from '../../graph/reader.ts'
import { isShared } from '../../graph/shared.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { Tie } from '../../model/graph.ts'
import { inTurns, pause, type Steps } from '../../model/turns.ts'

/** What of a release paths are read from. */
export type PathsReader = Pick<
  GraphReader,
  'entity' | 'edges' | 'ties' | 'outgoing' | 'ground' | 'isPaged' | 'degree' | 'signal'
>

/** One relationship, walked from one of its ends, before it is read what proves it. */
export interface Step extends Pick<Tie, 'relation' | 'direction' | 'basis' | 'rule'> {
  from: string
  to: string
}

/** How much is looked at before the search is given up: some seconds' work for a database that has read none of it yet. */
export interface Bounds {
  entities: number
  relationships: number
}

export const BOUNDS: Bounds = { entities: 20_000, relationships: 200_000 }
/** Entities whose relationships are asked for at once: the bounds are looked at in between. */
const AT_ONCE = 250

/** All that was seen from one end, as far as it was walked. */
export interface Side {
  /** How many steps each entity is away. */
  steps: Map<string, number>
  /** Those that are farthest. */
  front: string[]
  /** Their relationships, in the same order; null while they have not been asked for. */
  ahead: (readonly Tie[])[] | null
  walked: number
  /** The steps by which each entity is reached, from the one before it. */
  reachedBy: Map<string, Step[]>
}

/** Where the walks from both ends met, and the steps that lead there. */
export interface Meeting {
  length: number
  /** Steps that lead from the origin towards the goal, by the entity that they start from: all of all shortest paths. */
  onward: Map<string, Step[]>
}

/** Walks from both ends until the walks meet; null where they do not within the length. */
export async function meet(
  reader: PathsReader,
  from: string,
  to: string,
  maxLength: number,
  bounds: Bounds,
): Promise<Meeting | null> {
  const [near, far] = [sideAt(from), sideAt(to)]
  const look = lookAhead(reader, maxLength, bounds)
  const weigh = weighing(reader, look)
  while (near.walked + far.walked < maxLength && near.front.length > 0 && far.front.length > 0) {
    const [side, other] = (await isEasier(near, far, weigh)) ? [near, far] : [far, near]
    const goals = new Set(other.front)
    // Beyond the last step nothing is walked, so what is not a goal there need not be kept.
    const isLast = near.walked + far.walked + 1 === maxLength
    const ahead = await look(side)
    await inTurns(walkOn(side, ahead, next => !isLast || goals.has(next)))
    if (near.steps.size + far.steps.size > bounds.entities) throw tooMuch(maxLength, bounds)
    const met = side.front.filter(id => goals.has(id))
    if (met.length > 0) return { length: near.walked + far.walked, onward: onwardFrom(near, far, met) }
  }
  return null
}

export function sideAt(id: string): Side {
  return { steps: new Map([[id, 0]]), front: [id], ahead: null, walked: 0, reachedBy: new Map() }
}

/**
 * Whether fewer relationships lead on from the one side: the thousands that lead on from a region or a fund are only
 * followed when there is no other way. Each of those in front has one at least, that by which it was reached.
 */
async function isEasier(
  side: Side,
  other: Side,
  weigh: (side: Side, other: Side) => Promise<number>,
): Promise<boolean> {
  if (side.front.length > other.front.length) return !(await isEasier(other, side, weigh))
  const here = await weigh(side, other)
  return here <= other.front.length || here <= (await weigh(other, side))
}

/** How many relationships lead on from a side: of what many share they are counted, and only read once they are followed. */
function weighing(reader: PathsReader, look: (side: Side) => Promise<readonly (readonly Tie[])[]>) {
  const isCounted = (side: Side): boolean => side.ahead === null && side.front.some(id => reader.isPaged(id))
  const degrees = ({ front }: Side): Promise<number[]> => Promise.all(front.map(id => reader.degree(id)))
  return async (side: Side, other: Side): Promise<number> => {
    if (!isCounted(side)) return (await look(side)).reduce((sum, edges) => sum + edges.length, 0)
    // Those of the other side in the same query: they are most likely asked for next.
    const [counts] = await Promise.all([degrees(side), isCounted(other) ? degrees(other) : []])
    return counts.reduce((sum, count) => sum + count, 0)
  }
}

/** Asks for the relationships that lead on from a side, once, until there were too many in all. */
function lookAhead(reader: PathsReader, maxLength: number, bounds: Bounds) {
  let looked = 0
  return async (side: Side): Promise<(readonly Tie[])[]> => {
    if (side.ahead !== null) return side.ahead
    const ahead: (readonly Tie[])[] = []
    for (let start = 0; start < side.front.length; start += AT_ONCE) {
      const ids = side.front.slice(start, start + AT_ONCE)
      await reader.ground({ themselves: ids.filter(id => !isShared(id)) })
      const some = await Promise.all(ids.map(id => (isShared(id) ? reader.edges(id) : reader.ties(id))))
      ahead.push(...some)
      looked += some.reduce((sum, edges) => sum + edges.length, 0)
      if (looked > bounds.relationships) throw tooMuch(maxLength, bounds)
      await pause()
    }
    side.ahead = ahead
    return ahead
  }
}

/** One step on, from all that is in front. */
export function* walkOn(
  side: Side,
  ahead: readonly (readonly Tie[])[],
  isWanted: (id: string) => boolean,
): Steps<void> {
  const reached: string[] = []
  for (const [index, from] of side.front.entries()) {
    yield
    for (const { other: to, relation, direction, basis, rule } of ahead[index] ?? []) {
      const known = side.steps.get(to)
      if (!isWanted(to) || (known !== undefined && known <= side.walked)) continue
      if (known === undefined) {
        side.steps.set(to, side.walked + 1)
        side.reachedBy.set(to, [])
        reached.push(to)
      }
      side.reachedBy.get(to)?.push({ from, to, relation, direction, basis, rule })
    }
  }
  side.front = reached
  side.ahead = null
  side.walked += 1
}

function tooMuch(maxLength: number, { entities, relationships }: Bounds): FilorossoError {
  const bounds = `${entities} entities and ${relationships} relationships`
  return new FilorossoError(
    'LIMIT_EXCEEDED',
    `maxLength: ${maxLength} is too far here: more lies between the two than the ${bounds} that are searched`,
    { hint: 'ask for shorter paths, or between two things that are nearer' },
  )
}

/** From where they met back to either end: only what lies on a shortest path is left. */
export function onwardFrom(near: Side, far: Side, met: readonly string[]): Meeting['onward'] {
  const onward: Meeting['onward'] = new Map()
  const add = (step: Step) => {
    const known = onward.get(step.from)
    if (known === undefined) onward.set(step.from, [step])
    else known.push(step)
  }
  walkBack(near, met, add)
  walkBack(far, met, step => add(turned(step)))
  return onward
}

function walkBack(side: Side, met: readonly string[], report: (step: Step) => void): void {
  let at = new Set(met)
  while (at.size > 0) {
    const before = new Set<string>()
    for (const id of at) {
      for (const step of side.reachedBy.get(id) ?? []) {
        report(step)
        before.add(step.from)
      }
    }
    at = before
  }
}

function turned({ from, to, direction, ...known }: Step): Step {
  return { ...known, from: to, to: from, direction: direction === 'OUT' ? 'IN' : 'OUT' }
}
