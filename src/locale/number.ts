import { composed, straightened } from '../model/text.ts'
import { anyOf, DASH, type Locale, ofEach } from './locale.ts'
import { ITALIAN, type Notation, NUMBER_FORMATS, type NumberFormat, SCALES } from './notation.ts'
import { type Parsed, read, unread } from './parsed.ts'

/** The digits of a figure without sign: `1.812,5` is whole 1812, fraction 5. */
export interface Digits {
  negative: boolean
  /** No leading zeros. */
  whole: string
  /** As printed, trailing zeros and all; empty without a decimal sign. */
  fraction: string
}

const PATTERNS: Record<NumberFormat, RegExp> = {
  '1.234,56': /^(\d{1,3}(?:\.\d{3})+|\d+|(?=,))(?:,(\d+))?$/u,
  '1,234.56': /^(\d{1,3}(?:,\d{3})+|\d+|(?=\.))(?:\.(\d+))?$/u,
  '1 234,56': /^(\d{1,3}(?: \d{3})+|\d+|(?=,))(?:,(\d+))?$/u,
  "1'234.56": /^(\d{1,3}(?:'\d{3})+|\d+|(?=\.))(?:\.(\d+))?$/u,
  plain: /^(\d+|(?=\.))(?:\.(\d+))?$/u,
  '1.5e6': /^(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,2})$/u,
}

function inFormat(text: string, format: NumberFormat): Omit<Digits, 'negative'> | null {
  const match = PATTERNS[format].exec(straightened(text))
  if (format === '1.5e6') return match === null ? null : shifted(match[1] ?? '', match[2] ?? '', Number(match[3]))
  const whole = match?.[1]?.replace(/[., ']/g, '').replace(/^0+(?=\d)/, '')
  // Databases print .5 for 0.5.
  return whole === undefined ? null : { whole: whole || '0', fraction: match?.[2] ?? '' }
}

/** The same digits with the point so many places further right: `1.25` by 6 is 1250000. */
function shifted(whole: string, fraction: string, places: number): Omit<Digits, 'negative'> {
  const point = whole.length + places
  const at = Math.max(point, 1)
  const all = `${'0'.repeat(at - point)}${whole}${fraction}`.padEnd(at, '0')
  return { whole: all.slice(0, at).replace(/^0+(?=\d)/, ''), fraction: all.slice(at) }
}

/** What a figure reads as in some formats; null where in none, or where two of them disagree: nothing is guessed. */
function inFormats(text: string, formats: readonly NumberFormat[]): Omit<Digits, 'negative'> | null {
  const found = formats.flatMap(format => inFormat(text, format) ?? [])
  const [first, ...others] = found
  return others.every(other => JSON.stringify(other) === JSON.stringify(first)) ? (first ?? null) : null
}

/** What makes a figure negative from outside: the figure is what is left. */
const FORMS = [
  `^\\(${DASH}\\)\\s?(.+)$`,
  `^(.+?)\\s?\\(${DASH}\\)$`,
  '^\\((.+)\\)$',
  `^${DASH}\\s?(.+)$`,
  `^(.+?)\\s?${DASH}$`,
].map(form => new RegExp(form, 'u'))

/** What says that a figure is not negative: `+80`, `(+) 80`. */
export const PLUS = /^(?:\(\+\)|\+)\s?(?=[^+\s])/u

/** `(80)`, `-80`, `80-`, `(-) 80`: the figure inside and whether one of these makes it negative; null where two signs do not agree. */
export function unsigned(text: string): { text: string; negative: boolean } | null {
  if (PLUS.test(text)) {
    const bare = unsigned(text.replace(PLUS, ''))
    return bare?.negative === false ? bare : null
  }
  let [rest, negative] = [text, false]
  for (let match = firstOf(FORMS, rest); match !== null; match = firstOf(FORMS, rest)) {
    if (negative) return null
    ;[rest, negative] = [match.trim(), true]
  }
  return { text: rest, negative }
}

function firstOf(forms: readonly RegExp[], text: string): string | null {
  for (const form of forms) {
    const inside = form.exec(text)?.[1]
    if (inside !== undefined) return inside
  }
  return null
}

const minusPatterns = ofEach(({ minus, minusAfter }) => [
  new RegExp(`^${anyOf(minus)}\\s(.+)$`, 'iu'),
  new RegExp(`^(.+)\\s${anyOf(minusAfter)}$`, 'iu'),
])

/** `meno 80`, `negativo per 80`, `80 in meno`: what the words leave; null where there are none. */
export function besideMinusWords(text: string, locale: Locale): string | null {
  return firstOf(minusPatterns(locale), text)
}

const scalePatterns = ofEach(({ scales, and, andHalf }) => {
  const scaleWords = anyOf(Object.keys(scales.always))
  const joined = `^(.+(?<!\\p{L})(${scaleWords}))\\s`
  return {
    andHalf: new RegExp(`${joined}${anyOf(and)}\\s${anyOf(andHalf)}$`, 'iu'),
    andMore: new RegExp(`${joined}(${anyOf(and)}\\s)?(.+)$`, 'iu'),
    scaled: new RegExp(`^(.*[\\d\\p{L})])\\s?(${scaleWords})$`, 'iu'),
  }
})

/** `2 milioni e 500 mila`, `un milione e duecentomila`, `2 milioni e mezzo`: a figure of one scale, whose zeros these are, and what of a smaller one is added; null for others. */
export function twoScales(
  text: string,
  locale: Locale,
): { first: string; second: string; scale: number; zeros: number | null } | null {
  const { andHalf, andMore } = scalePatterns(locale)
  const zerosOf = (word = '') => locale.scales.always[word.toLowerCase()] ?? 0
  const [, half, halved] = andHalf.exec(text) ?? []
  if (half !== undefined) {
    const scale = zerosOf(halved)
    return { first: half, second: `5${'0'.repeat(scale - 1)}`, scale, zeros: scale - 1 }
  }
  const [, first, word, joint, second] = andMore.exec(text) ?? []
  if (first === undefined || second === undefined) return null
  const scaled = scaledWord(second, locale)
  const isFigure = /^\d/.test(second)
    ? joint !== undefined || scaled !== null
    : [second, scaled?.text ?? ''].some(each => locale.numberWord(each) !== null)
  return isFigure ? { first, second, scale: zerosOf(word), zeros: null } : null
}

/** The digits of a figure as the notation has it, its sign apart; null where it is none. */
export function digitsOf(text: string, { numbers }: Notation = ITALIAN): Digits | null {
  const bare = unsigned(text)
  const digits = bare === null ? null : inFormats(bare.text, numbers)
  return bare === null || digits === null ? null : { ...digits, negative: bare.negative }
}

/** What is wrong with a figure that is not written as its notation says: what it looks like instead, where it does. */
export function notWritten(raw: string, bare: string, { numbers }: Notation, what: string, examples: string): string {
  const text = unsigned(bare)?.text ?? bare
  const inDeclared = numbers.filter(format => inFormat(text, format) !== null)
  if (inDeclared.length > 1)
    return `${JSON.stringify(raw)} reads differently in the declared formats ${inDeclared.join(' and ')}; declare one for its column`
  if (/^[\d.,]+e[+-]?\d+$/i.test(text))
    return `${JSON.stringify(raw)} is written with an exponent, as spreadsheets cut long figures: export it with all of its digits; where a program wrote it, declare 1.5e6`
  const others = otherFormats(text, numbers)
  if (others.length === 0) return `${JSON.stringify(raw)} is not ${what}; write it as printed, such as ${examples}`
  return `${JSON.stringify(raw)} is not written in the declared format ${numbers.join(' or ')}; it looks like ${others.join(' or ')}`
}

/** The formats that a figure without its sign is written in, beside those that are declared. */
export const otherFormats = (text: string, declared: readonly NumberFormat[]): NumberFormat[] =>
  NUMBER_FORMATS.filter(format => !declared.includes(format) && inFormat(text, format) !== null)

/**
 * Whether a text is a figure and nothing else, though not as its notation writes it: `20.50` where `20,50` is declared. Such a text
 * is neither read as another figure nor taken for words.
 */
export function isFigureOfAnotherFormat(raw: string, notation: Notation): boolean {
  const bare = composed(raw).replace(percentAtEnd(notation.locale), '')
  const text = unsigned(bare)?.text ?? bare
  return (
    digitsOf(bare, notation) === null &&
    (/^[\d.,]+e[+-]?\d+$/i.test(text) || NUMBER_FORMATS.some(format => inFormat(text, format) !== null))
  )
}

const EXAMPLES: Record<NumberFormat, string> = {
  '1.234,56': '2.980 or 68,83',
  '1,234.56': '2,980 or 68.83',
  '1 234,56': '2 980 or 68,83',
  "1'234.56": "2'980 or 68.83",
  plain: '2980 or 68.83',
  '1.5e6': '2.98e3 or 6.883e1',
}

const exampleOf = ({ numbers: [first] }: Notation) => (first === undefined ? '2980' : EXAMPLES[first])

/** The pattern of a percent sign or its words at the end of a figure. */
const percentAtEnd = ofEach(({ percent }) => new RegExp(`\\s?(?:%|${anyOf(percent)})(?=\\)?$)`, 'iu'))

/** A word at the end that adds zeros: `2 milioni`. */
function scaledWord(text: string, locale: Locale): { text: string; zeros: number } | null {
  const [, rest, word] = scalePatterns(locale).scaled.exec(text) ?? []
  if (rest === undefined || word === undefined) return null
  return { text: rest, zeros: locale.scales.always[word.toLowerCase()] ?? 0 }
}

interface Exact {
  negative: boolean
  /** Digits, and how many of them stand after the point. */
  digits: string
  decimals: number
}

/** A figure that is not money: its sign, its scale, a percent sign and number words. */
function exact(raw: string, notation: Notation, what: string): Parsed<Exact> {
  const { locale } = notation
  let text = composed(raw)
    .replace(/^\(\s?(.+?)\s?\)$/u, '($1)')
    .replace(percentAtEnd(locale), '')
    .replace(/^(?:\(\+\)|\+)\s?(?=[\d\p{L}])/u, '')
  const joined = twoScales(text, locale)
  if (joined !== null) {
    const both = together(exact(joined.first, notation, what), exact(joined.second, notation, what), joined.scale)
    return both ?? unread(`${JSON.stringify(raw)} is two figures: the second is not below the scale of the first`)
  }
  const worded = besideMinusWords(text, locale)
  let negative = worded !== null
  text = worded ?? text
  const word = locale.numberWord(text)
  if (word !== null) return read({ negative, digits: String(word), decimals: 0 })
  const outside = unsigned(text)
  const scaled = outside === null ? null : scaledWord(outside.text, locale)
  if (scaled !== null && notation.countScale !== 'UNIT')
    return unread(
      `${JSON.stringify(raw)} prints a scale, but its column is declared in another; declare the column's UNIT`,
    )
  const bare = scaled?.text ?? text
  const printedWord = scaled === null ? null : locale.numberWord(bare)
  const found =
    printedWord === null ? digitsOf(bare, notation) : { negative: false, whole: String(printedWord), fraction: '' }
  if (found === null) return unread(notWritten(raw, bare, notation, what, exampleOf(notation)))
  if (scaled !== null && outside?.negative) negative = !negative
  if (negative && (found.negative || (outside?.negative && worded !== null)))
    return unread(`${JSON.stringify(raw)} is negative twice`)
  const zeros = scaled?.zeros ?? SCALES[notation.countScale]
  const padded = found.fraction.length < zeros ? found.fraction.padEnd(zeros, '0') : found.fraction
  const decimals = padded.length - zeros
  const all = (found.whole + padded).padStart(decimals + 1, '0')
  return read({ negative: negative || found.negative, digits: all, decimals })
}

/** The sum of two figures that are printed as one; it has the sign of the first. Null where the second is not below the scale of the first. */
function together(first: Parsed<Exact>, second: Parsed<Exact>, scale: number): Parsed<Exact> | null {
  if (!first.ok || !second.ok) return first.ok ? second : first
  const decimals = Math.max(first.value.decimals, second.value.decimals)
  const [one, other] = [first, second].map(({ value }) => BigInt(value.digits + '0'.repeat(decimals - value.decimals)))
  if ((other ?? 0n) >= 10n ** BigInt(scale + decimals)) return null
  const digits = String((one ?? 0n) + (other ?? 0n)).padStart(decimals + 1, '0')
  return read({ negative: first.value.negative, digits, decimals })
}

/** The API's integers have 32 bits. */
const MOST_INTEGER = 2 ** 31 - 1
/** Decimals are compared as floats, which end after 308 digits. */
const MOST_DIGITS = 300

/** `2.980`, `552`, `7,00` or a number word such as `quattordici`, as a number; no sign, no fraction but zeros. */
export function parseInteger(raw: string, notation: Notation = ITALIAN): Parsed<number> {
  const parsed = exact(raw, notation, 'a whole number')
  if (!parsed.ok) return parsed
  const { negative, digits, decimals } = parsed.value
  const [whole, fraction] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)]
  if (negative || /[1-9]/.test(fraction) || /%$/.test(composed(raw)))
    return unread(`${JSON.stringify(raw)} is not a whole number; write it as printed, such as ${exampleOf(notation)}`)
  const value = Number(whole)
  return value <= MOST_INTEGER
    ? read(value)
    : unread(`${JSON.stringify(raw)} is too large for a whole number: at most ${MOST_INTEGER} is possible`)
}

/** `17.975`, `68,83`, `80 %`, `(12)`, `2 milioni` or a number word, as an exact decimal string: `68.83`, no zeros at its end. */
export function parseDecimal(raw: string, notation: Notation = ITALIAN): Parsed<string> {
  const parsed = exact(raw, notation, 'a number')
  if (!parsed.ok) return parsed
  const { negative, digits, decimals } = parsed.value
  if (digits.length > MOST_DIGITS)
    return unread(
      `${JSON.stringify(`${raw.slice(0, 40)}…`)} has ${digits.length} digits: at most ${MOST_DIGITS} are possible`,
    )
  const whole = digits.slice(0, digits.length - decimals).replace(/^0+(?=\d)/, '')
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  const value = fraction === '' ? whole : `${whole}.${fraction}`
  return read(negative && /[1-9]/.test(value) ? `-${value}` : value)
}
