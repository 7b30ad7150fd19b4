import type { Headcount } from '../model/properties.ts'
import type { DatePrecision, Qualifier } from '../model/vocabulary.ts'
import { QUALIFIED } from '../model/words.ts'
import { VOCABULARY } from './labels/vocabulary.ts'
import type { Language } from './language.ts'
import { formats as en } from './things/en.ts'
import { formats as it } from './things/it.ts'

/** What comes about on a day: of an act, of something that starts and ends, or as the description of an act has it. */
const DAYS = {
  STARTS: ['starts', 'inizio'],
  ENDS: ['ends', 'fine'],
  DATED: ['dated', 'data'],
  ISSUED: ['issued', 'emanazione'],
  SIGNED: ['signed', 'firma'],
  SENT: ['sent', 'invio'],
  PUBLISHED: ['published', 'pubblicazione'],
  DUE: ['due', 'scadenza'],
} as const satisfies Record<string, readonly [english: string, italian: string]>

/** What descriptions say a day to be that of, in Italian; anything else stands as it is described. */
const DESCRIBED: Record<string, string> = {
  adoption: 'adozione',
  approval: 'approvazione',
  effect: 'efficacia',
  'entry into force': 'entrata in vigore',
  presentation: 'presentazione',
  publication: 'pubblicazione',
  signature: 'firma',
  transmission: 'trasmissione',
}

const QUALIFIED_IN_ITALIAN: Record<Qualifier, string> = {
  EXACT: '',
  ABOUT: 'circa ',
  MORE_THAN: 'più di ',
  LESS_THAN: 'meno di ',
}

export type Occurrence =
  | { what: keyof typeof DAYS }
  | { described: string; italian?: string | null }
  | { count: Pick<Headcount, 'qualifier' | 'value' | 'label' | 'measure'> }

/** What came about, after the name of what it is of: `Piano: starts`. */
export function eventLabel(language: Language, name: string, occurrence: Occurrence): string {
  return `${name}: ${language === 'IT' ? inItalian(occurrence) : inEnglish(occurrence)}`
}

/** A day as exactly as it is known: `20 December 2019`, `giugno 2021`. */
export const dayInWords = (language: Language, iso: string, precision: DatePrecision): string =>
  (language === 'IT' ? it : en).day(iso, precision)

function inEnglish(occurrence: Occurrence): string {
  if ('what' in occurrence) return DAYS[occurrence.what][0]
  if ('described' in occurrence) return occurrence.described
  const { qualifier, value, label } = occurrence.count
  return `${QUALIFIED[qualifier]}${value.toLocaleString('en')} ${label}`
}

function inItalian(occurrence: Occurrence): string {
  if ('what' in occurrence) return DAYS[occurrence.what][1]
  if ('described' in occurrence)
    return occurrence.italian ?? DESCRIBED[occurrence.described.toLowerCase()] ?? occurrence.described
  const { qualifier, value, label, measure } = occurrence.count
  const counted = measure === 'OTHER' ? label : VOCABULARY.HeadcountMeasure[measure][1]
  return `${QUALIFIED_IN_ITALIAN[qualifier]}${value.toLocaleString('it', { useGrouping: 'always' })} ${counted}`
}
