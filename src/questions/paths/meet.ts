import type { GraphReader, Step } from '../../graph/reader.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { Edge, Tie } from '../../model/graph.ts'
import { inTurns, type Steps } from '../../model/turns.ts'

/** What of a release paths are read from. */
export type PathsReader = Pick<GraphReader, 'entity' | 'edges' | 'ties' | 'between' | 'ground' | 'shortest' | 'signal'>

/** How much is looked at before the search is given up: some seconds' work for a database that has read none of it yet. */
export interface Bounds {
  entities: number
  relationships: number
}

export const BOUNDS: Bounds = { entities: 20_000, relationships: 200_000 }

/** All that was seen from one end, as far as it was walked. */
export interface Side {
  /** How many steps each entity is away. */
  steps: Map<string, number>
  /** Those that are farthest. */
  front: string[]
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

/** Walks from both ends until the walks meet, in the database where not all is in memory; null where they do not within the length. */
export async function meet(
  reader: PathsReader,
  from: string,
  to: string,
  maxLength: number,
  bounds: Bounds,
): Promise<Meeting | null> {
  if (reader.shortest === undefined) return meetInMemory(reader, from, to, maxLength, bounds)
  const found = await reader.shortest({ from, to, most: maxLength, ...bounds })
  if (found === null) throw tooMuch(maxLength, bounds)
  return found.steps.length === 0 ? null : { length: found.length, onward: byStart(found.steps) }
}

/** The thousands that lead on from a region or a fund are only followed when there is no other way: it is easier where fewer do. */
async function meetInMemory(
  reader: PathsReader,
  from: string,
  to: string,
  maxLength: number,
  bounds: Bounds,
): Promise<Meeting | null> {
  const [near, far] = [sideAt(from), sideAt(to)]
  let looked = 0
  while (near.walked + far.walked < maxLength && near.front.length > 0 && far.front.length > 0) {
    const ahead = ({ front }: Side) => Promise.all(front.map(id => reader.edges(id)))
    const [nearer, farther] = [await ahead(near), await ahead(far)]
    const isNear = weightOf(nearer) <= weightOf(farther)
    const [side, other, edges] = isNear ? [near, far, nearer] : [far, near, farther]
    looked += weightOf(edges)
    if (looked > bounds.relationships) throw tooMuch(maxLength, bounds)
    const goals = new Set(other.front)
    // Beyond the last step nothing is walked, so what is not a goal there need not be kept.
    const isLast = near.walked + far.walked + 1 === maxLength
    await inTurns(
      walkOn(side, edges, next => !isLast || goals.has(next)),
      reader.signal,
    )
    if (near.steps.size + far.steps.size > bounds.entities) throw tooMuch(maxLength, bounds)
    const met = side.front.filter(id => goals.has(id))
    if (met.length > 0) return { length: near.walked + far.walked, onward: onwardFrom(near, far, met) }
  }
  return null
}

const weightOf = (ahead: readonly (readonly Edge[])[]): number => ahead.reduce((sum, edges) => sum + edges.length, 0)

export function sideAt(id: string): Side {
  return { steps: new Map([[id, 0]]), front: [id], walked: 0, reachedBy: new Map() }
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
  const steps: Step[] = []
  walkBack(near, met, step => steps.push(step))
  walkBack(far, met, step => steps.push(turned(step)))
  return byStart(steps)
}

function byStart(steps: readonly Step[]): Meeting['onward'] {
  const onward: Meeting['onward'] = new Map()
  for (const step of steps) {
    const known = onward.get(step.from)
    if (known === undefined) onward.set(step.from, [step])
    else known.push(step)
  }
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
