import type { EntityValue } from '../model/graph.ts'
import type { EntityKind } from '../model/kinds.ts'
import type { PropertiesOf } from '../model/properties.ts'
import { wordsOf as allWordsOf } from '../model/text.ts'
import type { ActKind } from '../model/vocabulary.ts'

// What is written to the full-text index and what is asked of it are cut into words by the same rules. Whoever changes one
// raises LOADER_VERSION: the words of releases that are loaded already were cut by the old ones.

/** Longer than any word of a language; a longer run of letters is found by how it begins. */
const WORD_LENGTH = 60

/** The words of a text as the index has them. */
export function wordsOf(text: string): string[] {
  return allWordsOf(text).map(word => word.slice(0, WORD_LENGTH))
}

/** An Italian word without the vowels that make it plural or feminine: the light stemmer of Savoy, from five letters on. */
export function stemOf(word: string): string {
  return word.length < 5 ? word : word.replace(/(?:i?[ao]|[ih]?[ei])$/, '')
}

const FUNCTION_WORDS = new Set(
  `il lo la i gli le l un uno una di a da in con su per tra fra e ed o od d c s
  del dello della dei degli delle dell al allo alla ai agli alle all dal dallo dalla dai dagli dalle dall
  nel nello nella nei negli nelle nell sul sullo sulla sui sugli sulle sull`.split(/\s+/),
)
/** What stands before a number and says no more than that it is one: `n. 12`, `nr 12`. */
const NUMBER_SIGNS = new Set(['n', 'nr', 'no', 'num', 'numero'])

/** The words that say something, in their order; all of them where none does: a thing may be called "A". */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word, index) => {
    if (NUMBER_SIGNS.has(word) && /^\d/.test(words[index + 1] ?? '')) return false
    return !FUNCTION_WORDS.has(word)
  })
  return telling.length > 0 ? telling : words
}

/** One thing for all ways to write the same words: `77 B` is `77B`. Two figures stay two: 1-2 is not 12. */
export function keyOf(words: readonly string[]): string {
  return words
    .join(' ')
    .replace(/(?<=\p{N}) (?=\p{N})/gu, '_')
    .replaceAll(' ', '')
}

/** What an Italian text calls a kind of act: in full, and otherwise. */
const ACT_WORDS: Record<ActKind, { full: string[]; otherwise: string[] }> = {
  LAW: { full: ['legge'], otherwise: ['l'] },
  DECREE_LAW: { full: ['decreto', 'legge'], otherwise: ['dl', 'decreto'] },
  LEGISLATIVE_DECREE: { full: ['decreto', 'legislativo'], otherwise: ['dlgs', 'decreto'] },
  MINISTERIAL_DECREE: { full: ['decreto', 'ministeriale'], otherwise: ['dm', 'decreto'] },
  DIRECTORIAL_DECREE: { full: ['decreto', 'direttoriale'], otherwise: ['dd', 'decreto'] },
  DIRECTIVE: { full: ['direttiva'], otherwise: [] },
  RESOLUTION: { full: ['deliberazione'], otherwise: ['delibera'] },
  AGREEMENT: { full: ['convenzione'], otherwise: ['accordo', 'intesa', 'protocollo'] },
  NOTICE: { full: ['avviso'], otherwise: ['bando'] },
  LETTER: { full: ['lettera'], otherwise: ['nota', 'messaggio'] },
  OTHER: { full: [], otherwise: [] },
}

/** What a thing of a kind is called before its number or code. */
const NUMBERED: Partial<Record<EntityKind, string[]>> = {
  BUDGET_MISSION: ['missione'],
  BUDGET_PROGRAMME: ['programma'],
  CPI_GROUP: ['cpi'],
  INVESTMENT_PRIORITY: ['priorita'],
  LINE: ['linea'],
  SECTION: ['sezione'],
  SPENDING_PROGRAMME: ['programma', 'progetto'],
}
/** What it is called before its name. */
const NAMED: Partial<Record<EntityKind, string[]>> = {
  CPI_GROUP: ['cpi'],
  CRISIS: ['crisi'],
  FUND: ['fondo'],
  REGION: ['regione'],
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
}

