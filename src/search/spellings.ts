import { definitionOf } from '../kinds/index.ts'
import { CURRENCY_NAMES } from '../model/currency-names.ts'
import type { EntityValue } from '../model/graph.ts'
import type { EntityKind } from '../model/kinds.ts'
import { decimalFrom } from '../model/money.ts'
import type { PropertiesOf } from '../model/properties.ts'
import type { ActKind } from '../model/vocabulary.ts'
import { dayWord, itemsOf, printedWords, valueWord } from './items.ts'
import { keyOf, wordsOf } from './words.ts'

/** What Italian and English texts call a kind of act. */
const ACT_WORDS: Record<ActKind, string[]> = {
  LAW: ['legge', 'l', 'law'],
  DECREE_LAW: ['decreto legge', 'dl', 'decreto', 'decree law', 'decree'],
  LEGISLATIVE_DECREE: ['decreto legislativo', 'dlgs', 'lgs', 'decreto', 'legislative decree', 'decree'],
  MINISTERIAL_DECREE: ['decreto ministeriale', 'dm', 'decreto', 'ministerial decree', 'decree'],
  DIRECTORIAL_DECREE: ['decreto direttoriale', 'dd', 'decreto', 'directorial decree', 'decree'],
  DIRECTIVE: ['direttiva', 'directive'],
  RESOLUTION: ['deliberazione', 'delibera', 'resolution'],
  AGREEMENT: ['convenzione', 'accordo', 'intesa', 'protocollo', 'agreement'],
  NOTICE: ['avviso', 'bando', 'notice', 'call'],
  LETTER: ['lettera', 'nota', 'messaggio', 'letter'],
  PROCEDURE: ['procedura', 'procedure'],
  OTHER: [],
}

const MONTHS = 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
  ' ',
)

/** One way to write an entity. */
export interface Spelling {
  /** As a source prints it. */
  text: string
  /** All of these words together are the entity: what is exactly one of these is exactly it. */
  exact: readonly (readonly string[])[]
  /** Whatever else is known of it: a text with some of these words is about it. */
  more: readonly string[]
  /** Numbers, codes, days and values: a text that has one of them beside words of its designation means it. */
  identifies: readonly string[]
}

/** Every way to write an entity: its name, the names sources use, then its numbers, codes, places, days and values. */
export function spellingsOf(entity: EntityValue): Spelling[] {
  const { kind, name, aliases } = entity
  const dated = kind === 'ACT' ? actSpellings(entity.properties) : []
  const spellings = [
    ...nameSpellings(kind, [name, ...aliases]),
    ...codesOf(entity),
    ...dated,
    ...valueSpellings(entity),
  ]
  return spellings.filter(({ exact, identifies }) => identifies.length > 0 || exact.some(words => words.length > 0))
}

/** Its name, then its aliases. */
function nameSpellings(kind: EntityKind, names: readonly string[]): Spelling[] {
  const nouns = definitionOf(kind).nouns?.named ?? []
  return names.map(text => {
    const words = textWords(text)
    return { text, exact: [words, ...nouns.map(noun => [noun, ...words])], more: [...nouns, ...words], identifies: [] }
  })
}

/** The words of a text as it is printed; what its figures and days are worth is beside them, in `worthWords`. */
export function textWords(text: string): string[] {
  return printedWords(itemsOf(text))
}

/** The other words that the figures and days of a text may be looked for by. */
export function worthWords(text: string): string[] {
  return itemsOf(text).flatMap(({ words, ways }) => ways.flat().filter(word => !words.includes(word)))
}

/** The values of the properties that a search finds it by: codes and the like, each with the words of what it counts. */
function searchedOf({ kind, properties }: EntityValue): { name: string; value: unknown; counted: string }[] {
  const values = properties as unknown as Record<string, unknown>
  return Object.entries(definitionOf(kind).properties).flatMap(([name, { searched }]) =>
    searched === false
      ? []
      : [values[name] ?? []].flat().map(value => ({ name, value, counted: searched === true ? '' : searched })),
  )
}

function codesOf(entity: EntityValue): Spelling[] {
  const nouns = definitionOf(entity.kind).nouns?.numbered ?? []
  return searchedOf(entity).flatMap(({ name, value }): Spelling[] => {
    if (typeof value !== 'string') return []
    if (name === 'identifiers') return [identifierSpelling(value)]
    const codes = name === 'designation' ? designatedBy(entity.properties as Designated, nouns) : [value]
    return codes.map(code => codeSpelling(code, nouns))
  })
}

/** `CUP:J31H03000160001`, or what follows the scheme alone. */
function identifierSpelling(identifier: string): Spelling {
  const words = textWords(identifier.slice(identifier.indexOf(':') + 1))
  const whole = [...wordsOf(identifier.slice(0, identifier.indexOf(':'))), ...words]
  return {
    text: identifier,
    exact: [words, whole],
    more: whole,
    identifies: words.length === 1 ? words.filter(hasDigit) : [],
  }
}

