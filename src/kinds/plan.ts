import { BASIS } from '../model/vocabulary.ts'
import { along, kind, maybe, step, tie } from './kind.ts'
import { COMPLEMENTS, FUNDED_BY, HAS_LINE, IMPLEMENTS } from './relationships.ts'
import { acts, counts, moneyWithin, period } from './shared.ts'
import { TEXT, wordOf } from './values.ts'

/** How each day is known: nothing prints it, the load concludes it. */
const concluded = { read: () => undefined }
const periodBasis = {
  startBasis: maybe(
    wordOf('Basis', BASIS),
    concluded,
    'How the start is known: STATED, or COMPUTED from the days of its sections; null without one.',
    { filter: null },
  ),
  endBasis: maybe(
    wordOf('Basis', BASIS),
    concluded,
    'How the end is known: STATED, or COMPUTED from the days of its sections; null without one.',
    { filter: null },
  ),
  periodRule: maybe(TEXT, concluded, 'The named rule by which a start or end is COMPUTED; else null.', {
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
    HAS_SECTION: tie(
      { describe: 'a part of the plan', words: ['has section', 'section of'] },
      ['SECTION'],
      step('OUT'),
    ),
    HAS_LINE: tie(HAS_LINE, ['LINE'], step('OUT')),
    // From the wider plan to the narrower that carries out its part.
    IMPLEMENTS: tie(IMPLEMENTS, ['PLAN'], step('IN')),
    FUNDED_BY: tie(FUNDED_BY, ['FUND', 'ORGANISATION']),
    COMPLEMENTS: tie(COMPLEMENTS, ['PLAN', 'SPENDING_PROGRAMME']),
    CONTINUES: tie({ describe: 'the next one of a series', words: ['continues', 'continued by'], acyclic: true }, [
      'PLAN',
    ]),
  },
  views: {
    lines: along(
      'LINE',
      '(from)-[:HAS_LINE|HAS_SECTION]->{1,2}(to)',
      'All its lines, those of its sections too, by number.',
      {
        shows: 'LIST',
        by: 'sortKey',
      },
    ),
    sections: along('SECTION', '(from)-[:HAS_SECTION]->(to)', 'Its sections, by number.', {
      shows: 'LIST',
      by: 'sortKey',
    }),
    allocations: moneyWithin(
      'HAS_LINE|HAS_SECTION]->{0,2}',
      'The money for it, or for a section or line of it.',
      'The money for the plan itself; that of its lines is theirs.',
    ),
    acts,
  },
  traits: { role: 'HOLDER', end: false, shared: false, counted: false, mixed: false, numbersLines: true, dated: true },
})
