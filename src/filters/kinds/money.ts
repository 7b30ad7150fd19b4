import { along, alongWide, boolean, int, joined, joinedWide, type KindRow, money, text, word } from '../rows.ts'
import { entityRow } from './common.ts'

/** Allocations, how they are classed, who receives them, and where they are printed. */
export const MONEY_KINDS = {
  ALLOCATION: entityRow(
    {
      amount: money('Its amount. An empty cell has none, and matches no bound.'),
      absence: word('Absence', 'Why there is no amount.'),
      stage: word('Stage', 'What the amount is in the life of the money.'),
      grain: word('Grain', 'What the figure is in its table.'),
      part: word('Part', 'Which part of its target it is for.'),
      precision: word('Precision', 'The unit of the printed figure.'),
      provision: text('The article or point of the act, as printed.'),
      period: text('The period it is for, as printed.'),
      items: int('How many payments the amount covers.'),
    },
    {
      target: along('ENTITY', '(from)-[:FOR]->(to)', 'What the money is for.'),
      line: along('LINE', '(from)-[:FOR]->(to)', 'The line it is for.'),
      section: along(
        'SECTION',
        '(from)-[:FOR]->()<-[:HAS_LINE]-{0,1}(to)',
        'The section it is for, or that of the line it is for.',
      ),
      programme: along(
        'SPENDING_PROGRAMME',
        '(from)-[:FOR]->()<-[:HAS_LINE]-{0,1}(to)',
        'The spending programme it is for, or that of the line it is for.',
      ),
      plan: along(
        'PLAN',
        '(from)-[:FOR]->()<-[:HAS_LINE|HAS_SECTION]-{0,2}(to)',
        'The plan it is for, or that of the section or line it is for.',
      ),
      act: along('ACT', '(from)<-[:SETS]-(to)', 'The act that sets it.'),
      parts: along('ALLOCATION', '(from)-[:BREAKS_DOWN_INTO]->(to)', 'A part of it, by any breakdown.'),
      supersededBy: along('ALLOCATION', '(from)<-[:SUPERSEDES]-(to)', 'A later amount that replaces it.'),
      restates: along('ALLOCATION', '(from)-[:RESTATES]->(to)', 'The same money, which this one prints again.'),
      table: joined('TABLE', { from: 'table', to: 'id' }, 'The table it stands in.'),
      priorities: alongWide('INVESTMENT_PRIORITY', '(from)-[:UNDER_PRIORITY]->(to)', 'A priority printed beside it.'),
      axes: alongWide('AXIS', '(from)-[:ON_AXIS]->(to)', 'The axis label printed beside it, mixed or single.'),
      beneficiary: alongWide('ORGANISATION', '(from)-[:BENEFITS]->(to)', 'Who receives it.'),
      fund: alongWide('FUND', '(from)-[:CHARGED_TO]->(to)', 'The fund it is charged to.'),
    },
  ),
  FUND: entityRow({}, { allocations: along('ALLOCATION', '(from)<-[:CHARGED_TO]-(to)', 'An amount charged to it.') }),
  AXIS: entityRow(
    { mixed: boolean('Whether its label names several axes.') },
    { allocations: along('ALLOCATION', '(from)<-[:ON_AXIS]-(to)', 'An amount printed under this label.') },
  ),
  INVESTMENT_PRIORITY: entityRow(
    { code: text('Its code, e.g. 3.ii.') },
    { allocations: along('ALLOCATION', '(from)<-[:UNDER_PRIORITY]-(to)', 'An amount printed under it.') },
  ),
  ORGANISATION: entityRow(
    {},
    {
      acts: along('ACT', '(from)<-[:ISSUED_BY]-(to)', 'An act that it issued.'),
      allocations: along('ALLOCATION', '(from)<-[:BENEFITS]-(to)', 'An amount that it receives.'),
      results: along('RESULT', '(from)<-[:INVOLVES]-(to)', 'A result that it took part in.'),
    },
  ),
  SOURCE: entityRow(
    { year: int('The year it reports on.') },
    { publisher: joinedWide('ORGANISATION', { from: 'publisher', to: 'id' }, 'Who published it.') },
  ),
  TABLE: entityRow(
    { firstLine: int('Its first line in the source text.'), lastLine: int('Its last line in the source text.') },
    {
      allocations: joined('ALLOCATION', { from: 'id', to: 'table' }, 'An amount that stands in it.'),
      checks: along('CHECK', '(from)<-[:ABOUT]-(to)', 'A check that is about it.'),
      source: joinedWide('SOURCE', { from: 'source', to: 'id' }, 'The document it is printed in.'),
    },
  ),
} satisfies Record<string, KindRow>
