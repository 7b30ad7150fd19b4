import type { Breakdown } from '../../src/model/vocabulary.ts'
import { GraphBuilder } from '../derive/graphs.ts'

/** Money as no package of the project has it, written down as briefly as it can be read. */
export interface Row {
  for: string
  amount: number | null
  act?: string
  partOf?: [string, Breakdown]
  supersedes?: string
  reduces?: string
  restates?: string
  fund?: string
  to?: string
  more?: Record<string, unknown>
}

const ACTS: Record<string, string> = { one: '2020-01-01', two: '2021-01-01', three: '2022-01-01' }
export const idOf = (name: string, act = 'one') => `allocation/prova/${name}/${act}`

/** Plan p: section s with sections s1 (lines 1, 2) and s2 (line 3), and line 4 of its own. Rows by name; act one unless another is named. */
export function money(rows: Record<string, Row>): GraphBuilder {
  const builder = new GraphBuilder()
  for (const [act, date] of Object.entries(ACTS))
    builder.add<'ACT'>(`act/prova/${act}`, { name: `Act ${act}`, date, datePrecision: 'DAY' })
  for (const plan of ['p', 'q']) builder.add<'PLAN'>(`plan/prova/${plan}`)
  for (const section of ['s', 's1', 's2']) builder.add<'SECTION'>(`section/prova/${section}`)
  for (const line of ['1', '2', '3', '4', '5']) builder.add<'LINE'>(`line/prova/${line}`)
  for (const fund of ['x', 'y']) builder.add<'FUND'>(`fund/${fund}`)
  for (const body of ['a', 'b']) builder.add<'ORGANISATION'>(`organisation/${body}`)
  for (const act of Object.keys(ACTS)) builder.add<'TABLE'>(`table/prova/${act}`)
  for (const [from, to] of [
    ['plan/prova/p', 'section/prova/s'],
    ['section/prova/s', 'section/prova/s1'],
    ['section/prova/s', 'section/prova/s2'],
  ] as const)
    builder.tie(from, 'HAS_SECTION', to)
  for (const [from, line] of [
    ['section/prova/s1', '1'],
    ['section/prova/s1', '2'],
    ['section/prova/s2', '3'],
    ['plan/prova/p', '4'],
    ['plan/prova/q', '5'],
  ] as const)
    builder.tie(from, 'HAS_LINE', `line/prova/${line}`)
  builder.add<'RESULT'>('result/prova/r', { name: 'Result' })
  builder.tie('line/prova/1', 'ACHIEVED', 'result/prova/r')
  builder.add<'REGION'>('region/r', { istatCode: '01' })
  builder.tie('result/prova/r', 'IN_REGION', 'region/r')
  const full = new Map(Object.entries(rows).map(([name, { act }]) => [name, idOf(name, act)]))
  const id = (name: string): string => full.get(name) ?? name
  for (const [name, { for: target, amount, act = 'one', partOf, more = {}, ...ties }] of Object.entries(rows)) {
    builder.amount(
      id(name),
      { column: 'c', table: `table/prova/${act}`, ...(amount === null ? {} : { amount }), ...more },
      {
        for: target,
        act: `act/prova/${act}`,
        ...(partOf === undefined ? {} : { partOf: [[id(partOf[0]), partOf[1]]] }),
      },
    )
    if (ties.supersedes !== undefined) builder.tie(id(name), 'SUPERSEDES', id(ties.supersedes))
    if (ties.reduces !== undefined) builder.tie(id(name), 'REDUCES', id(ties.reduces))
    if (ties.restates !== undefined) builder.tie(id(name), 'RESTATES', id(ties.restates))
    if (ties.fund !== undefined) builder.tie(id(name), 'CHARGED_TO', `fund/${ties.fund}`)
    if (ties.to !== undefined) builder.tie(id(name), 'BENEFITS', `organisation/${ties.to}`)
  }
  return builder
}

