import { QUALIFIER } from '../model/vocabulary.ts'
import { boolean, givenBy, gives, id, optional, shownAs, text, word } from './columns.ts'
import { along, defaulting, kind, maybe, step, tie } from './kind.ts'
import { column, printed } from './origin.ts'
import { CORROBORATED_BY, IN_REGION, INVOLVES } from './relationships.ts'
import { regions } from './shared.ts'
import { BOOLEAN, DECIMAL, INT, TEXT, TEXTS, wordOf } from './values.ts'

export const RESULT = kind({
  prefix: 'result',
  label: 'Result',
  resource: 'results',
  words: ['result', 'results'],
  italian: ['il risultato', 'risultati', 'i'],
  description: 'A thing that a source says was done.',
  detail: 'A thing that a report says was done; with a value where it gives one.',
  naming: 'DESCRIBED',
  properties: {
    value: maybe(DECIMAL, printed('value', 'decimal'), 'The figure, in `unit`; null where the source gives none.', {
      order: {
        name: 'VALUE',
        index: false,
        compared: 'number',
        describe: 'By figure, whatever its unit; those without one last.',
      },
    }),
    unit: maybe(TEXT, column(text('unit')), 'What is counted; null without a value.'),
    qualifier: defaulting(
      wordOf('Qualifier', QUALIFIER),
      'EXACT',
      column(word('qualifier', QUALIFIER)),
      'How exact the figure is meant.',
    ),
    period: maybe(TEXT, printed('period', 'text'), 'The period it was done in, as printed; null where none is.'),
    cumulative: defaulting(
      BOOLEAN,
      false,
      column(boolean('cumulative')),
      'Whether the figure counts from the beginning of the work rather than from that of the period.',
    ),
    regionsCounted: maybe(
      INT,
      printed('regionsCounted', 'integer'),
      'How many regions the source counts, named or not; provinces printed beside them are in regions.',
      { searched: 'regioni regions' },
    ),
    places: defaulting(
      TEXTS,
      [],
      { fields: { place: 'texts' }, read: row => row.distinct(row.all('place', 'texts').map(place => place.value)) },
      'Places that are not regions, as printed.',
      { searched: true },
    ),
  },
  columns: [givenBy(id('achievedBy'), 'ACHIEVED'), optional(shownAs(gives(id('base', 'RESULT'), 'SHARE_OF'), 'bases'))],
  ties: {
    LEADS_TO: tie(
      {
        describe: 'the next stage of a funnel',
        words: ['leads to', 'comes after'],
        italian: ['porta a', 'viene dopo'],
        acyclic: true,
      },
      ['RESULT'],
      step('OUT'),
    ),
    SHARE_OF: tie(
      {
        describe: 'the count that a percentage is of',
        words: ['is a share of', 'is the base of'],
        italian: ['è una quota di', 'è la base di'],
      },
      ['RESULT'],
    ),
    IN_REGION: tie(IN_REGION, ['REGION'], step('OUT')),
    INVOLVES: tie(INVOLVES, ['CPI_GROUP', 'CRISIS', 'ORGANISATION', 'NAVIGATOR_COHORT'], step('OUT')),
    CORROBORATED_BY: tie(CORROBORATED_BY, ['RESULT']),
  },
  must: [
    {
      relation: 'ACHIEVED',
      end: 'to',
      least: 1,
      most: 1,
      hint: 'give achievedBy, or an ACHIEVED row in links.csv',
    },
  ],
  views: {
    achievedBy: along('ENTITY', '(from)<-[:ACHIEVED]-(to)', 'The line, section, project or programme that did it.', {
      shows: 'ONE',
    }),
    plan: along(
      'PLAN',
      '(from)<-[:ACHIEVED]-()<-[:HAS_LINE|HAS_SECTION]-{1,12}(to)',
      'The plan of the line or section that did it; null where a programme did.',
      { shows: 'ONE_OR_NULL' },
    ),
    programme: along(
      'SPENDING_PROGRAMME',
      '(from)<-[:ACHIEVED]-()<-[:HAS_LINE]-{0,12}(to)',
      'The programme that did it, or that of the line that did it; null where a plan is behind it.',
      { shows: 'ONE_OR_NULL' },
    ),
    next: along('RESULT', '(from)-[:LEADS_TO]->(to)', 'The next stages of its funnel.', { shows: 'LIST' }),
    bases: along(
      'RESULT',
      '(from)-[:SHARE_OF]->(to)',
      'The count that a percentage is of; several where the source does not say which. Empty where nothing was said of it.',
      { shows: 'LIST' },
    ),
    cpiGroups: along('CPI_GROUP', '(from)-[:INVOLVES]->(to)', 'The groups of employment centres that took part.', {
      shows: 'LIST',
    }),
    regions: regions('The regions that the source names.'),
  },
  about: ['value'],
  traits: {
    role: 'OUTCOME',
    end: false,
    shared: false,
    counted: true,
    mixed: false,
    numbersLines: false,
    dated: false,
  },
})
