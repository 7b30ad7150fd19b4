import { along, kind } from './kind.ts'

export const FUND = kind({
  prefix: 'fund',
  label: 'Fund',
  resource: 'funds',
  words: ['fund', 'funds'],
  italian: ['il fondo', 'fondi', 'i'],
  description: 'A fund or operational programme that money is charged to.',
  naming: 'PRINTED',
  properties: {},
  columns: [],
  ties: {},
  views: {
    allocations: along('ALLOCATION', '(from)<-[:CHARGED_TO]-(to)', 'What is charged to it.', { shows: 'PAGE' }),
  },
  nouns: { named: ['fondo', 'fund'] },
  traits: { role: 'CHARGE', end: true, shared: true, counted: false, mixed: false, numbersLines: false, dated: false },
})
