import type { GraphReader } from '../../graph/reader.ts'
import type { FoundKind, FoundText } from '../../graph/search-index.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { EntityKind } from '../../model/kinds.ts'
import { type Item, itemsOf } from '../../search/items.ts'
import { HIGHEST, type Level, levelsOf } from './levels.ts'

/** What of a release a search is answered from. */
export type SearchReader = Pick<GraphReader, 'release' | 'foundBy' | 'fewBy' | 'countsBy'>

/** Where a list of what was found goes on: in what had to be forgiven (of all levels which), and after so many. */
export interface Place {
  level: number
  after: number
}

export interface Found {
  /** The text, as it was looked for. */
  items: readonly Item[]
  /** What had to be forgiven: which of the levels found something; null where none did. */
  level: number | null
  /** So many of the list from where it was asked for, the best first. */
  page: readonly FoundText[]
  /** How many of each kind, whatever kinds the list is of; the most first. */
  facets(): Promise<FoundKind[]>
  /** How many the list has. */
  count(): Promise<number>
  /** Above 2 what has all words, above 1 what has words like them, above 0 what has some; inside each, in order. */
  scoreOf(found: FoundText): number
}

export const MAX_TEXT = 200
/** So many are found without an order and put in order here. */
const FEW = 16

/**
 * What a text finds in a release, best first: what it is exactly, then what has all of its words; where nothing has, what
 * has words like them; where nothing has either, what has any of them.
 * @throws FilorossoError BAD_USER_INPUT for no text and for too long a one.
 */
export async function search(
  reader: SearchReader,
  text: string,
  kinds: readonly EntityKind[] | null,
  first: number,
  place: Place | null = null,
): Promise<Found> {
  const items = wantedItems(text)
  // Signs alone are not a mistake, and nothing is called by them.
  const levels = items.length === 0 ? [] : levelsOf(reader.release.id, items, reader.release.entityCount)
  const [number, page] = await firstThatFinds(reader, levels, kinds, first, place)
  const level = levels[number ?? -1]
  const counts = () => (level === undefined ? Promise.resolve([]) : reader.countsBy(level.counted()))
  return {
    items,
    level: number,
    page,
    async facets() {
      const found = [...(await counts())]
      return found.sort((one, other) => other.count - one.count || (one.kind < other.kind ? -1 : 1))
    },
    async count() {
      const wanted = (await counts()).filter(({ kind }) => kinds === null || kinds.includes(kind))
      return wanted.reduce((sum, { count }) => sum + count, 0)
    },
    scoreOf: ({ score }) => (level?.worth ?? 0) + (score + 1) / (HIGHEST + 1),
  }
}

function wantedItems(text: string): readonly Item[] {
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
  return itemsOf(text)
}

/** The level that finds something of any kind, and what it finds of those asked for. */
async function firstThatFinds(
  reader: SearchReader,
  levels: readonly Level[],
  kinds: readonly EntityKind[] | null,
  first: number,
  place: Place | null,
): Promise<[level: number | null, page: readonly FoundText[]]> {
  const pageOf = async (level: Level, after: number) => {
    if (kinds?.length === 0) return []
    const { scoreOf } = level
    const few = scoreOf === null ? null : await reader.fewBy(level.found(kinds), FEW)
    if (scoreOf === null || few === null) return reader.foundBy(level.scored(kinds), after, first)
    const found = few.map(({ id, text }) => ({ id, score: scoreOf(text) }))
    return found
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
      .slice(after, after + first)
  }
  const known = levels[place?.level ?? -1]
  if (place !== null && known !== undefined) return [place.level, await pageOf(known, place.after)]
  for (const [number, level] of levels.entries()) {
    const page = await pageOf(level, 0)
    if (page.length > 0) return [number, page]
    if (kinds !== null && (await reader.foundBy(level.counted(), 0, 1)).length > 0) return [number, []]
  }
  return [null, []]
}
