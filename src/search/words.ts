import { keeping } from '../model/once.ts'
import { wordsOf as allWordsOf } from '../model/text.ts'

// What is written to the full-text index and what is asked of it are cut into words by the same rules. Whoever changes one
// raises LOADER_VERSION: the words of releases that are loaded already were cut by the old ones.

/** Longer than any word of a language; a longer run of letters is found by how it begins. */
const WORD_LENGTH = 60

/** Of how many words it is kept what was found of them: the names of a release have far fewer. */
const MOST_WORDS = 20_000

/** The words of a text as the index has them. */
export function wordsOf(text: string): string[] {
  return allWordsOf(text).map(word => word.slice(0, WORD_LENGTH))
}

/**
 * A word without what makes it plural or feminine: the English s, then the vowels at the end of an Italian word, as the light
 * stemmer of Savoy takes them away, from five letters on. So `navigators` is `navigator`, and `regions` is `regione`.
 */
export const stemOf = keeping(MOST_WORDS, (word: string): string => {
  const one = word.length < 4 ? word : word.replace(/(?<=[^s\d])s$/, '')
  return one.length < 5 ? one : one.replace(/(?:i?[ao]|[ih]?[ei]|y)$/, '')
})

const FUNCTION_WORDS = new Set(
  `il lo la i gli le l un uno una di a da in con su per tra fra e ed o od d c s
  del dello della dei degli delle dell al allo alla ai agli alle all dal dallo dalla dai dagli dalle dall
  nel nello nella nei negli nelle nell sul sullo sulla sui sugli sulle sull
  the an of for to and or by with from on at`.split(/\s+/),
)
/** What stands before a number and says no more than that it is one: `n. 12`, `nr 12`. */
const NUMBER_SIGNS = new Set(['n', 'nr', 'no', 'num', 'numero', 'number'])

/** Whether a word says nothing by itself: a small one, or the sign of the number that comes next. `l. 26` is a law. */
export function saysNothing(word: string, next: string | undefined): boolean {
  const numbered = /^\d/.test(next ?? '')
  return NUMBER_SIGNS.has(word) ? numbered : FUNCTION_WORDS.has(word) && !(word === 'l' && numbered)
}

/** The words that say something, in their order; all of them where none does: a thing may be called "A". */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word, index) => !saysNothing(word, words[index + 1]))
  return telling.length > 0 ? telling : words
}

/** One thing for all ways to write the same words: `77 B` is `77B`. Two figures stay two: 1-2 is not 12. */
export function keyOf(words: readonly string[]): string {
  return words
    .join(' ')
    .replace(/(?<=\p{N}) (?=\p{N})/gu, '_')
    .replaceAll(' ', '')
}

/** The letters and the figure of a word that is both: `dd570`, `77b`, `mercatone1`; none of any other. */
export const partsOf = keeping(MOST_WORDS, (word: string): readonly string[] => {
  const parts = word.match(/\p{L}+|\p{N}+/gu) ?? []
  return parts.length === 2 ? parts : []
})
