/**
 * The kinds of entity, in one table: the label in Neo4j, the first segment of an id, and the resource of a data package
 * are all derived from here. Sources of a kind's meaning: the descriptions, which the API shows.
 */
export const KINDS = {
  ACT: {
    label: 'Act',
    prefix: 'act',
    resource: 'acts',
    description: 'A law, decree, directive, agreement, notice or letter.',
  },
  ALLOCATION: {
    label: 'Allocation',
    prefix: 'allocation',
    resource: 'allocations',
    description: 'An amount of money, at one stage of its life, for one target.',
  },
  AXIS: {
    label: 'Axis',
    prefix: 'axis',
    resource: 'axes',
    description: 'An axis of an operational programme, as printed: a mixed label is an axis of its own.',
  },
  BUDGET_MISSION: {
    label: 'BudgetMission',
    prefix: 'budget-mission',
    resource: 'budget-missions',
    description: 'A mission of the State budget.',
  },
  BUDGET_PROGRAMME: {
    label: 'BudgetProgramme',
    prefix: 'budget-programme',
    resource: 'budget-programmes',
    description: 'A programme of the State budget, inside a mission.',
  },
  COMPANY: {
    label: 'Company',
    prefix: 'company',
    resource: 'companies',
    description: 'A company that a crisis affects.',
  },
  CPI_GROUP: {
    label: 'CpiGroup',
    prefix: 'cpi-group',
    resource: 'cpi-groups',
    description: 'Public employment centres known only by how many they are.',
  },
  CRISIS: {
    label: 'Crisis',
    prefix: 'crisis',
    resource: 'crises',
    description: 'A company or area crisis that a line of activity intervened on.',
  },
  FUND: {
    label: 'Fund',
    prefix: 'fund',
    resource: 'funds',
    description: 'A fund or operational programme that money is charged to.',
  },
  INDICATOR: {
    label: 'Indicator',
    prefix: 'indicator',
    resource: 'indicators',
    description: 'A result indicator with its target, plan and actual.',
  },
  INVESTMENT_PRIORITY: {
    label: 'InvestmentPriority',
    prefix: 'investment-priority',
    resource: 'investment-priorities',
    description: 'An investment priority of the European funds, by its code.',
  },
  LINE: {
    label: 'Line',
    prefix: 'line',
    resource: 'lines',
    description: 'A line of activity of a plan or a spending programme.',
  },
  NAVIGATOR_COHORT: {
    label: 'NavigatorCohort',
    prefix: 'navigator-cohort',
    resource: 'navigator-cohorts',
    description: 'A group of Navigators known by its head counts; cohorts overlap.',
  },
  ORGANISATION: {
    label: 'Organisation',
    prefix: 'organisation',
    resource: 'organisations',
    description: 'A body that issues, receives or takes part.',
  },
  PLAN: { label: 'Plan', prefix: 'plan', resource: 'plans', description: 'A plan that acts approve and fund.' },
  REGION: {
    label: 'Region',
    prefix: 'region',
    resource: 'regions',
    description: 'An Italian region or autonomous province.',
  },
  RESULT: {
    label: 'Result',
    prefix: 'result',
    resource: 'results',
    description: 'A thing that a source says was done.',
  },
  SECTION: { label: 'Section', prefix: 'section', resource: 'sections', description: 'A section of a plan.' },
  SOURCE: {
    label: 'Source',
    prefix: 'source',
    resource: 'sources',
    description: 'A document that facts are taken from.',
  },
  SPENDING_PROGRAMME: {
    label: 'SpendingProgramme',
    prefix: 'spending-programme',
    resource: 'spending-programmes',
    description: 'A spending programme, as the source lists it.',
  },
  TABLE: { label: 'Table', prefix: 'table', resource: 'tables', description: 'A printed table of a source.' },
} as const

export type EntityKind = keyof typeof KINDS
export const ENTITY_KINDS = Object.keys(KINDS) as EntityKind[]

const KIND_BY_PREFIX = new Map(ENTITY_KINDS.map(kind => [KINDS[kind].prefix as string, kind]))

/** The kind that an id's first segment names; null where it names none. */
export function kindOfId(id: string): EntityKind | null {
  return KIND_BY_PREFIX.get(id.slice(0, id.indexOf('/'))) ?? null
}

const ID = /^[a-z][a-z0-9-]*(\/[a-z0-9]+(-[a-z0-9]+)*)+$/

/** An id is `<kind>/<owner>/<slug>` in `[a-z0-9-]` segments; the owner is left out for what is everyone's. */
export function isEntityId(id: string): boolean {
  return ID.test(id) && kindOfId(id) !== null
}
