import { BASIS } from '../model/vocabulary.ts'
import { along, kind, maybe, step, tie } from './kind.ts'
import { CONCLUDED } from './origin.ts'
import {
  CLASSIFIED_AS,
  COMPLEMENTS,
  FUNDED_BY,
  HAS_LINE,
  HAS_PROJECT,
  HAS_SECTION,
  IMPLEMENTS,
  MANAGED_BY,
} from './relationships.ts'
import { acts, classifications, counts, managers, moneyWithin, period, projects } from './shared.ts'
import { TEXT, wordOf } from './values.ts'

/** How each day is known. */
const periodBasis = {
  startBasis: maybe(
    wordOf('Basis', BASIS),
    CONCLUDED,
    'How the start is known: STATED, or COMPUTED from the days of its sections; null without one.',
    { filter: null },
  ),
  endBasis: maybe(
    wordOf('Basis', BASIS),
    CONCLUDED,
    'How the end is known: STATED, or COMPUTED from the days of its sections; null without one.',
    { filter: null },
  ),
  periodRule: maybe(TEXT, CONCLUDED, 'The named rule by which a start or end is COMPUTED; else null.', {
    filter: null,
  }),
}

const describedAs = <P extends object>(property: P, describe: string): P => ({ ...property, describe })

export const PLAN = kind({
  prefix: 'plan',
  label: 'Plan',
  resource: 'plans',
  words: ['plan', 'plans'],
  italian: ['il piano', 'piani', 'i'],
  description: 'A plan that acts approve and fund.',
  naming: 'PRINTED',
  properties: {
    start: describedAs(
      period.start,
      'Its first day: as stated, or the first day of its sections; null where no source states either.',
    ),
    end: describedAs(
      period.end,
      'Its last day: as stated, or the last day of its sections; null where no source states either.',
    ),
    ...counts({ sections: 'sections', lines: 'lines' }),
    ...periodBasis,
  },
  columns: [],
  ties: {
    HAS_SECTION: tie(HAS_SECTION, ['SECTION'], step('OUT')),
    HAS_LINE: tie(HAS_LINE, ['LINE'], step('OUT')),
    HAS_PROJECT: tie(HAS_PROJECT, ['PROJECT'], step('OUT')),
    MANAGED_BY: tie(MANAGED_BY, ['ORGANISATION']),
    CLASSIFIED_AS: tie(CLASSIFIED_AS, ['CLASSIFICATION']),
    // From the wider plan to the narrower that carries out its part.
    IMPLEMENTS: tie(IMPLEMENTS, ['PLAN'], step('IN')),
    FUNDED_BY: tie(FUNDED_BY, ['FUND', 'ORGANISATION']),
    COMPLEMENTS: tie(COMPLEMENTS, ['PLAN', 'SPENDING_PROGRAMME']),
    CONTINUES: tie(
      {
        describe: 'the next one of a series',
        words: ['continues', 'continued by'],
        italian: ['prosegue', 'proseguito da'],
        acyclic: true,
      },
      ['PLAN'],
    ),
  },
  views: {
    lines: along(
      'LINE',
      '(from)-[:HAS_LINE|HAS_SECTION]->{1,12}(to)',
      'All its lines, those of its sections too, by number.',
      { shows: 'LIST', by: 'sortKey' },
    ),
    sections: along('SECTION', '(from)-[:HAS_SECTION]->(to)', 'Its sections, by number.', {
      shows: 'LIST',
      by: 'sortKey',
    }),
    allocations: moneyWithin(
      'HAS_LINE|HAS_SECTION]->{0,12}',
      'The money for it, or for a section or line of it.',
      'The money for the plan itself; that of its lines is theirs.',
    ),
    acts,
    projects,
    managers,
    classifications,
  },
  traits: { role: 'HOLDER', end: false, shared: false, counted: false, mixed: false, numbersLines: true, dated: true },
})
