import { along, given, kind } from './kind.ts'
import { printed } from './origin.ts'
import { TEXT } from './values.ts'

export const INVESTMENT_PRIORITY = kind({
  prefix: 'investment-priority',
  label: 'InvestmentPriority',
  resource: 'investment-priorities',
  words: ['investment priority', 'investment priorities'],
  italian: ["la priorità d'investimento", "priorità d'investimento", 'le'],
  description: 'An investment priority of the European funds, by its code.',
  naming: 'PRINTED',
  properties: {
    code: given(TEXT, printed('code', 'code'), 'Its code, e.g. 3.ii.', { required: true, searched: true }),
  },
  columns: [],
  ties: {},
  views: {
    allocations: along('ALLOCATION', '(from)<-[:UNDER_PRIORITY]-(to)', 'What is printed under this priority.', {
      shows: 'PAGE',
    }),
  },
  nouns: { numbered: ['priorita', 'priority'] },
  traits: { role: 'CHARGE', end: true, shared: true, counted: false, mixed: true, numbersLines: false, dated: false },
})
