import { along, kind, tie } from './kind.ts'
import { FUNDED_BY } from './relationships.ts'

export const ORGANISATION = kind({
  prefix: 'organisation',
  label: 'Organisation',
  resource: 'organisations',
  words: ['organisation', 'organisations'],
  italian: ["l'organizzazione", 'organizzazioni', 'le'],
  description: 'A body that issues, receives or takes part.',
  naming: 'DESCRIBED',
  properties: {},
  columns: [],
  ties: { FUNDED_BY: tie(FUNDED_BY, ['FUND', 'ORGANISATION']) },
  views: {
    acts: along('ACT', '(from)<-[:ISSUED_BY]-(to)', 'The acts that it issued.', { shows: 'PAGE' }),
    allocations: along('ALLOCATION', '(from)<-[:BENEFITS]-(to)', 'The amounts that it receives.', { shows: 'PAGE' }),
    results: along('RESULT', '(from)<-[:INVOLVES]-(to)', 'The results that it took part in.', { shows: 'PAGE' }),
  },
  traits: { role: 'CHARGE', end: true, shared: true, counted: false, mixed: false, numbersLines: false, dated: false },
})
