import { id, needed, optional, text } from './columns.ts'
import { along, given, kind, maybe, tie } from './kind.ts'
import { column, printed } from './origin.ts'
import { TEXT } from './values.ts'

export const CLASSIFICATION = kind({
  prefix: 'classification',
  label: 'Classification',
  resource: 'classifications',
  words: ['heading of a classification', 'headings of classifications'],
  italian: ['la voce di classificazione', 'voci di classificazione', 'le'],
  description: 'A heading of a classification, by its scheme and code: a function of COFOG, a sector, a policy marker.',
  naming: 'DESCRIBED',
  properties: {
    scheme: given(TEXT, column(needed(text('scheme'))), 'The classification, e.g. COFOG or OECD-DAC-5.'),
    code: maybe(TEXT, printed('code', 'text'), 'Its code in the classification, whole and as printed.', {
      searched: true,
    }),
  },
  columns: [optional({ ...id('within', 'CLASSIFICATION'), ties: { relation: 'NARROWS', direction: 'OUT' } })],
  ties: {
    NARROWS: tie(
      {
        describe: 'a narrower heading of a wider one',
        words: ['narrows', 'widens'],
        italian: ['specifica', 'comprende'],
        acyclic: true,
      },
      ['CLASSIFICATION'],
    ),
  },
  views: {
    within: along('CLASSIFICATION', '(from)-[:NARROWS]->(to)', 'The wider heading; null for one at the top.', {
      shows: 'ONE_OR_NULL',
    }),
    headings: along('CLASSIFICATION', '(from)<-[:NARROWS]-(to)', 'The narrower headings.', { shows: 'PAGE' }),
    allocations: along('ALLOCATION', '(from)<-[:CLASSIFIED_AS]-(to)', 'The amounts printed under it.', {
      shows: 'PAGE',
    }),
  },
  traits: { role: 'CHARGE', end: true, shared: true, counted: false, mixed: true, numbersLines: false, dated: false },
})
