import { isDay } from './dates.ts'
import type { EntityOf } from './graph.ts'
import { compareIds } from './order.ts'

/** A source as one edition of its series: it replaces the edition before as a whole. */
export interface Edition {
  source: string
  series: string
  year: number
  /** What it is called, such as v02 or 2025-02-28; empty where it has no name. */
  edition: string
}

/** By the year that they report on, then as a person counts: v9, v10. */
export const inEditionOrder = (a: Omit<Edition, 'series'>, b: Omit<Edition, 'series'>): number =>
  a.year - b.year || compareIds(a.edition, b.edition) || (a.source < b.source ? -1 : a.source > b.source ? 1 : 0)

/** Null for a source by itself. */
export function editionOf({ id, properties: { series, year, edition } }: EntityOf<'SOURCE'>): Edition | null {
  return series === null ? null : { source: id, series, year, edition: edition ?? '' }
}

/** The last day of the day, month, quarter, half or whole year that an edition is called after; null where it has another name. */
export function dayOfEdition({ edition }: Pick<Edition, 'edition'>): string | null {
  const [, year, rest = ''] = /^(\d{4})(?:-(.+))?$/.exec(edition) ?? []
  if (year === undefined) return null
  if (rest === '') return `${year}-12-31`
  const [, part, nth] = /^([TQHS])([1-4])$/i.exec(rest) ?? []
  if (part !== undefined) return lastDayOf(year, Number(nth) * (/[HS]/i.test(part) ? 6 : 3))
  const [, month, day] = /^(\d{2})(?:-(\d{2}))?$/.exec(rest) ?? []
  if (month === undefined) return null
  if (day === undefined) return lastDayOf(year, Number(month))
  return isDay(edition) ? edition : null
}

function lastDayOf(year: string, month: number): string | null {
  return month < 1 || month > 12 ? null : new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10)
}
