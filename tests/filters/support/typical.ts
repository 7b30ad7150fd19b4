import type { Question } from './release.ts'

/** Filters as people would ask them, those of the issues among them. Ids are of a release made by `sized`. */
export const TYPICAL: Record<string, Question> = {
  'allocations of an act, at a stage, by grain and part': {
    kind: 'ALLOCATION',
    filter: {
      act: { id: { eq: 'act/x/2-3' } },
      stage: { eq: 'BUDGETED' },
      grain: { in: ['ROW', 'TOTAL'] },
      part: { eq: 'WHOLE' },
    },
  },
  'allocations for a target above an amount': {
    kind: 'ALLOCATION',
    filter: { target: { id: { eq: 'line/x/2/5' } }, amount: { gte: '1000.00' } },
  },
  'allocations of a fund, an axis and a beneficiary, by amount': {
    kind: 'ALLOCATION',
    filter: {
      fund: { id: { eq: 'fund/f1' } },
      axes: { id: { in: ['axis/x/1', 'axis/x/2'] } },
      beneficiary: { name: { contains: 'org' } },
    },
    orderBy: 'AMOUNT_DESC',
  },
  'allocations under a priority between two amounts, by amount': {
    kind: 'ALLOCATION',
    filter: { hasPriorities: false, amount: { gte: '10000.00', lt: '20000.00' } },
    orderBy: 'AMOUNT_ASC',
  },
  'allocations of so many payments, of acts of a number': {
    kind: 'ALLOCATION',
    filter: { items: { gte: 3, lte: 4 }, act: { number: { eq: '1' } } },
  },
  'lines of a plan on an axis with an amount above a bound': {
    kind: 'LINE',
    filter: {
      plan: { id: { eq: 'plan/x/2' } },
      allocations: { axes: { id: { eq: 'axis/x/1' } }, amount: { gt: '20000.00' } },
    },
    orderBy: 'NUMBER_ASC',
  },
  'acts of a year by an issuer that touch a plan': {
    kind: 'ACT',
    filter: {
      date: { gte: '2019-01-01', lte: '2019-12-31' },
      issuers: { id: { eq: 'organisation/x/1' } },
      plans: { id: { eq: 'plan/x/2' } },
    },
  },
  'acts of a year by an issuer that touch a plan of a name, by date': {
    kind: 'ACT',
    filter: {
      date: { gte: '2019-01-01', lte: '2019-12-31' },
      issuers: { id: { eq: 'organisation/x/1' } },
      plans: { name: { startsWith: 'plan 2' } },
    },
    orderBy: 'DATE_DESC',
  },
  'results in a region that involve employment centres': {
    kind: 'RESULT',
    filter: { regions: { name: { eq: 'region 3' } }, hasCpiGroups: true },
  },
  'results of lines that money of an act is for': {
    kind: 'RESULT',
    filter: { plan: { allocations: { act: { id: { eq: 'act/x/2-3' } } } } },
    orderBy: 'VALUE_DESC',
  },
  'this or that, and not the other': {
    kind: 'ALLOCATION',
    filter: {
      or: [{ name: { contains: '7' } }, { act: { number: { in: ['3', '21'] } } }],
      not: { or: [{ stage: { eq: 'DECOMMITTED' } }, { hasFund: false }] },
    },
    orderBy: 'NAME_DESC',
  },
  'allocations of a table': { kind: 'ALLOCATION', filter: { table: { id: { eq: 'table/x/2' } } } },
  'tables with an amount of a kind, as they are printed': {
    kind: 'TABLE',
    filter: { allocations: { stage: { eq: 'DECOMMITTED' } } },
    orderBy: 'FIRST_LINE_ASC',
  },
  'a few by their ids, by name': {
    kind: 'ACT',
    filter: { id: { in: ['act/x/1-1', 'act/x/0-0', 'act/x/0-7'] } },
    orderBy: 'NAME_ASC',
  },
  'all of them, by date': { kind: 'ACT', orderBy: 'DATE_ASC' },
}
