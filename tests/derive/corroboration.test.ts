import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { GraphBuilder } from './graphs.ts'

type Given = Parameters<GraphBuilder['result']>[1]

/** An indicator whose actual a result states again: of another plan where one is given. */
function stated(actual: string | null, given: Given, plan: string | null = null, unit = 'Numero intero'): GraphBuilder {
  const builder = new GraphBuilder()
  for (const name of ['vecchio', 'nuovo']) builder.add<'PLAN'>(`plan/prova/${name}`, { name: `Piano ${name}` })
  builder.add<'LINE'>('line/prova/1')
  builder.tie('plan/prova/vecchio', 'HAS_LINE', 'line/prova/1')
  const evidence = builder.print('indicator/prova/1', 9, actual ?? '', 64)
  builder.add<'INDICATOR'>('indicator/prova/1', {
    name: 'Case attive',
    unit,
    actualValue: actual,
    actualPrinted: actual,
    actualPeriod: '2022',
    actualEvidence: [evidence],
    plan,
  })
  builder.result('result/prova/1', { name: 'case', unit: 'case', ...given }, { by: 'line/prova/1', line: 79 })
  builder.tie('indicator/prova/1', 'CORROBORATED_BY', 'result/prova/1')
  return builder
}

describe('an actual against the result that states it again', () => {
  test.each<[string | null, Given, string]>([
    ['7', { value: '7' }, 'HOLDS'],
    ['7', { value: '8' }, 'FAILS'],
    ['7.5', { value: '7.50' }, 'HOLDS'],
    ['7', { value: null }, 'NOT_CHECKABLE'],
    [null, { value: '7' }, 'NOT_CHECKABLE'],
    ['1148', { value: '1150', qualifier: 'ABOUT' }, 'HOLDS'],
    ['1144', { value: '1150', qualifier: 'ABOUT' }, 'FAILS'],
    ['1151', { value: '1150', qualifier: 'MORE_THAN' }, 'HOLDS'],
    ['1149', { value: '1150', qualifier: 'MORE_THAN' }, 'FAILS'],
    ['1151', { value: '1150', qualifier: 'LESS_THAN' }, 'FAILS'],
    ['40', { value: '40', unit: '% delle case' }, 'NOT_CHECKABLE'],
  ])('%s and %j: %s', (actual, given, status) => {
    const checks = derive(stated(actual, given).graph).checks.filter(({ kind }) => kind === 'ACTUAL_VS_TEXT')
    expect(checks.map(check => [check.id, check.status])).toEqual([
      ['check/actual-vs-text/indicator-prova-1/result-prova-1', status],
    ])
  })

  test('says by how much they differ, where each stands', () => {
    expect(derive(stated('7', { value: '8' }).graph).contradictions).toMatchObject([
      {
        kind: 'TEXT_VS_TEXT',
        name: 'Case attive: 7 or 8',
        explanation:
          'The actual value of the indicator "Case attive" is 7 in the running text, line 64, but the result "case" is 8 in the running text, line 79, which is said to state the same figure: a difference of 1.',
        difference: '1',
        claims: [
          { value: '7', entity: 'indicator/prova/1' },
          { value: '8', entity: 'result/prova/1' },
        ],
        about: ['indicator/prova/1', 'result/prova/1'],
      },
    ])
  })

  test('names what else differs, and is then one of definition', () => {
    const builder = stated('7', { value: '70', cumulative: true, period: 'dal 2021' }, 'plan/prova/nuovo')
    const derived = derive(builder.graph)
    expect(derived.checks[0]?.formula).toBe(
      'actual value of "Case attive" - value of "case"; what else differs: the period: "2022" and "dal 2021"; the first is of its period alone, the second cumulative; the plan: "Piano nuovo" and "Piano vecchio"',
    )
    expect(derived.contradictions).toMatchObject([{ kind: 'DEFINITION' }])
    expect(derived.contradictions[0]?.explanation).toContain('They differ in more: the period: "2022" and "dal 2021"')
  })

  test('of the same plan under two names differs in nothing', () => {
    const builder = stated('7', { value: '7' }, 'plan/prova/nuovo')
    builder.tie('plan/prova/nuovo', 'SAME_AS', 'plan/prova/vecchio')
    expect(derive(builder.graph).checks[0]?.formula).not.toContain('what else')
  })
})

test('two results that state one figure are compared once', () => {
  const builder = new GraphBuilder()
  for (const [id, value] of [
    ['result/prova/a', '10'],
    ['result/prova/b', '11'],
  ] as const) {
    builder.result(id, { value, unit: 'case' })
  }
  builder.tie('result/prova/a', 'CORROBORATED_BY', 'result/prova/b')
  builder.tie('result/prova/b', 'CORROBORATED_BY', 'result/prova/a')
  expect(derive(builder.graph).contradictions.map(({ id }) => id)).toEqual([
    'contradiction/actual-vs-text/result-prova-a/result-prova-b',
  ])
})
