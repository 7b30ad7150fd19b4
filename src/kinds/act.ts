import { ACT_KIND, ACT_STATUS, DATE_PRECISION } from '../model/vocabulary.ts'
import { needed, word } from './columns.ts'
import { along, given, kind, maybe, tie } from './kind.ts'
import { column, printed } from './origin.ts'
import { CLASSIFIED_AS, IN_REGION } from './relationships.ts'
import { regions } from './shared.ts'
import { DATE, TEXT, wordOf } from './values.ts'

/** What it says of a plan or programme, or the money that it sets for it or for a part of it. */
const TOUCHES = '(from)-[:SETS]->{0,1}()-[:APPROVES|AMENDS|CONCERNS|FOR]->()'

export const ACT = kind({
  prefix: 'act',
  label: 'Act',
  resource: 'acts',
  words: ['act', 'acts'],
  italian: ["l'atto", 'atti', 'gli'],
  description: 'A law, decree, directive, agreement, notice or letter.',
  naming: 'PRINTED',
  properties: {
    actKind: given(wordOf('ActKind', ACT_KIND), column(needed(word('actKind', ACT_KIND))), 'What kind of act it is.'),
    status: given(wordOf('ActStatus', ACT_STATUS), column(needed(word('status', ACT_STATUS))), 'How far it has come.'),
    number: maybe(TEXT, printed('number', 'text'), 'As printed, e.g. 549 or 1913/2020; null where none is printed.'),
    date: maybe(
      DATE,
      printed('date', 'date', known => known.value.day),
      'Its date, or the last day of its month or year; null where none is printed.',
      { order: { name: 'DATE', index: true, describe: 'By date; those without one last.' } },
    ),
    datePrecision: maybe(
      wordOf('DatePrecision', DATE_PRECISION),
      printed('date', 'date', known => known.value.precision),
      'How exactly the date is known; null without a date.',
    ),
    publishedIn: maybe(TEXT, printed('publishedIn', 'text'), 'Official journal, issue and date, as printed.'),
  },
  columns: [],
  ties: {
    SETS: tie(
      { describe: 'the amount is set by the act', words: ['sets', 'set by'], italian: ['assegna', 'assegnato da'] },
      ['ALLOCATION'],
      {
        way: 'OUT',
        as: 'OPENING',
      },
    ),
    APPROVES: tie(
      { describe: 'puts it in force', words: ['approves', 'approved by'], italian: ['approva', 'approvato da'] },
      ['PLAN', 'SPENDING_PROGRAMME', 'ACT'],
      { way: 'OUT', as: 'OPENING', ends: ['PLAN', 'SPENDING_PROGRAMME'] },
    ),
    AMENDS: tie({ describe: 'changes it', words: ['amends', 'amended by'], italian: ['modifica', 'modificato da'] }, [
      'PLAN',
      'SPENDING_PROGRAMME',
      'ACT',
    ]),
    CONVERTS: tie(
      {
        describe: 'a law converts a decree-law',
        words: ['converts', 'converted by'],
        italian: ['converte', 'convertito da'],
      },
      ['ACT'],
    ),
    FOLLOWS: tie(
      {
        describe: 'the later step of a procedure follows the earlier',
        words: ['follows', 'followed by'],
        italian: ['segue', 'seguito da'],
        acyclic: true,
      },
      ['ACT'],
    ),
    CONCERNS: tie(
      {
        describe: 'any other bearing; note says which',
        words: ['concerns', 'acts about it'],
        italian: ['riguarda', 'oggetto di'],
      },
      ['ORGANISATION', 'PLAN', 'SECTION', 'LINE', 'SPENDING_PROGRAMME'],
    ),
    ISSUED_BY: tie(
      { describe: 'whose act it is', words: ['issued by', 'issued'], italian: ['emanato da', 'ha emanato'] },
      ['ORGANISATION'],
    ),
    DOCUMENTS: tie(
      {
        describe: 'the act documents that the target was met',
        words: ['documents', 'documented by'],
        italian: ['documenta', 'documentato da'],
      },
      ['TARGET'],
    ),
    CLASSIFIED_AS: tie(CLASSIFIED_AS, ['CLASSIFICATION']),
    IN_REGION: tie(IN_REGION, ['REGION']),
  },
  // The narrowest come first: a filter begins at the far end of the first that names an id.
  views: {
    allocations: along('ALLOCATION', '(from)-[:SETS]->(to)', 'The amounts it sets, totals and parts alike.', {
      shows: 'PAGE',
    }),
    programmes: along(
      'SPENDING_PROGRAMME',
      `${TOUCHES}<-[:HAS_LINE]-{0,12}(to)`,
      'The programmes that it approves, amends, concerns, or sets money for, lines included.',
      { shows: 'LIST' },
    ),
    plans: along(
      'PLAN',
      `${TOUCHES}<-[:HAS_LINE|HAS_SECTION]-{0,12}(to)`,
      'The plans that it approves, amends, concerns, or sets money for, sections and lines included.',
      { shows: 'LIST' },
    ),
    approves: along('ENTITY', '(from)-[:APPROVES]->(to)', 'What it approves.', { shows: 'LIST' }),
    amends: along('ENTITY', '(from)-[:AMENDS]->(to)', 'What it amends.', { shows: 'LIST' }),
    regions: regions('The regions that a source names for it.'),
    issuers: along('ORGANISATION', '(from)-[:ISSUED_BY]->(to)', 'Who issued it; empty where no source says.', {
      shows: 'LIST',
      wide: true,
    }),
  },
  traits: { role: 'ACT', end: false, shared: false, counted: false, mixed: false, numbersLines: false, dated: true },
})
