import type { Currency } from '../model/currency.ts'
/**
 * How a language writes figures: everything that the reading of sources knows of it. A language is a file with one of these;
 * all words are in lower case, with a typewriter's apostrophe.
 */
export interface Locale {
  /** ISO 639-1. */
  language: string
  /** January first: the name in full, then how it is cut short. */
  months: readonly (readonly string[])[]
  /** Beside day, month and year, saying no more: `5 de octubre`, `the 5th of October`, names of days. */
  dateWords: readonly string[]
  /** What follows the figure of a day, or is the word for the first one: `1°`, `1st`. */
  ordinals: RegExp
  firstDay: readonly string[]
  /** Words for a quarter and a half of a year: `trimestre`, `quarter`, with the letters of `Q1` and `T1`. */
  quarter: readonly string[]
  half: readonly string[]
  /** First to fourth, for `primo semestre`. */
  ranks: readonly (readonly string[])[]
  /** How many zeros a word adds: `milioni` 6. `money` are those that mean so only of money, as `m` does: else metres. */
  scales: { always: Readonly<Record<string, number>>; money: Readonly<Record<string, number>> }
  /** Joins a scale and what it counts: `milioni di euro`. */
  of: readonly string[]
  /** Words that make a figure negative. */
  minus: readonly string[]
  /** What, before such a word, makes it say something else: `più o meno`, `per lo meno`. */
  notMinus: readonly string[]
  /** Words after a figure that make it negative: `in meno`. */
  minusAfter: readonly string[]
  /** What joins figures of two scales, and the half that may follow one: `2 milioni e mezzo`, `2 milioni e 500 mila`. */
  and: readonly string[]
  andHalf: readonly string[]
  /** Between the two ends of a range: `da 2 a 3 milioni`. */
  upTo: readonly string[]
  /** `per cento`, beside the sign. */
  percent: readonly string[]
  /** Words for currencies: the ISO 4217 codes that each may stand for. */
  currencies: Readonly<Record<string, readonly Currency[]>>
  /** Units that are never money. */
  units: readonly string[]
  /** What makes an amount a rate: `euro al mese`, `euro/ora`. */
  per: { joints: readonly string[]; units: readonly string[] }
  /** Words for the levels of a plan: `linea`, `section`. */
  levels: readonly string[]
  /** Before a number in brackets that was another's: `12 (ex 7)`. */
  formerly: readonly string[]
  /** Beginnings of what an act is called, by the kind of act: `decreto direttoriale`, `dd`. */
  acts: Readonly<Record<string, readonly string[]>>
  /** How an act is named in a text: what stands before its number and before its day, and the kinds as segments of ids. */
  naming: { number: readonly string[]; day: readonly string[]; short: Readonly<Record<string, string>> }
  /** The value of a number word, alone; null for anything else. */
  numberWord(text: string): number | null
  /** The words that count two things or more, the longest first. */
  countingWords: readonly string[]
  /** Where a counting word does not count: `per cento` is not a hundred. */
  notCounting: RegExp
}

/** Hyphens and dashes of every width, and the minus sign: any of them printed before a figure makes it negative. */
export const DASH = '[-\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D]'

/** What is made of a language once, such as its patterns: making them takes longer than reading a figure with them. */
export function ofEach<T>(make: (locale: Locale) => T): (locale: Locale) => T {
  const made = new WeakMap<Locale, T>()
  return locale => {
    const known = made.get(locale)
    if (known !== undefined) return known
    const value = make(locale)
    made.set(locale, value)
    return value
  }
}

export const longestFirst = (one: string, other: string): number => other.length - one.length

/** One of some words, the longest first, as the source of a pattern. */
export function anyOf(words: readonly string[]): string {
  const escaped = [...words].sort(longestFirst).map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return `(?:${escaped.join('|')})`
}
