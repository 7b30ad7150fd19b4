import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import type { CheckValue } from '../../src/model/graph.ts'
import { GraphBuilder } from './graphs.ts'

type Given = Parameters<GraphBuilder['result']>[1]
const id = (name: string) => `result/prova/${name}`
const LINE = { by: 'line/prova/1', line: 7 }

/** A share, reported on line 7 by line 1, with the counts it may be of. */
function share(value: string, given: Given = {}, raw = `${value.replace('.', ',')}%`): GraphBuilder {
  const builder = new GraphBuilder()
  builder.add<'SECTION'>('section/prova/s')
  for (const line of ['line/prova/1', 'line/prova/2', 'line/prova/3']) builder.add<'LINE'>(line)
  for (const line of ['line/prova/1', 'line/prova/2']) builder.tie('section/prova/s', 'HAS_LINE', line)
  builder.result(id('share'), { name: 'quota', value, unit: '% delle famiglie accolte', ...given }, { ...LINE, raw })
  return builder
}

function count(builder: GraphBuilder, name: string, value: string, given: Given = {}, stated = {}): GraphBuilder {
  builder.result(id(name), { name, value, unit: 'famiglie', ...given }, { ...LINE, ...stated })
  return builder
}

/** What the share is said to be of. */
function of(builder: GraphBuilder, ...bases: string[]): GraphBuilder {
  for (const base of bases) builder.tie(id('share'), 'SHARE_OF', id(base))
  return builder
}

/** 420 of 1,150 families, as the data says of the share. */
function ofBoth(value: string, given: Given = {}, raw?: string): GraphBuilder {
  const builder = count(count(share(value, given, raw), 'accolte', '1150'), 'accompagnate', '420')
  builder.tie(id('share'), 'CORROBORATED_BY', id('accompagnate'))
  return of(builder, 'accolte')
}

function checked({ graph }: GraphBuilder): CheckValue | undefined {
  return derive(graph).checks.find(({ kind }) => kind === 'SHARE_VS_BASE')
}

describe('a printed share of a base that the data names', () => {
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
    ['100', {}, undefined, 'FAILS'],
  ])('%s %j: printed %s, %s', (value, given, raw, status) => {
    expect(checked(ofBoth(value, given, raw))).toMatchObject({ status })
  })

  test('is of nothing that can be counted on, where its base is open, nothing, or a share itself', () => {
    for (const given of [
      { qualifier: 'MORE_THAN' as const },
      { value: '0' },
      { unit: '% dei residenti' },
      { value: null },
    ]) {
      const builder = of(count(share('36.5'), 'accolte', '1150', given), 'accolte')
      const check = derive(builder.graph).checks.find(each => each.id.endsWith('/result-prova-share'))
      expect(check).toMatchObject({
        status: 'NOT_CHECKABLE',
        formula: expect.stringMatching(/^of what it is said/),
      })
    }
    expect(checked(share('36.5'))?.formula).toBe('nothing in the data says what count it is a share of')
  })

  test('is not made of a figure and itself, whatever it is said to be of', () => {
    expect(checked(of(ofBoth('100'), 'accompagnate'))).toMatchObject({ status: 'FAILS' })
  })

  test('holds by one base, which is named', () => {
    expect(checked(ofBoth('36.5'))).toMatchObject({
      expected: '36.52',
      found: '36.5',
      difference: '0',
      formula: '"accompagnate" / "accolte" x 100 - printed share',
      about: [id('accolte'), id('accompagnate'), id('share')],
    })
  })

  test('fails against every base that it may have, the nearest first', () => {
    const builder = of(count(ofBoth('35', {}, '35,0%'), 'iscritte', '1180', {}, { by: 'line/prova/2' }), 'iscritte')
    // Printed in the same line by the same line of activity, and not said to be its base.
    count(builder, 'altre', '1200')
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
    const builder = of(count(ofBoth('40', { qualifier: 'MORE_THAN' }), 'iscritte', '700'), 'iscritte')
    expect(checked(builder)).toMatchObject({
      status: 'HOLDS',
      formula: '"accompagnate" / "iscritte" x 100 - printed share',
    })
  })

  test('to which two counts are tied is what each of them makes, of whichever base', () => {
    const two = (value: string) => {
      const builder = count(ofBoth('36.5'), 'seguite', value)
      builder.tie(id('share'), 'CORROBORATED_BY', id('seguite'))
      return of(count(builder, 'iscritte', '200'), 'iscritte')
    }
    for (const value of ['420', '73'])
      expect(checked(two(value))).toMatchObject({
        status: 'HOLDS',
        about: expect.arrayContaining([id('accompagnate'), id('seguite')]),
      })
    expect(checked(two('700'))).toMatchObject({ status: 'FAILS', expected: '60.87' })
    expect(derive(two('700').graph).contradictions).toMatchObject([
      {
        explanation:
          '"quota" prints 36.5 % in the running text, line 7, but not every count that is said to be the same figure makes it: 700 ("seguite") is 60.87 % of 1,150 ("accolte") and 350.00 % of 200 ("iscritte").',
        about: [id('accolte'), id('iscritte'), id('seguite'), id('share')],
      },
    ])
  })

  test('to which three counts are tied is in the lists of each that does not make it, and not of the one that does', () => {
    const builder = of(count(count(ofBoth('36.5'), 'seguite', '700'), 'avviate', '900'), 'accolte')
    for (const other of ['seguite', 'avviate']) builder.tie(id('share'), 'CORROBORATED_BY', id(other))
    const { checks, contradictions } = derive(builder.graph)
    const listedOf = (name: string, all: readonly { kind: string; about: readonly string[] }[]) =>
      all.filter(({ kind, about }) => kind.startsWith('SHARE') && about.includes(id(name))).length
    const names = ['share', 'accolte', 'seguite', 'avviate', 'accompagnate']
    expect(names.map(name => listedOf(name, contradictions))).toEqual([1, 1, 1, 1, 0])
    expect(names.map(name => listedOf(name, checks))).toEqual([1, 1, 1, 1, 0])
    expect(contradictions.find(({ kind }) => kind === 'SHARE')?.explanation).toBe(
      '"quota" prints 36.5 % in the running text, line 7, but not every count that is said to be the same figure makes it: 700 ("seguite") is 60.87 % of 1,150 ("accolte"); 900 ("avviate") is 78.26 % of 1,150 ("accolte").',
    )
  })

  test('may be a share of what is known about, and of what is less than its part', () => {
    const about = count(count(share('36.6'), 'accolte', '1150', { qualifier: 'ABOUT' }), 'accompagnate', '420')
    about.tie(id('accompagnate'), 'CORROBORATED_BY', id('share'))
    expect(checked(of(about, 'accolte'))).toMatchObject({ status: 'HOLDS' })
    const more = of(count(ofBoth('105'), 'poche', '400'), 'poche')
    expect(checked(more)).toMatchObject({ status: 'HOLDS', expected: '105.0' })
  })

  test('to its part is no figure reported twice', () => {
    expect(derive(ofBoth('36.5').graph).checks.map(({ kind }) => kind)).not.toContain('ACTUAL_VS_TEXT')
  })

  test('is no stage of a funnel that nobody passes', () => {
    expect(derive(ofBoth('36.5').graph).checks.map(({ kind }) => kind)).not.toContain('FUNNEL')
  })
})

