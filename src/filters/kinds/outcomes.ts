import { along, alongWide, boolean, decimal, id, int, type KindRow, text, texts, word } from '../rows.ts'
import { entityRow } from './common.ts'

/** Results, indicators, places and people, and what is computed about any entity. */
export const OUTCOME_KINDS = {
  RESULT: entityRow(
    {
      value: decimal('Its figure, in its unit; none where the source gives none.'),
      unit: text('What is counted.'),
      qualifier: word('Qualifier', 'How exact the figure is meant.'),
      period: text('The period it was done in, as printed.'),
      cumulative: boolean('Whether the figure counts from the beginning of the work.'),
      regionsCounted: int('How many regions the source counts, named or not.'),
      places: texts('Any of its places that are not regions, as printed.'),
    },
    {
      achievedBy: along('ENTITY', '(from)<-[:ACHIEVED]-(to)', 'The line, section or programme that did it.'),
      plan: along(
        'PLAN',
        '(from)<-[:ACHIEVED]-()<-[:HAS_LINE|HAS_SECTION]-{1,2}(to)',
        'The plan of the line or section that did it.',
      ),
      programme: along(
        'SPENDING_PROGRAMME',
        '(from)<-[:ACHIEVED]-()<-[:HAS_LINE]-{0,1}(to)',
        'The programme that did it, or that of the line that did it.',
      ),
      next: along('RESULT', '(from)-[:LEADS_TO]->(to)', 'The next stage of its funnel.'),
      cpiGroups: along('CPI_GROUP', '(from)-[:INVOLVES]->(to)', 'A group of employment centres that took part.'),
      regions: alongWide('REGION', '(from)-[:IN_REGION]->(to)', 'A region that the source names.'),
    },
  ),
  INDICATOR: entityRow(
    {
      unit: text('Its unit, as printed.'),
      method: text('How it is calculated, as printed.'),
      area: text('The heading of the area it stands under.'),
      target: decimal('The figure that it is to reach.', 'targetValue'),
      planned: decimal('The figure that the plan foresees.', 'plannedValue'),
      actual: decimal('The figure that was reached.', 'actualValue'),
    },
    {
      measures: along('ENTITY', '(from)-[:MEASURES]->(to)', 'What it measures.'),
      corroboration: along('RESULT', '(from)-[:CORROBORATED_BY]->(to)', 'The same figure told elsewhere.'),
      budgetProgramme: alongWide('BUDGET_PROGRAMME', '(from)-[:MEASURES]->(to)', 'The budget programme it is under.'),
    },
  ),
  REGION: entityRow(
    { istatCode: text('Its ISTAT code.'), nutsCode: text('Its NUTS code.') },
    {
      results: along('RESULT', '(from)<-[:IN_REGION]-(to)', 'What a source says was done there.'),
      lines: along('LINE', '(from)<-[:IN_REGION]-(to)', 'A line that a source ties to it.'),
    },
  ),
  CPI_GROUP: entityRow(
    { size: int('How many centres.') },
    { results: along('RESULT', '(from)<-[:INVOLVES]-(to)', 'What was done with them.') },
  ),
  NAVIGATOR_COHORT: entityRow(
    {},
    {
      overlaps: along('NAVIGATOR_COHORT', '(from)-[:OVERLAPS]-(to)', 'A cohort that shares people with it.'),
      regions: alongWide('REGION', '(from)-[:IN_REGION]->(to)', 'A region that a source names for it.'),
    },
  ),
  ENTITY: entityRow({ kind: word('EntityKind', 'What kind of thing it is.') }, {}),
  CHECK: {
    fields: {
      id: id('Its id.'),
      kind: word('CheckKind', 'What is compared.'),
      status: word('CheckStatus', 'How it came out.'),
      name: text('Its title.'),
      expected: decimal('What the formula should give.'),
      found: decimal('What it gives.'),
      difference: decimal('Expected less found.'),
    },
    relations: {
      about: along('ENTITY', '(from)-[:ABOUT]->(to)', 'What it is about.'),
      contradiction: along('CONTRADICTION', '(from)-[:FOUND]->(to)', 'The contradiction it found.'),
    },
  },
  CONTRADICTION: {
    fields: {
      id: id('Its id.'),
      kind: word('ContradictionKind', 'What disagrees with what.'),
      basis: word('Basis', 'COMPUTED by a check, or STATED by a reader of the source.'),
      name: text('Its title.'),
      difference: decimal('How far the figures are apart.'),
      preferenceRule: text('The named rule that prefers a claim; none where nothing decides.'),
    },
    relations: { about: along('ENTITY', '(from)-[:ABOUT]->(to)', 'What it is about.') },
  },
} satisfies Record<string, KindRow>
