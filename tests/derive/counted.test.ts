import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { GraphBuilder } from './graphs.ts'

const RESULT = 'result/prova/1'

function found({ graph }: GraphBuilder): [string, string][] {
  const checks = derive(graph).checks.filter(({ kind }) => kind === 'COUNT_VS_LIST')
  return checks.map(({ id, status }) => [id.slice('check/count-vs-list/'.length), status])
}

describe('regions that a result counts', () => {
  function counted(regionsCounted: number, named: number, provinces = 0): GraphBuilder {
    const builder = new GraphBuilder()
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
    [14, 14, 0, 'HOLDS'],
    [14, 13, 0, 'FAILS'],
    [14, 15, 0, 'FAILS'],
    [14, 0, 0, 'NOT_CHECKABLE'],
    [14, 7, 0, 'NOT_CHECKABLE'],
    [14, 8, 0, 'FAILS'],
    [18, 0, 1, 'NOT_CHECKABLE'],
    [14, 14, 2, 'HOLDS'],
    [14, 13, 1, 'FAILS'],
  ])('%i counted, %i named, %i provinces beside them: %s', (count, named, provinces, status) => {
    expect(found(counted(count, named, provinces))).toEqual([['result-prova-1/regions', status]])
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

describe('crises that a result counts', () => {
  test.each([
    ['interventi su crisi aziendali', '10', 10, 'HOLDS'],
    ['crisi', '10', 9, 'FAILS'],
    ['crisi', '10', 0, 'NOT_CHECKABLE'],
    ['lavoratori delle crisi', '2448', 10, 'NOT_CHECKABLE'],
  ])('%s, %s counted, %i named: %s', (unit, value, named, status) => {
    const builder = new GraphBuilder()
    builder.result(RESULT, { value, unit })
    for (let i = 0; i < named; i++) {
      builder.add<'CRISIS'>(`crisis/prova/${i}`)
      builder.tie(RESULT, 'INVOLVES', `crisis/prova/${i}`)
    }
    builder.add<'ORGANISATION'>('organisation/prova/a')
    builder.tie(RESULT, 'INVOLVES', 'organisation/prova/a')
    expect(found(builder)).toEqual([['result-prova-1/crises', status]])
  })

  test('are not asked of what counts something else, or a share', () => {
    for (const unit of ['lavoratori', '% dei lavoratori nelle crisi', null]) {
      const builder = new GraphBuilder()
      builder.result(RESULT, { value: '10', unit })
      expect(found(builder)).toEqual([])
    }
  })
})

describe('a result that counts what it involves', () => {
  test.each([
    ['30', [10, 20], 'HOLDS'],
    ['20', [10, 20], 'HOLDS'],
    ['31', [10, 20], 'FAILS'],
    ['10', [10, 20], 'FAILS'],
  ] as const)('%s centres, in groups of %j: %s', (value, sizes, status) => {
    const builder = new GraphBuilder()
    builder.result(RESULT, { value, unit: 'CPI coinvolti' })
    for (const [i, size] of sizes.entries()) {
      builder.add<'CPI_GROUP'>(`cpi-group/prova/${i}`, { name: `${size} CPI`, size })
      builder.tie(RESULT, 'INVOLVES', `cpi-group/prova/${i}`)
    }
    expect(found(builder)).toEqual([['result-prova-1/groups', status]])
  })

  test('is not held against groups of something else', () => {
    const builder = new GraphBuilder()
    builder.result(RESULT, { value: '874', unit: 'sessioni informative' })
    builder.add<'CPI_GROUP'>('cpi-group/prova/1', { name: '269 CPI', size: 269 })
    builder.tie(RESULT, 'INVOLVES', 'cpi-group/prova/1')
    expect(found(builder)).toEqual([])
  })

  test.each([
    ['36', 'facilitatori', 'EXACT', 'HOLDS'],
    ['40', 'facilitatori', 'EXACT', 'HOLDS'],
    ['41', 'facilitatori', 'EXACT', 'FAILS'],
    ['40', 'facilitatori', 'MORE_THAN', 'HOLDS'],
    ['41', 'accessi', 'EXACT', null],
  ] as const)('%s %s (%s) of a cohort of 40 and 36: %s', (value, unit, qualifier, status) => {
    const builder = new GraphBuilder()
    const headcount = (measure: 'PLANNED' | 'CONTRACTED', value: number) => {
      const evidence = [builder.print('navigator-cohort/prova/c', value, String(value))]
      return {
        key: measure,
        measure,
        label: measure,
        value,
        qualifier: 'EXACT' as const,
        period: null,
        at: null,
        evidence,
      }
    }
    const headcounts = [headcount('PLANNED', 40), headcount('CONTRACTED', 36)]
    builder.add<'NAVIGATOR_COHORT'>('navigator-cohort/prova/c', { name: 'Facilitatori di quartiere', headcounts })
    builder.result(RESULT, { value, unit, qualifier })
    builder.tie(RESULT, 'INVOLVES', 'navigator-cohort/prova/c')
    expect(found(builder)).toEqual(status === null ? [] : [['result-prova-1/navigator-cohort-prova-c', status]])
  })
})
