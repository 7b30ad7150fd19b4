import { givenBy, id } from './columns.ts'
import { along, kind, maybe, step, tie } from './kind.ts'
import { printed } from './origin.ts'
import { ACHIEVED, COMPLEMENTS, DEPLOYS, FUNDED_BY, HAS_LINE } from './relationships.ts'
import { acts, budgetProgramme, counts, moneyWithin, period, results } from './shared.ts'
import { TEXT } from './values.ts'

export const SPENDING_PROGRAMME = kind({
  prefix: 'spending-programme',
  label: 'SpendingProgramme',
  resource: 'spending-programmes',
  words: ['spending programme', 'spending programmes'],
  italian: ['il programma di spesa', 'programmi', 'i'],
  description: 'A spending programme, as the source lists it.',
  naming: 'PRINTED',
  properties: {
    projectCode: maybe(TEXT, printed('projectCode', 'code'), 'As printed, e.g. 77B; null where none is printed.', {
      searched: true,
    }),
    ...period,
    ...counts({ sections: null, lines: 'lines' }),
  },
  columns: [givenBy(id('budgetProgramme', 'BUDGET_PROGRAMME'), 'CLASSIFIES')],
  ties: {
    HAS_LINE: tie(HAS_LINE, ['LINE'], step('OUT')),
    ACHIEVED: tie(ACHIEVED, ['RESULT'], step('OUT')),
    FUNDED_BY: tie(FUNDED_BY, ['FUND', 'ORGANISATION']),
    COMPLEMENTS: tie(COMPLEMENTS, ['PLAN', 'SPENDING_PROGRAMME']),
    DEPLOYS: tie(DEPLOYS, ['NAVIGATOR_COHORT'], step('OUT')),
  },
  views: {
    lines: along('LINE', '(from)-[:HAS_LINE]->{1,12}(to)', 'Its lines, by number.', { shows: 'LIST', by: 'sortKey' }),
    allocations: moneyWithin('HAS_LINE]->{0,12}', 'The money for it, or for a line of it.', 'The money for it.'),
    results: results('What its sheet says was done.'),
    acts,
    fundedBy: along(
      'ENTITY',
      '(from)-[:FUNDED_BY]->(to)',
      'The funds and bodies that a source says finance it, without an amount; money that is charged to a fund is in allocations.',
      { shows: 'LIST', wide: true },
    ),
    complements: along(
      'SPENDING_PROGRAMME',
      '(from)-[:COMPLEMENTS]->(to)',
      'The programmes that a source says it complements.',
      { shows: 'LIST' },
    ),
    budgetProgramme,
  },
  nouns: { numbered: ['programma', 'progetto', 'programme', 'project'] },
  traits: { role: 'HOLDER', end: false, shared: false, counted: false, mixed: false, numbersLines: true, dated: true },
})
