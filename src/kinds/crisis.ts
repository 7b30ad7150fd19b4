import { boolean, gives, id } from './columns.ts'
import { along, kind, maybe, step, tie } from './kind.ts'
import { column } from './origin.ts'
import { IN_REGION } from './relationships.ts'
import { regions } from './shared.ts'
import { BOOLEAN } from './values.ts'

export const CRISIS = kind({
  prefix: 'crisis',
  label: 'Crisis',
  resource: 'crises',
  words: ['crisis', 'crises'],
  italian: ['la crisi', 'crisi', 'le'],
  description: 'A company or area crisis that a line of activity intervened on.',
  naming: 'DESCRIBED',
  properties: {
    multiSite: maybe(
      BOOLEAN,
      column(boolean('multiSite')),
      'Whether the company has several sites; null where no source says.',
    ),
  },
  columns: [gives(id('company', 'COMPANY'), 'AFFECTS')],
  ties: {
    AFFECTS: tie(
      { describe: 'whose crisis it is', words: ['affects', 'affected by'], italian: ['riguarda', 'interessato da'] },
      ['COMPANY'],
    ),
    IN_REGION: tie(IN_REGION, ['REGION'], step('OUT')),
  },
  views: {
    company: along('COMPANY', '(from)-[:AFFECTS]->(to)', 'The company it affects; null for a crisis of an area.', {
      shows: 'ONE_OR_NULL',
    }),
    handledBy: along('ENTITY', '(from)<-[:HANDLES]-(to)', 'The lines or sections that intervened on it.', {
      shows: 'LIST',
    }),
    regions: regions('The regions that a source names for it.'),
  },
  nouns: { named: ['crisi', 'crisis'] },
  traits: { role: 'OTHER', end: false, shared: false, counted: false, mixed: false, numbersLines: false, dated: false },
})
