import { SOURCE_FORMAT } from '../model/vocabulary.ts'
import { boolean, id, integer, needed, optional, text, word } from './columns.ts'

import { given, joined, kind, maybe } from './kind.ts'
import { column } from './origin.ts'
import { BOOLEAN, DATE, ID, INT, TEXT } from './values.ts'

export const SOURCE = kind({
  prefix: 'source',
  label: 'Source',
  resource: 'sources',
  words: ['source', 'sources'],
  italian: ['la fonte', 'fonti', 'le'],
  description: 'A document that facts are taken from.',
  naming: 'DESCRIBED',
  properties: {
    language: maybe(
      TEXT,
      column(optional(text('language'))),
      'The language that it is written in, e.g. it or en; it where null.',
    ),
    numbers: maybe(
      TEXT,
      column(optional(text('numbers'))),
      'How it writes numbers, e.g. 1.234,56; several formats have a semicolon between; 1.234,56 where null.',
      { filter: null },
    ),
    dates: maybe(
      TEXT,
      column(optional(text('dates'))),
      'How it writes dates: day-first, month-first or iso; day-first where null.',
      { filter: null },
    ),
    currency: maybe(
      TEXT,
      column(optional(text('currency'))),
      'The currency of its amounts where none is printed, by its ISO 4217 code; EUR where null.',
    ),
    licence: maybe(
      TEXT,
      column(optional(text('licence'))),
      'The licence that its publisher gives, as an SPDX identifier or a name, e.g. CC-BY-4.0; null where none is known.',
    ),
    address: maybe(TEXT, column(optional(text('address'))), 'The web address where its publisher keeps it.', {
      filter: null,
    }),
    series: maybe(
      TEXT,
      column(optional(text('series'))),
      'What it is an edition of: a later edition replaces the one before as a whole; null for a source by itself.',
    ),
    edition: maybe(TEXT, column(optional(text('edition'))), 'Which edition it is, e.g. v02 or 2025-02-28.'),
    retrieved: maybe(
      DATE,
      column(optional(text('retrieved'))),
      'The day on which it was retrieved from its publisher.',
    ),
    complete: maybe(
      BOOLEAN,
      column(optional(boolean('complete'))),
      'Whether it lists all that it is about; false for an excerpt, whose missing rows mean nothing; null where that is not said.',
    ),
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
  columns: [optional(word('format', SOURCE_FORMAT))],
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
