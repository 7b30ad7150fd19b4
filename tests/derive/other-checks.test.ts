import { describe, expect, test } from 'vitest'
import {
  addDecimals,
  compareDecimals,
  decimalsOf,
  divideDecimals,
  halfUnit,
  isZero,
  multiplyDecimals,
  subtractDecimals,
} from '../../src/dataset/derive/decimals.ts'
import { derive } from '../../src/dataset/derive/derive.ts'
import { compareIds } from '../../src/model/order.ts'
import { GraphBuilder } from './graphs.ts'

function found({ graph }: GraphBuilder): [string, string][] {
  const checks = derive(graph).checks.filter(({ kind }) => kind !== 'CODE_VS_CODE')
  return checks.map(({ id, status }) => [id, status])
}

describe('a target against its plan', () => {
  function indicator(targetValue: string | null, plannedValue: string | null): GraphBuilder {
    const builder = new GraphBuilder()
    const printed = { targetPrinted: targetValue ?? '*', plannedPrinted: plannedValue ?? '*' }
    builder.add<'INDICATOR'>('indicator/prova/1', { ...printed, targetValue, plannedValue })
    return builder
  }

  test.each([
    ['48.5', '48.50', 'HOLDS'],
    ['20', '20', 'HOLDS'],
    ['20', '20.1', 'FAILS'],
    ['20', null, 'NOT_CHECKABLE'],
  ] as const)('%s and %s: %s', (target, planned, status) => {
    expect(found(indicator(target, planned))).toEqual([['check/target-vs-plan/indicator-prova-1', status]])
  })

  test('says by how much they differ', () => {
    expect(derive(indicator('20', '22.5').graph).contradictions).toMatchObject([
      { kind: 'TABLE_VS_TABLE', difference: '2.5', claims: [{ number: '22.5' }, { number: '20' }] },
    ])
  })
})

describe('a count against its list', () => {
  function plan(sectionCount: number, sections: number): GraphBuilder {
    const builder = new GraphBuilder()
    builder.add<'PLAN'>('plan/prova/p', { name: 'Piano', sectionCount })
    for (let i = 0; i < sections; i++) {
      builder.add<'SECTION'>(`section/prova/p/${i}`)
      builder.tie('plan/prova/p', 'HAS_SECTION', `section/prova/p/${i}`)
    }
    return builder
  }

  test.each([
    [3, 3, 'HOLDS'],
    [3, 2, 'FAILS'],
    [3, 1, 'FAILS'],
    [3, 0, 'NOT_CHECKABLE'],
  ] as const)('%i stated, %i listed: %s', (stated, listed, status) => {
    expect(found(plan(stated, listed))).toEqual([['check/count-vs-list/plan-prova-p/sections', status]])
  })

  test('explains itself', () => {
    const [contradiction] = derive(plan(3, 2).graph).contradictions
    expect(contradiction?.explanation).toBe('The plan "Piano" is said to have 3 sections, but 2 are listed.')
  })
})

describe('dates', () => {
  function acts(later: string, earlier: { date: string; datePrecision: 'DAY' | 'MONTH' | 'YEAR' }): GraphBuilder {
    const builder = new GraphBuilder()
    builder.add<'ACT'>('act/prova/2', { date: later, datePrecision: 'DAY' })
    builder.add<'ACT'>('act/prova/1', earlier)
    builder.tie('act/prova/2', 'FOLLOWS', 'act/prova/1')
    return builder
  }

  test.each([
    ['2019-07-20', '2019-07-10', 'DAY', 'HOLDS'],
    ['2019-07-01', '2019-07-10', 'DAY', 'FAILS'],
    ['2019-07-20', '2019-07-31', 'MONTH', 'NOT_CHECKABLE'],
    ['2019-06-30', '2019-07-31', 'MONTH', 'FAILS'],
    ['2019-06-30', '2019-12-31', 'YEAR', 'NOT_CHECKABLE'],
  ] as const)('an act of %s that follows one of %s (%s): %s', (later, date, datePrecision, status) => {
    expect(found(acts(later, { date, datePrecision }))).toEqual([
      ['check/date-vs-date/follows/act-prova-2/act-prova-1', status],
    ])
  })

  test('of a section lie inside those of its plan, and an end after its start', () => {
    const builder = new GraphBuilder()
    builder.add<'PLAN'>('plan/prova/p', { name: 'Piano', start: '2019-01-01', end: '2020-12-31' })
    builder.add<'SECTION'>('section/prova/p/1', { name: 'Sezione', start: '2021-02-01', end: '2021-01-31' })
    builder.tie('plan/prova/p', 'HAS_SECTION', 'section/prova/p/1')
    expect(found(builder)).toEqual([
      ['check/date-vs-date/end-inside/plan-prova-p/section-prova-p-1', 'FAILS'],
      ['check/date-vs-date/period/plan-prova-p', 'HOLDS'],
      ['check/date-vs-date/period/section-prova-p-1', 'FAILS'],
      ['check/date-vs-date/start-inside/section-prova-p-1/plan-prova-p', 'HOLDS'],
    ])
    expect(derive(builder.graph).contradictions[0]).toMatchObject({
      kind: 'TIMING',
      explanation:
        'It should not be, but the end of the plan "Piano", 2020-12-31, is earlier than the end of the section "Sezione", 2021-01-31.',
    })
  })
})