type Designated = { number: string | number | null; designation: string }

/** The number, without what follows it in brackets as well, and the whole where its level has another word: `Investimento 2.1`. */
function designatedBy({ number, designation }: Designated, nouns: readonly string[]): string[] {
  const alone = String(number ?? designation)
  const usual = nouns.map(noun => keyOf([noun, ...wordsOf(alone)]))
  const whole = usual.includes(keyOf(wordsOf(designation))) ? [] : [designation]
  return [...new Set([alone, alone.replace(/\s*\(.*\)$/, ''), ...whole])]
}

/** `026`, `missione 026`, `missione 26`. */
function codeSpelling(code: string, nouns: readonly string[]): Spelling {
  const words = textWords(code)
  const short = textWords(code.replace(/^0+(?=\d)/, ''))
  const called = [words, short].flatMap(each => nouns.map(noun => [noun, ...each]))
  const more = [...nouns, ...words, ...short]
  // A code of several words is known by all of them: line 8 is not line 8 bis.
  const identifies = [words, short].flatMap(each => (each.length === 1 ? each.filter(hasDigit) : []))
  return { text: code, exact: [words, ...called], more, identifies }
}

const hasDigit = (word: string) => /\p{N}/u.test(word)

/** `dd 12`, `decreto 12`, `decreto direttoriale 12/2019`; and `decreto 3 giugno 2019`, for those who know only its day. */
function actSpellings({ actKind, number, date }: PropertiesOf['ACT']): Spelling[] {
  const calls = ACT_WORDS[actKind].map(call => call.split(' '))
  const called = (words: string[]) => calls.map(call => [...call, ...words])
  const [year = '', month = '', day = ''] = date?.split('-') ?? []
  const years = date === null ? [] : [year, year.slice(2)]
  const spellings: Spelling[] = []
  if (number !== null) {
    const alone = wordsOf(number)
    const numbers = [alone, ...(alone.includes(year) ? [] : years.map(each => [...alone, each]))]
    // Of a number such as 1913/2020 the year names no act.
    const identifies = [...alone, ...alone.map(word => word.replace(/^0+(?=\d)/, ''))].filter(
      word => hasDigit(word) && !years.includes(word),
    )
    const exact = [...numbers, ...numbers.flatMap(called)]
    spellings.push({ text: number, exact, more: [...calls.flat(), ...alone, ...identifies, ...years], identifies })
  }
  if (date !== null) {
    const [short, name] = [String(Number(day)), MONTHS[Number(month) - 1] ?? '']
    const more = [...calls.flat(), short, name, year, day, month, dayWord(date)]
    spellings.push({ text: date, exact: called([short, name, year]), more, identifies: [dayWord(date)] })
  }
  return spellings
}

/** A value as a source prints it, its exact decimal, and the words of what it counts. */
type Value = readonly [printed: string | null, decimal: string | number | null, counted?: string | null]

function valuesOf(entity: EntityValue): Value[] {
  const counts = searchedOf(entity).flatMap(({ value, counted }): Value[] =>
    typeof value === 'number' ? [[null, value, counted]] : [],
  )
  switch (entity.kind) {
    case 'ALLOCATION': {
      const { amount, currency, printed } = entity.properties
      const named = currency === 'EUR' ? 'euro' : `${currency} ${CURRENCY_NAMES[currency]}`
      return [[printed, amount === null ? null : decimalFrom(amount, currency), named], ...counts]
    }
    case 'INDICATOR': {
      const { unit, ...of } = entity.properties
      return [
        [of.targetPrinted, of.targetValue, unit],
        [of.plannedPrinted, of.plannedValue, unit],
        [of.actualPrinted, of.actualValue, unit],
      ]
    }
    case 'NAVIGATOR_COHORT':
      return entity.properties.headcounts.map(({ value, label }): Value => [null, value, label])
    case 'RESULT':
      return [[null, entity.properties.value, entity.properties.unit], ...counts]
    default:
      return counts
  }
}

function valueSpellings(entity: EntityValue): Spelling[] {
  return valuesOf(entity).flatMap(([printed, decimal, counted]) => {
    if (decimal === null) return []
    const word = valueWord(String(decimal))
    return { text: printed ?? String(decimal), exact: [], more: [word, ...wordsOf(counted ?? '')], identifies: [word] }
  })
}

/** The words of an id without its kind and owner; with them where it has no more. */
export function slugWords(id: string): string[] {
  const segments = id.split('/')
  return wordsOf(segments.slice(segments.length > 2 ? 2 : 1).join(' '))
}

/** What stands around the number or code of an entity when it is named in full: what it is, whose, and of which year. */
export function designationWords(entity: EntityValue, spellings: readonly Spelling[]): string[] {
  const around = spellings.flatMap(({ identifies, more }) => (identifies.length > 0 ? more : []))
  return [...new Set([...around, ...wordsOf(entity.id), ...(definitionOf(entity.kind).nouns?.numbered ?? [])])]
}
