import { composed } from '../model/text.ts'
import { type Parsed, read, unread } from './parsed.ts'

/**
 * A run of letters, digits and dots with a digit in it, and a small roman numeral after it that stands alone: `8 vii`.
 * The numeral may not be followed by a word, or the articles `i` and `vi` of Italian would be numerals.
 */
const CODE = /([A-Za-z]*\d[A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*)(?:\s([ivx]+)(?=\s?(?:[^\p{L}\s]|$)))?/gu

/** The same of one code alone, which dashes and slashes do not part: `M1C1-1.2`, `PON/2014/3`, `8 bis`. */
const WHOLE =
  /((?:[A-Za-z0-9]+[./-])*[A-Za-z]*\d[A-Za-z0-9]*(?:[./-][A-Za-z0-9]+)*(?:\s(?:bis|ter|quater|quinquies|sexies)\b)?)(?:\s([ivx]+)(?=\s?(?:[^\p{L}\s]|$)))?/gu

/** `Asse IV` */
const NUMERAL = /(?<=^\p{L}+ )[IVX]+$/u

/** A code without a digit is only known as one by standing alone, in capitals: `AT`. */
const CAPITALS = /^[A-Z]{2,6}$/

function codesIn(raw: string, pattern: RegExp): string[] {
  const text = composed(raw)
  if (CAPITALS.test(text)) return [text]
  return [...text.matchAll(pattern)].map(([, code = '', numeral]) =>
    numeral === undefined ? code : `${code}.${numeral}`,
  )
}

const noCode = (raw: string) =>
  unread(`${JSON.stringify(raw)} holds no code: a run of letters and digits with a digit, or capitals that stand alone`)

/** The last code of a text, whole: `MISSIONE 5` is 5, `3 ii` and `3.ii` are 3.ii, `(77B)` is 77B, `Asse IV` is IV. */
export function parseCode(raw: string): Parsed<string> {
  const code = codesIn(raw, WHOLE).at(-1) ?? NUMERAL.exec(composed(raw))?.[0]
  return code === undefined ? noCode(raw) : read(code)
}

/** Every code of a list, in order: `3.ii-4.v` is 3.ii and 4.v. */
export function parseCodes(raw: string): Parsed<string[]> {
  const codes = codesIn(raw, CODE)
  return codes.length === 0 ? noCode(raw) : read(codes)
}
