import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import type { CheckKind } from '../../src/model/vocabulary.ts'
import { GraphBuilder } from './graphs.ts'

const PLAN = 'plan/prova/p'
const ACT = 'act/prova/dd-1'
const id = (line: string, column = 'oggi') => `allocation/prova/${line}/${column}`

function start(): GraphBuilder {
  const builder = new GraphBuilder()
  builder.add<'PLAN'>(PLAN, { name: 'Piano' })
  builder.add<'ACT'>(ACT, { name: 'DD 1' })
  builder.add<'ACT'>('act/prova/dd-2', { name: 'DD 2' })
  builder.add<'TABLE'>('table/prova/t', { name: 'Tabella' })
  return builder
}

type Amount = Parameters<GraphBuilder['amount']>[1]

function amount(
  builder: GraphBuilder,
  line: string,
  given: Amount,
  ties: { partOf?: [string, 'FUND' | 'LINE'][]; act?: string } = {},
) {
  builder.amount(id(line), { name: line, table: 'table/prova/t', ...given }, { for: PLAN, act: ACT, ...ties })
}

function checks(graph: GraphValue, kind: CheckKind) {
  return derive(graph).checks.filter(check => check.kind === kind)
}

/** A total of 100.00 and parts by line. */
function total(...parts: (number | null)[]): GraphBuilder {
  const builder = start()
  amount(builder, 'totale', { grain: 'TOTAL', amount: 10_000 })
  parts.forEach((cents, i) => {
    const part = cents === null ? {} : { amount: cents }
    amount(builder, `riga-${i}`, { ...part, part: 'MEASURE' }, { partOf: [[id('totale'), 'LINE']] })
  })
  return builder
}

describe('a total against its parts', () => {
  test.each([
    { parts: [6000, 4000], status: 'HOLDS', difference: '0.00' },
    { parts: [6000, 3999], status: 'WITHIN_ROUNDING', difference: '0.01' },
    { parts: [6000, 3998], status: 'FAILS', difference: '0.02' },
    { parts: [6000, 5000], status: 'FAILS', difference: '-10.00' },
    { parts: [6000, 3000, null], status: 'NOT_CHECKABLE', difference: '10.00' },
    { parts: [6000, 4000, null], status: 'HOLDS', difference: '0.00' },
    { parts: [6000, 5000, null], status: 'FAILS', difference: '-10.00' },
  ])('$parts: $status', ({ parts, status, difference }) => {
    const [check, ...others] = checks(total(...parts).graph, 'PARTS_VS_TOTAL')
    expect(others).toEqual([])
    expect(check).toMatchObject({ status, difference, expected: '100.00' })
  })

  test('allows half a printed unit for each term', () => {
    const builder = total(6000, 3900)
    for (const entity of builder.graph.entities.values())
      if (entity.kind === 'ALLOCATION') entity.properties.precision = 'EURO'
    expect(checks(builder.graph, 'PARTS_VS_TOTAL')[0]).toMatchObject({ status: 'WITHIN_ROUNDING', tolerance: '1.50' })
  })

  test('names the blanks of a gap, and makes no contradiction of it', () => {
    const derived = derive(total(6000, 3000, null).graph)
    expect(derived.checks[0]?.formula).toContain('blank: "riga-2" (the table "Tabella", line 8)')
    expect(derived.contradictions).toEqual([])
  })

  test('is one check for each breakdown', () => {
    const builder = total(6000, 4000)
    amount(builder, 'fondo', { amount: 9000, part: 'MEASURE' }, { partOf: [[id('totale'), 'FUND']] })
    expect(checks(builder.graph, 'PARTS_VS_TOTAL').map(check => [check.id, check.status])).toEqual([
      ['check/parts-vs-total/allocation-prova-totale-oggi/by-fund', 'FAILS'],
      ['check/parts-vs-total/allocation-prova-totale-oggi/by-line', 'HOLDS'],
    ])
  })

  test('becomes a contradiction with both claims, the difference and everyone concerned', () => {
    const [contradiction, ...others] = derive(total(6000, 1000).graph).contradictions
    expect(others).toEqual([])
    expect(contradiction).toEqual({
      id: 'contradiction/parts-vs-total/allocation-prova-totale-oggi/by-line',
      kind: 'TOTAL_VS_PARTS',
      name: 'totale is not the sum of its 2 parts by line',
      explanation:
        '"totale" is 100.00 euro in the table "Tabella", line 5, but its 2 parts by line add up to 70.00 euro, 30.00 euro less.',
      claims: [
        {
          value: '100.00',
          number: '100.00',
          basis: 'STATED',
          rule: null,
          evidence: [`evidence/${id('totale')}/0`],
          entity: id('totale'),
        },
        {
          value: '70.00',
          number: '70.00',
          basis: 'COMPUTED',
          rule: 'sum-of-parts',
          evidence: [`evidence/${id('riga-0')}/0`, `evidence/${id('riga-1')}/0`],
          entity: null,
        },
      ],
      difference: '30.00',
      about: [ACT, id('riga-0'), id('riga-1'), id('totale'), PLAN, 'table/prova/t'],
      basis: 'COMPUTED',
      preferred: null,
      preferenceRule: null,
    })
  })

  test('counts payments too, where a table prints them', () => {
    const builder = total(6000, 4000)
    const items = [9, 4, 4]
    for (const entity of builder.graph.entities.values()) {
      if (entity.kind === 'ALLOCATION') entity.properties.items = items.shift() ?? null
    }
    expect(
      checks(builder.graph, 'PARTS_VS_TOTAL').map(({ status, expected, found }) => [status, expected, found]),
    ).toEqual([
      ['HOLDS', '100.00', '100.00'],
      ['FAILS', '9', '8'],
    ])
  })
})