test('a share of which the data says nothing is held against nothing, whatever is printed beside it', () => {
  const builder = count(count(share('36.6'), 'accolte', '1150'), 'accompagnate', '420')
  builder.tie(id('accolte'), 'LEADS_TO', id('accompagnate'))
  builder.tie(id('share'), 'CORROBORATED_BY', id('accompagnate'))
  expect(checked(builder)).toMatchObject({
    status: 'NOT_CHECKABLE',
    expected: null,
    formula: 'nothing in the data says what count it is a share of',
  })
  // Another percentage is no count, and of what is not known no share is taken.
  count(builder, 'altra', '50', { unit: '% delle famiglie' })
  count(builder, 'ignota', '0')
  expect(checked(of(builder, 'altra', 'ignota'))).toMatchObject({ status: 'NOT_CHECKABLE', expected: null })
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
    expect(checked(of(builder, 'accolte'))?.status).toBe(status)
  })

  test('of what is measured need not be a whole number, so that it cannot fail', () => {
    const builder = count(share('50', { unit: '% delle ore' }), 'ore', '3', { unit: 'ore' })
    expect(checked(of(builder, 'ore'))).toMatchObject({ status: 'NOT_CHECKABLE', expected: null })
  })

  test('is not given one: only whether any whole number fits is checked, and said', () => {
    expect(checked(of(count(share('34.6'), 'accolte', '153'), 'accolte'))).toMatchObject({
      status: 'HOLDS',
      name: 'quota: whether any whole number is this share of "accolte"',
      formula:
        'some whole number / "accolte" x 100 - printed share; no figure of the part is printed, only whether any fits is checked',
    })
    expect(checked(of(count(share('20'), 'accolte', '200'), 'accolte'))).toMatchObject({
      status: 'NOT_CHECKABLE',
      formula: 'its part / "accolte" x 100 - printed share; no figure of the part is printed',
    })
  })

  test('says nothing where it is but a bound, of all, or of nothing that the data names', () => {
    const bound = of(count(share('34.5', { qualifier: 'MORE_THAN' }), 'accolte', '153'), 'accolte')
    expect(checked(bound)).toMatchObject({ status: 'NOT_CHECKABLE', expected: null })
    expect(checked(of(count(share('100'), 'accolte', '153'), 'accolte'))).toMatchObject({ status: 'NOT_CHECKABLE' })
    expect(checked(share('34.5'))).toMatchObject({ status: 'NOT_CHECKABLE' })
  })

  test('that no whole number makes is a contradiction with the nearest', () => {
    expect(derive(of(count(share('50'), 'accolte', '3'), 'accolte').graph).contradictions).toMatchObject([
      { kind: 'SHARE', claims: [{ number: '50' }, { number: '66.7', entity: id('accolte') }] },
    ])
  })
})
