import type { Figure, Scope } from '../../../ledger/figures.ts'
import type { Link } from '../../../ledger/steps.ts'

/** A place that money of one scope passes, with what is said of its amount there. */
export interface Spot {
  id: string
  figure: Figure | null
  /** What leads on from it, in the order of ids, and what leads to it. */
  on: Hop[]
  back: Hop[]
  /** Its index among the spots of its run. */
  nth: number
}

export interface Hop {
  link: Link
  from: Spot
  to: Spot
}

/**
 * All that the money of one act, at one stage, in one currency passes on its way, each place and each link once, however many
 * routes they make.
 */
export interface Reach {
  scope: Scope
  starts: readonly Spot[]
  spots: readonly Spot[]
  /** Where its routes end: at the goal; without one, where nothing leads on that was not passed before. */
  ends: ReadonlySet<Spot>
  /** Of these, to where a route can go that begins anywhere before: not where only what it has passed leads back. */
  exits: ReadonlySet<Spot>
  /** Of each spot that others lead back to, which circle it is in. */
  circles: ReadonlyMap<Spot, number>
}

/** The same, and how far it is from each spot to where routes end. */
export interface Run extends Reach {
  ahead: Ahead
  /** Over spots without an amount alone, to an end without one. */
  beyond: Distances
}

/** Of each spot the fewest links to an end, by the strength that none of them exceeds. */
export type Distances = readonly Int32Array[]

export interface Ahead {
  /** To an end that has an amount, and to one that has none. */
  paid: Distances
  unpaid: Distances
}

export const isPaid = ({ figure }: Spot): boolean => figure?.amount != null
