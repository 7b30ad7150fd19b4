/** Of more texts than these the oldest are let go, and kept anew where they come again. */
const MOST = 100_000

let young = new Map<string, string>()
let old = new Map<string, string>()
/** Those that nobody has weighed since they came. */
let fresh = new Set<string>()

/**
 * The one copy of a text that many values have: names of relationships, ids. Each answer of the database brings its own, and they would be
 * half of what the values of a release take.
 */
export function alike<T extends string>(text: T): T {
  const here = young.get(text)
  if (here !== undefined) return here as T
  if (young.size >= MOST / 2) {
    old = young
    young = new Map()
    fresh = new Set()
  }
  const known = old.get(text)
  if (known === undefined) fresh.add(text)
  const same = known ?? text
  young.set(same, same)
  return same as T
}

/** Whether a text takes room of its own: nobody else has it, or it is weighed for the first time since it came. */
export const takesRoom = (text: string): boolean => fresh.delete(text) || !(young.has(text) || old.has(text))
