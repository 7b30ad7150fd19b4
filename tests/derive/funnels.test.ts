import { describe, expect, test } from 'vitest'
import type { CheckKind } from '../../src/dataset/derive/checks/index.ts'
import { derive } from '../../src/dataset/derive/derive.ts'
import { GraphBuilder } from './graphs.ts'

type Stage = Parameters<GraphBuilder['result']>[1]
const id = (name: string) => `result/prova/${name}`

/** Stages by name and value, tied as given: `a>b`. */
function stages(values: Record<string, string | Stage>, ...ties: string[]): GraphBuilder {
  const builder = new GraphBuilder()
  for (const [name, given] of Object.entries(values)) {
    const stage = typeof given === 'string' ? { value: given } : given
    builder.result(id(name), { name, unit: 'famiglie', ...stage })
  }
  for (const tie of ties) {
    const [from = '', to = ''] = tie.split('>')
    builder.tie(id(from), 'LEADS_TO', id(to))
  }
  return builder
}

function found({ graph }: GraphBuilder, kind: CheckKind = 'FUNNEL'): [string, string][] {
  const checks = derive(graph).checks.filter(check => check.kind === kind)
  return checks.map(({ id, status }) => [id.slice(id.indexOf('/', 6) + 1).replaceAll('result-prova-', ''), status])
}

describe('a later stage of a funnel', () => {
  test.each<[Stage, Stage, string]>([
    [{ value: '100' }, { value: '100' }, 'HOLDS'],
    [{ value: '100' }, { value: '101' }, 'FAILS'],
    [{ value: '100' }, { value: '100.5' }, 'FAILS'],
    [{ value: '100' }, { value: null }, 'NOT_CHECKABLE'],
    [{ value: '1150', qualifier: 'ABOUT' }, { value: '1155' }, 'HOLDS'],
    [{ value: '1150', qualifier: 'ABOUT' }, { value: '1156' }, 'FAILS'],
    [{ value: '100', qualifier: 'MORE_THAN' }, { value: '900' }, 'HOLDS'],
    [{ value: '100' }, { value: '900', qualifier: 'LESS_THAN' }, 'HOLDS'],
    [{ value: '100' }, { value: '900', qualifier: 'MORE_THAN' }, 'FAILS'],
    [{ value: '1.2', unit: 'migliaia di famiglie' }, { value: '1249' }, 'HOLDS'],
    [{ value: '1.2', unit: 'migliaia di famiglie' }, { value: '1251' }, 'FAILS'],
    [{ value: '100', unit: 'famiglie accolte nel Comune' }, { value: '101' }, 'FAILS'],
    [{ value: '100', unit: 'incontri' }, { value: '900' }, 'NOT_CHECKABLE'],
    [{ value: '100', unit: 'incontri' }, { value: '100' }, 'HOLDS'],
    [{ value: '100', unit: null }, { value: '900', unit: null }, 'NOT_CHECKABLE'],
    [{ value: '100' }, { value: '900', cumulative: true }, 'NOT_CHECKABLE'],
    [{ value: '100', period: '2021' }, { value: '900', period: '2022' }, 'NOT_CHECKABLE'],
    [{ value: '100', period: '2022' }, { value: '900', period: 'da gennaio a marzo 2022' }, 'FAILS'],
  ])('%j, then %j: %s', (before, after, status) => {
    expect(found(stages({ a: before, b: after }, 'a>b'))).toEqual([['a/b', status]])
  })

  test('is no more than those before it together, where they are parallel', () => {
    expect(found(stages({ a: '60', b: '50', c: '100' }, 'a>c', 'b>c'))).toEqual([['a/b/c', 'HOLDS']])
    expect(found(stages({ a: '60', b: '50', c: '111' }, 'a>c', 'b>c'))).toEqual([['a/b/c', 'FAILS']])
  })

  test.each<[string, Stage, [string, string][]]>([
    [
      'without a figure',
      { value: null },
      [
        ['b/c', 'NOT_CHECKABLE'],
        ['a/b', 'NOT_CHECKABLE'],
      ],
    ],
    ['of which only the share is stated', { value: '80', unit: '% delle famiglie' }, []],
  ])('is no more than those before a stage %s', (_, between, others) => {
    const sorted = (checks: [string, string][]) => checks.sort(([a], [b]) => (a < b ? -1 : 1))
    const three = (c: string) => found(stages({ a: '100', b: between, c }, 'a>b', 'b>c'))
    expect(sorted(three('101'))).toEqual(sorted([['a/c', 'FAILS'], ...others]))
    expect(sorted(three('99'))).toEqual(sorted([['a/c', 'HOLDS'], ...others]))
    const four = found(stages({ a: '60', d: '50', b: between, c: '111' }, 'a>b', 'd>b', 'b>c'))
    expect(four).toContainEqual(['a/d/c', 'FAILS'])
  })

  test('is no more than any before it, where one leads to the other', () => {
    expect(found(stages({ a: '60', b: '50', c: '55' }, 'a>b', 'a>c', 'b>c'))).toEqual([
      ['a/b', 'HOLDS'],
      ['a/c', 'HOLDS'],
      ['b/c', 'FAILS'],
    ])
  })

  test('that two ways lead to is bound by the first stage of one with the last of the other', () => {
    const checks = found(stages({ a: '60', b: '50', c: '10', d: '65' }, 'a>b', 'a>d', 'b>d', 'c>d'))
    expect(checks).toEqual([
      ['a/b', 'HOLDS'],
      ['a/c/d', 'HOLDS'],
      ['b/c/d', 'FAILS'],
    ])
  })

  test('may be part of a circle', () => {
    expect(found(stages({ a: '3', b: '2' }, 'a>b', 'b>a'))).toEqual([
      ['a/b', 'HOLDS'],
      ['b/a', 'FAILS'],
    ])
    expect(found(stages({ a: '3', b: '3', c: '3' }, 'a>b', 'b>a', 'a>c', 'b>c'))).toHaveLength(4)
  })

  test('that is a share is reported by another check', () => {
    expect(found(stages({ a: '3', b: { value: '40', unit: '% delle famiglie' } }, 'a>b'))).toEqual([])
  })

  test('explains itself', () => {
    const [contradiction] = derive(
      stages({ accolte: '1000', accompagnate: '1042' }, 'accolte>accompagnate').graph,
    ).contradictions
    expect(contradiction).toMatchObject({
      kind: 'TEXT_VS_TEXT',
      name: '"accompagnate": more than "accolte"',
      explanation:
        '"accompagnate" comes after "accolte" and cannot be more, but it is 1,042 in the running text, line 900, against 1,000 in the running text, line 900.',
      difference: '42',
      claims: [{ number: '1000' }, { number: '1042' }],
    })
  })
})

