import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import type { CheckValue } from '../../src/model/graph.ts'
import { GraphBuilder } from './graphs.ts'

type Given = Parameters<GraphBuilder['result']>[1]
const id = (name: string) => `result/prova/${name}`
const LINE = { by: 'line/prova/1', line: 7 }

/** A share, told on line 7 by line 1, with the counts it may be of. */
function share(value: string, given: Given = {}, raw = `${value.replace('.', ',')}%`): GraphBuilder {
  const builder = new GraphBuilder()
  builder.add<'SECTION'>('section/prova/s')
  for (const line of ['line/prova/1', 'line/prova/2', 'line/prova/3']) builder.add<'LINE'>(line)
  for (const line of ['line/prova/1', 'line/prova/2']) builder.tie('section/prova/s', 'HAS_LINE', line)
  builder.result(id('share'), { name: 'quota', value, unit: '% delle famiglie accolte', ...given }, { ...LINE, raw })
  return builder
}

function count(builder: GraphBuilder, name: string, value: string, given: Given = {}, told = {}): GraphBuilder {
  builder.result(id(name), { name, value, unit: 'famiglie', ...given }, { ...LINE, ...told })
  return builder
}

/** 420 of 1,150 families, told together as steps of a funnel. */
function funnel(value: string, given: Given = {}, raw?: string): GraphBuilder {
  const builder = count(count(share(value, given, raw), 'accolte', '1150'), 'accompagnate', '420')
  builder.tie(id('accolte'), 'LEADS_TO', id('accompagnate'))
  return builder
}

function checked({ graph }: GraphBuilder): CheckValue | undefined {
  return derive(graph).checks.find(({ kind }) => kind === 'SHARE_VS_BASE')
}

describe('a printed share of a funnel', () => {
  test.each<[string, Given, string | undefined, string]>([
    ['36.5', {}, undefined, 'HOLDS'],
    ['36.6', {}, undefined, 'FAILS'],
    ['37', {}, undefined, 'HOLDS'],
    ['36', {}, undefined, 'FAILS'],
    ['36.5', { qualifier: 'ABOUT' }, undefined, 'HOLDS'],
    ['36.8', { qualifier: 'ABOUT' }, undefined, 'FAILS'],
    ['36', { qualifier: 'MORE_THAN' }, undefined, 'HOLDS'],
    ['37', { qualifier: 'MORE_THAN' }, undefined, 'FAILS'],
    ['37', { qualifier: 'LESS_THAN' }, undefined, 'HOLDS'],
    ['36.5', {}, '36,50%', 'FAILS'],
    ['36.52', {}, '36,52 %', 'HOLDS'],
    ['100', {}, undefined, 'NOT_CHECKABLE'],
  ])('%s %j: printed %s, %s', (value, given, raw, status) => {
    expect(checked(funnel(value, given, raw))).toMatchObject({ status })
  })

  test('holds by one base, which is named', () => {
    expect(checked(funnel('36.5'))).toMatchObject({
      expected: '36.52',
      found: '36.5',
      difference: '0',
      formula: '"accompagnate" / "accolte" x 100 - printed share',
      about: [id('accolte'), id('accompagnate'), id('share')],
    })
  })

  test('fails against every base, the nearest first: those of its funnel and what stands beside them in none', () => {
    const builder = funnel('35', {}, '35,0%')
    count(builder, 'iscritte', '1180', {}, { by: 'line/prova/2' })
    // Another section, another funnel, another line, other things: no base of this share.
    count(builder, 'altra-sezione', '1200', {}, { by: 'line/prova/3' })
    count(builder, 'altrove', '1200', {}, { line: 8 })
    count(builder, 'incontri', '1200', { unit: 'incontri' })
    count(builder, 'minori', '419')
    const [contradiction, ...others] = derive(builder.graph).contradictions
    expect(others).toEqual([])
    expect(contradiction).toMatchObject({
      kind: 'SHARE',
      name: 'quota: the share of no printed figure',
      explanation:
        '"quota" prints 35 % in the running text, line 7, but none of the printed figures it may refer to makes it: 420 ("accompagnate") is 35.59 % of 1,180 ("iscritte") and 36.52 % of 1,150 ("accolte").',
      difference: '0.59',
      claims: [
        { value: '35,0%', basis: 'STATED' },
        { number: '35.59', basis: 'COMPUTED', rule: 'part-of-base', entity: id('iscritte') },
        { number: '36.52', basis: 'COMPUTED', rule: 'part-of-base', entity: id('accolte') },
      ],
      about: [id('accolte'), id('accompagnate'), id('iscritte'), id('share')],
    })
  })

  test('holds by what fits, though another base comes nearer', () => {
    const builder = count(funnel('40', { qualifier: 'MORE_THAN' }), 'iscritte', '700')
    expect(checked(builder)).toMatchObject({
      status: 'HOLDS',
      formula: '"accompagnate" / "iscritte" x 100 - printed share',
    })
  })

  test('is not held against a figure of another time or of another achiever', () => {
    const other = count(share('36.6', { period: '2022' }), 'accolte', '1150')
    count(other, 'accompagnate', '420', { period: '2021' })
    other.tie(id('accolte'), 'LEADS_TO', id('accompagnate'))
    expect(checked(other)).toMatchObject({ status: 'NOT_CHECKABLE', expected: null })
    const another = count(share('36.6'), 'accolte', '1150')
    count(another, 'accompagnate', '420', {}, { by: 'line/prova/2' })
    another.tie(id('accolte'), 'LEADS_TO', id('accompagnate'))
    expect(checked(another)).toMatchObject({ status: 'NOT_CHECKABLE', expected: null })
  })

  test('may be a share of what is known about', () => {
    const builder = share('36.6')
    count(builder, 'accolte', '1150', { qualifier: 'ABOUT' })
    count(builder, 'accompagnate', '420')
    builder.tie(id('accolte'), 'LEADS_TO', id('accompagnate'))
    expect(checked(builder)).toMatchObject({ status: 'HOLDS' })
  })
})

