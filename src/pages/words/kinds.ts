import { definitionOf, type EntityKind } from '../../kinds/index.ts'
import type { Language } from '../../locale/language.ts'
import { bare } from '../../locale/things/it.ts'
import { capital } from './words.ts'

/** One of a kind and several: `line of activity`; `linea di attività`, without the article. */
function kindWords(kind: EntityKind, language: Language): readonly [one: string, many: string] {
  const { words, italian } = definitionOf(kind)
  return language === 'EN' ? words : [bare(italian[0]), italian[1]]
}

/** What stands before or over a name: `Line of activity`, `Atto`. */
export const kindName = (kind: EntityKind, language: Language): string => capital(kindWords(kind, language)[0])

/** The heading of a list: `Lines of activity`. */
export const kindsName = (kind: EntityKind, language: Language): string => capital(kindWords(kind, language)[1])

/** The path of the list of a kind: `/budget-programmes`, as its CSV is called. */
export const listPath = (kind: EntityKind): string => `/${definitionOf(kind).resource}`
