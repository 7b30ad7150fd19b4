/** What numbers are counted on with, in order: `8 bis`. */
export const SUFFIXES: readonly string[] =
  'bis ter quater quinquies sexies septies octies novies decies undecies duodecies terdecies quaterdecies quinquiesdecies sexiesdecies septiesdecies octiesdecies noviesdecies vicies'.split(
    ' ',
  )
const SUFFIX = new RegExp(`(?<!\\p{L})(?:${SUFFIXES.join('|')})(?!\\p{L})`, 'gu')

/**
 * What a text counts by, as a key that sorts as a person counts: runs of digits and small roman numerals by their value, so
 * that 8, 8 bis, 8 ter, 8 quater, 9, 10 and 3.2, 3.10 and IV, IX stand in this order. Equal only where the whole is equal, case and leading
 * zeros apart, or where a roman numeral has the value of digits.
 */
export function naturalKey(text: string): string {
  return text
    .split(/(\d+|(?<![\p{L}\d])[IVX]+(?![\p{L}\d]))/u)
    .map((part, index) => (index % 2 === 0 ? suffixed(part.toLowerCase()) : byLength(digitsOf(part))))
    .join('')
}

/** `ter` comes before `quater`: the place of each goes before it. */
const suffixed = (words: string) => words.replace(SUFFIX, word => byLength(String(SUFFIXES.indexOf(word) + 2)) + word)

/** Longer digits are greater digits: their length goes before them, always in two places. */
const byLength = (digits: string) => String(digits.length).padStart(2, '0') + digits

function digitsOf(part: string): string {
  return /\d/.test(part) ? part.replace(/^0+(?=\d)/, '') : String(romanValue(part))
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10 }

function romanValue(numeral: string): number {
  const values = [...numeral].map(letter => ROMAN[letter] ?? 0)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}

/** The number of a section in its plan; null where it is not a whole number: `2.1`, `IV`, `8 bis`. */
export function wholeNumber(number: string): number | null {
  return /^\d{1,9}$/.test(number) ? Number(number) : null
}
