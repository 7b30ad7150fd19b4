import type { ReactNode } from 'react'
import { labelOf } from '../../entities/base/labels.ts'
import type { Language } from '../../locale/language.ts'
import type { Qualifier } from '../../model/vocabulary.ts'
import { QUALIFIED } from '../../model/words.ts'
import { formatIn } from '../format.ts'
import { PARTS } from '../parts/words.ts'
import { propertyLabel } from '../words/properties.ts'
import { FACTS } from './facts.ts'
import type { EntityShown } from './shown.ts'

/** Shown in the head of the page, or in a part of its own. */
const ELSEWHERE: ReadonlySet<string> = new Set(['unit', 'method', 'footnotes', 'direction'])

type Fact = NonNullable<ReturnType<typeof FACTS.get>>

/** The properties that the kind of an entity has, in the order of its definition. */
export function kindFacts(entity: EntityShown, language: Language): [term: string, value: ReactNode][] {
  const fields = Object.entries(entity as unknown as Record<string, unknown>)
  return fields.flatMap(([field, value]) => {
    const fact = FACTS.get(field)
    if (fact === undefined || isMeasured(entity, fact.name)) return []
    const shown = shownAs(fact, value, language, entity)
    return shown === null ? [] : [[propertyLabel(fact.name, language), shown]]
  })
}

const isMeasured = ({ kind }: EntityShown, name: string): boolean => kind === 'INDICATOR' && ELSEWHERE.has(name)

function shownAs({ name, property }: Fact, value: unknown, language: Language, entity: EntityShown): ReactNode {
  if (value === null || value === false || (Array.isArray(value) && value.length === 0)) return null
  if (value === true) return PARTS[language].yes
  if (Array.isArray(value)) return value.join(' · ')
  const text = String(value)
  const { words, vocabulary } = property.type
  if (words !== undefined) {
    const meaning = vocabulary?.[text]
    return (
      <span {...(language === 'EN' && meaning !== undefined && { title: meaning })}>
        {labelOf(language, words, text)}
      </span>
    )
  }
  switch (property.type.name) {
    case 'decimal':
      // A result that is printed with `circa` or `oltre` is shown with it.
      return name === 'value' ? qualified(entity, text, language) : formatIn(language).number(text)
    case 'date':
      return <time dateTime={text}>{formatIn(language).day(text)}</time>
    default:
      return text
  }
}

function qualified(entity: EntityShown, value: string, language: Language): string {
  const { qualifier } = entity as unknown as { qualifier?: Qualifier }
  return `${QUALIFIED[qualifier ?? 'EXACT']}${formatIn(language).number(value)}`
}
