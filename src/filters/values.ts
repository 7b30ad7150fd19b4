import { type Currency, digitsOf, UNDECLARED } from '../model/currency.ts'
import { FilorossoError } from '../model/errors.ts'
import { amountFrom, minorUnits } from '../model/money.ts'
import { comparable } from '../model/text.ts'
import type { ValueType } from './rows.ts'

export type Operator =
  | 'eq'
  | 'in'
  | 'contains'
  | 'startsWith'
  | 'gte'
  | 'lte'
  | 'gt'
  | 'lt'
  | 'isNull'
  | 'scheme'
  | 'value'

const BOUNDS = ['eq', 'gte', 'lte', 'gt', 'lt', 'isNull'] as const

/** What each type of value can be asked. */
export const OPERATORS: Record<ValueType, readonly Operator[]> = {
  text: ['eq', 'in', 'contains', 'startsWith', 'isNull'],
  texts: ['eq', 'in', 'contains', 'startsWith'],
  identifiers: ['scheme', 'value'],
  money: BOUNDS,
  decimal: BOUNDS,
  int: BOUNDS,
  date: BOUNDS,
  word: ['eq', 'in', 'isNull'],
  id: ['eq', 'in'],
  boolean: ['eq', 'isNull'],
}

/** A value as the database is given it: money in cents, a decimal as its digits, a text as texts are compared. */
export type Value = string | number | boolean | string[]

/** Each filter is a query of its own: these bounds keep any of them to what the database does in a moment. */
export const LIMITS = {
  /** Relationships inside each other. */
  relations: 3,
  /** `and`, `or`, `not` inside each other. */
  logic: 5,
  /** Members of one `and` or `or`. */
  width: 20,
  /** Conditions in all. */
  conditions: 50,
  /** Values of one `in`. */
  values: 100,
  /** Characters of one text. */
  characters: 500,
} as const

export function refused(path: string, what: string, hint: string): FilorossoError {
  return new FilorossoError('BAD_USER_INPUT', `${path}: ${what}`, { hint })
}

export function tooMuch(path: string, what: string, limit: number): FilorossoError {
  return new FilorossoError('LIMIT_EXCEEDED', `${path}: ${what}`, { hint: `ask for at most ${limit}` })
}

/** Reads what an operator is asked with. @throws FilorossoError BAD_USER_INPUT or LIMIT_EXCEEDED, naming the path */
export function readValue(
  type: ValueType,
  operator: Operator,
  raw: unknown,
  path: string,
  currency: Currency = UNDECLARED,
): Value {
  if (operator === 'isNull') return checked(typeof raw === 'boolean', raw, path, 'true or false')
  const wholly = operator === 'eq' || type === 'identifiers'
  if (operator !== 'in') return wholly ? whole(type, raw, path, currency) : single(type, raw, path, currency)
  if (!Array.isArray(raw)) throw refused(path, `${shown(raw)} is not a valid list`, 'give a list of values')
  if (raw.length > LIMITS.values) throw tooMuch(path, `${raw.length} values are too many`, LIMITS.values)
  return raw.map((each, index) => whole(type, each, `${path}[${index}]`, currency) as string)
}

/** Of a whole text the spaces at its ends are no part. */
function whole(type: ValueType, raw: unknown, path: string, currency: Currency): Value {
  const value = single(type, raw, path, currency)
  return typeof value === 'string' ? value.trim() : value
}

function single(type: ValueType, raw: unknown, path: string, currency: Currency): Value {
  if (type === 'money') return unitsOf(raw, path, currency)
  if (type === 'decimal') return decimalDigits(raw, path)
  if (type === 'boolean') return checked(typeof raw === 'boolean', raw, path, 'true or false')
  if (type === 'int') return checked(Number.isSafeInteger(raw), raw, path, 'a whole number')
  const value: string = checked(typeof raw === 'string', raw, path, 'a text')
  if (value.length > LIMITS.characters)
    throw tooMuch(path, `${value.length} characters are too many`, LIMITS.characters)
  // The same is done in the database to what is compared (cypher.ts).
  return type === 'text' || type === 'texts' || type === 'identifiers' ? comparable(value) : value
}

function checked<T extends Value>(fits: boolean, raw: unknown, path: string, wanted: string): T {
  if (fits) return raw as T
  throw refused(path, `${shown(raw)} is not ${wanted}`, `give ${wanted}`)
}

const DECIMAL = /^-?\d{1,30}(\.\d{1,30})?$/

function decimalText(raw: unknown, path: string): string {
  if (typeof raw === 'string' && DECIMAL.test(raw)) return raw
  throw refused(path, `${shown(raw)} is not a valid Decimal`, 'write digits in a string, with a point: "164313744.00"')
}

/** An amount in the smallest unit of its currency. No float: a figure that came as a number may have lost digits already. */
function unitsOf(raw: unknown, path: string, currency: Currency): number {
  const text = decimalText(raw, path)
  const places = digitsOf(currency)
  if (/[1-9]/.test((text.split('.')[1] ?? '').slice(places)))
    throw refused(
      path,
      `${shown(raw)} is finer than the smallest unit of ${currency}`,
      places === 2 ? 'give two decimals' : `give ${places} decimals`,
    )
  const amount = amountFrom(text, currency)
  if (amount === null) throw refused(path, `${shown(raw)} is not a valid sum of money`, 'give a smaller one')
  return minorUnits(amount)
}

/** The most significant digits by which two floats are surely as far apart as the decimals they were read from. */
const EXACT_DIGITS = 15

/** A decimal as text: the database compares it as a float, which up to this many digits is exact. */
function decimalDigits(raw: unknown, path: string): string {
  const text = decimalText(raw, path)
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '')
  if (digits.length <= EXACT_DIGITS) return text
  throw refused(path, `${shown(raw)} has ${digits.length} digits`, `give at most ${EXACT_DIGITS}`)
}

export function shown(raw: unknown): string {
  const text = JSON.stringify(raw) ?? String(raw)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