describe('ties of a share', () => {
  test('say what its part is, and what it is a share of', () => {
    const builder = funnel('36.5')
    count(builder, 'seguite', '300', {}, { line: 30 })
    count(builder, 'residenti', '2000', {}, { line: 31 })
    builder.tie(id('share'), 'CORROBORATED_BY', id('seguite'))
    expect(checked(builder)).toMatchObject({ status: 'FAILS', expected: '26.09' })
    builder.tie(id('residenti'), 'LEADS_TO', id('share'))
    expect(checked(builder)).toMatchObject({ status: 'FAILS', expected: '15.00' })
  })

  test('of a share of all bring its part', () => {
    const builder = funnel('100')
    builder.tie(id('share'), 'CORROBORATED_BY', id('accompagnate'))
    expect(checked(builder)).toMatchObject({ status: 'FAILS', expected: '36.5' })
  })

  test('hold for a share of all, where its part is all', () => {
    const builder = count(funnel('100'), 'residenti', '420')
    builder.tie(id('share'), 'CORROBORATED_BY', id('accompagnate'))
    builder.tie(id('residenti'), 'LEADS_TO', id('share'))
    expect(checked(builder)).toMatchObject({ status: 'HOLDS' })
  })

  test('to a count are no figure told twice', () => {
    const builder = funnel('36.5')
    builder.tie(id('share'), 'CORROBORATED_BY', id('accompagnate'))
    expect(derive(builder.graph).checks.map(({ kind }) => kind)).not.toContain('ACTUAL_VS_TEXT')
  })
})

describe('a share without a printed part', () => {
  test.each<[string, string, Given, string]>([
    ['34.6', '153', {}, 'HOLDS'],
    ['34.5', '153', {}, 'FAILS'],
    ['33.3', '3', {}, 'HOLDS'],
    ['50', '3', {}, 'FAILS'],
    ['50', '3', { unit: 'ore di lavoro' }, 'NOT_CHECKABLE'],
    ['90', '3', { qualifier: 'ABOUT' }, 'NOT_CHECKABLE'],
    // Of so many things some whole number is every share: it cannot fail.
    ['34.6', '999', {}, 'HOLDS'],
    ['34.6', '1000', {}, 'NOT_CHECKABLE'],
    ['20', '100', {}, 'NOT_CHECKABLE'],
  ])('%s %% of %s: %s', (value, base, given, status) => {
    const counted = given.unit === undefined ? 'famiglie' : given.unit
    const builder = count(share(value, { unit: '% delle famiglie' }), 'accolte', base, { ...given, unit: counted })
    expect(checked(builder)?.status).toBe(status)
  })

  test('of what is measured need not be a whole number, so that it cannot fail', () => {
    const builder = count(share('50', { unit: '% delle ore' }), 'ore', '3', { unit: 'ore' })
    expect(checked(builder)).toMatchObject({ status: 'NOT_CHECKABLE', expected: null })
  })

  test('is not given one: only whether any whole number fits is checked, and said', () => {
    expect(checked(count(share('34.6'), 'accolte', '153'))).toMatchObject({
      status: 'HOLDS',
      name: 'quota: whether any whole number is this share of "accolte"',
      formula:
        'some whole number / "accolte" x 100 - printed share; no figure of the part is printed, only whether any fits is checked',
    })
    expect(checked(count(share('20'), 'accolte', '200'))).toMatchObject({
      status: 'NOT_CHECKABLE',
      formula: 'its part / "accolte" x 100 - printed share; no figure of the part is printed',
    })
  })

  test('says nothing where it is but a bound, or where nothing is counted with it', () => {
    const bound = count(share('34.5', { qualifier: 'MORE_THAN' }), 'accolte', '153')
    expect(checked(bound)).toMatchObject({ status: 'NOT_CHECKABLE', expected: null })
    expect(checked(share('34.5'))).toMatchObject({ status: 'NOT_CHECKABLE' })
  })

  test('that no whole number makes is a contradiction with the nearest', () => {
    expect(derive(count(share('50'), 'accolte', '3').graph).contradictions).toMatchObject([
      { kind: 'SHARE', claims: [{ number: '50' }, { number: '66.7', entity: id('accolte') }] },
    ])
  })
})
