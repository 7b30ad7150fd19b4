import type { PropertiesOf } from './properties.ts'
import type { Precision } from './vocabulary.ts'

/** A sum of euro as an integer number of cents: no float ever touches money. Bounded by 2^53, ninety trillion euro. */
export type Cents = number

export interface Amount {
  cents: Cents
  precision: Precision
  /** As printed; null when computed. */
  printed: string | null
}

/** Cents as an exact decimal string, e.g. `164313744.00`. */
export function decimalOf(cents: Cents): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A decimal as English sentences have it: `1,234,567.80`. */
export function grouped(decimal: string): string {
  const [whole = '', ...fraction] = decimal.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.')
}

/** A sum of euro inside a sentence: `€ 52,463,720.00`. */
export function spoken(cents: Cents): string {
  return `${cents < 0 ? '−' : ''}€ ${grouped(decimalOf(Math.abs(cents)))}`
}

const UNIT_IN_CENTS: Record<Precision, Cents> = { CENT: 1, EURO: 100, THOUSAND: 100_000, MILLION: 100_000_000 }

/** Half a printed unit for each term, in cents, rounded down: the most that rounding alone can explain. */
export function tolerance(precisions: readonly Precision[]): Cents {
  return Math.floor(precisions.reduce((sum, precision) => sum + UNIT_IN_CENTS[precision] / 2, 0))
}

/** The coarsest of the precisions: a sum is known no better than its worst term. */
export function coarsest(precisions: readonly Precision[]): Precision {
  return precisions.reduce<Precision>(
    (worst, next) => (UNIT_IN_CENTS[next] > UNIT_IN_CENTS[worst] ? next : worst),
    'CENT',
  )
}

/** The amount of an allocation; null where its cell is empty. */
export function printedAmount({ amount, precision, printed }: PropertiesOf['ALLOCATION']): Amount | null {
  return amount === null ? null : { cents: amount, precision: precision ?? 'CENT', printed }
}
