import { composed } from '../../model/text.ts'
import { type Parsed, read, unread } from './parsed.ts'

/**
 * A run of letters, digits and dots with a digit in it, and a small roman numeral after it that stands alone: `8 vii`.
 * The numeral may not be followed by a word, or the articles `i` and `vi` of Italian would be numerals.
 */
const CODE = /([A-Za-z]*\d[A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*)(?:\s([ivx]+)(?=\s?(?:[^\p{L}\s]|$)))?/gu

/** A code without a digit is only known as one by standing alone, in capitals: `AT`. */
const CAPITALS = /^[A-Z]{2,6}$/

function codesIn(raw: string): string[] {
  const text = composed(raw)
  if (CAPITALS.test(text)) return [text]
  return [...text.matchAll(CODE)].map(([, code = '', numeral]) => (numeral === undefined ? code : `${code}.${numeral}`))
}

const noCode = (raw: string) =>
  unread(`${JSON.stringify(raw)} holds no code: a run of letters and digits with a digit, or capitals that stand alone`)

/** The last code of a text: `MISSIONE 5` is 5, `3 ii` and `3.ii` are 3.ii, `(77B)` is 77B. */
export function parseCode(raw: string): Parsed<string> {
  const code = codesIn(raw).at(-1)
  return code === undefined ? noCode(raw) : read(code)
}

/** Every code of a list, in order: `3.ii-4.v` is 3.ii and 4.v. */
export function parseCodes(raw: string): Parsed<string[]> {
  const codes = codesIn(raw)
  return codes.length === 0 ? noCode(raw) : read(codes)
}

/** The last number of a text, leading zeros dropped: `LINEA 08` is 8, `7T` is 7T. */
export function parseLineNumber(raw: string): Parsed<string> {
  const number = composed(raw)
    .match(/\d+[A-Za-z]?(?![\p{L}\d])/gu)
    ?.at(-1)
  if (number === undefined) return unread(`${JSON.stringify(raw)} holds no number`)
  return read(number.replace(/^0+(?=\d)/, '').toUpperCase())
}
