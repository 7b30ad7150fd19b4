import type { GraphReader } from '../../graph/reader.ts'
import type { FoundKind, FoundText } from '../../graph/search-index.ts'
import { wordsOf } from '../../graph/search-words.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { EntityKind } from '../../model/kinds.ts'
import { type Level, levelsOf } from './levels.ts'

/** What of a release a search is answered from. */
export type SearchReader = Pick<GraphReader, 'release' | 'foundBy'>

/** Where a list of what was found goes on: after this one. */
export type Place = Pick<FoundText, 'points' | 'length' | 'id'>

export interface Found {
  /** The words of the text, as they were looked for. */
  words: readonly string[]
  /** How many of each kind, whatever kinds the list is of; the most first. */
  facets: { kind: EntityKind; count: number }[]
  /** How many the list has. */
  count: number
  /** The list, so many of it after a place in it, the best first. */
  page(first: number, after: Place | null): Promise<FoundText[]>
  /** Above 2 what has all words, above 1 what has words like them, above 0 what has some; inside each, in order. */
  scoreOf(place: Place): number
}

export const MAX_TEXT = 200
/** Of each kind, to begin with: the longest page, and one more by which the list is known to go on. */
const BEST = 101

/**
 * What a text finds in a release, best first: what it is exactly, then what has all of its words; where nothing has, what
 * has words like them; where nothing has either, what has any of them.
 * @throws FilorossoError BAD_USER_INPUT for no text and for too long a one.
 */
export async function search(reader: SearchReader, text: string, kinds: readonly EntityKind[] | null): Promise<Found> {
  const words = wordsAsked(text)
  const { level, found } = await firstThatFinds(reader, words)
  const wanted = (each: FoundKind) => kinds === null || kinds.includes(each.kind)
  const facets = found.map(({ kind, count }) => ({ kind, count }))
  return {
    words,
    facets: facets.sort((one, other) => other.count - one.count || (one.kind < other.kind ? -1 : 1)),
    count: sumOf(found.filter(wanted), ({ count }) => count),
    async page(first, after) {
      for (let best = BEST, known = found; ; best *= 10) {
        if (best > BEST) known = await reader.foundBy(level.questions, level.atLeast, best)
        const page = pageOf(known.filter(wanted), first, after)
        if (page !== null) return page
      }
    },
    scoreOf({ points, length }) {
      const { questions, worth } = level
      // The length of a name decides between equals only: it is worth less than a point.
      return worth + (points + 1 / (1 + length)) / (1 + sumOf(questions, each => each.points))
    },
  }
}

const NOTHING: Level = { questions: [], atLeast: 0, worth: 0 }

function sumOf<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((sum, value) => sum + of(value), 0)
}

function wordsAsked(text: string): string[] {
  if (text.trim() === '') {
    throw new FilorossoError('BAD_USER_INPUT', 'text: there is nothing to look for', {
      hint: 'pass a name, a number or a code, or some words of one',
    })
  }
  if (text.length > MAX_TEXT) {
    throw new FilorossoError('BAD_USER_INPUT', `text: ${text.length} characters are too many`, {
      hint: `pass at most ${MAX_TEXT} characters`,
    })
  }
  return wordsOf(text)
}

async function firstThatFinds(
  reader: SearchReader,
  words: readonly string[],
): Promise<{ level: Level; found: readonly FoundKind[] }> {
  // Signs alone are no mistake of who asks, and nothing is called by them.
  if (words.length === 0) return { level: NOTHING, found: [] }
  for (const level of levelsOf(reader.release.id, words)) {
    const found = await reader.foundBy(level.questions, level.atLeast, BEST)
    if (found.length > 0) return { level, found }
  }
  return { level: NOTHING, found: [] }
}

/** So many of all kinds together after a place; null where more of a kind must be known to say which they are. */
function pageOf(kinds: readonly FoundKind[], first: number, after: Place | null): FoundText[] | null {
  const all = kinds.flatMap(({ best }) => best).sort(inOrder)
  const page = all.filter(each => after === null || inOrder(each, after) > 0).slice(0, first)
  const cut = kinds.flatMap(({ count, best }) => (count > best.length ? (best.at(-1) ?? []) : []))
  const [known] = cut.sort(inOrder)
  if (known === undefined) return page
  const last = page.at(-1)
  return page.length === first && last !== undefined && inOrder(last, known) <= 0 ? page : null
}

function inOrder(one: Place, other: Place): number {
  return other.points - one.points || one.length - other.length || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
}
