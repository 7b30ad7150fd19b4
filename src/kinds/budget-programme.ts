import { givenBy, id, needed } from './columns.ts'
import { along, given, kind, tie } from './kind.ts'
import { printed } from './origin.ts'
import { CLASSIFIES } from './relationships.ts'
import { footnotes } from './shared.ts'
import { TEXT } from './values.ts'

export const BUDGET_PROGRAMME = kind({
  prefix: 'budget-programme',
  label: 'BudgetProgramme',
  resource: 'budget-programmes',
  words: ['programme of the State budget', 'programmes of the State budget'],
  italian: ['il programma del bilancio dello Stato', 'programmi del bilancio dello Stato', 'i'],
  description: 'A programme of the State budget, inside a mission.',
  naming: 'PRINTED',
  properties: {
    code: given(TEXT, printed('code', 'code'), 'Its code inside its mission, e.g. 010.', {
      required: true,
      searched: true,
    }),
    footnotes,
  },
  columns: [needed(givenBy(id('mission', 'BUDGET_MISSION'), 'HAS_PROGRAMME'))],
  ties: { CLASSIFIES: tie(CLASSIFIES, ['SPENDING_PROGRAMME', 'SECTION']) },
  views: {
    spendingProgrammes: along(
      'SPENDING_PROGRAMME',
      '(from)-[:CLASSIFIES]->(to)',
      'The spending programmes listed under it.',
      { shows: 'LIST' },
    ),
    sections: along('SECTION', '(from)-[:CLASSIFIES]->(to)', 'The sections of plans listed under it.', {
      shows: 'LIST',
    }),
    indicators: along('INDICATOR', '(from)<-[:MEASURES]-(to)', 'The indicators printed under it.', { shows: 'LIST' }),
    mission: along('BUDGET_MISSION', '(from)<-[:HAS_PROGRAMME]-(to)', 'Its mission.', { shows: 'ONE' }),
  },
  nouns: { numbered: ['programma', 'programme'] },
  traits: { role: 'FRAME', end: false, shared: true, counted: false, mixed: false, numbersLines: false, dated: false },
})
