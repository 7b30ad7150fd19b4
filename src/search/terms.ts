import { hash } from 'node:crypto'
import type { EntityValue } from '../model/graph.ts'
import type { EntityKind } from '../model/kinds.ts'
import { keeping } from '../model/once.ts'
import { designationWords, slugWords, spellingsOf, textWords, worthWords } from './spellings.ts'
import { keyOf, partsOf, stemOf, tellingWords, wordsOf } from './words.ts'

/**
 * The place of an entity in its release, best first, decides between what a text finds equally well. It is a part of the
 * score, which the index keeps as a float: 24 bits are exact, and these are left for it.
 */
export const PLACE_BITS = 17

/** Where a word stands. Codes that differ in every letter, so that no misspelling leads from one field into another. */
const FIELDS = { name: 'nnn', called: 'www', description: 'ddd' } as const
export type TextField = keyof typeof FIELDS

const markOf = keeping(10, (release: string): string =>
  BigInt(`0x${hash('sha256', release)}`)
    .toString(36)
    .slice(-6),
)

/**
 * How the terms of one release are written. Each begins with a mark of the release, so that a text is compared with the words
 * of that release alone: the index allows a misspelt word so many likenesses, and those of other releases would change the
 * answer. Words hold letters and digits only, so a term is never syntax.
 */
export function termsOf(release: string) {
  const mark = markOf(release)
  const sum = (key: string) => hash('sha256', key).slice(0, 12)
  const word = (field: TextField, each: string) => `${mark}${FIELDS[field]}${each}`
  return {
    mark,
    /** Of every entity of the release. */
    any: `${mark}x`,
    kind: (kind: EntityKind) => `${mark}y${kind.replaceAll('_', '')}`,
    /** The whole of a name, number or code: with every word, and with those that say something, also but for their endings. */
    whole: (words: readonly string[]) => `${mark}k${sum(keyOf(words))}`,
    telling: (words: readonly string[]) => `${mark}t${sum(keyOf(tellingWords(words)))}`,
    endless: (words: readonly string[]) => `${mark}e${sum(keyOf(tellingWords(words).map(stemOf)))}`,
    /** A number, code, day or value; and what may stand around it. */
    identifying: (each: string) => `${mark}u${each}`,
    designating: (each: string) => `${mark}q${each}`,
    /** The first word of a name. */
    first: (each: string) => `${mark}f${each}`,
    word,
    stem: (field: TextField, each: string) => `${mark}s${FIELDS[field]}${stemOf(each)}`,
    /** One of the bits of a place: bit 0 is `a`, so that none is the beginning of another. */
    bit: (bit: number) => `${mark}b${String.fromCharCode(97 + bit)}`,
  }
}

export type Terms = ReturnType<typeof termsOf>

/** Between what was not written side by side, so that no phrase goes from one spelling into the next. */
const GAP = ' | '

/**
 * What is kept of an entity in the index: terms, those of words in the order in which they are written. `standing` is the
 * higher the better its place among all of the release; `also` holds words that identify it together with a number.
 */
export function searchText(terms: Terms, entity: EntityValue, standing: number, also: readonly string[] = []): string {
  const spellings = spellingsOf(entity)
  const slug = slugWords(entity.id)
  const exact = spellings.flatMap(spelling => spelling.exact)
  const more = spellings.flatMap(spelling => spelling.more)
  const called = [...more, ...more.flatMap(lettersOf), ...slug, ...[entity.name, ...entity.aliases].flatMap(worthWords)]
  const fields: [TextField, string[]][] = [
    ['name', [...textWords(entity.name), ...worthWords(entity.name)]],
    ['called', called],
    ['description', [...textWords(entity.description ?? ''), ...worthWords(entity.description ?? '')]],
  ]
  const single = new Set([terms.any, terms.kind(entity.kind), ...bitsOf(standing).map(terms.bit)])
  single.add(terms.first(textWords(entity.name)[0] ?? ''))
  for (const words of exact) single.add(terms.whole(words))
  single.add(terms.whole(wordsOf(entity.id)))
  for (const words of [...exact, slug]) single.add(terms.telling(words)).add(terms.endless(words))
  for (const { identifies } of spellings) for (const each of identifies) single.add(terms.identifying(each))
  for (const each of designationWords(entity, spellings)) single.add(terms.designating(each))
  for (const each of also) single.add(terms.designating(each))
  for (const [field, words] of fields)
    for (const each of words) single.add(terms.word(field, each)).add(terms.stem(field, each))
  const phrases = spellings.flatMap(({ more }) =>
    more.length > 1 ? [more.map(each => terms.word('called', each))] : [],
  )
  return [[...single], ...phrases].map(words => words.join(' ')).join(GAP)
}

function bitsOf(standing: number): number[] {
  return Array.from({ length: PLACE_BITS }, (_, bit) => bit).filter(bit => (standing >> bit) & 1)
}

/** Of a word that a footnote's figure was printed against, `mercatone1`, and of a code, `77b`, what may be typed alone. */
function lettersOf(word: string): string[] {
  return partsOf(word).filter(part => part.length >= (/\p{N}/u.test(part) ? 2 : 4))
}

/** By the shorter name, then by id: the standing of each entity, the best the highest. */
export function standingsOf(entities: Iterable<EntityValue>): Map<string, number> {
  const sorted = [...entities].sort(
    (one, other) => other.name.length - one.name.length || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0),
  )
  // In a release of more than so many the last bits are not kept, and some share one.
  const shift = Math.max(0, Math.ceil(Math.log2(sorted.length)) - PLACE_BITS)
  return new Map(sorted.map(({ id }, place) => [id, place >> shift]))
}
