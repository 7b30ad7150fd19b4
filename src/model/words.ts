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
  | { kind: 'LINE'; properties: Pick<PropertiesOf['LINE'], 'number'> }
  | { kind: 'SECTION'; properties: Pick<PropertiesOf['SECTION'], 'number' | 'designation'> }

/** `line 12 (ex 7)`, `section 2`; a section that has no whole number by its designation: `Investimento 2.1`. */
export function numbered({ kind, properties }: Numbered): string {
  if (kind === 'LINE') return `line ${properties.number}`
  return properties.number === null ? properties.designation : `section ${properties.number}`
}
