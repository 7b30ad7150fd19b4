import type { Amount } from '../../model/money.ts'

/** The contract's SumResult, with ids in place of entities. */
export type SumAnswer = SumMade | SumRefused

export interface SumMade {
  kind: 'SUM'
  total: Amount
  count: number
  /** Ids of allocations, sorted. */
  terms: string[]
}

export interface SumRefused {
  kind: 'REFUSED'
  /** Every reason, in the order of SUM_REFUSAL. */
  reasons: SumRefusal[]
}

export interface SumRefusal {
  code: SumRefusalCode
  message: string
  /** Ids of the listed entities that it is about, sorted. */
  entities: string[]
}

export const SUM_REFUSAL = {
  MIXED_STAGES: 'Amounts at different stages of the life of the money: a budget and what was taken back from it.',
  SAME_MONEY_TWICE: 'One money twice: an amount and what restates, replaces or reduces it, in any number of steps.',
  TOTAL_WITH_ITS_PARTS: 'A total and a part of it, or parts of one total split in different ways.',
  OVERLAPPING_COHORTS: 'Groups of people that share members.',
  MIXED_CURRENCIES: 'Amounts in different currencies: no source states a rate, and none is assumed.',
  NOT_ADDITIVE: 'Not amounts of money: counts of people and of things done may overlap.',
  MIXED_UNITS: 'Different units.',
  ABSENT_VALUE: 'No value is there to add: a blank is not zero.',
} as const

export type SumRefusalCode = keyof typeof SUM_REFUSAL
