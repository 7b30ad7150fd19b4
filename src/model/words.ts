import { ENTITY_KINDS, type EntityKind, KINDS } from './kinds.ts'
import type { PropertiesOf } from './properties.ts'
import type { Qualifier, Stage } from './vocabulary.ts'

/** What a thing of a kind is called in a sentence, for somebody who never saw the source. */
export const KIND_WORDS = Object.fromEntries(ENTITY_KINDS.map(kind => [kind, KINDS[kind].words])) as Record<
  EntityKind,
  readonly [one: string, many: string]
>

/** What stands before a figure that is not exact. */
export const QUALIFIED: Record<Qualifier, string> = {
  EXACT: '',
  ABOUT: 'about ',
  MORE_THAN: 'more than ',
  LESS_THAN: 'less than ',
}

/** What an amount is in the life of the money: `approved`, `contribution entered`. */
export function stageWord(stage: Stage): string {
  return stage.toLowerCase().replaceAll('_', ' ')
}

/** The same as the name of an amount: `amount approved`, `contribution entered`. */
export function stageInWords(stage: Stage): string {
  return stage.startsWith('CONTRIBUTION') ? stageWord(stage) : `amount ${stageWord(stage)}`
}

type Numbered =
  | { kind: 'LINE'; properties: Pick<PropertiesOf['LINE'], 'number' | 'designation' | 'code'> }
  | { kind: 'SECTION'; properties: Pick<PropertiesOf['SECTION'], 'number' | 'designation' | 'code'> }

/** `line 12 (ex 7)`, `section 2`; what has no number by its designation or code: `Investimento 2.1`. */
export function numbered({ kind, properties }: Numbered): string {
  const { number, designation, code } = properties
  const word = kind === 'LINE' ? 'line' : 'section'
  return number === null ? (designation ?? code ?? word) : `${word} ${number}`
}
