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
    lines: along('LINE', '(from)-[:HAS_LINE]->(to)', 'Its lines, by number.', { shows: 'LIST' }),
    allocations: moneyWithin('HAS_LINE]->{0,1}', 'The money for it, or for a line of it.'),
    results: results('What its sheet says was done.'),
    acts,
    budgetProgramme,
  },
  nouns: { numbered: ['programma', 'progetto'] },
  traits: { role: 'HOLDER', end: false, shared: false, counted: false, mixed: false, numbersLines: true, dated: true },
})
