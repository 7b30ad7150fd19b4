import { z } from 'zod'
import { HEADCOUNT_MEASURE, type HeadcountMeasure, QUALIFIER, type Qualifier } from '../model/vocabulary.ts'
import { id, needed, text, word } from './columns.ts'
import { along, defaulting, kind, step, tie } from './kind.ts'
import type { PackageRow } from './origin.ts'
import { IN_REGION, INVOLVES } from './relationships.ts'
import { regions } from './shared.ts'
import { recordsOf, wordOf } from './values.ts'

const headcount = z.object({
  key: z.string(),
  measure: wordOf('HeadcountMeasure', HEADCOUNT_MEASURE).schema,
  label: z.string(),
  value: z.int().nonnegative(),
  qualifier: wordOf('Qualifier', QUALIFIER).schema,
  period: z.string().nullable(),
  at: z.iso.date().nullable(),
  evidence: z.array(z.string()),
})
export type Headcount = z.infer<typeof headcount>

export const NAVIGATOR_COHORT = kind({
  prefix: 'navigator-cohort',
  label: 'NavigatorCohort',
  resource: 'navigator-cohorts',
  words: ['cohort', 'cohorts'],
  italian: ['la coorte', 'coorti', 'le'],
  description: 'A group of Navigators known by its head counts; cohorts overlap.',
  naming: 'DESCRIBED',
  properties: {
    headcounts: defaulting(
      recordsOf(headcount),
      [],
      {
        fields: { 'headcount.*': 'integer', 'headcount.*.at': 'date', 'headcount.*.period': 'text' },
        read: headcounts,
      },
      'Every count of it that a source prints.',
      { hidden: true, filter: null },
    ),
  },
  columns: [],
  details: {
    headcounts: {
      description: 'What each head count of a cohort counts; its figure is evidence.',
      columns: [
        needed(id('cohort', 'NAVIGATOR_COHORT')),
        needed(text('key')),
        needed(word('measure', HEADCOUNT_MEASURE)),
        needed(text('label')),
        word('qualifier', QUALIFIER),
      ],
      key: ['cohort', 'key'],
    },
  },
  ties: {
    IN_REGION: tie(IN_REGION, ['REGION'], step('OUT')),
    INVOLVES: tie(INVOLVES, ['CPI_GROUP', 'CRISIS', 'ORGANISATION', 'NAVIGATOR_COHORT'], step('OUT')),
    OVERLAPS: tie(
      {
        describe: 'some people are in both',
        words: ['overlaps', 'overlaps'],
        italian: ['si sovrappone a', 'si sovrappone a'],
      },
      ['NAVIGATOR_COHORT'],
    ),
  },
  views: {
    overlaps: along('NAVIGATOR_COHORT', '(from)-[:OVERLAPS]-(to)', 'Cohorts that share people with it.', {
      shows: 'LIST',
    }),
    regions: regions('The regions that a source names for it.'),
  },
  about: ['headcounts'],
  traits: { role: 'OUTCOME', end: false, shared: false, counted: true, mixed: false, numbersLines: false, dated: true },
})

/** One count for each row of headcounts.csv, its figure from the evidence of `headcount.<key>`. */
function headcounts(row: PackageRow): Headcount[] {
  const rows = row.details('headcounts')
  const keys = new Set(rows.map(({ cells }) => cells.key))
  for (const field of row.fields()) {
    const key = /^headcount\.([^.]+)/.exec(field)?.[1]
    if (key !== undefined && !keys.has(key)) {
      row.problem('id', `head count ${key} of ${row.id} has no row in headcounts.csv`)
    }
  }
  return rows.flatMap(detail => {
    const { key = '', measure, label = '', qualifier } = detail.cells
    const name = `headcount.${key}`
    const value = row.one(name, 'integer')
    const at = row.one(`${name}.at`, 'date')
    const period = row.one(`${name}.period`, 'text')
    if (!row.has(name)) row.problem('key', `${row.id} has no evidence of ${name}; add it to evidence.csv`, detail)
    if (value === null) return []
    return [
      {
        key,
        measure: measure as HeadcountMeasure,
        label,
        value: value.value,
        qualifier: (qualifier || 'EXACT') as Qualifier,
        period: period?.value ?? null,
        at: at?.value.day ?? null,
        evidence: row.inOrder([value, at, period].flatMap(known => known?.evidence ?? [])),
      },
    ]
  })
}
