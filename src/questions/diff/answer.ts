import type { Amount } from '../../model/money.ts'
import type { Part } from '../../model/vocabulary.ts'

/** The contract's Diff, with ids in place of entities and allocations. */
export interface DiffAnswer {
  from: string
  to: string
  /** Rows, in the order of their targets. */
  changes: ChangeAnswer[]
  /** The same as a plan is read: what is for a section itself before its lines. */
  asRead: ChangeAnswer[]
  /** Totals that hold those rows, compared alike. */
  totals: ChangeAnswer[]
  before: Amount | null
  after: Amount | null
  /** The movement that one of the acts prints; negative where it is `from` that prints it. */
  declared: Amount | null
  residual: Amount | null
  explanation: string | null
}

export interface ChangeAnswer {
  target: string
  part: Part
  fund: string | null
  beneficiary: string | null
  status: ChangeStatus
  before: string | null
  after: string | null
  delta: Amount | null
  declared: string | null
  /** Of before, in per cent, with two decimals. */
  share: string | null
  /** Why it is not comparable; null where it is. */
  reason: string | null
}

export const CHANGE_STATUS = {
  CREATED: 'Nothing was set for it before: the earlier total is split in full, and not into this.',
  INCREASED: 'More than before.',
  DECREASED: 'Less than before.',
  UNCHANGED: 'The same amount.',
  REVOKED: 'Nothing is set for it any more: the later total is split in full, and not into this.',
  NOT_COMPARABLE: 'One of the acts does not say how much it sets for it: reason says why.',
} as const

export type ChangeStatus = keyof typeof CHANGE_STATUS
