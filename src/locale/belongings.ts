import { anyOf } from './locale.ts'
import { currenciesOf, currencyWords } from './money.ts'
import type { Notation } from './notation.ts'

/** What a raw is read as, where what stands around it may be a part of it. */
export type FigureUse = 'MONEY' | 'COUNT' | 'DESIGNATION'

interface Patterns {
  /** Before the figure, and after it: each takes what belongs to it. */
  before: readonly RegExp[]
  after: readonly RegExp[]
  currencyBefore: RegExp
  currencyAfter: RegExp
}

const cached = new Map<string, Patterns>()

function patternsOf(notation: Notation, use: FigureUse): Patterns {
  const { locale } = notation
  const key = `${locale.language} ${use}`
  const known = cached.get(key)
  if (known !== undefined) return known
  const { scales, of, minus, notMinus, percent, units, suffixes, formerly } = locale
  const words = Object.keys(use === 'MONEY' ? { ...scales.always, ...scales.money } : scales.always)
  const currency = anyOf([...currencyWords(locale).keys()])
  const joined = `(?:${anyOf(of)}\\s)?`
  const patterns: Patterns =
    use === 'DESIGNATION'
      ? {
          before: [],
          after: [
            new RegExp(`^\\s?[-–.]?\\s?${anyOf(suffixes)}(?!\\p{L})`, 'iu'),
            new RegExp(`^\\s?\\(${anyOf(formerly)}\\s[^)]*\\)`, 'iu'),
            /^[/-](?:\p{L}(?!\p{L})|\d+)/u,
            /^\.\d+/u,
          ],
          currencyBefore: /$^/,
          currencyAfter: /$^/,
        }
      : {
          before: [
            // A minus is glued to the figure or to its currency: a dash with spaces around it begins an item of a list.
            /(?<![^\s(€$£])[-−–]$/u,
            /(?<=[€$£]\s?)[-−–]\s?$/u,
            /(?<=^\s*)[-−–]\s+$/u,
            new RegExp(`(?<!\\p{L})(?<!${anyOf(notMinus)}\\s)${anyOf(minus)}\\s+$`, 'iu'),
            new RegExp(`(?<!\\p{L})${anyOf(words.filter(word => word.length > 1))}\\.?\\s${joined}$`, 'iu'),
          ],
          after: [
            /^[-−–](?=\s*$|[;.,)](?:\s|$)|\s*[€£$])/u,
            /^\s+[-−–](?=\s*$)/u,
            /^\s?[½⅓⅔¼¾⅛⅜⅝⅞]/u,
            new RegExp(`^\\s?${anyOf(words)}(?![\\p{L}\\d])`, 'iu'),
            new RegExp(`^\\s?(?:[%‰]|${anyOf(percent)}(?!\\p{L}))`, 'iu'),
            ...(use === 'MONEY' ? [new RegExp(`^\\s${anyOf(units)}(?![\\p{L}\\d])`, 'iu')] : []),
          ],
          currencyBefore: new RegExp(`(?<!\\p{L})(${currency}|\\b[A-Z]{3})\\s?$`, 'iu'),
          currencyAfter: new RegExp(`^\\s?${joined}(${currency}|[A-Z]{3})(?!\\p{L})`, 'iu'),
        }
  cached.set(key, patterns)
  return patterns
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
    past = pastCurrency(cell, past, patterns, ({ word, start, end }) => {
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

function grow(cell: string, { start, end }: Span, { before, after }: Patterns, use: FigureUse): Span | null {
  const [left, right] = [cell.slice(0, start), cell.slice(end)]
  if (use !== 'DESIGNATION' && left.endsWith('(') && right.startsWith(')')) {
    // In a sentence, brackets are brackets; around an amount, or alone in a cell, they are a minus.
    if (use === 'MONEY' || !/\p{L}/u.test(left)) return { start: start - 1, end: end + 1 }
  }
  const pad = use === 'DESIGNATION' ? null : lead(left, before, right)
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
    if (/^[-−–]\s+$/u.test(found) && !/[€$£]\s?$/u.test(left.slice(0, -found.length)) && right.trim() !== '') continue
    return found.length
  }
  return null
}

function pastCurrency(
  cell: string,
  { start, end }: Span,
  { currencyBefore, currencyAfter }: Patterns,
  seen: (currency: Span & { word: string }) => void,
): Span {
  const [before, after] = [currencyBefore.exec(cell.slice(0, start)), currencyAfter.exec(cell.slice(end))]
  const span = { start, end }
  const isOne = (word: string) => /^[A-Z]{3}$/.test(word) || !/^[a-z]{3}$/i.test(word) || word.length > 3
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
