import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { GraphBuilder } from './graphs.ts'

const RESULT = 'result/prova/1'

function found({ graph }: GraphBuilder): [string, string][] {
  const checks = derive(graph).checks.filter(({ kind }) => kind === 'COUNT_VS_LIST')
  return checks.map(({ id, status }) => [id.slice('check/count-vs-list/'.length), status])
}

describe('regions that a result counts', () => {
  function counted(regionsCounted: number, named: number, provinces = 0, all = false): GraphBuilder {
    const builder = new GraphBuilder()
    if (all) builder.counts(RESULT, 'REGION', 'ALL')
    builder.result(RESULT, { name: 'incontri', regionsCounted })
    const add = (id: string, istatCode: string) => {
      builder.add<'REGION'>(id, { istatCode })
      builder.tie(RESULT, 'IN_REGION', id)
    }
    for (let i = 1; i <= named; i++) add(`region/r${i}`, String(i).padStart(2, '0'))
    for (let i = 1; i <= provinces; i++) add(`region/p${i}`, `02${i}`)
    return builder
  }

  test.each([
    [14, 14, 0, 'HOLDS', 'HOLDS'],
    [14, 13, 0, 'FAILS', 'NOT_CHECKABLE'],
    [14, 15, 0, 'FAILS', 'FAILS'],
    [14, 0, 0, 'NOT_CHECKABLE', 'NOT_CHECKABLE'],
    [14, 7, 0, 'FAILS', 'NOT_CHECKABLE'],
    [18, 0, 1, 'NOT_CHECKABLE', 'NOT_CHECKABLE'],
    [14, 14, 2, 'HOLDS', 'HOLDS'],
    [14, 13, 1, 'FAILS', 'NOT_CHECKABLE'],
  ])(
    '%i counted, %i named, %i provinces beside them: %s where all are named, else %s',
    (count, named, provinces, all, some) => {
      expect(found(counted(count, named, provinces, true))).toEqual([['result-prova-1/regions', all]])
      expect(found(counted(count, named, provinces))).toEqual([['result-prova-1/regions', some]])
    },
  )

  test('may be fewer than all, which the formula says, and who says so', () => {
    const formula = (builder: GraphBuilder) =>
      derive(builder.graph).checks.find(({ kind }) => kind === 'COUNT_VS_LIST')?.formula
    expect(formula(counted(14, 13))).toMatch(/; the package does not say whether all are named$/)
    expect(formula(counted(14, 13, 0, true))).toBe('stated number of regions - regions listed; declared by the package')
  })

  test('are a contradiction of the result alone', () => {
    expect(derive(counted(3, 4).graph).contradictions).toMatchObject([
      {
        kind: 'TOTAL_VS_PARTS',
        explanation: 'The result "incontri" is said to have 3 regions, but 4 are listed.',
        about: [RESULT],
        claims: [{ number: '3' }, { number: '4', rule: 'count-of-list' }],
      },
    ])
  })
})

