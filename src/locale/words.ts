import { straightened } from '../model/text.ts'
import { anyOf, type Locale, ofEach } from './locale.ts'

/** A whole word, or one that loses its end before a vowel: `vent'anni`. */
const patternOf = ofEach(({ countingWords, notCounting }) => {
  const word = `(?<![\\p{L}\\d])${anyOf(countingWords)}(?<!${notCounting.source})(?:(?<=')|(?![\\p{L}\\d]))`
  return new RegExp(word, 'giu')
})

/** Where words that count stand in a text: `due`, `quattordici`, `vent'`; not `per cento`. */
export function countingWords(text: string, locale: Locale): { text: string; start: number; end: number }[] {
  return [...straightened(text).matchAll(patternOf(locale))].map(({ 0: word, index }) => ({
    text: text.slice(index, index + word.length),
    start: index,
    end: index + word.length,
  }))
}
