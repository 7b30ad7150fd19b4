import { OBSERVATION_DIRECTION } from '../model/vocabulary.ts'
import { gives, id, needed, optional, text, word } from './columns.ts'
import { along, defaulting, kind, maybe, step, tie } from './kind.ts'
import { directionOf, latest, OBSERVATIONS, observations, observationsOf } from './observations.ts'
import { column, type Origin, type PackageRow, printed, type Reading } from './origin.ts'
import { CLASSIFIED_AS, CORROBORATED_BY } from './relationships.ts'
import { classifications, footnotes } from './shared.ts'
import { BOOLEAN, DECIMAL, ID, TEXT, TEXTS, wordOf } from './values.ts'

type ObservationName = 'target' | 'planned' | 'actual'

const TYPES = { target: 'TARGET', planned: 'PLANNED', actual: 'ACTUAL' } as const

interface ObservedValue {
  value: string
  printed: string
  period: string | null
  cumulative: boolean
  evidence: string[]
}

/** The value of the row's own fields; without one the latest observation of the type. */
function observed(row: PackageRow, name: ObservationName): ObservedValue | null {
  const value = row.one(name, 'decimal')
  if (value !== null) {
    const period = row.one(`${name}.period`, 'years')
    const cumulative = row.one(`${name}.cumulative`, 'present')
    return {
      value: value.value,
      printed: value.raw,
      period: period?.value ?? null,
      cumulative: cumulative !== null,
      evidence: row.inOrder([value, period, cumulative].flatMap(known => known?.evidence ?? [])),
    }
  }
  const record = latest(observationsOf(row), TYPES[name])
  if (record === undefined || record.value === null) return null
  const { printed, period, day, evidence } = record
  return { value: record.value, printed: printed ?? record.value, period: period ?? day, cumulative: false, evidence }
}

/** A value of an indicator with its period, and where they are printed. */
function observation<N extends ObservationName>(name: N, describe: string) {
  const of = (pick: (known: ObservedValue) => unknown, fields: Record<string, Reading> = {}): Origin => ({
    fields,
    read: row => {
      const known = observed(row, name)
      return known === null ? undefined : pick(known)
    },
  })
  const hidden = { hidden: true, filter: null, proves: name } as const
  const parts = {
    [`${name}Value`]: maybe(
      DECIMAL,
      of(({ value }) => value, { [name]: 'decimal' }),
      describe,
      {
        hidden: true,
        filter: name,
        evidenceField: name,
      },
    ),
    [`${name}Printed`]: maybe(
      TEXT,
      of(({ printed }) => printed),
      'The figure as printed.',
      hidden,
    ),
    [`${name}Period`]: maybe(
      TEXT,
      of(({ period }) => period, { [`${name}.period`]: 'years' }),
      'The year or years it is of.',
      { ...hidden, evidenceField: `${name}.period` },
    ),
    [`${name}Cumulative`]: defaulting(
      BOOLEAN,
      false,
      of(({ cumulative }) => cumulative, { [`${name}.cumulative`]: 'present' }),
      'Whether the source says that it is cumulative.',
      { ...hidden, evidenceField: `${name}.cumulative` },
    ),
    [`${name}Evidence`]: defaulting(
      TEXTS,
      [],
      of(({ evidence }) => evidence),
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
    unit: maybe(TEXT, printed('unit', 'text'), 'The unit, as printed; null where none is.'),
    method: maybe(TEXT, printed('method', 'text'), 'How it is calculated, as printed; null where none is.'),
    area: maybe(
      TEXT,
      printed('area', 'text'),
      'The heading of the area it stands under, as printed; null where none is.',
    ),
    footnotes,
    direction: maybe(
      wordOf('ObservationDirection', OBSERVATION_DIRECTION),
      {
        column: optional(word('direction', OBSERVATION_DIRECTION)),
        read: row => row.cell('direction') || (directionOf(observationsOf(row)) ?? undefined),
      },
      'Whether the value is to rise or to fall; from baseline and target where its source does not say, else null.',
    ),
    observations,
    plan: maybe(ID, column(id('plan', 'PLAN')), 'The plan that its plan column names; null where none is named.', {
      hidden: true,
      filter: null,
      evidenceField: null,
    }),
    ...observation('target', 'The figure that it is to reach.'),
    ...observation('planned', 'The figure that the plan foresees.'),
    ...observation('actual', 'The figure that was reached.'),
  },
  columns: [gives(id('budgetProgramme', 'BUDGET_PROGRAMME'), 'MEASURES')],
  details: {
    observations: OBSERVATIONS,
    footnotes: {
      description: "What a footnote mark at an indicator or a budget programme means, in the package's own words.",
      columns: [needed(id('subject', 'INDICATOR', 'BUDGET_PROGRAMME')), needed(text('mark')), needed(text('text'))],
      key: ['subject', 'mark'],
    },
  },
  ties: {
    MEASURES: tie(
      { describe: 'what it measures', words: ['measures', 'measured by'], italian: ['misura', 'misurato da'] },
      ['PLAN', 'SECTION', 'LINE', 'SPENDING_PROGRAMME', 'PROJECT', 'BUDGET_PROGRAMME'],
      // That an indicator belongs to a programme of the State budget is classification, and that is not money.
      step('IN', 'PLAN', 'SECTION', 'LINE', 'SPENDING_PROGRAMME', 'PROJECT'),
    ),
    CORROBORATED_BY: tie(CORROBORATED_BY, ['RESULT']),
    COUNTS_TOWARDS: tie(
      {
        describe: 'a target that its values count towards',
        words: ['counts towards', 'counted by'],
        italian: ['concorre a', 'vi concorre'],
      },
      ['TARGET'],
    ),
    CLASSIFIED_AS: tie(CLASSIFIED_AS, ['CLASSIFICATION']),
  },
  views: {
    measures: along('ENTITY', '(from)-[:MEASURES]->(to)', 'What it measures.'),
    corroboration: along(
      'RESULT',
      '(from)-[:CORROBORATED_BY]->(to)',
      'The same figure stated elsewhere, perhaps in another frame.',
      { shows: 'LIST' },
    ),
    targets: along('TARGET', '(from)-[:COUNTS_TOWARDS]->(to)', 'The targets that its values count towards.', {
      shows: 'LIST',
    }),
    classifications,
    budgetProgramme: along(
      'BUDGET_PROGRAMME',
      '(from)-[:MEASURES]->(to)',
      'The programme of the State budget it is printed under; null where none is.',
      { shows: 'ONE_OR_NULL', wide: true },
    ),
  },
  about: ['target', 'actual', 'planned'],
  traits: { role: 'OUTCOME', end: true, shared: false, counted: true, mixed: false, numbersLines: false, dated: false },
})
