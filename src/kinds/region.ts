import { needed, text } from './columns.ts'
import { along, given, kind, maybe } from './kind.ts'
import { column } from './origin.ts'
import { TEXT } from './values.ts'

export const REGION = kind({
  prefix: 'region',
  label: 'Region',
  resource: 'regions',
  words: ['region', 'regions'],
  italian: ['la regione', 'regioni', 'le'],
  description: 'An Italian region or autonomous province.',
  naming: 'LISTED',
  properties: {
    istatCode: given(TEXT, column(needed(text('istatCode'))), 'Its ISTAT code.', { searched: true }),
    nutsCode: maybe(
      TEXT,
      column(text('nutsCode')),
      'Its NUTS code; null where NUTS has no region of the kind: Trentino-Alto Adige is two NUTS-2 units.',
      { searched: true },
    ),
  },
  columns: [needed(text('name'))],
  ties: {},
  views: {
    results: along('RESULT', '(from)<-[:IN_REGION]-(to)', 'What a source says was done there.', { shows: 'PAGE' }),
    lines: along('LINE', '(from)<-[:IN_REGION]-(to)', 'The lines that a source links to it.', { shows: 'PAGE' }),
  },
  nouns: { named: ['regione', 'region'] },
  traits: { role: 'OTHER', end: true, shared: true, counted: false, mixed: false, numbersLines: false, dated: false },
})
