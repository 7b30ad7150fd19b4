import { composed } from '../../model/text.ts'
import { type Parsed, read, unread } from './parsed.ts'
import { numberWord } from './words.ts'

/** Digits of an Italian figure: `1.812,5` is whole 1812, fraction 5. Null where the grouping or the comma is not Italian. */
export interface Digits {
  negative: boolean
  /** No leading zeros. */
  whole: string
  /** As printed, trailing zeros and all; empty without a comma. */
  fraction: string
}

const ITALIAN = /^([-−–])?\s?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/u

export function digitsOf(text: string): Digits | null {
  const match = ITALIAN.exec(text)
  const whole = match?.[2]?.replaceAll('.', '').replace(/^0+(?=\d)/, '')
  if (whole === undefined) return null
  return { negative: match?.[1] !== undefined, whole, fraction: match?.[3] ?? '' }
}

/** `2.980`, `552` or a number word such as `quattordici`, as a number; no sign, no fraction. */
export function parseInteger(raw: string): Parsed<number> {
  const text = composed(raw)
  const word = numberWord(text)
  if (word !== null) return read(word)
  const digits = digitsOf(text)
  if (digits === null || digits.negative || digits.fraction !== '') {
    return unread(`${JSON.stringify(raw)} is not a valid whole number; write the figure alone, such as 2.980 or 2048`)
  }
  const value = Number(digits.whole)
  return Number.isSafeInteger(value) ? read(value) : unread(`${JSON.stringify(raw)} is too large to be exact`)
}

/** `17.975`, `68,83`, `80 %` or a number word, as an exact decimal string without trailing zeros: `68.83`. */
export function parseDecimal(raw: string): Parsed<string> {
  const text = composed(raw).replace(/\s?%$/, '')
  const word = numberWord(text)
  if (word !== null) return read(String(word))
  const digits = digitsOf(text)
  if (digits === null)
    return unread(`${JSON.stringify(raw)} is not a valid number; write the figure alone, such as 17.975 or 68,83`)
  const fraction = digits.fraction.replace(/0+$/, '')
  const value = fraction === '' ? digits.whole : `${digits.whole}.${fraction}`
  return read(digits.negative && /[1-9]/.test(value) ? `-${value}` : value)
}