describe('the same money printed twice', () => {
  /** A table's total with its parts, and a text that restates it. */
  function restated(text: number, ...parts: (number | null)[]): GraphBuilder {
    const builder = total(...parts)
    amount(builder, 'testo', { grain: 'TEXT', amount: text, table: null })
    builder.tie(id('testo'), 'RESTATES', id('totale'))
    return builder
  }

  test('holds when equal', () => {
    expect(checks(restated(10_000, 10_000).graph, 'TEXT_VS_TABLE').map(({ status }) => status)).toEqual(['HOLDS'])
  })

  test('prefers the one that equals its parts', () => {
    expect(derive(restated(10_300, 10_000).graph).contradictions).toMatchObject([
      { kind: 'TEXT_VS_TABLE', difference: '3.00', preferred: 0, preferenceRule: 'equals-its-parts' },
    ])
    const wrongTable = derive(restated(10_300, 10_300).graph).contradictions
    expect(wrongTable.map(({ kind, preferred }) => [kind, preferred])).toEqual([
      ['TOTAL_VS_PARTS', null],
      ['TEXT_VS_TABLE', 1],
    ])
    expect(wrongTable[1]?.claims.map(({ entity }) => entity)).toEqual([id('totale'), id('testo')])
  })

  test('prefers none where the parts are blank, or equal neither', () => {
    expect(derive(restated(10_300, 9000, null).graph).contradictions).toMatchObject([
      { preferred: null, preferenceRule: null },
    ])
    expect(derive(restated(10_300, 9000).graph).contradictions.map(({ preferred }) => preferred)).toEqual([null, null])
  })

  test('is not checkable with a blank', () => {
    const builder = start()
    amount(builder, 'a', { grain: 'TEXT', amount: 1 })
    amount(builder, 'b', {})
    builder.tie(id('a'), 'RESTATES', id('b'))
    expect(checks(builder.graph, 'TEXT_VS_TABLE').map(({ status, contradiction }) => [status, contradiction])).toEqual([
      ['NOT_CHECKABLE', null],
    ])
  })

  test('in rows of one column is compared as their sum', () => {
    const builder = start()
    builder.add<'TABLE'>('table/prova/u')
    amount(builder, 'intero', { amount: 500 })
    amount(builder, 'pezzo-1', { amount: 200, table: 'table/prova/u' })
    amount(builder, 'pezzo-2', { amount: 300, table: 'table/prova/u' })
    for (const piece of ['pezzo-1', 'pezzo-2']) builder.tie(id(piece), 'RESTATES', id('intero'))
    expect(checks(builder.graph, 'TABLE_VS_TABLE')).toMatchObject([
      { status: 'HOLDS', expected: '5.00', found: '5.00' },
    ])
  })

  test('in two texts is a contradiction of texts', () => {
    const builder = start()
    amount(builder, 'a', { grain: 'TEXT', amount: 100, table: null })
    amount(builder, 'b', { grain: 'TEXT', amount: 900, table: null })
    builder.tie(id('a'), 'RESTATES', id('b'))
    expect(derive(builder.graph).contradictions.map(({ kind }) => kind)).toEqual(['TEXT_VS_TEXT'])
  })
})

describe('what an act leaves and takes away', () => {
  function identity(after: number | null, taken: number): GraphBuilder {
    const builder = start()
    amount(builder, 'prima', { amount: 1000 })
    amount(
      builder,
      'dopo',
      { stage: 'REDETERMINED', ...(after === null ? {} : { amount: after }) },
      { act: 'act/prova/dd-2' },
    )
    amount(builder, 'tolto', { stage: 'DECOMMITTED', amount: taken }, { act: 'act/prova/dd-2' })
    builder.tie(id('dopo'), 'SUPERSEDES', id('prima'))
    builder.tie(id('tolto'), 'REDUCES', id('prima'))
    return builder
  }

  test.each([
    [600, 400, 'HOLDS'],
    [600, 401, 'WITHIN_ROUNDING'],
    [600, 402, 'FAILS'],
    [null, 400, 'NOT_CHECKABLE'],
  ] as const)('10.00 before, %s after, %s taken: %s', (after, taken, status) => {
    expect(checks(identity(after, taken).graph, 'ROW_IDENTITY').map(check => check.status)).toEqual([status])
  })

  test('is a contradiction of rounding when it breaks by one cent', () => {
    expect(derive(identity(600, 401).graph).contradictions).toMatchObject([
      {
        kind: 'ROUNDING',
        difference: '0.01',
        claims: [{ number: '4.00', rule: 'before-minus-after' }, { number: '4.01' }],
      },
    ])
  })

  test('is not asked of another act', () => {
    const { graph } = identity(600, 999)
    for (const tie of graph.relationships) if (tie.to === id('tolto') && tie.type === 'SETS') tie.from = ACT
    expect(checks(graph, 'ROW_IDENTITY')).toEqual([])
  })
})
