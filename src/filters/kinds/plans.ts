import { along, alongWide, boolean, date, int, type KindRow, text, word } from '../rows.ts'
import { entityRow } from './common.ts'

const period = {
  start: date('Its first day; none where no source says.'),
  end: date('Its last day; none where no source says.'),
}

/** An act's ties to a plan or programme: what it says of it, or the money that it sets for it or for a part of it. */
const touches = '(from)-[:SETS]->{0,1}()-[:APPROVES|AMENDS|CONCERNS|FOR]->()'
const touching = '(to)-[:SETS]->{0,1}()-[:APPROVES|AMENDS|CONCERNS|FOR]->(from)'

/** Acts, plans, their sections and lines, and the State budget they stand in. The narrowest relations come first. */
export const PLAN_KINDS = {
  ACT: entityRow(
    {
      actKind: word('ActKind', 'What kind of act it is.'),
      status: word('ActStatus', 'How far it has come.'),
      number: text('Its number as printed, e.g. 549 or 1913/2020.'),
      date: date('Its date, or the last day of its month or year; none where none is printed.'),
      datePrecision: word('DatePrecision', 'How exactly the date is known.'),
      publishedIn: text('Official journal, issue and date, as printed.'),
    },
    {
      allocations: along('ALLOCATION', '(from)-[:SETS]->(to)', 'An amount that it sets.'),
      programmes: along(
        'SPENDING_PROGRAMME',
        `${touches}<-[:HAS_LINE]-{0,1}(to)`,
        'A programme that it approves, amends, concerns, or sets money for, lines included.',
      ),
      plans: along(
        'PLAN',
        `${touches}<-[:HAS_LINE|HAS_SECTION]-{0,2}(to)`,
        'A plan that it approves, amends, concerns, or sets money for, sections and lines included.',
      ),
      approves: along('ENTITY', '(from)-[:APPROVES]->(to)', 'What it approves.'),
      amends: along('ENTITY', '(from)-[:AMENDS]->(to)', 'What it amends.'),
      regions: alongWide('REGION', '(from)-[:IN_REGION]->(to)', 'A region that a source names for it.'),
      issuers: alongWide('ORGANISATION', '(from)-[:ISSUED_BY]->(to)', 'Who issued it.'),
    },
  ),
  PLAN: entityRow(period, {
    lines: along('LINE', '(from)-[:HAS_LINE|HAS_SECTION]->{1,2}(to)', 'A line of it, those of its sections too.'),
    sections: along('SECTION', '(from)-[:HAS_SECTION]->(to)', 'A section of it.'),
    allocations: along(
      'ALLOCATION',
      '(from)-[:HAS_LINE|HAS_SECTION]->{0,2}()<-[:FOR]-(to)',
      'An amount for the plan, or for a section or line of it.',
    ),
    acts: along('ACT', touching, 'An act that approves, amends, concerns or funds it.'),
  }),
  SECTION: entityRow(
    {
      designation: text('What numbers it, as printed, e.g. SEZIONE 1.'),
      number: int('Its number in its plan; none where it is no whole number.'),
      ...period,
    },
    {
      lines: along('LINE', '(from)-[:HAS_LINE]->(to)', 'A line of it.'),
      allocations: along(
        'ALLOCATION',
        '(from)-[:HAS_LINE]->{0,1}()<-[:FOR]-(to)',
        'An amount for the section, or for a line of it.',
      ),
      results: along('RESULT', '(from)-[:ACHIEVED]->(to)', 'What its sheet says was done.'),
      indicators: along('INDICATOR', '(from)<-[:MEASURES]-(to)', 'An indicator that measures it.'),
      plan: along('PLAN', '(from)<-[:HAS_SECTION]-(to)', 'The plan it belongs to.'),
      budgetProgramme: along('BUDGET_PROGRAMME', '(from)<-[:CLASSIFIES]-(to)', 'The budget programme it is under.'),
    },
  ),
  LINE: entityRow(
    {
      designation: text('What numbers it, as printed, e.g. LINEA 12 (ex 7).'),
      number: text('Its number, e.g. 4, 7T or 12 (ex 7).'),
    },
    {
      allocations: along('ALLOCATION', '(from)<-[:FOR]-(to)', 'An amount for it.'),
      results: along('RESULT', '(from)-[:ACHIEVED]->(to)', 'What a source says it did.'),
      indicators: along('INDICATOR', '(from)<-[:MEASURES]-(to)', 'An indicator that measures it.'),
      crises: along('CRISIS', '(from)-[:HANDLES]->(to)', 'A crisis that it intervened on.'),
      section: along('SECTION', '(from)<-[:HAS_LINE]-(to)', 'Its section.'),
      programme: along('SPENDING_PROGRAMME', '(from)<-[:HAS_LINE]-(to)', 'Its spending programme.'),
      plan: along(
        'PLAN',
        '(from)<-[:HAS_LINE|HAS_SECTION]-{1,2}(to)',
        'Its plan, through its section where it has one.',
      ),
      regions: alongWide('REGION', '(from)-[:IN_REGION]->(to)', 'A region that a source names for it.'),
    },
  ),
  BUDGET_MISSION: entityRow(
    { code: text('Its code, e.g. 026.') },
    { programmes: along('BUDGET_PROGRAMME', '(from)-[:HAS_PROGRAMME]->(to)', 'A programme of it.') },
  ),
  BUDGET_PROGRAMME: entityRow(
    { code: text('Its code inside its mission, e.g. 010.') },
    {
      spendingProgrammes: along('SPENDING_PROGRAMME', '(from)-[:CLASSIFIES]->(to)', 'A spending programme under it.'),
      sections: along('SECTION', '(from)-[:CLASSIFIES]->(to)', 'A section of a plan under it.'),
      indicators: along('INDICATOR', '(from)<-[:MEASURES]-(to)', 'An indicator printed under it.'),
      mission: along('BUDGET_MISSION', '(from)<-[:HAS_PROGRAMME]-(to)', 'Its mission.'),
    },
  ),
  SPENDING_PROGRAMME: entityRow(
    { projectCode: text('Its code as printed, e.g. 77B.'), ...period },
    {
      lines: along('LINE', '(from)-[:HAS_LINE]->(to)', 'A line of it.'),
      allocations: along(
        'ALLOCATION',
        '(from)-[:HAS_LINE]->{0,1}()<-[:FOR]-(to)',
        'An amount for the programme, or for a line of it.',
      ),
      results: along('RESULT', '(from)-[:ACHIEVED]->(to)', 'What its sheet says was done.'),
      acts: along('ACT', touching, 'An act that approves, amends, concerns or funds it.'),
      budgetProgramme: along('BUDGET_PROGRAMME', '(from)<-[:CLASSIFIES]-(to)', 'The budget programme it is under.'),
    },
  ),
  CRISIS: entityRow(
    { multiSite: boolean('Whether the company has several sites.') },
    {
      company: along('COMPANY', '(from)-[:AFFECTS]->(to)', 'The company it affects.'),
      handledBy: along('ENTITY', '(from)<-[:HANDLES]-(to)', 'A line or section that intervened on it.'),
      regions: alongWide('REGION', '(from)-[:IN_REGION]->(to)', 'A region that a source names for it.'),
    },
  ),
  COMPANY: entityRow({}, { crises: along('CRISIS', '(from)<-[:AFFECTS]-(to)', 'A crisis that affects it.') }),
} satisfies Record<string, KindRow>
