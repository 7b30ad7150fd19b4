import type { Step } from '../../graph/reader.ts'
import { isShared } from '../../graph/shared.ts'
import { compareIds } from '../../model/order.ts'
import { BASIS, type Basis } from '../../model/vocabulary.ts'
import type { Meeting } from './meet.ts'

/** The beginning of a path. */
export interface Begun {
  steps: readonly Step[]
  /** How many of the entities between its ends many have in common: that two are in one region says less than that one act is about both. */
  inCommon: number
  /** How many of its steps nobody states. */
  unstated: number
}

/**
 * The best of all shortest paths: those with the fewest things in common and the fewest steps that nobody states, then in
 * the order of ids. There may be more of them than could ever be counted, so only the best beginnings are carried on.
 */
export function bestPaths(from: string, { length, onward }: Meeting, first: number): Begun[] {
  let begun = new Map<string, Begun[]>([[from, [{ steps: [], inCommon: 0, unstated: 0 }]]])
  for (let step = 1; step <= length; step++) {
    const longer = new Map<string, Begun[]>()
    for (const [at, paths] of begun) {
      for (const next of withoutRepetition(onward.get(at) ?? [])) {
        const gone = paths.map(path => extended(path, next, step === length))
        longer.set(next.to, [...(longer.get(next.to) ?? []), ...gone])
      }
    }
    begun = new Map([...longer].map(([at, paths]) => [at, paths.sort(inOrder).slice(0, first)]))
  }
  return [...begun.values()].flat()
}

function extended({ steps, inCommon, unstated }: Begun, next: Step, isLast: boolean): Begun {
  return {
    steps: [...steps, next],
    inCommon: inCommon + (!isLast && isShared(next.to) ? 1 : 0),
    unstated: unstated + (next.basis === 'STATED' ? 0 : 1),
  }
}

const BASES = Object.keys(BASIS) as Basis[]

/** Two may be tied twice in one way, as a total is split into one part by two breakdowns: one step, the best known. */
function withoutRepetition(steps: readonly Step[]): Step[] {
  const kept = new Map<string, Step>()
  for (const step of steps) {
    const key = `${step.relation} ${step.direction} ${step.to}`
    const known = kept.get(key)
    if (known === undefined || BASES.indexOf(step.basis) < BASES.indexOf(known.basis)) kept.set(key, step)
  }
  return [...kept.values()]
}

function inOrder(one: Begun, other: Begun): number {
  const byWorth = one.inCommon - other.inCommon || one.unstated - other.unstated
  if (byWorth !== 0) return byWorth
  for (const [index, step] of one.steps.entries()) {
    const against = other.steps[index] as Step
    const byStep = compareIds(step.to, against.to) || compare(step.relation, against.relation)
    const byWay = byStep || compare(step.direction, against.direction)
    if (byWay !== 0) return byWay
  }
  return 0
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
