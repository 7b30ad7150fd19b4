import { stemOf } from './words.ts'

/** From so many letters on, a word is also found by how it begins. */
export const BEGINNING = 2

/** How many letters of a word may be wrong: none of a figure or a short word, where another would be another thing. */
export function editsAllowed(word: string): number {
  if (word.length < 4 || /\p{N}/u.test(word)) return 0
  return word.length < 7 ? 1 : 2
}

/** How near a word that was asked is to one that is there: 4 the same, 3 but for its ending, 2 its beginning, 1 misspelt. */
export function likeness(asked: string, there: string): number {
  if (asked === there) return 4
  if (stemOf(asked) === stemOf(there)) return 3
  if (asked.length >= BEGINNING && there.startsWith(asked)) return 2
  const edits = editsAllowed(asked)
  return edits > 0 && editsBetween(asked, there, edits) <= edits ? 1 : 0
}

/** Letters wrong, missing, too many, or pairs swapped, as the full-text index counts them; more than `most` is not counted. */
function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 0
}
