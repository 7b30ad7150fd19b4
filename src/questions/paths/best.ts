import { kindsThat } from '../../kinds/index.ts'
import { kindOfId } from '../../model/kinds.ts'
import { compareIds } from '../../model/order.ts'
import { BASIS, type Basis } from '../../model/vocabulary.ts'
import type { PathAnswer, PathStepAnswer } from './answer.ts'
import type { Meeting } from './meet.ts'

/** Kinds that many things have in common: that two are in one region says less than that one act is about both. */
const IN_COMMON = kindsThat(({ shared }) => shared)

/** The beginning of a path. */
interface Begun {
  steps: readonly PathStepAnswer[]
  /** How many of the entities between its ends are of a kind that many have in common. */
  inCommon: number
  /** How many of its steps nobody states. */
  unstated: number
}

/**
 * The best of all shortest paths: those with the fewest things in common and the fewest steps that nobody states, then in
 * the order of ids. There may be more of them than could ever be counted, so only the best beginnings are carried on.
 */
export function bestPaths(from: string, { length, onward }: Meeting, first: number): PathAnswer[] {
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
  return [...begun.values()].flat().map(({ steps }) => ({ steps }))
}

function extended({ steps, inCommon, unstated }: Begun, next: PathStepAnswer, isLast: boolean): Begun {
  return {
    steps: [...steps, next],
    inCommon: inCommon + (!isLast && IN_COMMON.has(kindOfId(next.to)) ? 1 : 0),
    unstated: unstated + (next.basis === 'STATED' ? 0 : 1),
  }
}

const BASES = Object.keys(BASIS) as Basis[]

/** Two may be tied twice in one way, as a total is split into one part by two breakdowns: one step, the best known. */
function withoutRepetition(steps: readonly PathStepAnswer[]): PathStepAnswer[] {
  const kept = new Map<string, PathStepAnswer>()
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
    const against = other.steps[index] as PathStepAnswer
    const byStep = compareIds(step.to, against.to) || compare(step.relation, against.relation)
    const byWay = byStep || compare(step.direction, against.direction)
    if (byWay !== 0) return byWay
  }
  return 0
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
