import { CURRENCY_NAMES } from './currency-names.ts'

/** An ISO 4217 code. */
export type Currency = keyof typeof CURRENCY_NAMES

/** The currency of releases and packages that declare none. */
export const UNDECLARED: Currency = 'EUR'

/** The digits after the point of a currency's smallest unit, where they are not two (ISO 4217, table A.1, and its lists of old ones). */
const DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF BYR CLP DJF ESP GNF ISK ITL JPY KMF KRW LUF PYG RWF TMM TRL UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const DIGITS_OF = new Map(
  Object.entries(DIGITS).flatMap(([digits, codes]) =>
    codes.split(' ').map((code): [string, number] => [code, Number(digits)]),
  ),
)

/** Every code, those of currencies that are no more among them, sorted. */
export const CURRENCIES = Object.keys(CURRENCY_NAMES) as Currency[]

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(CURRENCY_NAMES, code)
}

/** How many digits the smallest unit of a currency has after the point: EUR 2, JPY 0, KWD 3. */
export function digitsOf(currency: Currency): number {
  return DIGITS_OF.get(currency) ?? 2
}

/** Signs that stand for one currency alone wherever they are read; what `$` or `kr` is, a reader would have to guess. */
const SIGNS: Readonly<Partial<Record<Currency, string>>> = { EUR: '€', GBP: '£' }

/** What stands before an amount in a sentence, on a page and in a picture: `€`, `£`, `USD`. */
export function signOf(currency: Currency): string {
  return SIGNS[currency] ?? currency
}
