import { CHECKS } from '../../dataset/derive/checks/index.ts'
import { definitionOf, ENTITY_KINDS } from '../../kinds/index.ts'
import { ANSWERS } from '../../locale/labels/answers.ts'
import type { Table } from '../../locale/labels/table.ts'
import { VOCABULARY } from '../../locale/labels/vocabulary.ts'
import { LANGUAGES, type Language } from '../../locale/language.ts'
import { bare } from '../../locale/things/it.ts'
import { CURRENCY_NAMES } from '../../model/currency-names.ts'
import { RELATION_NAMES, RELATIONS } from '../../model/relations.ts'

/** What a word of the API is called in a language, in the case of running text. */
export interface Labelled {
  word: string
  label: string
  /** Of several; null where the word is not of a thing. */
  plural: string | null
  /** How a relationship reads from right to left; null for any other word. */
  inverse: string | null
}

const named = (word: string, label: string): Labelled => ({ word, label, plural: null, inverse: null })

const COLUMN: Record<Language, 0 | 1> = { EN: 0, IT: 1 }

/** What the kinds of check are called: each says it itself. */
const CheckKind = Object.fromEntries(Object.entries(CHECKS).map(([kind, { words }]) => [kind, words]))

const asItReads = (word: string): string => word.toLowerCase().replaceAll('_', ' ')

/** Of vocabularies that a kind brings, what it calls their words; as they read where it does not say. */
const OF_KINDS: Readonly<Record<string, Table>> = Object.fromEntries(
  ENTITY_KINDS.flatMap(kind => Object.values(definitionOf(kind).properties)).flatMap(
    ({ type: { words, vocabulary = {}, labels } }) => {
      if (words === undefined) return []
      const plain = Object.keys(vocabulary).map(word => [word, [asItReads(word), asItReads(word)]] as const)
      return [[words, labels ?? Object.fromEntries(plain)] as const]
    },
  ),
)

function tabled(language: Language): Record<string, Labelled[]> {
  const tables = Object.entries<Table>({ ...OF_KINDS, ...VOCABULARY, ...ANSWERS, CheckKind })
  return Object.fromEntries(
    tables.map(([name, words]) => [
      name,
      Object.entries(words).map(([word, labels]) => named(word, labels[COLUMN[language]])),
    ]),
  )
}

function kindsIn(language: Language): Labelled[] {
  return ENTITY_KINDS.map(kind => {
    const { words, italian } = definitionOf(kind)
    const [label, plural] = language === 'IT' ? [bare(italian[0]), italian[1]] : words
    return { word: kind, label, plural, inverse: null }
  })
}

function relationsIn(language: Language): Labelled[] {
  return RELATION_NAMES.map(relation => {
    const { words, italian = words } = RELATIONS[relation]
    const [label, inverse] = language === 'IT' ? italian : words
    return { word: relation, label, plural: null, inverse }
  })
}

/** As the Unicode data of the program names them; a withdrawn currency that it lacks as ISO 4217 does. */
function currenciesIn(language: Language): Labelled[] {
  const names = new Intl.DisplayNames(language.toLowerCase(), { type: 'currency', fallback: 'none' })
  return Object.entries(CURRENCY_NAMES).map(([code, english]) => named(code, names.of(code) ?? english))
}

const made = new Map<Language, Readonly<Record<string, readonly Labelled[]>>>()

/** The labels of every enum of the API whose words are of the data, by its name. */
export function labelsIn(language: Language): Readonly<Record<string, readonly Labelled[]>> {
  let labels = made.get(language)
  if (labels === undefined) {
    labels = {
      ...tabled(language),
      Currency: currenciesIn(language),
      EntityKind: kindsIn(language),
      Relation: relationsIn(language),
    }
    made.set(language, labels)
  }
  return labels
}

/** What one word is called; as it reads where no table has it. */
export function labelOf(language: Language, name: string, word: string): string {
  return labelsIn(language)[name]?.find(each => each.word === word)?.label ?? asItReads(word)
}

export const ALL_LANGUAGES = Object.keys(LANGUAGES) as Language[]
