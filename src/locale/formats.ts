import { type Currency, signOf } from '../model/currency.ts'
import { type Amount, decimalOf } from '../model/money.ts'
import type { DatePrecision } from '../model/vocabulary.ts'

/** How one language writes figures, days, lists and names, in every sentence alike. */
export interface Formats {
  /** `€ 52,463,720.00`, `USD 1,500.00`. */
  money: (amount: Pick<Amount, 'minor' | 'currency'>) => string
  /** The same of an exact decimal. */
  sum: (decimal: string, currency: Currency) => string
  /** `2,366`. */
  count: (count: number) => string
  /** An exact decimal, grouped, its digits as they are. */
  decimal: (decimal: string) => string
  /** An ISO day, as exactly as it is known: `20 December 2019`, `June 2021`, `2017`. */
  day: (iso: string, precision?: DatePrecision | null) => string
  /** `a, b and c`. */
  list: (items: readonly string[]) => string
  quoted: (name: string) => string
}

type Printed = Exclude<DatePrecision, keyof Periods>

const DAYS: Record<Printed, Intl.DateTimeFormatOptions> = {
  DAY: { day: 'numeric', month: 'long', year: 'numeric' },
  MONTH: { month: 'long', year: 'numeric' },
  YEAR: { year: 'numeric' },
}

/** What no calendar of `Intl` names: a part of a year by its number. */
interface Periods {
  QUARTER: (nth: number, year: string) => string
  HALF_YEAR: (nth: number, year: string) => string
}

export function formatsOf(locale: string, quotes: readonly [string, string], periods: Periods): Formats {
  const number = new Intl.NumberFormat(locale, { useGrouping: 'always', maximumFractionDigits: 0 })
  const comma = new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  const join = new Intl.ListFormat(locale, { type: 'conjunction' })
  const days = Object.fromEntries(
    Object.entries(DAYS).map(([precision, how]) => [
      precision,
      new Intl.DateTimeFormat(locale, { ...how, timeZone: 'UTC' }),
    ]),
  ) as Record<Printed, Intl.DateTimeFormat>
  const day = (iso: string, precision?: DatePrecision | null): string => {
    const [year, month] = [iso.slice(0, 4), Number(iso.slice(5, 7))]
    if (precision === 'QUARTER') return periods.QUARTER(month / 3, year)
    if (precision === 'HALF_YEAR') return periods.HALF_YEAR(month / 6, year)
    return days[precision ?? 'DAY'].format(new Date(`${iso}T00:00:00Z`))
  }
  // Digits are never read as a float: the whole part is grouped as a big integer, the fraction stays as it is.
  const decimal = (text: string): string => {
    const [, sign = '', whole = '0', fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
    return `${sign === '' ? '' : '−'}${number.format(BigInt(whole))}${fraction === undefined ? '' : `${comma}${fraction}`}`
  }
  const sum = (text: string, currency: Currency): string => {
    const [, minus = '', digits = ''] = /^(−?)(.*)$/u.exec(decimal(text)) ?? []
    return `${minus}${signOf(currency)} ${digits}`
  }
  return {
    money: amount => sum(decimalOf(amount), amount.currency),
    sum,
    count: count => decimal(String(count)),
    decimal,
    day,
    list: items => join.format(items),
    quoted: name => `${quotes[0]}${name}${quotes[1]}`,
  }
}