/** Every way to write an entity: its name, the names sources use, then its numbers, codes and places. */
export function spellingsOf(entity: EntityValue): Spelling[] {
  const nouns = NAMED[entity.kind] ?? []
  const named = [entity.name, ...entity.aliases].map(text => {
    const words = wordsOf(text)
    return { text, exact: [words, ...nouns.map(noun => [noun, ...words])], more: [...nouns, ...words] }
  })
  const coded = codesOf(entity).map(code => codeSpelling(code, NUMBERED[entity.kind] ?? []))
  const dated = entity.kind === 'ACT' ? actSpellings(entity.properties) : []
  const printed = entity.kind === 'ALLOCATION' && entity.properties.printed !== null ? [entity.properties.printed] : []
  return [...named, ...coded, ...dated, ...printed.map(amountSpelling)].filter(({ exact }) =>
    exact.some(words => words.length > 0),
  )
}

function codesOf({ kind, properties }: EntityValue): string[] {
  switch (kind) {
    case 'BUDGET_MISSION':
    case 'BUDGET_PROGRAMME':
    case 'INVESTMENT_PRIORITY':
      return [properties.code]
    case 'LINE':
    case 'SECTION':
      return designatedBy(kind, properties)
    case 'SPENDING_PROGRAMME':
      return properties.projectCode === null ? [] : [properties.projectCode]
    case 'REGION':
      return [properties.istatCode, properties.nutsCode ?? []].flat()
    case 'RESULT':
      return properties.places
    case 'CPI_GROUP':
      return [String(properties.size)]
    default:
      return []
  }
}

/** The number, without what follows it in brackets as well, and the whole where its level has another word: `Investimento 2.1`. */
function designatedBy(
  kind: 'LINE' | 'SECTION',
  { number, designation }: PropertiesOf['LINE'] | PropertiesOf['SECTION'],
): string[] {
  const alone = String(number ?? designation)
  const usual = (NUMBERED[kind] ?? []).map(noun => keyOf([noun, ...wordsOf(alone)]))
  const whole = usual.includes(keyOf(wordsOf(designation))) ? [] : [designation]
  return [...new Set([alone, alone.replace(/\s*\(.*\)$/, ''), ...whole])]
}

/** `026`, `missione 026`, `missione 26`. */
function codeSpelling(code: string, nouns: readonly string[]): Spelling {
  const words = wordsOf(code)
  const short = wordsOf(code.replace(/^0+(?=\d)/, ''))
  const called = [words, short].flatMap(each => nouns.map(noun => [noun, ...each]))
  return { text: code, exact: [words, ...called], more: [...nouns, ...words, ...short] }
}

/**
 * `1.234.567,00`, `1.234.567`, `1234567`: the whole of it or nothing, because three digits of an amount say nothing of it.
 */
function amountSpelling(text: string): Spelling {
  const euro = text.replace(/,\d*$/, '')
  return { text, exact: [wordsOf(text), wordsOf(euro), [wordsOf(euro).join('')]], more: [] }
}

/** `dd 12`, `decreto 12`, `decreto direttoriale 12/2019`; and `decreto 3 giugno 2019`, for those who know only its day. */
function actSpellings({ actKind, number, date }: PropertiesOf['ACT']): Spelling[] {
  const { full, otherwise } = ACT_WORDS[actKind]
  const calls = [full, ...otherwise.map(word => [word])].filter(call => call.length > 0)
  const called = (words: string[]) => calls.map(call => [...call, ...words])
  const [year = '', month = '', day = ''] = date?.split('-') ?? []
  const spellings: Spelling[] = []
  if (number !== null) {
    const alone = wordsOf(number)
    const years = date === null || alone.includes(year) ? [] : [year, year.slice(2)]
    const numbers = [alone, ...years.map(each => [...alone, each])]
    spellings.push({ text: number, exact: [...numbers, ...numbers.flatMap(called)], more: [...calls.flat(), ...alone] })
  }
  if (date !== null) {
    const [short, name] = [String(Number(day)), MONTHS[Number(month) - 1] ?? '']
    const more = [...calls.flat(), short, name, year, day, month]
    spellings.push({ text: date, exact: called([short, name, year]), more })
  }
  return spellings
}

/** The words of an id without its kind and owner; with them where it has no more. */
export function slugWords(id: string): string[] {
  const segments = id.split('/')
  return wordsOf(segments.slice(segments.length > 2 ? 2 : 1).join(' '))
}
