import { ids } from './columns.ts'
import { along, defaulting, joined, kind } from './kind.ts'
import { column, idsIn } from './origin.ts'
import { BOOLEAN, IDS } from './values.ts'

export const AXIS = kind({
  prefix: 'axis',
  label: 'Axis',
  resource: 'axes',
  words: ['axis', 'axes'],
  italian: ["l'asse", 'assi', 'gli'],
  description: 'An axis of an operational programme, as printed: a mixed label is an axis of its own.',
  detail:
    'An axis label as printed: a mixed label such as 1-2 is one axis of its own, because its split is not published.',
  naming: 'PRINTED',
  properties: {
    mixed: defaulting(
      BOOLEAN,
      false,
      { read: row => idsIn(row.cell('members')).length > 0 },
      'Whether the label names several axes.',
    ),
    members: defaulting(IDS, [], column(ids('members', 'AXIS')), 'The single axes that a mixed label names.', {
      hidden: true,
      filter: null,
    }),
  },
  columns: [],
  ties: {},
  views: {
    members: joined('AXIS', { from: 'members', to: 'id' }, 'The single axes that a mixed label names.', {
      shows: 'LIST',
      filter: false,
    }),
    allocations: along('ALLOCATION', '(from)<-[:ON_AXIS]-(to)', 'What is printed under this label.', { shows: 'PAGE' }),
  },
  traits: { role: 'CHARGE', end: true, shared: true, counted: false, mixed: true, numbersLines: false, dated: false },
})
