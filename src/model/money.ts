import { type Currency, digitsOf, signOf, UNDECLARED } from './currency.ts'
import { FilorossoError } from './errors.ts'
import type { PropertiesOf } from './properties.ts'
import type { Precision } from './vocabulary.ts'

declare const ofOneCurrency: unique symbol
/**
 * An integer number of the smallest unit of some currency: no float ever touches money. Bounded by 2^53, ninety trillion euro.
 * Its type takes no operator, so that amounts are added and compared by the functions below alone, which see both currencies.
 */
export type Minor = symbol & { readonly [ofOneCurrency]: true }

/** A sum of money. */
export interface Amount {
  readonly minor: Minor
  readonly currency: Currency
  readonly precision: Precision
  /** As printed; null when computed. */
  readonly printed: string | null
}

/** The integer of an amount: to store it, and to compare with what is stored. */
export const minorUnits = ({ minor }: Pick<Amount, 'minor'>): number => minor as unknown as number

const asMinor = (units: number): Minor => units as unknown as Minor

/** How many zeros the unit of each word has; the smallest unit of a currency has as many digits after the point as that has. */
const ZEROS: Record<Exclude<Precision, 'MINOR_UNIT'>, number> = {
  CENT: -2,
  TENTH: -1,
  EURO: 0,
  UNIT: 0,
  TEN: 1,
  HUNDRED: 2,
  THOUSAND: 3,
  TEN_THOUSAND: 4,
  HUNDRED_THOUSAND: 5,
  MILLION: 6,
  TEN_MILLION: 7,
  HUNDRED_MILLION: 8,
  BILLION: 9,
}
/** The words of whole units, by how many zeros each has. */
const BY_ZEROS = new Map(Object.entries(ZEROS).map(([word, zeros]) => [zeros, word as Precision]))

const zerosOf = (precision: Precision, currency: Currency): number =>
  precision === 'MINOR_UNIT' ? -digitsOf(currency) : ZEROS[precision]

/** The word of the unit that a figure is printed to, by its zeros: `1,5 milioni` is known to a hundred thousand. */
export function precisionOf(zeros: number, currency: Currency): Precision {
  if (zeros > 0) return BY_ZEROS.get(zeros) ?? 'BILLION'
  if (zeros === 0) return currency === 'EUR' ? 'EURO' : 'UNIT'
  if (zeros > -digitsOf(currency)) return 'TENTH'
  return currency === 'EUR' ? 'CENT' : 'MINOR_UNIT'
}

const finest = (currency: Currency): Precision => precisionOf(-digitsOf(currency), currency)

/** An amount that nobody prints; known to the smallest unit of its currency unless its terms are not. */
export function computedAmount(units: number, currency: Currency, precision: Precision = finest(currency)): Amount {
  return { minor: asMinor(units), currency, precision, printed: null }
}

/** The amount of an allocation; null where its cell is empty. */
export function printedAmount({
  amount,
  currency,
  precision,
  printed,
}: Pick<PropertiesOf['ALLOCATION'], 'amount' | 'currency' | 'precision' | 'printed'>): Amount | null {
  return amount === null
    ? null
    : { minor: asMinor(amount), currency, precision: precision ?? finest(currency), printed }
}

/** The currency that all of these are in; null where they are in several, or there are none. */
export function oneCurrency(amounts: readonly Pick<Amount, 'currency'>[]): Currency | null {
  const [first] = amounts
  return first !== undefined && amounts.every(({ currency }) => currency === first.currency) ? first.currency : null
}

/** The codes of these amounts, each once, sorted. */
export const currenciesOf = (amounts: readonly Pick<Amount, 'currency'>[]): Currency[] =>
  [...new Set(amounts.map(({ currency }) => currency))].sort()

/** The one place where amounts meet: whoever may have several currencies keeps them apart before. */
function met(amounts: readonly Amount[]): Currency {
  const currency = oneCurrency(amounts)
  if (currency !== null || amounts.length === 0) return currency ?? UNDECLARED
  throw new FilorossoError(
    'INTERNAL',
    `Amounts in ${currenciesOf(amounts).join(' and ')} were about to be added or compared.`,
  )
}

/** A sum is known no better than its worst term; a sum of one term is that term, as printed. */
export function sumAmounts(terms: readonly Amount[]): Amount {
  const [only] = terms
  if (only === undefined) throw new RangeError('a sum needs a term')
  if (terms.length === 1) return only
  const total = terms.reduce((sum, term) => sum + minorUnits(term), 0)
  return computedAmount(total, met(terms), coarsest(terms))
}

/** The same of terms that may be missing; null where no term is known, or they are in several currencies. */
export function sumOfKnown(terms: readonly (Amount | null)[]): Amount | null {
  const known = terms.filter(term => term !== null)
  return oneCurrency(known) === null ? null : sumAmounts(known)
}