describe('the date of an act', () => {
  function act(given: { number?: string; publishedIn?: string }): GraphBuilder {
    const builder = new GraphBuilder()
    builder.add<'ACT'>('act/prova/1', { date: '2019-06-28', datePrecision: 'DAY', ...given })
    return builder
  }

  test.each([
    ['G.U. 3 agosto 2019 n. 181', 'HOLDS'],
    ['Gazzetta n. 7 del 03/05/2019', 'FAILS'],
    ['G.U. del 1.2.2019, rettificata il 3 agosto 2019', 'HOLDS'],
  ])('is not later than its publication: %s, %s', (publishedIn, status) => {
    expect(found(act({ publishedIn }))).toEqual([['check/date-vs-date/published/act-prova-1', status]])
  })

  test('is of the year of its number', () => {
    expect(found(act({ number: '1913/2019' }))).toEqual([['check/date-vs-date/number/act-prova-1', 'HOLDS']])
    const wrong = act({ number: '1913/2020' })
    expect(found(wrong)).toEqual([['check/date-vs-date/number/act-prova-1', 'FAILS']])
    expect(derive(wrong.graph).contradictions).toMatchObject([
      { kind: 'TIMING', claims: [{ value: '1913/2020' }, { value: '2019-06-28' }] },
    ])
    expect(found(act({ number: '1913' }))).toEqual([])
  })

  test('is compared once with another act, whatever it does to it', () => {
    const builder = act({})
    builder.add<'ACT'>('act/prova/2', { date: '2019-07-20', datePrecision: 'DAY' })
    for (const relation of ['AMENDS', 'APPROVES', 'FOLLOWS'] as const)
      builder.tie('act/prova/1', relation, 'act/prova/2')
    expect(found(builder)).toEqual([['check/date-vs-date/follows/act-prova-1/act-prova-2', 'FAILS']])
  })

  test('is not later than the end of what it approves', () => {
    const builder = act({})
    builder.add<'PLAN'>('plan/prova/p', { end: '2019-06-27' })
    builder.tie('act/prova/1', 'APPROVES', 'plan/prova/p')
    expect(found(builder)).toEqual([['check/date-vs-date/approved-in-time/plan-prova-p/act-prova-1', 'FAILS']])
  })
})

test('the next plan of a series does not start before the one it continues', () => {
  const builder = new GraphBuilder()
  builder.add<'PLAN'>('plan/prova/1', { start: '2019-08-01' })
  builder.add<'PLAN'>('plan/prova/2', { start: '2017-08-01' })
  builder.tie('plan/prova/2', 'CONTINUES', 'plan/prova/1')
  expect(found(builder)).toEqual([['check/date-vs-date/continues/plan-prova-2/plan-prova-1', 'FAILS']])
})

test('nobody is contracted before the programme starts that deploys them', () => {
  const builder = new GraphBuilder()
  const evidence = [builder.print('navigator-cohort/prova/c', 9, '36')]
  const counted = {
    label: 'in servizio',
    value: 36,
    qualifier: 'EXACT' as const,
    period: null,
    at: '2020-12-31',
    evidence,
  }
  const headcounts = [
    { key: 'planned', measure: 'PLANNED' as const, ...counted },
    { key: 'active', measure: 'ACTIVE' as const, ...counted },
  ]
  builder.add<'NAVIGATOR_COHORT'>('navigator-cohort/prova/c', { headcounts })
  builder.add<'SPENDING_PROGRAMME'>('spending-programme/prova/p', { start: '2021-03-12' })
  builder.tie('spending-programme/prova/p', 'DEPLOYS', 'navigator-cohort/prova/c')
  expect(found(builder).filter(([check]) => check.includes('date'))).toEqual([
    ['check/date-vs-date/deployed-active/navigator-cohort-prova-c/spending-programme-prova-p', 'FAILS'],
  ])
})

