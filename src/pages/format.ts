import type { Language } from '../locale/language.ts'
import { useAt } from './at.tsx'

const TAGS: Record<Language, string> = { EN: 'en-GB', IT: 'it-IT' }

const formats = new Map<string, Intl.NumberFormat>()

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(TAGS[language], { useGrouping: 'always', ...options } as Intl.NumberFormatOptions)
  formats.set(key, made)
  return made
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = dateFormats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(TAGS[language], { timeZone: 'UTC', ...options })
  dateFormats.set(key, made)
  return made
}

/** An exact decimal is handed over as the text that it is: a float would lose its last digits. */
const exact = (decimal: string): number => decimal as unknown as number

/** With a minus, not a hyphen. */
const signed = (figure: string): string => figure.replace('-', '−')

/** How a language writes figures and days. Decimals come as the API gives them: exact, as a text. */
export interface Format {
  money(decimal: string, currency: string): string
  /** In thousands, millions or billions, for headings and pictures: the exact figure stands beside. */
  roughMoney(decimal: string, currency: string): string
  number(decimal: string | number): string
  /** An amount of money, or a number where it has no currency. */
  sum(decimal: string, currency: string | null): string
  /** Of a hundred, as the API gives shares. */
  percent(share: string | number): string
  day(iso: string, precision?: string | null): string
}

function formatOf(language: Language): Format {
  const format: Format = {
    money: (decimal, currency) => {
      const digits = decimal.split('.')[1]?.length ?? 0
      const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
      return signed(numberFormat(language, { style: 'currency', currency, ...options }).format(exact(decimal)))
    },
    roughMoney: (decimal, currency) =>
      numberFormat(language, {
        style: 'currency',
        currency,
        notation: 'compact',
        compactDisplay: language === 'IT' ? 'long' : 'short',
        maximumSignificantDigits: 3,
      }).format(exact(decimal)),
    number: decimal => {
      const text = String(decimal)
      const digits = text.split('.')[1]?.length ?? 0
      return signed(numberFormat(language, { minimumFractionDigits: digits }).format(exact(text)))
    },
    percent: share =>
      numberFormat(language, { style: 'unit', unit: 'percent', maximumFractionDigits: 1 }).format(exact(String(share))),
    day: (iso, precision = 'DAY') => {
      const options: Intl.DateTimeFormatOptions =
        precision === 'YEAR'
          ? { year: 'numeric' }
          : precision === 'MONTH'
            ? { year: 'numeric', month: 'long' }
            : { year: 'numeric', month: 'short', day: 'numeric' }
      const day = new Date(`${iso}T00:00:00Z`)
      if (Number.isNaN(day.getTime())) return iso
      return dateFormat(language, options).format(day)
    },
    sum: (decimal, currency) => (currency === null ? format.number(decimal) : format.money(decimal, currency)),
  }
  return format
}

const FORMATS: Record<Language, Format> = { EN: formatOf('EN'), IT: formatOf('IT') }

export const useFormat = (): Format => FORMATS[useAt().language]
export const formatIn = (language: Language): Format => FORMATS[language]

/** A sentence of the API in which no currency stands at the end of a line and its figure on the next. */
export const unbroken = (sentence: string): string => sentence.replace(/(€|\b[A-Z]{3}) (?=[−-]?\d)/g, '$1\u00a0')

/** Whether a text is a day, 2019-07-31, as the API writes it. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)
