import type { Occurrence } from '../../locale/events.ts'
import type { DatePrecision } from '../../model/vocabulary.ts'

/** The contract's Event, with an id in place of the entity. */
export interface EventAnswer {
  /** ISO; what is known to the month or the year counts from its last day. */
  date: string
  datePrecision: DatePrecision
  /** What the day is of, and what came about. */
  name: string
  occurrence: Occurrence
  entity: string
  /** Ids of Evidence. */
  evidence: readonly string[]
}
