import type { Language } from '../../locale/language.ts'
import type { Currency } from '../../model/currency.ts'
import type { EntityKind } from '../../model/kinds.ts'
import type { Amount } from '../../model/money.ts'
import type { Basis, Stage } from '../../model/vocabulary.ts'
import type { StopAnswer } from '../trace/answer.ts'

export interface CoverageQuestion {
  /** An act, a plan or a fund. */
  of: string
  /** The act's own stage that is not a movement, where null. */
  stage: Stage | null
  /** The one with most amounts, where null or left out. */
  currency?: Currency | null
  /** An ISO day; null for all that acts ever set. */
  asOf: string | null
  /** An edition of a series, by the id of its source or by its name; the last of each where it is left out. */
  edition?: string | null
  /** Of the explanations; English where it is left out. */
  language?: Language
}

/** The contract's Coverage, with ids in place of entities. */
export interface CoverageAnswer {
  of: string
  stage: Stage | null
  currency: Currency | null
  asOf: string | null
  edition: string | null
  total: Amount | null
  /** COMPUTED where no source prints it, and the amounts of its parts are added up. */
  totalBasis: Basis | null
  levels: LevelAnswer[]
  deadEnds: StopAnswer[]
}

/** One level, by how its money is known: levels do not add up, the amounts of one level do; bounds never do. */
export interface LevelAnswer {
  kind: EntityKind
  basis: Basis
  amount: Amount | null
  /** The most that can reach the level, where no amount is stated there. */
  upper: Amount | null
  /** Of the total, in per cent, with two decimals, from 0.00 to 100.00. */
  share: string | null
  /** The same of the upper bound. */
  upperShare: string | null
}
