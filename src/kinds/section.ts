import { wholeNumber } from '../model/designation.ts'
import { givenBy, id, needed } from './columns.ts'
import { along, kind, maybe, step, tie } from './kind.ts'
import { printed } from './origin.ts'
import { ACHIEVED, HANDLES, HAS_LINE, IMPLEMENTS } from './relationships.ts'
import { budgetProgramme, counts, designated, indicators, moneyWithin, period, results } from './shared.ts'
import { INT } from './values.ts'

export const SECTION = kind({
  prefix: 'section',
  label: 'Section',
  resource: 'sections',
  words: ['section', 'sections'],
  italian: ['la sezione', 'sezioni', 'le'],
  description: 'A section of a plan.',
  naming: 'PRINTED',
  properties: {
    number: maybe(
      INT,
      printed('number', 'designation', ({ value }) => wholeNumber(value.number)),
      'Its number in its plan; null where that is not a whole number, as in Investimento 2.1: see designation.',
    ),
    ...designated('SEZIONE 1'),
    ...period,
    ...counts({ sections: null, lines: 'lines' }),
  },
  columns: [
    needed(givenBy(id('plan', 'PLAN'), 'HAS_SECTION')),
    givenBy(id('budgetProgramme', 'BUDGET_PROGRAMME'), 'CLASSIFIES'),
  ],
  ties: {
    HAS_LINE: tie(HAS_LINE, ['LINE'], step('OUT')),
    IMPLEMENTS: tie(IMPLEMENTS, ['SECTION']),
    ACHIEVED: tie(ACHIEVED, ['RESULT'], step('OUT')),
    HANDLES: tie(HANDLES, ['CRISIS'], step('OUT')),
  },
  views: {
    lines: along('LINE', '(from)-[:HAS_LINE]->(to)', 'Its lines, by number.', { shows: 'LIST', by: 'sortKey' }),
    allocations: moneyWithin(
      'HAS_LINE]->{0,1}',
      'The money for it, or for a line of it.',
      'The money for the section itself, its coordination rows among it.',
    ),
    results: results('What its sheet says was done.'),
    indicators,
    plan: along('PLAN', '(from)<-[:HAS_SECTION]-(to)', 'The plan it belongs to.', { shows: 'ONE' }),
    budgetProgramme,
  },
  nouns: { numbered: ['sezione'] },
  traits: { role: 'HOLDER', end: false, shared: false, counted: false, mixed: false, numbersLines: false, dated: true },
})
