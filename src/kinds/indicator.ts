import { gives, id, needed, text } from './columns.ts'
import { along, defaulting, given, kind, maybe, step, tie } from './kind.ts'
import { column, type PackageRow, printed } from './origin.ts'
import { CORROBORATED_BY } from './relationships.ts'
import { footnotes } from './shared.ts'
import { BOOLEAN, DECIMAL, ID, TEXT, TEXTS } from './values.ts'

type ObservationName = 'target' | 'planned' | 'actual'

/** A value of an indicator with its period, and where they are printed. */
function observation<N extends ObservationName>(name: N, describe: string, required: { required?: true } = {}) {
  const read = (row: PackageRow) => [
    row.one(name, 'decimal'),
    row.one(`${name}.period`, 'years'),
    row.one(`${name}.cumulative`, 'present'),
  ]
  const hidden = { hidden: true, filter: null, proves: name } as const
  const parts = {
    [`${name}Value`]: maybe(DECIMAL, printed(name, 'decimal'), describe, {
      hidden: true,
      filter: name,
      proves: name,
      ...required,
    }),
    [`${name}Printed`]: maybe(
      TEXT,
      printed(name, 'decimal', known => known.raw),
      'The figure as printed.',
      hidden,
    ),
    [`${name}Period`]: maybe(TEXT, printed(`${name}.period`, 'years'), 'The year or years it is of.', {
      ...hidden,
      proves: `${name}.period`,
    }),
    [`${name}Cumulative`]: defaulting(
      BOOLEAN,
      false,
      { fields: { [`${name}.cumulative`]: 'present' }, read: row => row.has(`${name}.cumulative`) },
      'Whether the source says that it is cumulative.',
      { ...hidden, proves: `${name}.cumulative` },
    ),
    [`${name}Evidence`]: defaulting(
      TEXTS,
      [],
      { read: row => row.inOrder(read(row).flatMap(known => known?.evidence ?? [])) },
      'Where it is printed.',
      hidden,
    ),
  }
  return parts as {
    [K in `${N}Value` | `${N}Printed` | `${N}Period`]: ReturnType<typeof maybe<string>>
  } & { [K in `${N}Cumulative`]: ReturnType<typeof defaulting<boolean>> } & {
    [K in `${N}Evidence`]: ReturnType<typeof defaulting<string[]>>
  }
}

export const INDICATOR = kind({
  prefix: 'indicator',
  label: 'Indicator',
  resource: 'indicators',
  words: ['indicator', 'indicators'],
  italian: ["l'indicatore", 'indicatori', 'gli'],
  description: 'A result indicator with its target, plan and actual.',
  naming: 'PRINTED',
  properties: {
    unit: given(TEXT, printed('unit', 'text'), 'The unit, as printed.', { required: true }),
    method: maybe(TEXT, printed('method', 'text'), 'How it is calculated, as printed; null where none is.'),
    area: given(TEXT, printed('area', 'text'), 'The heading of the area it stands under, as printed.', {
      required: true,
    }),
    footnotes,
    plan: maybe(ID, column(id('plan', 'PLAN')), 'The plan that its plan column names; null where none is named.', {
      hidden: true,
      filter: null,
      proves: null,
    }),
    ...observation('target', 'The figure that it is to reach.', { required: true }),
    ...observation('planned', 'The figure that the plan foresees.'),
    ...observation('actual', 'The figure that was reached.'),
  },
  columns: [needed(gives(id('budgetProgramme', 'BUDGET_PROGRAMME'), 'MEASURES'))],
  details: {
    footnotes: {
      description: "What a footnote mark at an indicator or a budget programme means, in the package's own words.",
      columns: [needed(id('subject', 'INDICATOR', 'BUDGET_PROGRAMME')), needed(text('mark')), needed(text('text'))],
      key: ['subject', 'mark'],
    },
  },
  ties: {
    MEASURES: tie(
      { describe: 'what it measures', words: ['measures', 'measured by'] },
      ['SECTION', 'LINE', 'SPENDING_PROGRAMME', 'BUDGET_PROGRAMME'],
      // That an indicator belongs to a programme of the State budget is classification, and that is not money.
      step('IN', 'SECTION', 'LINE', 'SPENDING_PROGRAMME'),
    ),
    CORROBORATED_BY: tie(CORROBORATED_BY, ['RESULT']),
  },
  views: {
    measures: along('ENTITY', '(from)-[:MEASURES]->(to)', 'What it measures.'),
    corroboration: along(
      'RESULT',
      '(from)-[:CORROBORATED_BY]->(to)',
      'The same figure stated elsewhere, perhaps in another frame.',
      { shows: 'LIST' },
    ),
    budgetProgramme: along(
      'BUDGET_PROGRAMME',
      '(from)-[:MEASURES]->(to)',
      'The programme of the State budget it is printed under.',
      { shows: 'ONE', wide: true },
    ),
  },
  about: ['target', 'actual', 'planned'],
  traits: { role: 'OUTCOME', end: true, shared: false, counted: true, mixed: false, numbersLines: false, dated: false },
})
