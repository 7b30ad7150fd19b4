import type { EntityKind } from '../../model/kinds.ts'

export const CHANGE = {
  ADDED: 'The second prints it, the first does not.',
  REMOVED: 'The first prints it, the second does not.',
  CHANGED: 'Both print it, and something of it otherwise.',
} as const
export type Change = keyof typeof CHANGE

export interface FieldChange {
  /** As the API calls it, or the relationship type. */
  field: string
  /** As printed, or the ids at the other end; null where one side has none. */
  from: string | null
  to: string | null
  /** False where the unit or type changed as well: then the figures say different things. */
  comparable: boolean
  /** Of two figures in one unit, or two days: whether the second is the higher or later. */
  rises: boolean | null
  /** Of two figures in one unit: the second less the first, an exact decimal; null for anything else. */
  difference: string | null
  /** That of both: a currency, or as printed; null where none is printed, and where there is no difference. */
  unit: string | null
  /** Of a relationship: ids at its other end, on each side. */
  fromEnds: string[]
  toEnds: string[]
  /** Ids of Evidence, on each side. */
  fromEvidence: string[]
  toEvidence: string[]
}

export interface EntityChange {
  /** In the second; in the first where that alone has it. */
  id: string
  kind: EntityKind
  name: string
  change: Change
  fields: FieldChange[]
}

/** Of how many entities a field changes; of figures and days, of how many it rises and falls. */
export interface FieldCount {
  field: string
  count: number
  rises: number
  falls: number
}

export interface ChangesAnswer {
  from: string
  to: string
  added: number
  removed: number
  changed: number
  unchanged: number
  /** Of how many entities each field changes, by field. */
  fields: FieldCount[]
  /** How many changes are as was asked for, listed or not. */
  matching: number
  changes: EntityChange[]
}
