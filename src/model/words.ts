import type { EntityKind } from './kinds.ts'
import type { PropertiesOf } from './properties.ts'
import type { Stage } from './vocabulary.ts'

/** What a thing of a kind is called in a sentence, for somebody who never saw the source. */
export const KIND_WORDS: Record<EntityKind, readonly [one: string, many: string]> = {
  ACT: ['act', 'acts'],
  ALLOCATION: ['amount', 'amounts'],
  AXIS: ['axis', 'axes'],
  BUDGET_MISSION: ['mission of the State budget', 'missions of the State budget'],
  BUDGET_PROGRAMME: ['programme of the State budget', 'programmes of the State budget'],
  COMPANY: ['company', 'companies'],
  CPI_GROUP: ['group of employment centres', 'groups of employment centres'],
  CRISIS: ['crisis', 'crises'],
  FUND: ['fund', 'funds'],
  INDICATOR: ['indicator', 'indicators'],
  INVESTMENT_PRIORITY: ['investment priority', 'investment priorities'],
  LINE: ['line of activity', 'lines of activity'],
  NAVIGATOR_COHORT: ['cohort', 'cohorts'],
  ORGANISATION: ['organisation', 'organisations'],
  PLAN: ['plan', 'plans'],
  REGION: ['region', 'regions'],
  RESULT: ['result', 'results'],
  SECTION: ['section', 'sections'],
  SOURCE: ['source', 'sources'],
  SPENDING_PROGRAMME: ['spending programme', 'spending programmes'],
  TABLE: ['table', 'tables'],
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
