import { composed, straightened } from '../model/text.ts'
import type { DatePrecision } from '../model/vocabulary.ts'
import { anyOf, type Locale, ofEach } from './locale.ts'
import { DATE_FORMATS, type DateFormat, ITALIAN, type Notation } from './notation.ts'
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

/** A time after a day says nothing of the day: `00:00`, `0.00.00`, `12:00:00 AM`. */
const TIME = /[ ,t]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?$/i
const IN_DIGITS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/
/** `2024 01`, as two cells print a month together, and the basic format without dashes. */
const SPACED = /^(\d{4}) (\d{2})$/
const BASIC = /^(\d{4})(\d{2})(\d{2})$/
const ISO = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ][\d:.]+)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i
/** The year first, as ISO has it, with other signs between. */
const YEAR_FIRST = /^(\d{4})([/.])(\d{1,2})\2(\d{1,2})$/

/** A register of letters prints the day after the number, with a dot between: `U.0001551.31-03-2020`. */
const OF_PROTOCOL = /\.\d{4,}\.(\d{2}-\d{2}-\d{4})$/

/** As after the number of an act: the slash distinguishes a year from any other figure. */
const SHORT_YEAR = /^\/(\d{2})$/

/** Two digits are a year of the fifty before 2000 or of the fifty after. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year < 50 ? 2000 + year : 1900 + year
}

/** A day of a month of a year, or the last day of the month; null where the calendar has no such day. */
function dayOf(year: number, month: number, day: number | null): string | null {
  if (month < 1 || month > 12) return null
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const given = day ?? last
  if (given < 1 || given > last) return null
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(given).padStart(2, '0')].join('-')
}

type Read = PrintedDate | 'NO_DAY' | null

function dated(day: string | null, precision: DatePrecision): Read {
  return day === null ? 'NO_DAY' : { day, precision }
}

/** A date in digits alone, in one format. */
function inFormat(text: string, format: DateFormat): Read {
  if (format === 'iso') {
    const [, first, , second, third] = YEAR_FIRST.exec(text.replace(TIME, '')) ?? []
    if (first !== undefined) return dated(dayOf(Number(first), Number(second), Number(third)), 'DAY')
    const [whole, year, month, day] = ISO.exec(text) ?? BASIC.exec(text) ?? SPACED.exec(text) ?? []
    if (whole === undefined) return null
    return dated(
      dayOf(Number(year), Number(month), day === undefined ? null : Number(day)),
      day === undefined ? 'MONTH' : 'DAY',
    )
  }
  const [whole, one, , two, year = ''] = IN_DIGITS.exec(text) ?? []
  if (whole === undefined) return null
  const [day, month] = format === 'day-first' ? [one, two] : [two, one]
  return dated(dayOf(fullYear(year), Number(month), Number(day)), 'DAY')
}

/** Four digits, or two after an apostrophe. */
const YEAR = "(\\d{4}|'\\d{2})"

const wordPatterns = ofEach(({ months, ordinals, firstDay, dateWords }) => {
  const month = `(${anyOf(months.flat())})\\.?`
  const day = `(\\d{1,2}|${anyOf(firstDay)})(?:${ordinals.source})?`
  return {
    // Words, commas, and what joins the parts of `31-Dec-2022`.
    skipped: new RegExp(
      `(?<!\\p{L})${anyOf(dateWords)}(?!\\p{L})|,|(?<=\\d)[-/.](?=\\p{L})|(?<=\\p{L})[-/.]+(?=\\d)`,
      'giu',
    ),
    dayMonth: new RegExp(`^${day} ${month} (\\d{4}|'?\\d{2})$`, 'u'),
    monthDay: new RegExp(`^${month} ${day}[ -](\\d{4}|'?\\d{2})$`, 'u'),
    yearFirst: new RegExp(`^(\\d{4}) ${month}(?: ${day})?$`, 'u'),
    monthAlone: new RegExp(`^${month} ${YEAR}$`, 'u'),
  }
})

/** `5 ottobre 2017`, `1° luglio 1998`, `October 5, 2017`, `31-Dec-22`, `2022 Dec 31`, `luglio 2019`, `lug. '19`. */
function inWords(text: string, locale: Locale): Read {
  const patterns = wordPatterns(locale)
  const plain = composed(straightened(text).replace(patterns.skipped, ' ')).toLowerCase()
  const [, dayFirst, dayMonth, dayYear] = patterns.dayMonth.exec(plain) ?? []
  const [, monthFirst, monthDay, monthYear] = patterns.monthDay.exec(plain) ?? []
  const [, yearFirst, yearMonth, yearDay] = patterns.yearFirst.exec(plain) ?? []
  const [, alone, aloneYear] = patterns.monthAlone.exec(plain) ?? []
  const year = dayYear ?? monthYear ?? yearFirst ?? aloneYear
  if (year === undefined) return null
  const name = dayMonth ?? monthFirst ?? yearMonth ?? alone ?? ''
  const day = dayFirst ?? monthDay ?? yearDay
  const month = locale.months.findIndex(spellings => spellings.includes(name)) + 1
  const full = fullYear(year.replace("'", ''))
  if (day === undefined) return dated(dayOf(full, month, null), 'MONTH')
  return dated(dayOf(full, month, locale.firstDay.includes(day) ? 1 : Number(day)), 'DAY')
}

