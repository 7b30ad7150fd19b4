import { wholeNumber } from '../model/designation.ts'
import { givenBy, id, optional } from './columns.ts'
import { along, kind, maybe, step, tie } from './kind.ts'
import { printed } from './origin.ts'
import {
  ACHIEVED,
  CLASSIFIED_AS,
  HANDLES,
  HAS_LINE,
  HAS_PROJECT,
  HAS_SECTION,
  IMPLEMENTS,
  MANAGED_BY,
} from './relationships.ts'
import {
  budgetProgramme,
  classifications,
  counts,
  designated,
  indicators,
  levelled,
  managers,
  moneyWithin,
  period,
  projects,
  results,
  targets,
} from './shared.ts'
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
      {
        order: {
          name: 'NUMBER',
          index: true,
          describe: 'By number, which is unique only inside a plan; those without one last.',
        },
      },
    ),
    ...designated('SEZIONE 1'),
    ...levelled,
    ...period,
    ...counts({ sections: 'sections', lines: 'lines' }),
  },
  columns: [
    givenBy(id('plan', 'PLAN'), 'HAS_SECTION'),
    optional(givenBy(id('section', 'SECTION'), 'HAS_SECTION')),
    givenBy(id('budgetProgramme', 'BUDGET_PROGRAMME'), 'CLASSIFIES'),
  ],
  ties: {
    HAS_SECTION: tie(HAS_SECTION, ['SECTION'], step('OUT')),
    HAS_LINE: tie(HAS_LINE, ['LINE'], step('OUT')),
    HAS_PROJECT: tie(HAS_PROJECT, ['PROJECT'], step('OUT')),
    MANAGED_BY: tie(MANAGED_BY, ['ORGANISATION']),
    CLASSIFIED_AS: tie(CLASSIFIED_AS, ['CLASSIFICATION']),
    IMPLEMENTS: tie(IMPLEMENTS, ['SECTION']),
    ACHIEVED: tie(ACHIEVED, ['RESULT'], step('OUT')),
    HANDLES: tie(HANDLES, ['CRISIS'], step('OUT')),
  },
  must: [
    {
      relation: 'HAS_SECTION',
      end: 'to',
      least: 1,
      most: 1,
      hint: 'give plan or, for a section in a section, section',
    },
  ],
  views: {
    sections: along('SECTION', '(from)-[:HAS_SECTION]->(to)', 'The sections inside it, by number.', {
      shows: 'LIST',
      by: 'sortKey',
    }),
    section: along(
      'SECTION',
      '(from)<-[:HAS_SECTION]-(to)',
      'The section it is inside of; null for one of a plan itself.',
      { shows: 'ONE_OR_NULL' },
    ),
    lines: along(
      'LINE',
      '(from)-[:HAS_LINE|HAS_SECTION]->{1,12}(to)',
      'Its lines, those inside its sections too, by number.',
      { shows: 'LIST', by: 'sortKey' },
    ),
    allocations: moneyWithin(
      'HAS_LINE|HAS_SECTION]->{0,12}',
      'The money for it, or for a section or line of it.',
      'The money for the section itself, its coordination rows among it.',
    ),
    results: results('What its sheet says was done.'),
    indicators,
    plan: along(
      'PLAN',
      '(from)<-[:HAS_SECTION]-{1,12}(to)',
      'The plan it belongs to, through the sections that it is inside of.',
      { shows: 'ONE' },
    ),
    budgetProgramme,
    targets,
    projects,
    managers,
    classifications,
  },
  nouns: { numbered: ['sezione', 'section'] },
  traits: { role: 'HOLDER', end: false, shared: false, counted: false, mixed: false, numbersLines: false, dated: true },
})
