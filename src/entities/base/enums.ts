import { registerEnumType } from 'type-graphql'
import { CHECK_KIND } from '../../dataset/derive/checks/index.ts'
import { definitionOf } from '../../kinds/index.ts'
import { LANGUAGES } from '../../locale/language.ts'
import type { Currency } from '../../model/currency.ts'
import { CURRENCY_NAMES } from '../../model/currency-names.ts'
import { ENTITY_KINDS, KINDS } from '../../model/kinds.ts'
import { RELATION_NAMES, RELATIONS } from '../../model/relations.ts'
import * as vocabulary from '../../model/vocabulary.ts'

/** The enums made so far, by name. */
const ENUMS = new Map<string, object>()

/** An enum of the API from a vocabulary: the same words, with the same meanings. Made once for each name. */
export function enumOf<Word extends string>(name: string, words: Record<Word, string>, description: string) {
  const known = ENUMS.get(name)
  if (known !== undefined) return known as { [K in Word]: K }
  const names = Object.keys(words) as Word[]
  const values = Object.fromEntries(names.map(word => [word, word])) as { [K in Word]: K }
  registerEnumType(values, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      names.map(word => [word, { description: words[word] || readable(word) }]),
    ) as never,
  })
  ENUMS.set(name, values)
  return values
}

const readable = (word: string) => `${word.charAt(0)}${word.slice(1).toLowerCase().replaceAll('_', ' ')}.`

export const LanguageEnum = enumOf('Language', LANGUAGES, 'A language that sentences and labels are written in.')
export const BasisEnum = enumOf('Basis', vocabulary.BASIS, 'How a fact is known.')
enumOf('Absence', vocabulary.ABSENCE, 'Why there is no value. Zero is a value, not an absence.')
export const EntityKindEnum = enumOf(
  'EntityKind',
  Object.fromEntries(ENTITY_KINDS.map(kind => [kind, KINDS[kind].description])) as Record<keyof typeof KINDS, string>,
  'The kinds of thing that the graph holds.',
)
export const RelationEnum = enumOf(
  'Relation',
  Object.fromEntries(RELATION_NAMES.map(name => [name, RELATIONS[name].description])) as Record<
    keyof typeof RELATIONS,
    string
  >,
  'Every relationship type of the graph; each reads from left to right.',
)
export const DirectionEnum = enumOf(
  'Direction',
  { OUT: 'From left to right.', IN: 'From right to left.', BOTH: 'Either way.' },
  'The way a relationship is walked.',
)
export const CurrencyEnum = enumOf(
  'Currency',
  Object.fromEntries(Object.entries(CURRENCY_NAMES).map(([code, name]) => [code, `${name}.`])) as Record<
    Currency,
    string
  >,
  'The currency of an amount: the codes of ISO 4217, withdrawn currencies among them.',
)
export const PrecisionEnum = enumOf(
  'Precision',
  vocabulary.PRECISION,
  'The unit of the printed figure: how far it can be trusted.',
)
export const StageEnum = enumOf(
  'Stage',
  vocabulary.STAGE,
  'What an amount is in the life of the money. Amounts of different stages are never added.',
)
enumOf('Grain', vocabulary.GRAIN, 'What the figure is in its table.')
export const PartEnum = enumOf(
  'Part',
  vocabulary.PART,
  'Which part of its target the amount is for: a target may have several rows.',
)
export const BreakdownEnum = enumOf(
  'Breakdown',
  vocabulary.BREAKDOWN,
  'By what a total is split: one total may be printed split in several ways.',
)
enumOf('ActKind', vocabulary.ACT_KIND, 'The kinds of act.')
enumOf('ActStatus', vocabulary.ACT_STATUS, 'How far an act has come.')
export const DatePrecisionEnum = enumOf('DatePrecision', vocabulary.DATE_PRECISION, 'How exactly a date is known.')
export const QualifierEnum = enumOf(
  'Qualifier',
  vocabulary.QUALIFIER,
  'How exact a figure is meant: circa is ABOUT, oltre is MORE_THAN.',
)
export const HeadcountMeasureEnum = enumOf(
  'HeadcountMeasure',
  vocabulary.HEADCOUNT_MEASURE,
  'What is counted of a cohort.',
)
export const ObservationTypeEnum = enumOf(
  'ObservationType',
  vocabulary.OBSERVATION_TYPE,
  'What an observed value of an indicator or target is.',
)
enumOf('TargetType', vocabulary.TARGET_TYPE, 'Whether a target is a value to reach or a step to complete.')
enumOf('ObservationDirection', vocabulary.OBSERVATION_DIRECTION, 'Which way a value is to move to count as better.')
enumOf('HeadlineAbsence', vocabulary.HEADLINE_ABSENCE, 'Why no one amount stands for an entity.')
export const CheckKindEnum = enumOf('CheckKind', CHECK_KIND, 'What a check compares.')
export const CheckStatusEnum = enumOf('CheckStatus', vocabulary.CHECK_STATUS, 'How a check came out.')
export const ContradictionKindEnum = enumOf(
  'ContradictionKind',
  vocabulary.CONTRADICTION_KIND,
  'What disagrees with what.',
)

/** The words of the enum of this name; none where there is no such enum. */
export const wordsOf = (name: string): string[] => Object.keys(ENUMS.get(name) ?? {})

/** The enum of this name: one of the above, or that of a property whose kind brings a vocabulary of its own. */
export function enumNamed(name: string): object {
  const known = ENUMS.get(name)
  if (known !== undefined) return known
  const properties = ENTITY_KINDS.flatMap(kind => Object.values(definitionOf(kind).properties))
  const found = properties.find(({ type }) => type.words === name)
  if (found?.type.vocabulary === undefined) throw new TypeError(`no property has words of ${name}`)
  return enumOf(name, found.type.vocabulary, found.describe)
}