const P = 'plan/prova/p'
const [S, S1, S2] = ['s', 's1', 's2'].map(one => `section/prova/${one}`) as [string, string, string]
const line = (nth: number) => `line/prova/${nth}`

/** A total of 100, nested sections, four lines. */
const NESTED: Record<string, Row> = {
  total: { for: P, amount: 10_000, more: { grain: 'TOTAL' } },
  s: { for: S, amount: 8000, partOf: ['total', 'SECTION'] },
  s1: { for: S1, amount: 5000, partOf: ['s', 'SECTION'] },
  s2: { for: S2, amount: 3000, partOf: ['s', 'SECTION'] },
  l1: { for: line(1), amount: 2000, partOf: ['s1', 'LINE'] },
  l2: { for: line(2), amount: 3000, partOf: ['s1', 'LINE'] },
  l3: { for: line(3), amount: 3000, partOf: ['s2', 'LINE'] },
  l4: { for: line(4), amount: 2000, partOf: ['total', 'LINE'] },
}

export const CRAFTED: Record<string, Record<string, Row>> = {
  'nested sections': NESTED,
  'nested sections of which only lines are printed': {
    total: NESTED.total as Row,
    ...Object.fromEntries(
      [1, 2, 3, 4].map(nth => [`l${nth}`, { ...(NESTED[`l${nth}`] as Row), partOf: ['total', 'LINE'] as const }]),
    ),
  } as Record<string, Row>,
  'a part that exceeds its total': {
    total: { for: P, amount: 10_000, more: { grain: 'TOTAL' } },
    l1: { for: line(1), amount: 13_000, partOf: ['total', 'LINE'] },
  },
  'a line that a later act replaces': {
    ...NESTED,
    l1b: { for: line(1), amount: 2600, act: 'two', supersedes: 'l1' },
  },
  'a line that two later acts replace, one after the other': {
    ...NESTED,
    l1b: { for: line(1), amount: 2600, act: 'two', supersedes: 'l1' },
    l1c: { for: line(1), amount: 900, act: 'three', supersedes: 'l1b' },
  },
  'an inner section that a later act replaces': {
    ...NESTED,
    s1b: { for: S1, amount: 4000, act: 'two', supersedes: 's1' },
    l1b: { for: line(1), amount: 1500, act: 'two', partOf: ['s1b', 'LINE'] },
    l2b: { for: line(2), amount: 2500, act: 'two', partOf: ['s1b', 'LINE'] },
  },
  'lines that two acts set, one of them again': {
    a: { for: line(1), amount: 3000, fund: 'x' },
    b: { for: line(1), amount: 1000, fund: 'y' },
    c: { for: line(2), amount: 6000 },
    a2: { for: line(1), amount: 5000, act: 'two', supersedes: 'a', fund: 'x' },
  },
  'pieces of pieces': {
    pot: { for: P, amount: 10_000 },
    a: { for: S1, amount: 6000, act: 'two', restates: 'pot' },
    b: { for: line(4), amount: 4000, act: 'two', restates: 'pot' },
    a1: { for: line(1), amount: 2500, act: 'three', restates: 'a' },
    a2: { for: line(2), amount: 3500, act: 'three', restates: 'a' },
  },
  reductions: {
    ...NESTED,
    moved: { for: line(2), amount: 1000, act: 'two', reduces: 'l2', more: { stage: 'DECOMMITTED' } },
    left: { for: line(2), amount: 2000, act: 'two', supersedes: 'l2', more: { stage: 'REDETERMINED' } },
  },
  'negative amounts': {
    ...NESTED,
    total: { for: P, amount: 5000, more: { grain: 'TOTAL' } },
    l4: { for: line(4), amount: -3000, partOf: ['total', 'LINE'] },
  },
  'years that are rescheduled': {
    total: { for: line(1), amount: 5000, more: { grain: 'TOTAL' } },
    y20: { for: line(1), amount: 3000, partOf: ['total', 'MEASURE'], more: { part: 'MEASURE', period: '2020' } },
    y21: { for: line(1), amount: 2000, partOf: ['total', 'MEASURE'], more: { part: 'MEASURE', period: '2021' } },
    y22: { for: line(1), amount: 3000, act: 'two', supersedes: 'y20', more: { part: 'MEASURE', period: '2022' } },
  },
  'years without a total': {
    y20: { for: line(1), amount: 3000, more: { period: '2020' } },
    y21: { for: line(1), amount: 2000, more: { period: '2021' } },
  },
  'two currencies': {
    ...NESTED,
    dollars: { for: line(1), amount: 7000, more: { currency: 'USD', precision: 'MINOR_UNIT' } },
  },
  'a restated total, rounded': {
    ...NESTED,
    text: { for: P, amount: 10_000, restates: 'total', more: { grain: 'TEXT', table: null, precision: 'EURO' } },
  },
  'a restated total, disputed': {
    ...NESTED,
    text: { for: P, amount: 9900, restates: 'total', more: { grain: 'TEXT', table: null } },
  },
  'a shared pot': {
    pot: { for: P, amount: 10_000 },
    a: { for: line(1), amount: 10_000, act: 'two', restates: 'pot' },
    b: { for: line(2), amount: 10_000, act: 'two', restates: 'pot' },
  },
  'a total stated again in pieces by a later act': {
    pot: { for: P, amount: 10_000 },
    a: { for: line(1), amount: 6000, act: 'two', restates: 'pot' },
    b: { for: line(2), amount: 4000, act: 'two', restates: 'pot' },
  },
  'a total stated again in pieces by its own act': {
    pot: { for: P, amount: 10_000, more: { grain: 'TEXT', table: null } },
    a: { for: line(1), amount: 6000, restates: 'pot' },
    b: { for: line(2), amount: 4000, restates: 'pot' },
  },
  'parts in thousands under a total to the cent': {
    total: { for: P, amount: 10_049_999, more: { grain: 'TOTAL' } },
    l1: { for: line(1), amount: 6_000_000, partOf: ['total', 'LINE'], more: { precision: 'THOUSAND' } },
    l4: { for: line(4), amount: 4_000_000, partOf: ['total', 'LINE'], more: { precision: 'THOUSAND' } },
  },
  'shares of two funds and of two bodies': {
    total: { for: P, amount: 10_000, more: { grain: 'TOTAL' } },
    x: { for: P, amount: 7000, partOf: ['total', 'FUND'], fund: 'x' },
    y: { for: P, amount: 3000, partOf: ['total', 'FUND'], fund: 'y' },
    a: { for: P, amount: 4000, partOf: ['total', 'BENEFICIARY'], to: 'a' },
    b: { for: P, amount: 6000, partOf: ['total', 'BENEFICIARY'], to: 'b' },
    l1: { for: line(1), amount: 7000, partOf: ['total', 'LINE'], fund: 'x' },
    l4: { for: line(4), amount: 3000, partOf: ['total', 'LINE'], fund: 'y' },
  },
  'a blank beside what is printed': {
    ...NESTED,
    l3: { for: line(3), amount: null, partOf: ['s2', 'LINE'] },
  },
  'rows of one plan inside a total for another': {
    total: { for: P, amount: 10_000, more: { grain: 'TOTAL' } },
    l4: { for: line(4), amount: 6000, partOf: ['total', 'LINE'] },
    l5: { for: line(5), amount: 4000, partOf: ['total', 'LINE'] },
  },
  'a coordination beside the lines of a section': {
    ...NESTED,
    c: { for: S1, amount: 1000, partOf: ['s1', 'LINE'], more: { part: 'COORDINATION' } },
    l2: { for: line(2), amount: 2000, partOf: ['s1', 'LINE'] },
  },
}
