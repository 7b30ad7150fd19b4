import { along, kind, step, tie } from './kind.ts'
import { HAS_LINE, IMPLEMENTS } from './relationships.ts'
import { acts, counts, moneyWithin, period } from './shared.ts'

export const PLAN = kind({
  prefix: 'plan',
  label: 'Plan',
  resource: 'plans',
  words: ['plan', 'plans'],
  description: 'A plan that acts approve and fund.',
  naming: 'PRINTED',
  properties: { ...period, ...counts({ sections: 'sections', lines: 'lines' }) },
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
    CONTINUES: tie({ describe: 'the next one of a series', words: ['continues', 'continued by'], acyclic: true }, [
      'PLAN',
    ]),
  },
  views: {
    lines: along('LINE', '(from)-[:HAS_LINE|HAS_SECTION]->{1,2}(to)', 'All its lines, those of its sections too.', {
      shows: 'LIST',
    }),
    sections: along('SECTION', '(from)-[:HAS_SECTION]->(to)', 'Its sections, by number.', { shows: 'LIST' }),
    allocations: moneyWithin('HAS_LINE|HAS_SECTION]->{0,2}', 'The money for it, or for a section or line of it.'),
    acts,
  },
  traits: { role: 'HOLDER', end: false, shared: false, counted: false, mixed: false, numbersLines: true },
})
