import type { EntityValue } from './graph.ts'

/**
 * Whether an act, or what it sets, counts on a day. UNDATED: without an act or a date it never counts on one. NOT_YET: of a later
 * day, or a draft, a proposal and their like, which are not acts yet.
 */
export type Standing = 'IN_FORCE' | 'NOT_YET' | 'UNDATED' | 'SUPERSEDED'

export function standingOfAct(act: EntityValue | null | undefined, asOf: string): Exclude<Standing, 'SUPERSEDED'> {
  if (act?.kind !== 'ACT') return 'UNDATED'
  const day = lastDay(act.properties)
  if (day === null) return 'UNDATED'
  return day <= asOf && act.properties.status === 'ISSUED' ? 'IN_FORCE' : 'NOT_YET'
}

/** A month or a year counts from its last day. */
function lastDay(act: Extract<EntityValue, { kind: 'ACT' }>['properties']): string | null {
  const { date, datePrecision } = act
  if (date === null) return null
  if (datePrecision === 'YEAR') return `${date.slice(0, 4)}-12-31`
  if (datePrecision !== 'MONTH') return date
  const [year, month] = date.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10)
}