describe('what the package says that a result counts', () => {
  test.each([
    ['interventi su crisi aziendali', '10', 10, 'ALL', 'HOLDS'],
    ['crisi', '10', 9, 'ALL', 'FAILS'],
    ['crisi', '10', 9, 'SOME', 'NOT_CHECKABLE'],
    ['crisi', '10', 11, 'SOME', 'FAILS'],
    ['aziende', '10', 10, 'SOME', 'HOLDS'],
    ['crisi', '10', 0, 'ALL', 'NOT_CHECKABLE'],
  ] as const)('%s, %s counted, %i named, %s: %s', (unit, value, named, by, status) => {
    const builder = new GraphBuilder()
    builder.result(RESULT, { value, unit })
    builder.counts(RESULT, 'CRISIS', by)
    for (let i = 0; i < named; i++) {
      builder.add<'CRISIS'>(`crisis/prova/${i}`)
      builder.tie(RESULT, 'INVOLVES', `crisis/prova/${i}`)
    }
    builder.add<'ORGANISATION'>('organisation/prova/a')
    builder.tie(RESULT, 'INVOLVES', 'organisation/prova/a')
    expect(found(builder)).toEqual([['result-prova-1/crises', status]])
  })

  test('is nothing without a word of it, whatever the unit is called', () => {
    for (const unit of ['crisi', 'interventi su crisi', 'lavoratori', '% dei lavoratori nelle crisi', null]) {
      const builder = new GraphBuilder()
      builder.result(RESULT, { value: '10', unit })
      builder.add<'CRISIS'>('crisis/prova/0')
      builder.tie(RESULT, 'INVOLVES', 'crisis/prova/0')
      expect(found(builder)).toEqual([])
    }
  })

  test('may be of any kind, where they are given by their ids, and some of those that it involves', () => {
    const builder = new GraphBuilder()
    builder.result(RESULT, { value: '2', unit: 'cantieri' })
    for (const i of [1, 2, 3]) builder.add<'PROJECT'>(`project/prova/${i}`)
    builder.counts(RESULT, 'PROJECT', 'ALL', 'project/prova/1', 'project/prova/3')
    builder.counts(RESULT, 'ORGANISATION', 'ALL')
    for (const i of [1, 2, 3]) {
      builder.add<'ORGANISATION'>(`organisation/prova/${i}`)
      builder.tie(RESULT, 'INVOLVES', `organisation/prova/${i}`)
    }
    expect(found(builder)).toEqual([
      ['result-prova-1/organisations', 'FAILS'],
      ['result-prova-1/projects', 'HOLDS'],
    ])
  })

  const groups = (value: string, sizes: readonly number[], by: 'SUM' | 'LARGEST', ...of: number[]) => {
    const builder = new GraphBuilder()
    builder.result(RESULT, { value, unit: 'sedi' })
    builder.counts(RESULT, 'CPI_GROUP', by, ...of.map(i => `cpi-group/prova/${i}`))
    for (const [i, size] of sizes.entries()) {
      builder.add<'CPI_GROUP'>(`cpi-group/prova/${i}`, { name: `${size} CPI`, size })
      builder.tie(RESULT, 'INVOLVES', `cpi-group/prova/${i}`)
    }
    return builder
  }

  test.each([
    ['30', [10, 20], 'SUM', 'HOLDS'],
    ['20', [10, 20], 'SUM', 'FAILS'],
    ['20', [10, 20], 'LARGEST', 'HOLDS'],
    ['30', [10, 20], 'LARGEST', 'FAILS'],
    ['30', [], 'SUM', 'NOT_CHECKABLE'],
  ] as const)('%s centres, in groups of %j by %s: %s', (value, sizes, by, status) => {
    expect(found(groups(value, sizes, by))).toEqual([['result-prova-1/groups', status]])
  })

  test('of two totals of groups, is held against those that the row gives', () => {
    expect(found(groups('300', [120, 180, 80], 'SUM'))).toEqual([['result-prova-1/groups', 'FAILS']])
    expect(found(groups('300', [120, 180, 80], 'SUM', 0, 1))).toEqual([['result-prova-1/groups', 'HOLDS']])
    expect(derive(groups('29', [10, 20], 'SUM').graph).contradictions).toMatchObject([
      {
        explanation: `"${RESULT}" counts 29, but the sum of the sizes of its groups is 30 in all.`,
        claims: [{ number: '29' }, { number: '30', rule: 'sum-of-parts' }],
      },
    ])
    const [largest] = derive(groups('29', [9, 100, 20], 'LARGEST').graph).contradictions
    expect(largest?.claims[1]).toMatchObject({ number: '100', rule: 'largest-of-groups' })
    expect(largest?.explanation).toBe(`"${RESULT}" counts 29, but the size of its largest group is 100.`)
  })

  test.each([
    ['36', 'facilitatori', 'EXACT', 'HOLDS'],
    ['40', 'persone', 'EXACT', 'HOLDS'],
    ['41', 'persone', 'EXACT', 'FAILS'],
    ['40', 'facilitatori', 'MORE_THAN', 'HOLDS'],
  ] as const)('%s %s (%s) of a cohort of 40 and 36: %s', (value, unit, qualifier, status) => {
    const builder = new GraphBuilder()
    const headcount = (measure: 'PLANNED' | 'CONTRACTED', value: number) => {
      const evidence = [builder.print('navigator-cohort/prova/c', value, String(value))]
      const about = { key: measure, measure, label: measure, qualifier: 'EXACT' as const, period: null, at: null }
      return { ...about, value, evidence }
    }
    const headcounts = [headcount('PLANNED', 40), headcount('CONTRACTED', 36)]
    builder.add<'NAVIGATOR_COHORT'>('navigator-cohort/prova/c', { name: 'Facilitatori di quartiere', headcounts })
    builder.result(RESULT, { value, unit, qualifier })
    builder.tie(RESULT, 'INVOLVES', 'navigator-cohort/prova/c')
    expect(found(builder)).toEqual([])
    builder.counts(RESULT, 'NAVIGATOR_COHORT', 'MEMBERS')
    builder.counts('result/prova/2', 'NAVIGATOR_COHORT', 'MEMBERS')
    builder.result('result/prova/2', { value: '3' })
    expect(found(builder)).toEqual([
      ['result-prova-1/navigator-cohort-prova-c', status],
      ['result-prova-2/head-counts', 'NOT_CHECKABLE'],
    ])
  })
})
