import { SUFFIXES } from '../model/designation.ts'
import { anyOf, DASH, type Locale } from './locale.ts'
import { currenciesOf, currencyWords } from './money.ts'
import type { Notation } from './notation.ts'

/** What a raw is read as, where what stands around it may be a part of it. */
export type FigureUse = 'MONEY' | 'COUNT' | 'DESIGNATION'

interface Patterns {
  /** Before the figure, and after it: each takes what belongs to it. */
  before: readonly RegExp[]
  after: readonly RegExp[]
  /** Where a figure ends with its scale, what of the next scale follows: ` e 500 mila`. */
  scaled: RegExp
  compound: RegExp
  currencyBefore: RegExp
  currencyAfter: RegExp
}

const cached = new Map<string, Patterns>()

const GAP = '\\s{0,3}'

const wordOf = (words: readonly string[]) => `${anyOf(words)}(?![\\p{L}\\d²³])`

function patternsOf(notation: Notation, use: FigureUse): Patterns {
  const { locale } = notation
  const key = `${locale.language} ${use}`
  const known = cached.get(key)
  if (known !== undefined) return known
  const patterns = use === 'DESIGNATION' ? designationPatterns(locale) : figurePatterns(locale, use === 'MONEY')
  cached.set(key, patterns)
  return patterns
}

function designationPatterns({ formerly }: Locale): Patterns {
  const ex = anyOf(formerly)
  return {
    before: [
      // A number is cut out of no other, nor out of what it replaces.
      /[\p{L}\d]+$/u,
      /(?<![\p{L}\d.])(?!N)\p{Lu}\.$/u,
      new RegExp(`(?:\\p{L}+\\s)?[\\p{L}\\d.]+\\s?[([]?${ex}\\s(?:\\p{L}+\\s)?$`, 'iu'),
    ],
    after: [
      /^[\p{L}\d]+/u,
      new RegExp(`^\\s?[-–.]?\\s?${anyOf(SUFFIXES)}(?!\\p{L})`, 'iu'),
      new RegExp(`^\\s?(?:\\(${ex}\\s[^)]*\\)|\\[${ex}\\s[^\\]]*\\]|${ex}\\s\\d[\\d.]*)`, 'iu'),
      /^[/-](?:\p{L}(?!\p{L})|\d+)/u,
      /^\s\p{Ll}\)/u,
      /^\s\p{Lu}(?=\s*$|\s?[),;:–—-])/u,
      /^\.\d+/u,
    ],
    compound: /$^/,
    scaled: /$^/,
    currencyBefore: /$^/,
    currencyAfter: /$^/,
  }
}

function figurePatterns(locale: Locale, money: boolean): Patterns {
  const { scales, of, minus, notMinus, minusAfter, percent, units, per, and, andHalf, upTo } = locale
  const words = Object.keys(money ? { ...scales.always, ...scales.money } : scales.always)
  const scale = anyOf(words)
  const currency = anyOf([...currencyWords(locale).keys()])
  const own = '(?:€|euro|eur)'
  const joined = `(?:${anyOf(of)}\\s)?`
  const rate = `(?:\\s?/\\s?|\\s${anyOf(per.joints)}\\s?)${wordOf(per.units)}`
  return {
    before: [
      // A minus is glued to the figure or to its currency: a dash with spaces around it begins an item of a list.
      new RegExp(`(?<![^\\s(€$£:;="'«“])${DASH}$`, 'u'),
      new RegExp(`(?<=[€$£]\\s?)${DASH}\\s?$`, 'u'),
      new RegExp(`(?<=^\\s*[A-Z]{3}\\s)${DASH}\\s?$`, 'u'),
      new RegExp(`(?<=^\\s*)${DASH}\\s+$`, 'u'),
      /\u2212\s?$/u,
      new RegExp(`\\(${DASH}\\)\\s?$`, 'u'),
      new RegExp(`(?<!\\p{L})(?<!(?<!\\p{L})${anyOf(notMinus)}\\s)${anyOf(minus)}\\s+$`, 'iu'),
      new RegExp(`(?<!\\p{L})${anyOf(words.filter(word => word.length > 1))}\\.?\\s${joined}$`, 'iu'),
      ...(money
        ? [
            new RegExp(`(?<!\\p{L})${scale}\\s?/?\\s?${own}\\s*$`, 'iu'),
            new RegExp(`${own}\\s?[/'’×x]\\s?(?:1[.,]?)?000\\s+$`, 'iu'),
          ]
        : []),
    ],
    after: [
      new RegExp(`^${DASH}(?=\\s*$|[;.,)](?:\\s|$)|\\s*[€$£])`, 'u'),
      // After more than one space it is the dash of another cell.
      new RegExp(`^\\s${DASH}(?=\\s*$)`, 'u'),
      new RegExp(`^\\s?\\(${DASH}\\)`, 'u'),
      new RegExp(`^\\s${anyOf(minusAfter)}(?!\\p{L})`, 'iu'),
      /^\s?[½⅓⅔¼¾⅛⅜⅝⅞]/u,
      // `2-3 milioni`, `da 2 a 3 milioni`: the scale of the second is that of the first, and neither is stated alone.
      new RegExp(`^(?:\\s?${DASH}\\s?|\\s${anyOf(upTo)}\\s)\\d[\\d.,]*\\s?${wordOf(words)}`, 'iu'),
      ...(money ? [new RegExp(`^${GAP}${scale}(?=${own}(?!\\p{L}))`, 'iu')] : []),
      new RegExp(`^${GAP}/?${wordOf(words)}`, 'iu'),
      new RegExp(`^${GAP}(?:[%‰]|${anyOf(percent)}(?!\\p{L}))`, 'iu'),
      ...(money ? [new RegExp(`^\\s${wordOf(units)}`, 'iu'), new RegExp(`^${rate}(?!\\s\\d)`, 'iu')] : []),
    ],
    scaled: new RegExp(`${scale}$`, 'iu'),
    compound: new RegExp(
      `^\\s(?:${anyOf(and)}\\s${wordOf(andHalf)}|(?:${anyOf(and)}\\s)?\\d[\\d.,]*\\s?${wordOf(words)})`,
      'iu',
    ),
    currencyBefore: new RegExp(`(?<!\\p{L})(${currency}|\\b[A-Z]{3})\\s?$`, 'iu'),
    currencyAfter: new RegExp(`^\\s?${joined}(${currency}|[A-Z]{3})(?!\\p{L})`, 'iu'),
  }
}

