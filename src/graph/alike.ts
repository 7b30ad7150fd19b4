/** Of more texts than these the oldest are let go, and kept anew where they come again. */
const MOST = 100_000

let young = new Map<string, string>()
let old = new Map<string, string>()

/**
 * The one copy of a text that many values have: names of relationships, ids. Each answer of the database brings its own, and they would be
 * half of what the values of a release take.
 */
export function alike<T extends string>(text: T): T {
  const known = young.get(text)
  if (known !== undefined) return known as T
  if (young.size >= MOST / 2) {
    old = young
    young = new Map()
  }
  const same = old.get(text) ?? text
  young.set(same, same)
  return same as T
}

export const isAlike = (text: string): boolean => young.has(text) || old.has(text)
