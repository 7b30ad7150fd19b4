import { straightened } from '../model/text.ts'
import { anyOf, type Locale } from './locale.ts'

const patterns = new Map<Locale, RegExp>()

/** A whole word, or one that loses its end before a vowel: `vent'anni`. */
function patternOf(locale: Locale): RegExp {
  const known = patterns.get(locale)
  if (known !== undefined) return known
  const word = `(?<![\\p{L}\\d])${anyOf(locale.countingWords)}(?<!${locale.notCounting.source})(?:(?<=')|(?![\\p{L}\\d]))`
  const pattern = new RegExp(word, 'giu')
  patterns.set(locale, pattern)
  return pattern
}

/** Where words that count stand in a text: `due`, `quattordici`, `vent'`; not `per cento`. */
export function countingWords(text: string, locale: Locale): { text: string; start: number; end: number }[] {
  return [...straightened(text).matchAll(patternOf(locale))].map(({ 0: word, index }) => ({
    text: text.slice(index, index + word.length),
    start: index,
    end: index + word.length,
  }))
}