const partPatterns = ofEach(({ quarter, half, ranks, ordinals, of, dateWords }) => {
  const rank = `(\\d|${anyOf(ranks.flat())})(?:${ordinals.source})?`
  const parts = [
    [quarter, 3, 'QUARTER'],
    [half, 6, 'HALF_YEAR'],
  ] as const
  return {
    skipped: new RegExp(`(?<!\\p{L})${anyOf([...of, ...dateWords])}(?!\\p{L})|[,/–—-]`, 'giu'),
    forms: parts.flatMap(([names, months, precision]) => {
      const part = `(?:${rank} ?${anyOf(names)}|${anyOf(names)} ?${rank})\\.?`
      return [
        `^${part}(?: ?(?=\\d{4}$)| (?=\\d{2}$)| ?(?='))(?<after>\\d{4}|'?\\d{2})$`,
        `^(?<before>\\d{4}) ?${part}$`,
      ].map(form => ({
        pattern: new RegExp(form, 'u'),
        months,
        precision,
      }))
    }),
  }
})

/** `Q4 2019`, `2026Q2`, `Q4/22`, `4Q 2022`, `2022 - 4° trimestre`, `primo semestre 2019`, `H1 2020`: counts from its last day. */
function inPartsOfAYear(text: string, locale: Locale): Read {
  const { skipped, forms } = partPatterns(locale)
  const plain = composed(straightened(text).toLowerCase().replace(skipped, ' '))
  for (const { pattern, months, precision } of forms) {
    const match = pattern.exec(plain)
    if (match === null) continue
    const year = fullYear((match.groups?.after ?? match.groups?.before ?? '').replace("'", ''))
    const printed = match.slice(1).find(each => each !== undefined && !/\d{2}$/.test(each)) ?? ''
    const nth = /^\d$/.test(printed) ? Number(printed) : locale.ranks.findIndex(words => words.includes(printed)) + 1
    return dated(nth >= 1 && nth <= 12 / months ? dayOf(year, nth * months, null) : null, precision)
  }
  return null
}

/**
 * `23/12/2019`, `20.12.2019`, `28/03/19`, `5 ottobre 2017`, `1° luglio 1998`, `primo luglio 1998`; `luglio 2019` to the month;
 * `2019`, and `/19` after a number, to the year; quarters and halves of a year; the day in the number of a letter,
 * `U.0001551.31-03-2020`. In digits only as the notation declares.
 */
export function parseDate(raw: string, { dates, locale }: Notation = ITALIAN): Parsed<PrintedDate> {
  const printed = composed(raw).toLowerCase()
  const text = OF_PROTOCOL.exec(printed)?.[1] ?? printed
  const short = SHORT_YEAR.exec(text)?.[1]
  if (/^\d{4}$/.test(text) || short !== undefined)
    return read({ day: `${fullYear(short ?? text)}-12-31`, precision: 'YEAR' })
  const bare = text.replace(TIME, '')
  const found = [
    ...dates.map(format => inFormat(format === 'iso' ? text : bare, format)),
    inWords(bare, locale),
    inPartsOfAYear(text, locale),
  ]
  const days = found.filter(each => each !== null && each !== 'NO_DAY')
  const [first, ...others] = days
  if (first !== undefined && others.every(other => other.day === first.day)) return read(first)
  const quoted = JSON.stringify(raw)
  if (first !== undefined)
    return unread(
      `${quoted} reads differently in the declared formats ${dates.join(' and ')}; declare one for its column`,
    )
  if (found.includes('NO_DAY')) return unread(`${quoted} is not a valid day of the calendar (${dates.join(' or ')})`)
  const alike = DATE_FORMATS.filter(
    format => !dates.includes(format) && typeof (inFormat(format === 'iso' ? text : bare, format) ?? '') === 'object',
  )
  if (alike.length > 0)
    return unread(
      `${quoted} is not written in the declared format ${dates.join(' or ')}; it looks like ${alike.join(' or ')}`,
    )
  const counted = /^[2-6]\d{4}$/.test(text) ? new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000) : null
  if (counted !== null)
    return unread(
      `${quoted} is a number, as spreadsheets count days (${counted.toISOString().slice(0, 10)}): export it as a date`,
    )
  return unread(`${quoted} is not a valid date; write it as printed, such as ${examplesOf(dates, locale)}`)
}

const EXAMPLES: Record<DateFormat, string> = {
  'day-first': '23/12/2019',
  'month-first': '12/23/2019',
  iso: '2019-12-23',
}

function examplesOf(dates: readonly DateFormat[], { months }: Locale): string {
  return [...dates.map(format => EXAMPLES[format]), `5 ${months[9]?.[0]} 2017`, `${months[6]?.[0]} 2019`].join(', ')
}

/** A financial year that is printed short: `2020/21` is 2020-2021. */
const whole = (raw: string): string =>
  raw.replace(/\b((?:19|20)(\d\d))\s?[/–-]\s?(\d\d)(?!\d)/, (text, first: string, short: string, last: string) =>
    Number(last) === (Number(short) + 1) % 100 ? `${first}-${Number(first) + 1}` : text,
  )

/** One year or the first and last of several, with words around them or not: `2019`, `Pianificazione 2019 2021`. */
export function parseYears(raw: string): Parsed<PrintedYears> {
  const figures = whole(raw).match(/\d+/g) ?? []
  const [first, last = first] = figures.map(Number)
  const fits = figures.length <= 2 && figures.every(figure => /^(19|20)\d\d$/.test(figure))
  if (first === undefined || last === undefined || !fits || last < first) {
    return unread(
      `${JSON.stringify(raw)} is not a valid period; one year or two are expected, such as 2019 or 2019-2021`,
    )
  }
  return read({ first, last, text: figures.length === 1 ? `${first}` : `${first}-${last}` })
}