/**
 * From where to where a figure goes in its cell, with the sign, brackets, scale, percent sign, unit or other currency that is
 * a part of it: `start` and `end` are those of the bare figure, and come back as they are where nothing belongs to it.
 */
export function wholeFigure(
  cell: string,
  start: number,
  end: number,
  use: FigureUse,
  notation: Notation,
): { start: number; end: number } {
  const patterns = patternsOf(notation, use)
  let whole = { start, end }
  // Past the declared currency, which belongs to a figure only where something behind it does.
  let past = { start, end }
  for (let length = -1; length !== past.end - past.start; ) {
    length = past.end - past.start
    const grown = grow(cell, past, patterns, use)
    if (grown !== null) {
      whole = grown
      past = grown
      continue
    }
    past = pastCurrency(cell, past, patterns, notation, ({ word, start, end }) => {
      const codes = currenciesOf(word, notation.locale)
      if (codes.length > 0 && use === 'MONEY' && !codes.includes(notation.currency)) whole = { start, end }
    })
  }
  return whole
}

interface Span {
  start: number
  end: number
}

function grow(cell: string, { start, end }: Span, patterns: Patterns, use: FigureUse): Span | null {
  const { before, after, scaled, compound } = patterns
  const [left, right] = [cell.slice(0, start), cell.slice(end)]
  const [opened, closed] = [/\(\s*$/.exec(left)?.[0], /^\s*\)/.exec(right)?.[0]]
  if (use !== 'DESIGNATION' && opened !== undefined && closed !== undefined) {
    // In a sentence, brackets are brackets; around an amount, or alone in a cell, they are a minus.
    if (use === 'MONEY' || !/\p{L}/u.test(left)) return { start: start - opened.length, end: end + closed.length }
  }
  const next = scaled.test(cell.slice(start, end)) ? compound.exec(right)?.[0] : undefined
  if (next !== undefined) return { start, end: end + next.length }
  if (use === 'DESIGNATION' && /[([][^)\]]*$/.test(cell.slice(start, end)) && /^[)\]]/.test(right))
    return { start, end: end + 1 }
  const pad = lead(left, before, right)
  if (pad !== null) return { start: start - pad, end }
  for (const pattern of after) {
    const found = pattern.exec(right)?.[0]
    if (found !== undefined && found !== '') return { start, end: end + found.length }
  }
  return null
}

/** How many characters before a figure belong to it; a dash with a space only where it has the cell for itself. */
function lead(left: string, before: readonly RegExp[], right: string): number | null {
  for (const pattern of before) {
    const found = pattern.exec(left)?.[0]
    if (found === undefined || found === '') continue
    if (
      new RegExp(`^${DASH}\\s+$`, 'u').test(found) &&
      !/[€$£]\s?$/u.test(left.slice(0, -found.length)) &&
      right.trim() !== ''
    )
      continue
    return found.length
  }
  return null
}

function pastCurrency(
  cell: string,
  { start, end }: Span,
  { currencyBefore, currencyAfter }: Patterns,
  { locale }: Notation,
  seen: (currency: Span & { word: string }) => void,
): Span {
  const [before, after] = [currencyBefore.exec(cell.slice(0, start)), currencyAfter.exec(cell.slice(end))]
  const span = { start, end }
  const words = currencyWords(locale)
  const isOne = (word: string) => /^[A-Z]{3}$/.test(word) || words.has(word.toLowerCase())
  if (before?.[1] !== undefined && isOne(before[1])) {
    span.start -= before[0].length
    seen({ ...span, word: before[1] })
  }
  if (after?.[1] !== undefined && isOne(after[1])) {
    span.end += after[0].length
    seen({ ...span, word: after[1] })
  }
  return span
}
