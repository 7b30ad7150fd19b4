import { UNDECLARED } from '../model/currency.ts'
import { isDay } from '../model/dates.ts'
import { ABSENCE, GRAIN, PART, PRECISION, STAGE } from '../model/vocabulary.ts'
import { givenBy, gives, id, needed, optional, shownAs, text, word } from './columns.ts'
import { along, defaulting, given, joined, kind, maybe, tie } from './kind.ts'
import { CONCLUDED, column, type PackageRow, printed } from './origin.ts'
import { CLASSIFIED_AS } from './relationships.ts'
import { classifications } from './shared.ts'
import { CURRENCY, DATE, ID, IDS, INT, MONEY, TEXT, wordOf } from './values.ts'

export const ALLOCATION = kind({
  prefix: 'allocation',
  label: 'Allocation',
  resource: 'allocations',
  words: ['amount', 'amounts'],
  italian: ["l'importo", 'importi', 'gli'],
  description: 'An amount of money, at one stage of its life, for one target.',
  naming: 'COMPOSED',
  properties: {
    stage: given(
      wordOf('Stage', STAGE),
      column(needed(word('stage', STAGE))),
      'What the amount is in the life of the money.',
    ),
    grain: given(wordOf('Grain', GRAIN), column(needed(word('grain', GRAIN))), 'What the figure is in its table.'),
    part: given(wordOf('Part', PART), column(needed(word('part', PART))), 'Which part of its target it is for.'),
    amount: maybe(
      MONEY,
      printed('amount', 'money', known => known.value.units),
      'Its amount. An empty cell has none, and matches no bound. Where a release holds several currencies, ask for one by currency: {eq} beside it.',
      {
        hidden: true,
        order: {
          name: 'AMOUNT',
          index: true,
          describe:
            'By amount; those without one last. Figures of different currencies are not converted: filter by currency first.',
        },
      },
    ),
    currency: defaulting(
      CURRENCY,
      UNDECLARED,
      {
        fields: { currency: 'currency' },
        read: row => row.currency('amount', 'absence') ?? row.currency(...row.fields()),
      },
      'The currency of its amount, or of the empty cell: an ISO 4217 code, e.g. EUR.',
      { hidden: true, evidenceField: 'amount.currency' },
    ),
    precision: maybe(
      wordOf('Precision', PRECISION),
      printed('amount', 'money', known => known.value.precision),
      'The unit of the printed figure.',
      { hidden: true },
    ),
    printed: maybe(
      TEXT,
      printed('amount', 'money', known => known.raw),
      'The figure as printed.',
      { hidden: true, filter: null },
    ),
    absence: maybe(
      wordOf('Absence', ABSENCE),
      { ...column(word('absence', ABSENCE)), fields: { absence: 'absent' } },
      'Why there is no amount; null when there is one.',
    ),
    provision: maybe(TEXT, printed('provision', 'text'), 'The article or point of the act, as printed.'),
    period: maybe(TEXT, printed('period', 'text'), 'The period it is for, as printed.'),
    date: maybe(
      DATE,
      {
        ...column(optional(text('date'))),
        ...printed('date', 'date'),
        read: row => row.one('date', 'date')?.value.day ?? (dayIn(row) || undefined),
      },
      'The day of the amount itself, such as that of a payment, or the day that the heading of its column names; null where its act or source dates it.',
    ),
    start: maybe(
      DATE,
      printed('start', 'date', known => known.value.day),
      'The first day of the period it is for.',
    ),
    end: maybe(
      DATE,
      printed('end', 'date', known => known.value.day),
      'The last day of the period it is for.',
    ),
    items: maybe(
      INT,
      printed('items', 'integer'),
      'How many items the amount covers, such as measures or payments, where the table prints it.',
      { searched: '' },
    ),
    table: maybe(ID, column(id('table', 'TABLE')), 'The table it stands in; null for a figure of running text.', {
      hidden: true,
      filter: null,
    }),
    column: maybe(
      TEXT,
      { read: row => (row.cell('table') === '' ? undefined : row.id.slice(row.id.lastIndexOf('/') + 1)) },
      'The column of that table: a slug, the last segment of its id.',
      { hidden: true, filter: null },
    ),
    edition: maybe(ID, CONCLUDED, 'The source that prints it, where that is an edition of a series; else null.', {
      hidden: true,
      filter: null,
    }),
    italianName: maybe(TEXT, CONCLUDED, 'What it is called in Italian; its name is in English.', {
      hidden: true,
      filter: null,
    }),
    withdrawnIn: maybe(ID, CONCLUDED, 'The edition of its source that no longer lists it; null while none does.', {
      hidden: true,
      filter: null,
    }),
    derivedFrom: defaulting(IDS, [], CONCLUDED, 'What a computed amount was computed from; empty when it is printed.', {
      hidden: true,
      filter: null,
    }),
  },
  columns: [
    givenBy(id('act', 'ACT'), 'SETS'),
    gives(id('target'), 'FOR'),
    gives(id('beneficiary', 'ORGANISATION'), 'BENEFITS'),
    optional(gives(id('payer', 'ORGANISATION'), 'PAID_BY')),
    gives(id('fund', 'FUND'), 'CHARGED_TO'),
    shownAs(gives(id('axis', 'AXIS'), 'ON_AXIS'), 'axes'),
  ],
  fields: { priorities: 'codes' },
  ties: {
    FOR: tie(
      { describe: 'what the money is for', words: ['is for', 'funding'], italian: ['è per', 'finanziato con'] },
      // From the widest to the narrowest.
      [
        'PLAN',
        'SPENDING_PROGRAMME',
        'SECTION',
        'LINE',
        'PROJECT',
        'CONTRACT',
        'NAVIGATOR_COHORT',
        'RESULT',
        'INDICATOR',
      ],
      { way: 'OUT', as: 'OPENING' },
    ),
    BREAKS_DOWN_INTO: tie(
      {
        describe: 'a total and its parts, in one table and column, by one breakdown',
        words: ['breaks down into', 'part of'],
        italian: ['si ripartisce in', 'parte di'],
        sameMoney: true,
        acyclic: true,
      },
      ['ALLOCATION'],
    ),
    SUPERSEDES: tie(
      {
        describe: 'the later amount replaces the earlier',
        words: ['supersedes', 'superseded by'],
        italian: ['sostituisce', 'sostituito da'],
        sameMoney: true,
        acyclic: true,
      },
      ['ALLOCATION'],
    ),
    REDUCES: tie(
      {
        describe: 'a movement lowers an amount, as a decommitment lowers a budget',
        words: ['reduces', 'reduced by'],
        italian: ['riduce', 'ridotto da'],
        sameMoney: true,
      },
      ['ALLOCATION'],
    ),
    RESTATES: tie(
      {
        describe: 'the same money printed again',
        words: ['restates', 'restated by'],
        italian: ['riporta di nuovo', 'riportato di nuovo da'],
        sameMoney: true,
        acyclic: true,
      },
      ['ALLOCATION'],
    ),
    PAID_BY: tie({ describe: 'who pays it out', words: ['paid by', 'pays'], italian: ['pagato da', 'paga'] }, [
      'ORGANISATION',
    ]),
    CLASSIFIED_AS: tie(CLASSIFIED_AS, ['CLASSIFICATION'], { way: 'OUT', as: 'CLOSING' }),
    CHARGED_TO: tie(
      { describe: 'who pays', words: ['charged to', 'is charged with'], italian: ['imputato a', 'a carico di cui è'] },
      ['FUND'],
      {
        way: 'OUT',
        as: 'CLOSING',
      },
    ),
    ON_AXIS: tie(
      { describe: 'the label printed beside it', words: ['on axis', 'axis of'], italian: ["sull'asse", 'asse di'] },
      ['AXIS'],
      {
        way: 'OUT',
        as: 'CLOSING',
      },
    ),
    UNDER_PRIORITY: tie(
      {
        describe: 'one of those printed beside it',
        words: ['under priority', 'priority of'],
        italian: ['sotto la priorità', 'priorità di'],
      },
      ['INVESTMENT_PRIORITY'],
      { way: 'OUT', as: 'CLOSING' },
    ),
    BENEFITS: tie(
      { describe: 'who receives it', words: ['received by', 'receives'], italian: ['ricevuto da', 'riceve'] },
      ['ORGANISATION'],
      {
        way: 'OUT',
        as: 'CLOSING',
      },
    ),
  },
  must: [
    { relation: 'FOR', end: 'from', least: 1, most: 1, hint: 'give target, or a FOR row in links.csv' },
    { relation: 'SETS', end: 'to', least: 0, most: 1, hint: 'give act, or a SETS row in links.csv, not both' },
  ],
  views: {
    target: along('ENTITY', '(from)-[:FOR]->(to)', 'What the money is for.', { shows: 'ONE' }),
    line: along('LINE', '(from)-[:FOR]->(to)', 'The line it is for; null where it is for none.', {
      shows: 'ONE_OR_NULL',
    }),
    section: along(
      'SECTION',
      '(from)-[:FOR]->()<-[:HAS_LINE]-{0,12}(to)',
      'The section it is for, or that of the line it is for; null where neither is.',
      { shows: 'ONE_OR_NULL' },
    ),
    programme: along(
      'SPENDING_PROGRAMME',
      '(from)-[:FOR]->()<-[:HAS_LINE]-{0,12}(to)',
      'The spending programme it is for, or that of the line it is for; null where neither is.',
      { shows: 'ONE_OR_NULL' },
    ),
    plan: along(
      'PLAN',
      '(from)-[:FOR]->()<-[:HAS_LINE|HAS_SECTION]-{0,12}(to)',
      'The plan it is for, or that of the section or line it is for; null where none is.',
      { shows: 'ONE_OR_NULL' },
    ),
    act: along('ACT', '(from)<-[:SETS]-(to)', 'The act that sets it; null where the source names none.', {
      shows: 'ONE_OR_NULL',
    }),
    parts: along('ALLOCATION', '(from)-[:BREAKS_DOWN_INTO]->(to)', 'Its parts, by any breakdown.'),
    supersededBy: along(
      'ALLOCATION',
      '(from)<-[:SUPERSEDES]-(to)',
      'The later amount that replaces it; null while none does.',
      { shows: 'ONE_OR_NULL' },
    ),
    restates: along(
      'ALLOCATION',
      '(from)-[:RESTATES]->(to)',
      'The same money stated elsewhere, which this one states again.',
      { shows: 'LIST' },
    ),
    edition: joined(
      'SOURCE',
      { from: 'edition', to: 'id' },
      'The edition that prints it, where its source is one of a series: the next edition replaces it as a whole. Else null.',
      { shows: 'ONE_OR_NULL', wide: true, filter: false },
    ),
    withdrawnIn: joined(
      'SOURCE',
      { from: 'withdrawnIn', to: 'id' },
      'The later edition of its source that no longer lists it: what it says counts no more. Null while none does.',
      { shows: 'ONE_OR_NULL', wide: true, filter: false },
    ),
    derivedFrom: joined(
      'ALLOCATION',
      { from: 'derivedFrom', to: 'id' },
      'What a computed amount was computed from; empty when it is printed.',
      { shows: 'LIST', filter: false },
    ),
    table: joined('TABLE', { from: 'table', to: 'id' }, 'The table it stands in; null for a figure of running text.', {
      shows: 'ONE_OR_NULL',
    }),
    priorities: along(
      'INVESTMENT_PRIORITY',
      '(from)-[:UNDER_PRIORITY]->(to)',
      'The priorities printed beside it; their split is not published.',
      { shows: 'LIST', wide: true },
    ),
    axes: along(
      'AXIS',
      '(from)-[:ON_AXIS]->(to)',
      'The axis label as printed, mixed or single; empty where none is printed.',
      { shows: 'LIST', wide: true },
    ),
    beneficiary: along(
      'ORGANISATION',
      '(from)-[:BENEFITS]->(to)',
      'Who receives it; null where the source names no beneficiary.',
      { shows: 'ONE_OR_NULL', wide: true },
    ),
    payer: along('ORGANISATION', '(from)-[:PAID_BY]->(to)', 'Who pays it out; null where no source says.', {
      shows: 'ONE_OR_NULL',
      wide: true,
    }),
    classifications,
    fund: along('FUND', '(from)-[:CHARGED_TO]->(to)', 'The fund it is charged to; null where the source names none.', {
      shows: 'ONE_OR_NULL',
      wide: true,
    }),
  },
  about: ['amount', 'absence'],
  traits: { role: 'MONEY', end: false, shared: false, counted: false, mixed: false, numbersLines: false, dated: false },
  check: checkAmount,
})

