import type { EntityKind } from './kinds.ts'

interface RelationRule {
  from: readonly EntityKind[] | 'ANY'
  to: readonly EntityKind[] | 'ANY'
  description: string
}

/** Every relationship type of the graph, read from left to right, with the kinds it may tie. */
export const RELATIONS = {
  SETS: { from: ['ACT'], to: ['ALLOCATION'], description: 'Act - Allocation: the amount is set by the act' },
  FOR: {
    from: ['ALLOCATION'],
    to: ['PLAN', 'SECTION', 'LINE', 'SPENDING_PROGRAMME', 'NAVIGATOR_COHORT', 'RESULT', 'INDICATOR'],
    description:
      'Allocation - Plan, Section, Line, SpendingProgramme, NavigatorCohort, Result, Indicator: what the money is for',
  },
  BREAKS_DOWN_INTO: {
    from: ['ALLOCATION'],
    to: ['ALLOCATION'],
    description: 'Allocation - Allocation: a total and its parts, in one table and column, by one breakdown',
  },
  SUPERSEDES: {
    from: ['ALLOCATION'],
    to: ['ALLOCATION'],
    description: 'Allocation - Allocation: the later amount replaces the earlier',
  },
  REDUCES: {
    from: ['ALLOCATION'],
    to: ['ALLOCATION'],
    description: 'Allocation - Allocation: a movement lowers an amount, as a decommitment lowers a budget',
  },
  RESTATES: {
    from: ['ALLOCATION'],
    to: ['ALLOCATION'],
    description: 'Allocation - Allocation: the same money printed again',
  },
  CHARGED_TO: { from: ['ALLOCATION'], to: ['FUND'], description: 'Allocation - Fund: who pays' },
  ON_AXIS: { from: ['ALLOCATION'], to: ['AXIS'], description: 'Allocation - Axis: the label printed beside it' },
  UNDER_PRIORITY: {
    from: ['ALLOCATION'],
    to: ['INVESTMENT_PRIORITY'],
    description: 'Allocation - InvestmentPriority: one of those printed beside it',
  },
  BENEFITS: { from: ['ALLOCATION'], to: ['ORGANISATION'], description: 'Allocation - Organisation: who receives it' },
  APPROVES: {
    from: ['ACT'],
    to: ['PLAN', 'SPENDING_PROGRAMME', 'ACT'],
    description: 'Act - Plan, SpendingProgramme, Act: puts it in force',
  },
  AMENDS: {
    from: ['ACT'],
    to: ['PLAN', 'SPENDING_PROGRAMME', 'ACT'],
    description: 'Act - Plan, SpendingProgramme, Act: changes it',
  },
  CONVERTS: { from: ['ACT'], to: ['ACT'], description: 'Act - Act: a law converts a decree-law' },
  FOLLOWS: { from: ['ACT'], to: ['ACT'], description: 'Act - Act: the later step of a procedure follows the earlier' },
  CONCERNS: {
    from: ['ACT'],
    to: ['ORGANISATION', 'PLAN', 'SECTION', 'LINE', 'SPENDING_PROGRAMME'],
    description: 'Act - Organisation, Plan, Section, Line, SpendingProgramme: any other bearing; note says which',
  },
  ISSUED_BY: { from: ['ACT'], to: ['ORGANISATION'], description: 'Act - Organisation: whose act it is' },
  HAS_SECTION: { from: ['PLAN'], to: ['SECTION'], description: 'Plan - Section: a part of the plan' },
  HAS_LINE: {
    from: ['SECTION', 'PLAN', 'SPENDING_PROGRAMME'],
    to: ['LINE'],
    description: 'Section, Plan, SpendingProgramme - Line: a part of it',
  },
  IMPLEMENTS: {
    from: ['PLAN', 'SECTION', 'LINE'],
    to: ['PLAN', 'SECTION', 'LINE'],
    description: 'Plan - Plan, Section - Section, Line - Line: carries out its part of a wider one',
  },
  CONTINUES: { from: ['PLAN'], to: ['PLAN'], description: 'Plan - Plan: the next one of a series' },
  SAME_AS: { from: 'ANY', to: 'ANY', description: 'Entity - Entity: two names, one thing; never merged silently' },
  HAS_PROGRAMME: {
    from: ['BUDGET_MISSION'],
    to: ['BUDGET_PROGRAMME'],
    description: 'BudgetMission - BudgetProgramme: a part of the mission',
  },
  CLASSIFIES: {
    from: ['BUDGET_PROGRAMME'],
    to: ['SPENDING_PROGRAMME', 'SECTION'],
    description: 'BudgetProgramme - SpendingProgramme, Section: places it in the State budget; says nothing of amounts',
  },
  ACHIEVED: {
    from: ['LINE', 'SECTION', 'SPENDING_PROGRAMME'],
    to: ['RESULT'],
    description: 'Line, Section, SpendingProgramme - Result: did it',
  },
  LEADS_TO: { from: ['RESULT'], to: ['RESULT'], description: 'Result - Result: the next stage of a funnel' },
  IN_REGION: {
    from: ['RESULT', 'LINE', 'ACT', 'CRISIS', 'NAVIGATOR_COHORT'],
    to: ['REGION'],
    description: 'Result, Line, Act, Crisis, NavigatorCohort - Region: a source ties it to the region',
  },
  INVOLVES: {
    from: ['RESULT', 'NAVIGATOR_COHORT'],
    to: ['CPI_GROUP', 'CRISIS', 'ORGANISATION', 'NAVIGATOR_COHORT'],
    description:
      'Result, NavigatorCohort - CpiGroup, Crisis, Organisation, NavigatorCohort: who or what takes part in it',
  },
  MEASURES: {
    from: ['INDICATOR'],
    to: ['SECTION', 'LINE', 'SPENDING_PROGRAMME', 'BUDGET_PROGRAMME'],
    description: 'Indicator - Section, Line, SpendingProgramme, BudgetProgramme: what it measures',
  },
  CORROBORATED_BY: {
    from: ['INDICATOR', 'RESULT'],
    to: ['RESULT'],
    description: 'Indicator, Result - Result: the same figure is told elsewhere',
  },
  OVERLAPS: {
    from: ['NAVIGATOR_COHORT'],
    to: ['NAVIGATOR_COHORT'],
    description: 'NavigatorCohort - NavigatorCohort: some people are in both',
  },
  DEPLOYS: {
    from: ['SPENDING_PROGRAMME', 'LINE'],
    to: ['NAVIGATOR_COHORT'],
    description: 'SpendingProgramme, Line - NavigatorCohort: puts them to work',
  },
  AFFECTS: { from: ['CRISIS'], to: ['COMPANY'], description: 'Crisis - Company: whose crisis it is' },
  HANDLES: { from: ['LINE', 'SECTION'], to: ['CRISIS'], description: 'Line, Section - Crisis: intervenes on it' },
} as const satisfies Record<string, RelationRule>

export type Relation = keyof typeof RELATIONS
export const RELATION_NAMES = Object.keys(RELATIONS) as Relation[]

export function isRelation(name: string): name is Relation {
  return Object.hasOwn(RELATIONS, name)
}

/** Whether a relationship of this type may tie these kinds, in this order. */
export function mayTie(relation: Relation, from: EntityKind, to: EntityKind): boolean {
  const rule: RelationRule = RELATIONS[relation]
  return (rule.from === 'ANY' || rule.from.includes(from)) && (rule.to === 'ANY' || rule.to.includes(to))
}

/** The way a relationship is walked: OUT from left to right, IN from right to left. */
export type Direction = 'OUT' | 'IN' | 'BOTH'
