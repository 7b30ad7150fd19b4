import { id, integer, needed } from './columns.ts'
import { along, given, joined, kind } from './kind.ts'
import { column } from './origin.ts'
import { ID, INT } from './values.ts'

export const TABLE = kind({
  prefix: 'table',
  label: 'Table',
  resource: 'tables',
  words: ['table', 'tables'],
  italian: ['la tabella', 'tabelle', 'le'],
  description: 'A printed table of a source.',
  detail: 'A printed table; its amounts balance, or fail to, inside it.',
  naming: 'DESCRIBED',
  properties: {
    source: given(ID, column(needed(id('source', 'SOURCE'))), 'The document it is printed in.', {
      hidden: true,
      filter: null,
    }),
    firstLine: given(INT, column(integer('firstLine')), 'Its first line in the source text.', {
      order: { name: 'FIRST_LINE', index: true, describe: 'By where they begin in their source text.' },
    }),
    lastLine: given(INT, column(integer('lastLine')), 'Its last line in the source text.'),
  },
  columns: [],
  ties: {},
  views: {
    allocations: joined(
      'ALLOCATION',
      { from: 'id', to: 'table' },
      'The amounts that stand in it, computed subtotals among them.',
      { shows: 'PAGE' },
    ),
    checks: along('CHECK', '(from)<-[:ABOUT]-(to)', 'The checks that are about it.'),
    source: joined('SOURCE', { from: 'source', to: 'id' }, 'The document it is printed in.', {
      shows: 'ONE',
      wide: true,
    }),
  },
  traits: {
    role: 'DOCUMENT',
    end: false,
    shared: false,
    counted: false,
    mixed: false,
    numbersLines: false,
    dated: false,
  },
})
