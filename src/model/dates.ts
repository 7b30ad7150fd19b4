import type { DatePrecision } from './vocabulary.ts'

const MONTHS: Record<DatePrecision, number | null> = { DAY: null, MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12 }

/** The first day that a date may mean, which is kept as the last one: of a month, a quarter, half a year, a year. */
export function firstDayOf(date: string, precision: DatePrecision): string {
  const months = MONTHS[precision]
  if (months === null) return date
  const first = Number(date.slice(5, 7)) - months + 1
  return `${date.slice(0, 5)}${String(first).padStart(2, '0')}-01`
}

/** A date no finer than it is known: `2019-03-28`, `2019-03`, `2019-Q1`, `2019-H1`, `2019`. */
export function shownDate(date: string, precision: DatePrecision | null): string {
  const [year, month] = [date.slice(0, 4), Number(date.slice(5, 7))]
  if (precision === 'YEAR') return year
  if (precision === 'MONTH') return date.slice(0, 7)
  if (precision === 'QUARTER') return `${year}-Q${month / 3}`
  return precision === 'HALF_YEAR' ? `${year}-H${month / 6}` : date
}

/** Whether a text is a day of the calendar, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
