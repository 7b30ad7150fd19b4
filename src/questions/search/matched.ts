import type { EntityValue } from '../../model/graph.ts'
import { type Item, printedWords, tellingItems } from '../../search/items.ts'
import { likeness } from '../../search/likeness.ts'
import { type Spelling, slugWords, spellingsOf, textWords } from '../../search/spellings.ts'
import { keyOf, tellingWords, wordsOf } from '../../search/words.ts'

/** More than all words of a text can come to by being like those of a name. */
const WHOLE = 1_000

/**
 * The name, alias, number, code, value, place or description of an entity that a text found it by: as printed, and the first
 * of those that are equally near; the id where none of them is.
 */
export function matchedSpelling(entity: EntityValue, items: readonly Item[]): string {
  const [slug, id] = [slugWords(entity.id), wordsOf(entity.id)]
  const { description } = entity
  const more: Spelling[] = [
    { text: entity.id, exact: [slug, id], more: slug, identifies: [] },
    ...(description === null ? [] : [{ text: description, exact: [], more: textWords(description), identifies: [] }]),
  ]
  let [best, most] = [entity.name, 0]
  for (const spelling of [...spellingsOf(entity), ...more]) {
    const near = nearness(spelling, items)
    if (near > most) [best, most] = [spelling.text, near]
  }
  return best
}

function nearness({ exact, more, identifies }: Spelling, items: readonly Item[]): number {
  const words = printedWords(items)
  const telling = tellingItems(items)
  const whole = exact.some(each => keyOf(each) === keyOf(words)) ? 2 * WHOLE : 0
  const almost = exact.some(each => keyOf(tellingWords(each)) === keyOf(tellingWords(words))) ? WHOLE : 0
  const identified = telling.some(({ ways }) => ways.some(way => way.every(word => identifies.includes(word))))
  if (exact.length === 0 && identifies.length > 0 && !identified) return 0
  const near = telling.map(({ ways }) => Math.max(...ways.map(way => nearest(way, more))))
  return whole + almost + (identified ? WHOLE / 2 : 0) + near.reduce((sum, each) => sum + each, 0)
}

/** How near all words of a way come together. */
function nearest(way: readonly string[], more: readonly string[]): number {
  return Math.min(...way.map(word => Math.max(0, ...more.map(there => likeness(word, there)))))
}
