import type { FilteredKind, KindRow } from '../rows.ts'
import { MONEY_KINDS } from './money.ts'
import { OUTCOME_KINDS } from './outcomes.ts'
import { PLAN_KINDS } from './plans.ts'

/** Everything that can be filtered by, in one table: the inputs of the API and the Cypher are both made from it. */
export const FILTERS: Record<FilteredKind, KindRow> = { ...PLAN_KINDS, ...MONEY_KINDS, ...OUTCOME_KINDS }

/** The field that asks whether there is anything at all at the end of a relation: `hasFund`. */
export const presence = (relation: string): string => `has${relation.charAt(0).toUpperCase()}${relation.slice(1)}`
