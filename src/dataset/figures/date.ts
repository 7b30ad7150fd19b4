import { composed } from '../../model/text.ts'
import type { DatePrecision } from '../../model/vocabulary.ts'
import { type Parsed, read, unread } from './parsed.ts'

export interface PrintedDate {
  /** ISO; a month or a year counts from its last day. */
  day: string
  precision: DatePrecision
}

export interface PrintedYears {
  first: number
  last: number
  /** `2019`, or `2019-2021`. */
  text: string
}

const MONTHS = [
  'gennaio',
  'febbraio',
  'marzo',
  'aprile',
  'maggio',
  'giugno',
  'luglio',
  'agosto',
  'settembre',
  'ottobre',
  'novembre',
  'dicembre',
]

const IN_DIGITS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/
const IN_WORDS = /^(?:(\d{1,2}|primo)[°º]?\s)?(\p{L}+)\s(\d{4})$/u

/** A register of letters prints the day after the number, with a dot between: `U.0001551.31-03-2020`. */
const OF_PROTOCOL = /\.\d{4,}\.(\d{2}-\d{2}-\d{4})$/

/** As after the number of an act: the slash tells a year from any other figure. */
const SHORT_YEAR = /^\/(\d{2})$/

/** Two digits are a year of the fifty before 2000 or of the fifty after. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year < 50 ? 2000 + year : 1900 + year
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function iso(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

/**
 * `23/12/2019`, `20.12.2019`, `28/03/19`, `5 ottobre 2017`, `1° luglio 1998`, `primo luglio 1998`; `luglio 2019` to the month;
 * `2019`, and `/19` after a number, to the year; the day in the number of a letter, `U.0001551.31-03-2020`.
 */
export function parseDate(raw: string): Parsed<PrintedDate> {
  const printed = composed(raw).toLowerCase()
  const text = OF_PROTOCOL.exec(printed)?.[1] ?? printed
  const wrong = unread(
    `${JSON.stringify(raw)} is not a valid date; write it as printed, such as 23/12/2019, 5 ottobre 2017, luglio 2019`,
  )
  const short = SHORT_YEAR.exec(text)?.[1]
  if (/^\d{4}$/.test(text) || short !== undefined)
    return read({ day: `${fullYear(short ?? text)}-12-31`, precision: 'YEAR' })
  const digits = IN_DIGITS.exec(text)
  const words = IN_WORDS.exec(text)
  const year = fullYear(digits?.[3] ?? words?.[3] ?? '-')
  const month = digits !== null ? Number(digits[2]) : MONTHS.indexOf(words?.[2] ?? '') + 1
  if (Number.isNaN(year) || month < 1 || month > 12) return wrong
  const last = lastDayOf(year, month)
  if (words !== null && words[1] === undefined) return read({ day: iso(year, month, last), precision: 'MONTH' })
  const day = words?.[1] === 'primo' ? 1 : Number(digits?.[1] ?? words?.[1])
  if (day < 1 || day > last) return unread(`${JSON.stringify(raw)} is not a valid day`)
  return read({ day: iso(year, month, day), precision: 'DAY' })
}

/** One year or the first and last of several, with words around them or not: `2019`, `Pianificazione 2019 2021`. */
export function parseYears(raw: string): Parsed<PrintedYears> {
  const figures = raw.match(/\d+/g) ?? []
  const [first, last = first] = figures.map(Number)
  const fits = figures.length <= 2 && figures.every(figure => /^(19|20)\d\d$/.test(figure))
  if (first === undefined || last === undefined || !fits || last < first) {
    return unread(
      `${JSON.stringify(raw)} is not a valid period; one year or two are expected, such as 2019 or 2019-2021`,
    )
  }
  return read({ first, last, text: figures.length === 1 ? `${first}` : `${first}-${last}` })
}
