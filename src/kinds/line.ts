import { givenBy, id, optional } from './columns.ts'
import { along, kind, maybe, step, tie } from './kind.ts'
import { printed } from './origin.ts'
import {
  ACHIEVED,
  CLASSIFIED_AS,
  DEPLOYS,
  HANDLES,
  HAS_CONTRACT,
  HAS_LINE,
  HAS_PROJECT,
  IMPLEMENTS,
  IN_PLACE,
  IN_REGION,
  MANAGED_BY,
} from './relationships.ts'
import {
  classifications,
  contracts,
  designated,
  indicators,
  inPlaces,
  levelled,
  managers,
  moneyFor,
  projects,
  regions,
  results,
  targets,
} from './shared.ts'
import { TEXT } from './values.ts'

export const LINE = kind({
  prefix: 'line',
  label: 'Line',
  resource: 'lines',
  words: ['line of activity', 'lines of activity'],
  italian: ['la linea di attività', 'linee di attività', 'le'],
  description: 'A line of activity of a plan or a spending programme.',
  detail: 'A line of activity. Its number is unique only inside its plan or programme.',
  naming: 'PRINTED',
  properties: {
    number: maybe(
      TEXT,
      printed('number', 'designation', known => known.value.number),
      'What follows the word for its level in its designation, e.g. 4, 7T, 3.1, 8 bis or IV; no leading zeros; null where it has a code or a name alone.',
    ),
    ...designated('LINEA 12 (ex 7)', {
      name: 'NUMBER',
      index: true,
      describe:
        'By number, as a person counts: 8, 8 bis, 9, 10. It is unique only inside a plan or programme; those without one last.',
    }),
    ...levelled,
  },
  columns: [
    givenBy(id('plan', 'PLAN'), 'HAS_LINE'),
    givenBy(id('section', 'SECTION'), 'HAS_LINE'),
    givenBy(id('programme', 'SPENDING_PROGRAMME'), 'HAS_LINE'),
    optional(givenBy(id('line', 'LINE'), 'HAS_LINE')),
  ],
  ties: {
    HAS_LINE: tie(HAS_LINE, ['LINE'], step('OUT')),
    HAS_PROJECT: tie(HAS_PROJECT, ['PROJECT'], step('OUT')),
    HAS_CONTRACT: tie(HAS_CONTRACT, ['CONTRACT'], step('OUT')),
    IMPLEMENTS: tie(IMPLEMENTS, ['LINE']),
    IN_PLACE: tie(IN_PLACE, ['PLACE'], step('OUT')),
    MANAGED_BY: tie(MANAGED_BY, ['ORGANISATION']),
    CLASSIFIED_AS: tie(CLASSIFIED_AS, ['CLASSIFICATION']),
    ACHIEVED: tie(ACHIEVED, ['RESULT'], step('OUT')),
    IN_REGION: tie(IN_REGION, ['REGION'], step('OUT')),
    DEPLOYS: tie(DEPLOYS, ['NAVIGATOR_COHORT'], step('OUT')),
    HANDLES: tie(HANDLES, ['CRISIS'], step('OUT')),
  },
  must: [
    {
      relation: 'HAS_LINE',
      end: 'to',
      least: 1,
      most: 1,
      hint: 'give one of section, plan, programme and line: what it is directly a part of',
    },
  ],
  views: {
    allocations: moneyFor('The money for it: one row or several.'),
    results: results('What a source says it did.'),
    indicators,
    crises: along('CRISIS', '(from)-[:HANDLES]->(to)', 'The crises that it intervened on.', { shows: 'LIST' }),
    lines: along('LINE', '(from)-[:HAS_LINE]->(to)', 'The lines inside it, by number.', {
      shows: 'LIST',
      by: 'sortKey',
    }),
    line: along(
      'LINE',
      '(from)<-[:HAS_LINE]-(to)',
      'The line it is inside of; null for a line of a section, plan or programme.',
      {
        shows: 'ONE_OR_NULL',
      },
    ),
    section: along('SECTION', '(from)<-[:HAS_LINE]-{1,12}(to)', 'Its section; null where its plan has none.', {
      shows: 'ONE_OR_NULL',
    }),
    programme: along(
      'SPENDING_PROGRAMME',
      '(from)<-[:HAS_LINE]-{1,12}(to)',
      'Its spending programme; null for a line of a plan.',
      { shows: 'ONE_OR_NULL' },
    ),
    plan: along(
      'PLAN',
      '(from)<-[:HAS_LINE|HAS_SECTION]-{1,12}(to)',
      'Its plan, through its section where it has one; null for a line of a programme.',
      { shows: 'ONE_OR_NULL' },
    ),
    targets,
    projects,
    contracts,
    managers,
    classifications,
    places: inPlaces,
    regions: regions('The regions that a source names for it.'),
  },
  nouns: { numbered: ['linea', 'line'] },
  traits: {
    role: 'ACTIVITY',
    end: false,
    shared: false,
    counted: false,
    mixed: false,
    numbersLines: false,
    dated: false,
  },
})
