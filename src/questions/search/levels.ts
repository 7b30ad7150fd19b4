import { type TextQuestion, termsOf } from '../../graph/search-index.ts'
import { tellingWords } from '../../graph/search-words.ts'
import { BEGINNING, editsAllowed } from './likeness.ts'

/** Some questions to the full-text index that are asked together; what has fewer points than `atLeast` is not found. */
export interface Level {
  questions: readonly TextQuestion[]
  atLeast: number
  /** What being found at all is worth: the less had to be forgiven, the more. */
  worth: number
}

/** Each is worth more than all after it together, so that the first in which two things differ decides. */
const POINTS = { whole: 32, telling: 16, slug: 8, phrase: 4, words: 2, stems: 1 } as const
/** All words, misspelt or not; all of them, and of the last one how it begins: each is more than single words come to. */
const [ALL_WORDS, UNFINISHED] = [1_000, 100]
/** The index allows so many clauses in one question, and each misspelt word is up to fifty of them. */
const MISSPELT_WORDS = 8
/** Of a long text the longest words: they say most. */
const SINGLE_WORDS = 16

/**
 * What is asked for a text, one level after the other until one finds something: what it is exactly, and what has all of
 * its words; then, words unfinished or misspelt; then, any of them. So a text without a mistake finds nothing by accident.
 */
export function levelsOf(release: string, words: readonly string[]): Level[] {
  const terms = termsOf(release)
  const telling = tellingWords(words)
  const anyForm = (word: string) => terms.any([terms.word(word), terms.stem(word)])
  const beginning = (word: string) =>
    word.length < BEGINNING ? anyForm(word) : terms.any([terms.word(word), terms.stem(word), terms.beginning(word)])
  const misspelt = (word: string) => {
    const edits = editsAllowed(word)
    return edits === 0 ? beginning(word) : terms.any([beginning(word), terms.like(word, edits)])
  }
  const precise = [
    { text: terms.whole(words), points: POINTS.whole },
    { text: terms.telling(words), points: POINTS.telling },
    { text: terms.slug(words), points: POINTS.slug },
    ...(words.length > 1 ? [{ text: terms.phrase(words), points: POINTS.phrase }] : []),
    { text: terms.all(telling.map(terms.word)), points: POINTS.words },
    { text: terms.all(telling.map(anyForm)), points: POINTS.stems },
  ]
  const longest = [...new Set(telling)].sort((one, other) => other.length - one.length)
  const guessed = new Set(longest.slice(0, MISSPELT_WORDS))
  const isLast = (index: number) => index === telling.length - 1
  const forgiving = [
    { text: terms.all(telling.map(word => (guessed.has(word) ? misspelt : anyForm)(word))), points: ALL_WORDS },
    {
      text: terms.all(telling.map((word, index) => (isLast(index) ? beginning : anyForm)(word))),
      points: UNFINISHED,
    },
    ...longest.slice(0, SINGLE_WORDS).map(word => ({ text: anyForm(word), points: 1 })),
  ]
  const single = longest.slice(0, SINGLE_WORDS).flatMap(word => [
    { text: anyForm(word), points: word.length },
    { text: misspelt(word), points: word.length },
  ])
  return [
    { questions: precise, atLeast: 1, worth: 2 },
    { questions: forgiving, atLeast: ALL_WORDS, worth: 1 },
    ...(longest.length > 1 ? [{ questions: single, atLeast: 1, worth: 0 }] : []),
  ]
}
