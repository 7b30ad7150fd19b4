import { along, given, kind } from './kind.ts'
import { printed } from './origin.ts'
import { INT } from './values.ts'

export const CPI_GROUP = kind({
  prefix: 'cpi-group',
  label: 'CpiGroup',
  resource: 'cpi-groups',
  words: ['group of employment centres', 'groups of employment centres'],
  italian: ["il gruppo di centri per l'impiego", "gruppi di centri per l'impiego", 'i'],
  description: 'Public employment centres known only by how many they are.',
  detail: 'Public employment centres (CPI) known only by how many they are: the sources list none by name.',
  naming: 'DESCRIBED',
  properties: {
    size: given(INT, printed('size', 'integer'), 'How many centres.', {
      required: true,
      searched: 'cpi',
      order: { name: 'SIZE', index: true, describe: 'By how many centres they are.' },
    }),
  },
  columns: [],
  ties: {},
  views: { results: along('RESULT', '(from)<-[:INVOLVES]-(to)', 'What was done with them.', { shows: 'PAGE' }) },
  about: ['size'],
  nouns: { numbered: ['cpi'], named: ['cpi'] },
  traits: { role: 'OTHER', end: true, shared: false, counted: true, mixed: false, numbersLines: false, dated: false },
})
