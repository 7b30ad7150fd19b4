import { ENTITY_KINDS, type EntityKind } from '../../model/kinds.ts'
import { type Item, printedWords, tellingItems } from '../../search/items.ts'
import { BEGINNING, editsAllowed } from '../../search/likeness.ts'
import { PLACE_BITS, type Terms, type TextField, termsOf } from '../../search/terms.ts'
import { partsOf } from '../../search/words.ts'
import { all, any, beginning, type Clause, IndexedText, like, phrase, term } from './clause.ts'

/** One question to the full-text index, in its own syntax. The index takes time for each of its terms. */
export interface Level {
  /** What finds an entity at all. */
  counted(): string
  /** The same, of these kinds alone, without an order. */
  found(kinds: readonly EntityKind[] | null): string
  /** The same with a score. */
  scored(kinds: readonly EntityKind[] | null): string
  /** The same score of what was found, by the text that the index has of it; null where only the index can say, or most likely finds many. */
  scoreOf: ((searchText: string) => number) | null
  /** What being found at all is worth: the less had to be forgiven, the more. */
  worth: number
}

/** A clause, and how many points it is worth to fulfil it. All together come to less than 128: see PLACE_BITS. */
type Scored = readonly [clause: Clause, points: number]

/** Each is worth more than all after it together, so that the first in which two things differ decides. */
const POINTS = { whole: 64, telling: 32, endless: 16, name: 8, called: 4, full: 2, phrase: 1 } as const
/** The index refuses a question of more clauses, and makes so many of each word that may be misspelt. */
export const [CLAUSES, LIKENESSES] = [1_024, 50]
const [ITEMS, MISSPELT, MISSPELT_IN_DESCRIPTIONS] = [16, 5, 2]
/** Of a description, which has many words, not the beginning of two letters. */
const BEGINNING_IN_DESCRIPTIONS = 4
/** From so many letters on, a word before the last may be cut short: `min lavoro`. */
const CUT_SHORT = 3
/** Several words most likely find few among so many: to find them and look at each takes less than to have the index give scores. */
const SMALL_RELEASE = 4_000

/**
 * What is asked for a text, one level after the other until one finds something: what it is exactly, and what has all of
 * its words, the last one perhaps unfinished; then, words misspelt or cut short; then, any of them. So a text without a mistake finds
 * nothing by accident.
 *
 * @param entities how many the release has
 */
