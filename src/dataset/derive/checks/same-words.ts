import { wordsOf } from '../../../model/text.ts'

/**
 * One name, the first printed, of each group whose names contain one another; where all do, the names that differ in
 * the letters of a word alone, if there are any: a third name may hold what both have in common.
 */
export function unlike(names: readonly string[], code: string | null): string[] {
  const words = new Map(names.map(name => [name, wordsOf(name).filter(word => word !== code?.toLowerCase())]))
  const of = (name: string) => words.get(name) ?? []
  const groups: string[][] = []
  for (const name of names) {
    const alike = groups.filter(group =>
      group.some(other => contains(of(name), of(other)) || contains(of(other), of(name))),
    )
    for (const group of alike) groups.splice(groups.indexOf(group), 1)
    groups.push([...alike.flat(), name])
  }
  const first = groups.map(group => names.find(name => group.includes(name)) ?? '')
  if (first.length > 1) return names.filter((name, i) => first.includes(name) && names.indexOf(name) === i)
  const pairs = names.flatMap((name, i) => names.slice(i + 1).map(other => [name, other]))
  return pairs.find(([one = '', other = '']) => misspelt(of(one), of(other))) ?? first
}

function contains(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_, from) => startsWith(words.slice(from), wanted)) || wanted.length === 0
}

/** Word by word; an abbreviation may stand for the words whose initials it is or that it joins, on either side. */
function startsWith(words: readonly string[], wanted: readonly string[]): boolean {
  const [word, ...rest] = words
  const [want, ...others] = wanted
  if (want === undefined) return true
  if (word === undefined) return false
  if (word === want && startsWith(rest, others)) return true
  return (
    lengths(want, words).some(length => startsWith(words.slice(length), others)) ||
    lengths(word, wanted).some(length => startsWith(rest, wanted.slice(length)))
  )
}

/** How many of the words one word stands for: three for `rdc` of `reddito di cittadinanza`, two for `abc` of `ab.c`. */
function lengths(word: string, words: readonly string[]): number[] {
  const initials = words.slice(0, word.length).map(each => each[0])
  const joined = words.findIndex((_, last) => last > 0 && words.slice(0, last + 1).join('') === word) + 1
  const isShort = word.length > 1 && initials.length === word.length && initials.join('') === word
  return [...(isShort ? [word.length] : []), ...(joined > 0 ? [joined] : [])]
}

/** Two names of as many words, of which one alone differs, by a letter or two. */
function misspelt(one: readonly string[], other: readonly string[]): boolean {
  const differing = one.flatMap((word, i) => (word === other[i] ? [] : [[word, other[i] ?? ''] as const]))
  const [pair, ...more] = differing
  return one.length === other.length && pair !== undefined && more.length === 0 && isNear(...pair)
}

function isNear(one: string, other: string): boolean {
  return Math.min(one.length, other.length) >= 4 && distance(one, other) <= 2
}

/** How many letters must be put in, left out or changed to make one word of another. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, j) => j)
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (let j = 0; j < other.length; j++) {
      const changed = (row[j] ?? 0) + (letter === other[j] ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
