import { along, given, kind, tie } from './kind.ts'
import { printed } from './origin.ts'
import { TEXT } from './values.ts'

export const BUDGET_MISSION = kind({
  prefix: 'budget-mission',
  label: 'BudgetMission',
  resource: 'budget-missions',
  words: ['mission of the State budget', 'missions of the State budget'],
  italian: ['la missione del bilancio dello Stato', 'missioni del bilancio dello Stato', 'le'],
  description: 'A mission of the State budget.',
  naming: 'PRINTED',
  properties: {
    code: given(TEXT, printed('code', 'code'), 'Its code, e.g. 026.', { required: true, searched: true }),
  },
  columns: [],
  ties: {
    HAS_PROGRAMME: tie(
      {
        describe: 'a part of the mission',
        words: ['has programme', 'programme of'],
        italian: ['ha il programma', 'programma di'],
      },
      ['BUDGET_PROGRAMME'],
    ),
  },
  views: {
    programmes: along('BUDGET_PROGRAMME', '(from)-[:HAS_PROGRAMME]->(to)', 'Its programmes.', { shows: 'LIST' }),
  },
  nouns: { numbered: ['missione', 'mission'] },
  traits: { role: 'FRAME', end: false, shared: true, counted: false, mixed: false, numbersLines: false, dated: false },
})
