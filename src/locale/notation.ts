import type { Currency } from '../model/currency.ts'
import { EN } from './en.ts'
import { IT } from './it.ts'
import type { Locale } from './locale.ts'

/** The languages whose figures can be read, by their codes. */
export const LOCALES: Readonly<Record<string, Locale>> = { it: IT, en: EN }

/** How numbers are grouped and where their decimals begin; `plain` is `1234.56`, never grouped, and `1.5e6` as programs write 1500000. */
export const NUMBER_FORMATS = ['1.234,56', '1,234.56', '1 234,56', "1'234.56", 'plain', '1.5e6'] as const
export type NumberFormat = (typeof NUMBER_FORMATS)[number]

/** Which way round a date stands; months in words, quarters and halves of years are read in each. */
export const DATE_FORMATS = ['day-first', 'month-first', 'iso'] as const
export type DateFormat = (typeof DATE_FORMATS)[number]

/** What the figures of a table or column are printed in, and how many zeros that adds. */
export const SCALES = {
  CENT: -2,
  UNIT: 0,
  HUNDRED: 2,
  THOUSAND: 3,
  TEN_THOUSAND: 4,
  HUNDRED_THOUSAND: 5,
  MILLION: 6,
  TEN_MILLION: 7,
  HUNDRED_MILLION: 8,
  BILLION: 9,
} as const
export type Scale = keyof typeof SCALES

/** How a source, a table or a column of one writes its figures: declared, never guessed. */
export interface Notation {
  locale: Locale
  numbers: readonly NumberFormat[]
  dates: readonly DateFormat[]
  currency: Currency
  /** The scale of amounts of money. */
  scale: Scale
  /** The scale of other figures: only a column of its own declares one. */
  countScale: Scale
  /** What amounts are rounded to, where that is coarser than they are printed; null where each is known as it is printed. */
  precision: Scale | null
}

/** What a package has that declares nothing. */
export const ITALIAN: Notation = {
  locale: IT,
  numbers: ['1.234,56'],
  dates: ['day-first'],
  currency: 'EUR',
  scale: 'UNIT',
  countScale: 'UNIT',
  precision: null,
}

/**
 * Every way in which a language, a number and a date may be written, the Italian first: to find the printing that a known value was
 * read from by its own notation. No value is read for the first time by these.
 */
export const ANY_NOTATION: readonly Notation[] = [
  ITALIAN,
  ...Object.values(LOCALES).flatMap(locale => [
    ...NUMBER_FORMATS.map((numbers): Notation => ({ ...ITALIAN, locale, numbers: [numbers] })),
    ...DATE_FORMATS.map((dates): Notation => ({ ...ITALIAN, locale, dates: [dates] })),
  ]),
]
