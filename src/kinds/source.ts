import { SOURCE_FORMAT } from '../model/vocabulary.ts'
import { id, integer, needed, optional, text, word } from './columns.ts'
import { given, joined, kind, maybe } from './kind.ts'
import { column } from './origin.ts'
import { ID, INT, TEXT } from './values.ts'

export const SOURCE = kind({
  prefix: 'source',
  label: 'Source',
  resource: 'sources',
  words: ['source', 'sources'],
  italian: ['la fonte', 'fonti', 'le'],
  description: 'A document that facts are taken from.',
  naming: 'DESCRIBED',
  properties: {
    publisher: maybe(ID, column(id('publisher', 'ORGANISATION')), 'Who published it; null where no package says.', {
      hidden: true,
      filter: null,
    }),
    year: given(INT, column(integer('year')), 'The year it reports on.'),
    sha256: given(TEXT, column(needed(text('sha256'))), 'SHA-256 of the source text, in hexadecimal.', {
      filter: null,
    }),
    lineCount: given(INT, column(integer('lineCount')), 'How many lines the source text has.', { filter: null }),
  },
  columns: [
    ...['language', 'numbers', 'dates', 'currency'].map(name => optional(text(name))),
    optional(word('format', SOURCE_FORMAT)),
  ],
  ties: {},
  views: {
    tables: joined('TABLE', { from: 'id', to: 'source' }, 'Its tables, in the order they are printed.', {
      shows: 'LIST',
      by: 'firstLine',
      filter: false,
    }),
    publisher: joined(
      'ORGANISATION',
      { from: 'publisher', to: 'id' },
      'Who published it; null where no package says.',
      {
        shows: 'ONE_OR_NULL',
        wide: true,
      },
    ),
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