export function subtract(whole: Amount, part: Amount): Amount {
  const both = [whole, part]
  return computedAmount(minorUnits(whole) - minorUnits(part), met(both), coarsest(both))
}

/** What is left of an amount when these are taken from it, known as well as it is. */
export const leftOf = (whole: Amount, taken: readonly Amount[]): Amount =>
  computedAmount(
    taken.reduce((left, one) => left - minorUnits(one), minorUnits(whole)),
    met([whole, ...taken]),
    whole.precision,
  )

/** Negative where the first is less, zero where they are equal, positive where it is more. */
export function compareAmounts(one: Amount, other: Amount): number {
  met([one, other])
  return minorUnits(one) - minorUnits(other)
}

export const isSameAmount = (one: Amount, other: Amount): boolean =>
  one.currency === other.currency && minorUnits(one) === minorUnits(other)

/** -1, 0 or 1. */
export const sign = (amount: Amount): number => Math.sign(minorUnits(amount))

/** The largest; null where there is none, or they are in several currencies and cannot be compared. */
export function largestOf(amounts: readonly (Amount | null)[]): Amount | null {
  const known = amounts.filter(amount => amount !== null)
  if (oneCurrency(known) === null) return null
  return known.reduce((most, one) => (compareAmounts(one, most) > 0 ? one : most))
}

/** Less than nothing becomes more, and the other way round. */
export const negated = (amount: Amount): Amount =>
  computedAmount(0 - minorUnits(amount), amount.currency, amount.precision)

/** The same amount without its sign. */
export const absolute = (amount: Amount): Amount => ({ ...amount, minor: asMinor(Math.abs(minorUnits(amount))) })

/** Nothing, in the currency and to the precision of this. */
export const noneOf = (amount: Amount): Amount => ({ ...amount, minor: asMinor(0) })

/** Whether these are too large to be added exactly, on the way to their sum or at its end. */
export const isInexact = (amounts: readonly Amount[]): boolean =>
  !Number.isSafeInteger(amounts.reduce((most, amount) => most + Math.abs(minorUnits(amount)), 0))

/** An amount as an exact decimal string, with the digits of its currency: `164313744.00`, `1500` yen. */
export function decimalOf({ minor, currency }: Pick<Amount, 'minor' | 'currency'>): string {
  return decimalFrom(minorUnits({ minor }), currency)
}

/** The same of what is stored. */
export function decimalFrom(units: number, currency: Currency): string {
  const places = digitsOf(currency)
  const digits = String(Math.abs(units)).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return `${units < 0 ? '-' : ''}${whole}${places === 0 ? '' : `.${digits.slice(-places)}`}`
}

/** An exact decimal as an amount that nobody prints; null where it is finer than the currency, or too large to be kept exactly. */
export function amountFrom(decimal: string, currency: Currency): Amount | null {
  const [, minus = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? []
  const places = digitsOf(currency)
  const units = Number(`${whole}${fraction.slice(0, places).padEnd(places, '0')}`)
  if (whole === '' || /[1-9]/.test(fraction.slice(places)) || !Number.isSafeInteger(units)) return null
  return computedAmount(minus !== '' && units !== 0 ? -units : units, currency)
}

/** A decimal as English sentences have it: `1,234,567.80`. */
export function groupThousands(decimal: string): string {
  const [whole = '', ...fraction] = decimal.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.')
}

/** A sum of money inside a sentence: `€ 52,463,720.00`, `USD 1,500.00`. */
export const formatMoney = (amount: Pick<Amount, 'minor' | 'currency'>): string =>
  formatDecimal(decimalOf(amount), amount.currency)

/** The same of the decimal that the API gives. */
export function formatDecimal(decimal: string, currency: Currency): string {
  return `${decimal.startsWith('-') ? '−' : ''}${signOf(currency)} ${groupThousands(decimal.replace('-', ''))}`
}

/** Half a printed unit for each of these, rounded down: the most that rounding alone can explain. A printed 0 is none. */
export function tolerance(amounts: readonly Amount[]): Amount {
  const currency = met(amounts)
  const halves = amounts.map(amount => (sign(amount) === 0 ? 0 : unitOf(amount.precision, currency) / 2))
  const units = halves.reduce((sum, half) => sum + half, 0)
  return computedAmount(Math.floor(units), currency)
}

/** The coarsest of their precisions. */
function coarsest(amounts: readonly Amount[]): Precision {
  const currency = met(amounts)
  return amounts.reduce<Precision>((worst, { precision }) => coarser(worst, precision, currency), finest(currency))
}

/** Which of two precisions has the larger unit. */
export const coarser = (one: Precision, other: Precision, currency: Currency): Precision =>
  unitOf(other, currency) > unitOf(one, currency) ? other : one

const unitOf = (precision: Precision, currency: Currency): number =>
  10 ** Math.max(0, digitsOf(currency) + zerosOf(precision, currency))