/** Headings print days without dashes as well: 20160930. */
const dayIn = (row: PackageRow): string => row.cell('date').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')

/** An amount or an absence, and not both; a blank cell is printed somewhere; what stands in a table names it. */
function checkAmount(row: PackageRow): void {
  const amount = row.one('amount', 'money')
  const absence = row.cell('absence')
  const printedAbsence = row.has('absence')
  if (amount === null && absence === '' && !row.has('amount')) {
    row.problem('absence', `${row.id} has neither evidence of an amount nor an absence that says why`)
  }
  if (amount !== null && (absence !== '' || printedAbsence)) {
    row.problem('absence', `${row.id} has an amount, so it is not absent`)
  }
  if (printedAbsence && absence === '') row.problem('absence', `${row.id} has evidence of an absence; say here which`)
  if (absence === 'BLANK' && !printedAbsence) {
    row.problem('absence', `${row.id} is BLANK; add evidence with the field absence and the line of the empty cell`)
  }
  const date = dayIn(row)
  if (date !== '' && !isDay(date)) row.problem('date', `${date} is not a valid day: write one as YYYY-MM-DD`)
  const grain = row.cell('grain')
  if (grain !== 'TEXT' && row.cell('table') === '') {
    row.problem('table', `${row.id} is a ${grain} of no table; name it`)
  }
}