describe('parallel stages after one', () => {
  function split(values: [string, string, string], relation: 'INVOLVES' | 'IN_REGION', places: [string, string]) {
    const [a, b, c] = values
    const builder = stages({ a, b, c }, 'a>b', 'a>c')
    builder.add<'REGION'>('region/uno', { istatCode: '01' })
    builder.add<'REGION'>('region/due', { istatCode: '02' })
    builder.add<'REGION'>('region/provincia', { istatCode: '021' })
    builder.add<'CRISIS'>('crisis/prova/uno')
    builder.add<'CRISIS'>('crisis/prova/due')
    builder.tie(id('b'), relation, places[0])
    builder.tie(id('c'), relation, places[1])
    return found(builder).filter(([check]) => check === 'a/b/c')
  }

  test('are together no more than it, where each is of a crisis or a region of its own', () => {
    expect(split(['100', '60', '40'], 'IN_REGION', ['region/uno', 'region/due'])).toEqual([['a/b/c', 'HOLDS']])
    expect(split(['100', '60', '41'], 'IN_REGION', ['region/uno', 'region/due'])).toEqual([['a/b/c', 'FAILS']])
    expect(split(['100', '60', '41'], 'INVOLVES', ['crisis/prova/uno', 'crisis/prova/due'])).toEqual([
      ['a/b/c', 'FAILS'],
    ])
  })

  test('are not added up where somebody may be in both', () => {
    expect(split(['100', '60', '41'], 'IN_REGION', ['region/uno', 'region/uno'])).toEqual([])
    expect(split(['100', '60', '41'], 'IN_REGION', ['region/uno', 'region/provincia'])).toEqual([])
    expect(found(stages({ a: '100', b: '60', c: '41' }, 'a>b', 'a>c'))).toHaveLength(2)
  })
})

describe('the head counts of a cohort', () => {
  type Counted = [measure: 'CANDIDATES' | 'SELECTED' | 'CONTRACTED' | 'TRAINED' | 'PLANNED', value: number, at?: string]

  function cohort(...counts: Counted[]): [string, string][] {
    const builder = new GraphBuilder()
    const headcounts = counts.map(([measure, value, at], i) => {
      const key = `${measure.toLowerCase()}-${i}`
      const evidence = [builder.print('navigator-cohort/prova/c', 100 + i, String(value))]
      return { key, measure, label: key, value, qualifier: 'EXACT' as const, period: null, at: at ?? null, evidence }
    })
    builder.add<'NAVIGATOR_COHORT'>('navigator-cohort/prova/c', { headcounts })
    return found(builder).map(([check, status]) => [check.split('/').at(-1) ?? '', status])
  }

  test('are no more than those of the step before', () => {
    expect(cohort(['PLANNED', 5], ['CANDIDATES', 90], ['SELECTED', 40], ['CONTRACTED', 41], ['TRAINED', 40])).toEqual([
      ['contracted-3', 'FAILS'],
      ['selected-2', 'HOLDS'],
      ['trained-4', 'HOLDS'],
    ])
  })

  test('are compared with the nearest step that is reported, its waves added up', () => {
    expect(cohort(['CANDIDATES', 90], ['TRAINED', 91])).toEqual([['trained-1', 'FAILS']])
    expect(cohort(['CONTRACTED', 60], ['CONTRACTED', 30], ['TRAINED', 90])).toEqual([['trained-2', 'HOLDS']])
  })

  test('of different days prove nothing', () => {
    expect(cohort(['CONTRACTED', 60, '2022-12-31'], ['TRAINED', 61, '2022-06-30'])).toEqual([
      ['trained-1', 'NOT_CHECKABLE'],
    ])
    expect(cohort(['CONTRACTED', 60, '2022-12-31'], ['TRAINED', 61, '2022-12-31'])).toEqual([['trained-1', 'FAILS']])
  })
})

test('what a check rests on prints its figures: a name that begins with the same figure is no evidence of it', () => {
  const builder = stages({ a: '2448', b: '1608' }, 'a>b')
  const entity = builder.graph.entities.get(id('b'))
  entity?.evidence.push(builder.print(id('b'), 50, '1608', 902, 'name'))
  const [check] = derive(builder.graph).checks.filter(({ kind }) => kind === 'FUNNEL')
  const printed = check?.evidence.map(each => builder.graph.evidence.get(each)?.field)
  expect(printed).toEqual(['value', 'value'])
})
