import type { EntityKind } from '../model/kinds.ts'
import type { Amount } from '../model/money.ts'
import type { Relation } from '../model/relations.ts'
import type { ActKind, ActStatus, DatePrecision, Part, Stage } from '../model/vocabulary.ts'

/** What a sentence needs to know of an entity, in no language: how it is named is for the language to say. */
export type Thing = ActThing | AmountThing | NumberedThing | NamedThing

export interface ActThing {
  kind: 'ACT'
  name: string
  actKind: ActKind
  status: ActStatus
  number: string | null
  date: string | null
  precision: DatePrecision | null
  /** Names of the organisations that a source says issued it. */
  issuers: readonly string[]
}

export interface AmountThing {
  kind: 'ALLOCATION'
  amount: Amount | null
  part: Part
  /** Whether it takes money back. */
  moved: boolean
  act: Thing | null
  target: Thing | null
}

/** A number alone does not distinguish one line from another: it comes with the plan or programme that holds it. */
interface NumberedThing {
  kind: 'LINE' | 'SECTION'
  name: string
  number: string | null
  /** As printed, whole: what it is called where it has no number. */
  designation: string
  owner: Thing | null
}

interface NamedThing {
  /** Null where only an id is known, which stands as the name. */
  kind: Exclude<EntityKind, 'ACT' | 'ALLOCATION' | 'LINE' | 'SECTION'> | null
  name: string
}

/** Things of one kind that a place leads to in one way, counted. */
export interface Onward {
  relation: Relation
  kind: EntityKind
  count: number
  /** Measured as a whole, by an indicator that belongs to none of its lines. */
  whole: boolean
  /** That it leads there is a conclusion. */
  inferred: boolean
}

/** Amounts outside what was asked about, by the act that sets them; null where no act in the data does. */
export interface Elsewhere {
  act: Thing | null
  stage: Stage
  amounts: readonly Amount[]
}

/** A long list cut after the first few. */
export interface Shown<T> {
  shown: readonly T[]
  more: number
}

export function firstOf<T>(all: readonly T[], most: number): Shown<T> {
  return { shown: all.slice(0, most), more: Math.max(0, all.length - most) }
}
