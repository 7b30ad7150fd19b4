import { keyOf, type Spelling, slugWords, spellingsOf, tellingWords, wordsOf } from '../../graph/search-words.ts'
import type { EntityValue } from '../../model/graph.ts'
import { likeness } from './likeness.ts'

/** More than all words of a text can come to by being like those of a name. */
const WHOLE = 1_000

/**
 * The name, alias, number, code or place of an entity that a text found it by: as printed, and the first of those that are
 * equally near; the id where none of them is.
 */
export function matchedSpelling(entity: EntityValue, words: readonly string[]): string {
  const [slug, id] = [slugWords(entity.id), wordsOf(entity.id)]
  const spellings = [...spellingsOf(entity), { text: entity.id, exact: [slug, id], more: slug }]
  let [best, most] = [entity.name, 0]
  for (const spelling of spellings) {
    const near = nearness(spelling, words)
    if (near > most) [best, most] = [spelling.text, near]
  }
  return best
}

function nearness({ exact, more }: Spelling, words: readonly string[]): number {
  const telling = tellingWords(words)
  const whole = exact.some(each => keyOf(each) === keyOf(words)) ? 2 * WHOLE : 0
  const almost = exact.some(each => keyOf(tellingWords(each)) === keyOf(telling)) ? WHOLE : 0
  const like = telling.map(word => Math.max(0, ...more.map(there => likeness(word, there))))
  return whole + almost + like.reduce((sum, each) => sum + each, 0)
}
