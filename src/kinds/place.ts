import { id, optional, text } from './columns.ts'
import { along, kind, maybe, tie } from './kind.ts'
import { column } from './origin.ts'
import { LIES_IN } from './relationships.ts'
import { TEXT } from './values.ts'

export const PLACE = kind({
  prefix: 'place',
  label: 'Place',
  resource: 'places',
  words: ['place', 'places'],
  italian: ['il luogo', 'luoghi', 'i'],
  description: 'A place of any level and country beside Italian regions: a municipality, a province, a country.',
  naming: 'DESCRIBED',
  properties: {
    level: maybe(TEXT, column(optional(text('level'))), 'Its level, as a word: municipality, province, country.'),
    country: maybe(TEXT, column(optional(text('country'))), 'Its country, by its ISO 3166-1 code, e.g. IT.'),
  },
  columns: [optional({ ...id('within', 'PLACE', 'REGION'), ties: { relation: 'LIES_IN', direction: 'OUT' } })],
  ties: { LIES_IN: tie(LIES_IN, ['PLACE', 'REGION']) },
  views: {
    within: along('ENTITY', '(from)-[:LIES_IN]->(to)', 'The wider place that it lies in.', { shows: 'ONE_OR_NULL' }),
    places: along('PLACE', '(from)<-[:LIES_IN]-(to)', 'The places that lie in it.', { shows: 'PAGE' }),
    lines: along('LINE', '(from)<-[:IN_PLACE]-(to)', 'The lines that a source links to it.', { shows: 'PAGE' }),
    projects: along('PROJECT', '(from)<-[:IN_PLACE]-(to)', 'The projects that a source links to it.', {
      shows: 'PAGE',
    }),
  },
  traits: { role: 'OTHER', end: true, shared: true, counted: false, mixed: false, numbersLines: false, dated: false },
})