export function levelsOf(release: string, items: readonly Item[], entities = 2 ** PLACE_BITS): Level[] {
  const terms = termsOf(release)
  // Each takes time: what no place of so few has is not asked for.
  const bits = Math.min(PLACE_BITS, Math.ceil(Math.log2(Math.max(1, entities))))
  const telling = tellingItems(items)
  const words = printedWords(items)
  // Of a long text the longest words: they say most.
  const asked = [...telling].sort((one, other) => lengthOf(other) - lengthOf(one)).slice(0, ITEMS)
  const last = telling.at(-1)

  const ways = (item: Item, form: (word: string) => string) =>
    any(item.ways.map(way => all(way.map(word => term(form(word))))))
  // Whatever has a word has its stem.
  const full = (field: TextField) => (item: Item) => ways(item, word => terms.stem(field, word))
  const begun = (field: TextField, from: number) => (item: Item) => {
    const word = item.words.at(-1) ?? ''
    const unfinished = item === last && word.length >= from && !/\p{N}/u.test(word)
    return unfinished ? any([full(field)(item), beginning(terms.word(field, word))]) : full(field)(item)
  }
  const each = (...forms: ((item: Item) => Clause)[]) => all(asked.map(item => any(forms.map(form => form(item)))))
  const called = begun('called', BEGINNING)
  const described = begun('description', BEGINNING_IN_DESCRIPTIONS)

  // Whatever identifies a thing has a digit.
  const numbered = asked.filter(item => item.ways.flat().some(word => /\p{N}/u.test(word)))
  const designated =
    numbered.length === 0
      ? []
      : [
          all([
            all(asked.map(item => ways(item, terms.designating))),
            any(numbered.map(item => ways(item, terms.identifying))),
          ]),
        ]
  const whole = term(terms.whole(words))
  const almost = term(terms.telling(words))
  const endless = term(terms.endless(words))
  const begunBy = beginning(terms.first(words[0] ?? ''))
  const precise = (): Scored[] => [
    [any([whole, ...designated]), POINTS.whole],
    [almost, POINTS.telling],
    [endless, POINTS.endless],
    [each(begun('name', BEGINNING)), POINTS.name],
    [each(called), POINTS.called],
    [each(full('called'), full('description')), POINTS.full],
    [words.length > 1 ? phrase(words.map(word => terms.word('called', word))) : begunBy, POINTS.phrase],
  ]
  const wholes = [whole, ...designated, almost, endless]
  // Most texts need no more than the first of them.
  const level = (worth: number, counted: () => Clause, scores: () => readonly Scored[], likelyFew = false): Level => ({
    worth,
    counted: () => counted().asked,
    found: kinds => foundText(terms, counted(), kinds),
    scored: kinds => `${foundText(terms, counted(), kinds)} ${scoreText(terms, scores(), bits)}`,
    scoreOf: likelyFew ? scoreBy(terms, scores(), bits) : null,
  })

  const cutShort = (field: TextField) => (item: Item) => {
    const word = item.words.at(-1) ?? ''
    return word.length >= CUT_SHORT && !/\p{N}/u.test(word) ? [beginning(terms.word(field, word))] : []
  }
  const guessed = new Set(asked.slice(0, Math.min(MISSPELT, Math.floor(roomBeside(asked) / (3 * LIKENESSES)))))
  const alike = (most: number, where: 'called' | 'anywhere') => (item: Item) => {
    const word = item.words.at(-1) ?? ''
    // A figure that was typed or printed against a word: `mercatone1`.
    const letters = partsOf(word).filter(part => /\p{L}{4}/u.test(part))
    const edits = guessed.has(item) ? Math.min(most, editsAllowed(word)) : 0
    const forms = [
      called(item),
      ...cutShort('called')(item),
      ...letters.map(part => term(terms.stem('called', part))),
      ...(edits > 0 ? [like(terms.word('called', word), edits)] : []),
    ]
    if (where === 'called') return any(forms)
    const guesses = edits > 0 && asked.length <= MISSPELT_IN_DESCRIPTIONS
    return any([...forms, described(item), ...(guesses ? [like(terms.word('description', word), edits)] : [])])
  }
  const forgiving = (): Scored[] => [
    [each(alike(1, 'called')), POINTS.whole],
    [each(alike(1, 'anywhere')), POINTS.telling],
    [each(item => any([full('name')(item), ...cutShort('name')(item)])), POINTS.endless],
    [begunBy, POINTS.called],
    ...asked.slice(0, MISSPELT).map((item): Scored => [full('called')(item), 2]),
  ]
  const weightOf = (item: Item) => (lengthOf(item) < 4 ? 1 : lengthOf(item) < 8 ? 2 : 3)
  const single = () =>
    asked.slice(0, MISSPELT).flatMap((item): Scored[] => [
      [any([full('called')(item), full('description')(item)]), weightOf(item)],
      [full('called')(item), weightOf(item)],
      [alike(1, 'called')(item), weightOf(item)],
    ])
  const some = level(0, () => any(asked.map(alike(1, 'anywhere'))), single)
  return [
    level(2, () => any([each(called, described), ...wholes]), precise, entities <= SMALL_RELEASE && asked.length > 1),
    level(1, () => each(alike(2, 'anywhere')), forgiving),
    ...(asked.length > 1 ? [some] : []),
  ]
}

/** How many clauses are left for likenesses: what forgives asks for each word in seven places at most, and for its beginning in four. */
function roomBeside(asked: readonly Item[]): number {
  const words = asked.reduce((sum, { ways }) => sum + 7 * ways.flat().length + 4, 0)
  const others = ENTITY_KINDS.length + 2 * PLACE_BITS + 2 * (MISSPELT + 4)
  return CLAUSES - words - others
}

function lengthOf({ words }: Item): number {
  return words.join('').length
}

function foundText(terms: Terms, { asked }: Clause, kinds: readonly EntityKind[] | null): string {
  const only = kinds === null ? [] : [`+${any(kinds.map(kind => term(terms.kind(kind)))).asked}^0`]
  return [`+${asked}^0`, ...only].join(' ')
}

/**
 * By its own scores the index would compare with the words of all releases. Only what finds everything, `*:*`, it scores the same for
 * every entity. So a clause is worth nothing, and what fulfils it is given points by that. The bits of its place do the rest: no two
 * entities of a release have one score.
 */
function scoreText(terms: Terms, scores: readonly Scored[], bits: number): string {
  return worths(terms, scores, bits)
    .map(([{ asked }, most]) => `(+${asked}^0 +*:*^${most})`)
    .join(' ')
}

function scoreBy(terms: Terms, scores: readonly Scored[], bits: number): (searchText: string) => number {
  const all = worths(terms, scores, bits)
  return searchText => {
    const text = new IndexedText(searchText)
    return all.reduce((sum, [clause, most]) => sum + (clause.holds(text) ? most : 0), 0)
  }
}

/** What each clause adds to a score, and each bit of a place. */
function worths(terms: Terms, scores: readonly Scored[], bits: number): Scored[] {
  const places = Array.from({ length: bits }, (_, bit): Scored => [term(terms.bit(bit)), 2 ** bit])
  return [...scores.map(([clause, points]): Scored => [clause, points * 2 ** PLACE_BITS]), ...places]
}

/** The most that a level gives: its share of a score is below 1. */
export const HIGHEST = 2 ** (PLACE_BITS + 7)
