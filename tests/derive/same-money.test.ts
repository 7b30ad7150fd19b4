import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { ACT, amount, checks, id, start, total } from './amounts-of-a-plan.ts'
import type { GraphBuilder } from './graphs.ts'

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