describe('the names of a section', () => {
  test.each([
    [['Transizioni', 'TRANSIZIONI tra scuola e lavoro', "Programma d'azione transizioni"], 'HOLDS'],
    [['Sviluppo del RdC', 'Sviluppo del Reddito di Cittadinanza'], 'HOLDS'],
    [['Studi e ricerche', 'Analisi e studi'], 'FAILS'],
    [['Arte', 'Parte'], 'FAILS'],
  ] as const)('%j: %s', ([name, ...aliases], status) => {
    const builder = new GraphBuilder()
    builder.add<'SECTION'>('section/prova/p/1', { name, aliases })
    expect(found(builder)).toEqual([['check/name-vs-name/section-prova-p-1', status]])
  })

  test('are not checked where only the print differs', () => {
    const builder = new GraphBuilder()
    builder.add<'SECTION'>('section/prova/p/1', { name: 'Parità', aliases: ["PARITA'"] })
    expect(found(builder)).toEqual([])
  })
})

describe('the names of a programme', () => {
  test.each([
    [
      ['FIXO - Formazione e innovazione', 'FIXO', 'FlixO'],
      ['FIXO - Formazione e innovazione', 'FlixO'],
    ],
    [
      ['COMPA - Comunicare', 'COMPACT - Comunicare'],
      ['COMPA - Comunicare', 'COMPACT - Comunicare'],
    ],
    // Both contain the third.
    [
      ['COMPA - Comunicare', 'COMPACT - Comunicare', 'Comunicare'],
      ['COMPA - Comunicare', 'COMPACT - Comunicare'],
    ],
    [['PR.AU.D - Protezione e autonomia', 'PRAUD'], []],
    [['Piano per i CPI e il RdC', '180N Reddito di cittadinanza'], []],
    [['Case e orti', 'Case e orti di quartiere'], []],
  ])('%j: %j differ', ([name = '', ...aliases], different) => {
    const builder = new GraphBuilder()
    builder.add<'SPENDING_PROGRAMME'>('spending-programme/prova/p', { name, aliases, projectCode: '180N' })
    const [contradiction] = derive(builder.graph).contradictions
    expect(contradiction?.claims.map(({ value }) => value) ?? []).toEqual(different)
  })

  test('are a matter of the programme alone, and those of a section of the section', () => {
    const builder = new GraphBuilder()
    builder.add<'PLAN'>('plan/prova/p')
    builder.add<'SECTION'>('section/prova/p/1', { name: 'Studi e ricerche', aliases: ['Analisi e studi'] })
    builder.tie('plan/prova/p', 'HAS_SECTION', 'section/prova/p/1')
    expect(derive(builder.graph).contradictions.map(({ about }) => about)).toEqual([['section/prova/p/1']])
  })
})

test('decimals are added, multiplied, divided and compared exactly', () => {
  expect(addDecimals(['0.1', '0.2', '-1'])).toBe('-0.7')
  expect(multiplyDecimals('-1.5', '0.25')).toBe('-0.375')
  expect(
    ['420 1150 2', '1 8 2', '1 3 0', '2 3 0', '0.5 0.25 1'].map(all => {
      const [part = '', whole = '', digits] = all.split(' ')
      return divideDecimals(part, whole, Number(digits))
    }),
  ).toEqual(['0.37', '0.13', '0', '1', '2.0'])
  expect(compareDecimals('9', '10') < 0 && compareDecimals('1.0', '1') === 0 && compareDecimals('0', '-1') > 0).toBe(
    true,
  )
  expect(['32.8', '450', '7', '0', '100'].map(decimalsOf)).toEqual([1, -1, 0, 0, -2])
  expect([1, 0, -2].map(halfUnit)).toEqual(['0.05', '0.5', '50'])
})

