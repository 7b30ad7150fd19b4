import type { Accounts } from '../../../ledger/accounts.ts'
import type { Bounds } from '../../../ledger/bounds.ts'
import type { Reason } from '../../../locale/reasons.ts'
import { type Amount, largestOf } from '../../../model/money.ts'
import type { Walked } from '../../../model/relations.ts'
import type { Steps } from '../../../model/turns.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer, StopReason } from '../answer.ts'
import type { Bounding } from './money.ts'
import { hopsOn, type Prefix } from './prefix.ts'
import type { Run } from './run.ts'

/** What was walked: stops, attribution and flow are drawn from it. */
export interface Walk {
  accounts: Accounts
  from: string
  goal: string | null
  walked: Walked
  /** Where the money comes in: `from` of a walk down, the goal of a walk up; null where it is not asked for. */
  source: string | null
  /** What is passed on the way to the goal; where nothing reaches it, all that can be followed. */
  runs: readonly Run[]
  /** The best route to each of the places that the money is known to reach: what they pass is reported first. */
  firsts: readonly Prefix[]
  /** What bounds the money at the ends of the routes. */
  boundings: readonly Bounding[]
  /** What may be at each place that money comes to. */
  bounds: Bounds
  reached: boolean
  /** What can be said of why the goal is not reached; null where it is, or none was asked for. */
  missed: Missed | null
}

export interface Missed {
  /** On another day there is a route. */
  closedByDay: boolean
  /** The ground from which money comes to the end, and the ways that it comes there. */
  ground: Accounts
  arriving: readonly Run[]
}

/** A route that is shown for its own sake, not for a goal or for where its money comes from. */
export const isExplored = (walk: Walk): boolean => !walk.reached || (walk.goal === null && walk.walked === 'OUT')

/** One stop for one place, reason and cause, however many routes meet it; the largest of their bounds holds for all. */
export class Stops {
  readonly #found = new Map<string, Unsaid<StopAnswer>>()

  add(at: string, reason: StopReason, why: Reason | readonly Reason[], upperBound: Amount | null = null): void {
    const reasons = [why].flat()
    const key = JSON.stringify([at, reason, reasons])
    const known = this.#found.get(key)
    if (known === undefined) this.#found.set(key, { at, reason, why: reasons, upperBound })
    else known.upperBound = largestOf([known.upperBound, upperBound])
  }

  take(found: readonly Unsaid<StopAnswer>[]): void {
    for (const { at, reason, why, upperBound } of found) this.add(at, reason, why, upperBound)
  }

  list(): Unsaid<StopAnswer>[] {
    return [...this.#found.values()]
  }
}

/** Ids of all that the routes pass, and of where the question begins. */
export function* passedOn({ from, runs, firsts }: Pick<Walk, 'from' | 'runs' | 'firsts'>): Steps<ReadonlySet<string>> {
  const passed = new Set([from])
  for (const first of firsts) {
    for (const { from: one, to } of hopsOn(first)) passed.add(one.id).add(to.id)
    yield
  }
  for (const { spots } of runs)
    for (const { id } of spots) {
      passed.add(id)
      yield
    }
  return passed
}