test('decimals are subtracted exactly', () => {
  expect(subtractDecimals('0.3', '0.1')).toBe('0.2')
  expect(subtractDecimals('1', '1.05')).toBe('-0.05')
  expect(subtractDecimals('-2', '3')).toBe('-5')
  expect(subtractDecimals('-0.5', '0.25')).toBe('-0.75')
  expect(isZero('0.00') && !isZero('0.01')).toBe(true)
})

test('ids are in the order of their numbers', () => {
  expect(['a/l101', 'a/l99', 'a/l9', 'b/1', 'a'].sort(compareIds)).toEqual(['a', 'a/l9', 'a/l99', 'a/l101', 'b/1'])
})

test('two findings whose slugs are equal keep ids of their own', () => {
  const builder = new GraphBuilder()
  for (const id of ['section/a/b-c', 'section/a-b/c']) builder.add<'SECTION'>(id, { name: 'Uno', aliases: ['Due'] })
  const { checks, contradictions } = derive(builder.graph)
  expect(checks.map(({ id, contradiction }) => [id, contradiction])).toEqual([
    ['check/name-vs-name/section-a-b-c', 'contradiction/name-vs-name/section-a-b-c'],
    ['check/name-vs-name/section-a-b-c/2', 'contradiction/name-vs-name/section-a-b-c/2'],
  ])
  expect(checks.map(({ about }) => about)).toEqual([['section/a-b/c'], ['section/a/b-c']])
  expect(new Set(contradictions.map(({ id }) => id)).size).toBe(2)
})

describe('levels inside levels', () => {
  const PLAN = 'plan/prova/p'

  /** A mission, a component inside it, two lines there, the first with two of its own; a third line beside them. */
  function levels(
    given: { lineCount?: number; sectionCount?: number; second?: string; end?: string } = {},
  ): GraphBuilder {
    const { second = '2', end = '2022-12-31', ...counts } = given
    const builder = new GraphBuilder()
    builder.add<'PLAN'>(PLAN, { start: '2020-01-01', end: '2026-12-31', ...counts })
    builder.add<'SECTION'>('section/prova/m', { start: '2020-01-01', end: '2023-12-31' })
    builder.add<'SECTION'>('section/prova/c', { name: 'Lavoro', start: '2020-01-01', end })
    for (const [line, number] of Object.entries({ a: '1', b: '2', aa: '1', ab: second, d: '1' }))
      builder.add<'LINE'>(`line/prova/${line}`, { number })
    builder.tie(PLAN, 'HAS_SECTION', 'section/prova/m')
    builder.tie('section/prova/m', 'HAS_SECTION', 'section/prova/c')
    builder.tie(PLAN, 'HAS_LINE', 'line/prova/d')
    for (const line of ['a', 'b']) builder.tie('section/prova/c', 'HAS_LINE', `line/prova/${line}`)
    for (const line of ['aa', 'ab']) builder.tie('line/prova/a', 'HAS_LINE', `line/prova/${line}`)
    return builder
  }
  const failing = ({ graph }: GraphBuilder) =>
    derive(graph).checks.flatMap(({ id, status }) => (status === 'HOLDS' ? [] : [`${id} ${status}`]))

  test.each([
    [{ lineCount: 3 }, []],
    [{ lineCount: 5 }, []],
    [{ lineCount: 4 }, ['check/count-vs-list/plan-prova-p/lines FAILS']],
    [{ sectionCount: 1 }, []],
    [{ sectionCount: 2 }, []],
    [{ sectionCount: 3 }, ['check/count-vs-list/plan-prova-p/sections FAILS']],
  ])('are counted as the outer ones or as all: %j', (counts, found) => {
    expect(failing(levels(counts))).toEqual(found)
  })

  test('number what is inside each of them anew', () => {
    expect(failing(levels())).toEqual([])
    expect(failing(levels({ second: '1' }))).toEqual(['check/code-vs-code/line-prova-a-lines/number/1 FAILS'])
  })

  test('last no longer than what they are inside of', () => {
    expect(failing(levels({ end: '2025-12-31' }))).toEqual([
      'check/date-vs-date/end-inside/section-prova-m/section-prova-c FAILS',
    ])
  })

  test('are found by their names', () => {
    const builder = levels()
    builder.add<'INDICATOR'>('indicator/prova/1', { plan: PLAN, area: 'Lavoro' })
    const measured = derive(builder.graph).relationships.filter(({ type }) => type === 'MEASURES')
    expect(measured).toMatchObject([{ from: 'indicator/prova/1', to: 'section/prova/c', basis: 'INFERRED' }])
  })
})
