import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { decimalOf } from '../../src/model/money.ts'
import type { Precision } from '../../src/model/vocabulary.ts'
import { sum } from '../../src/questions/sum/sum.ts'
import { GraphBuilder } from '../derive/graphs.ts'
import { CRAFTED, idOf, money } from '../ledger/crafted.ts'
import { memoryReader } from '../trace/memory-reader.ts'

/** An amount: of what, in which table, which it states again, which it is a part of. */
interface Given {
  amount?: number
  for?: string
  table?: string
  again?: string
  partOf?: string
  fund?: string
  precision?: Precision
}

const id = (name: string) => `allocation/prova/a/${name}`

/** What adding some of these amounts comes to, or why it is refused. */
async function adding(terms: string[], given: Record<string, Given>): Promise<string[]> {
  const builder = new GraphBuilder()
  builder.add<'PLAN'>('plan/prova/p')
  for (const [name, { amount, for: target = 'plan/prova/p', table, again, partOf, fund, precision }] of Object.entries(
    given,
  )) {
    for (const [one, kind] of [
      [target, target.startsWith('line/') ? 'LINE' : 'SECTION'],
      [`table/prova/${table}`, 'TABLE'],
      [`fund/${fund}`, 'FUND'],
      [`act/prova/${table ?? 'text'}`, 'ACT'],
    ] as const)
      if (!builder.graph.entities.has(one) && !one.endsWith('undefined')) builder.add<typeof kind>(one)
    builder.amount(
      id(name),
      {
        column: 'c',
        table: table === undefined ? null : `table/prova/${table}`,
        grain: table === undefined ? 'TEXT' : 'ROW',
        ...(amount === undefined ? {} : { amount }),
        ...(precision === undefined ? {} : { precision }),
      },
      {
        for: target,
        act: `act/prova/${table ?? 'text'}`,
        ...(partOf === undefined ? {} : { partOf: [[id(partOf), 'LINE']] }),
      },
    )
    if (again !== undefined) builder.tie(id(name), 'RESTATES', id(again))
    if (fund !== undefined) builder.tie(id(name), 'CHARGED_TO', `fund/${fund}`)
  }
  if (builder.graph.entities.has(SECTION)) builder.tie(SECTION, 'HAS_LINE', line(1))
  const answer = await sum(memoryReader(builder.graph), terms.map(id))
  if (answer.kind === 'SUM') return [decimalOf(answer.total)]
  return answer.reasons.map(({ code, message }) => `${code} ${message.split('. ').at(-1)}`)
}

/** It holds line 1. */
const SECTION = 'section/prova/p/1'
const line = (nth: number) => `line/prova/p/${nth}`
const WHOLE: Given = { amount: 10_000, table: 'one' }

describe('what states an amount again', () => {
  test('whole, is the amount: neither may be added to the other, nor two of them', async () => {
    const given = { w: WHOLE, a: { amount: 10_000, again: 'w' }, b: { amount: 10_000, again: 'w', table: 'two' } }
    for (const terms of [
      ['w', 'a'],
      ['a', 'b'],
    ])
      expect((await adding(terms, given))[0]).toMatch(/^SAME_MONEY_TWICE/)
  })

  test('in pieces, is a piece of it: two pieces may be added, a piece and the amount may not', async () => {
    const given = {
      w: WHOLE,
      a: { amount: 6000, for: line(1), table: 'two', again: 'w' },
      b: { amount: 4000, for: line(2), table: 'two', again: 'w' },
    }
    expect(await adding(['a', 'b'], given)).toEqual(['100.00'])
    expect((await adding(['a', 'w'], given))[0]).toMatch(/^SAME_MONEY_TWICE/)
  })

  test('in pieces that do not cover it, or in several tables, too: for two lines', async () => {
    const given = {
      w: WHOLE,
      a: { amount: 6000, for: line(1), table: 'two', again: 'w' },
      b: { amount: 3000, for: line(2), table: 'three', again: 'w' },
    }
    expect(await adding(['a', 'b'], given)).toEqual(['90.00'])
  })

  test('in pieces of several funds', async () => {
    const given = {
      w: WHOLE,
      a: { amount: 6000, fund: 'x', again: 'w' },
      b: { amount: 4000, fund: 'y', again: 'w' },
    }
    expect(await adding(['a', 'b'], given)).toEqual(['100.00'])
  })

  test('in rows of one column for one thing', async () => {
    const given = {
      w: WHOLE,
      a: { amount: 6000, table: 'two', again: 'w' },
      b: { amount: 4000, table: 'two', again: 'w' },
    }
    expect(await adding(['a', 'b'], given)).toEqual(['100.00'])
  })

  test('in pieces, and in pieces of a piece, is added as far as no piece holds another', async () => {
    const reader = memoryReader(derive(money(CRAFTED['pieces of pieces'] ?? {}).graph))
    const added = async (...names: [name: string, act: string][]) => {
      const answer = await sum(
        reader,
        names.map(([name, act]) => idOf(name, act)),
      )
      return answer.kind === 'SUM' ? decimalOf(answer.total) : answer.reasons.map(({ code }) => code)
    }
    expect(await added(['a1', 'three'], ['a2', 'three'], ['b', 'two'])).toBe('100.00')
    expect(await added(['a2', 'three'], ['b', 'two'])).toBe('75.00')
    expect(await added(['a1', 'three'], ['a', 'two'])).toEqual(['SAME_MONEY_TWICE'])
    expect(await added(['a1', 'three'], ['pot', 'one'])).toEqual(['SAME_MONEY_TWICE'])
  })

  test('in pieces that nothing tells apart is not added', async () => {
    const given = {
      w: WHOLE,
      a: { amount: 6000, for: SECTION, table: 'two', again: 'w' },
      b: { amount: 4000, for: line(1), table: 'three', again: 'w' },
      c: { amount: 3000, for: SECTION, table: 'four', again: 'w' },
    }
    for (const terms of [
      ['a', 'b'],
      ['a', 'c'],
    ])
      expect((await adding(terms, given))[0]).toMatch(/^SAME_MONEY_TWICE.*Both go back to parts of/)
    expect(
      await adding(['a', 'd'], { ...given, d: { amount: 3000, for: line(2), table: 'three', again: 'w' } }),
    ).toEqual(['90.00'])
  })

  test('in pieces that together exceed it is one money in part, also where any two of them fit', async () => {
    const given = {
      w: WHOLE,
      a: { amount: 6000, for: line(1), table: 'two', again: 'w' },
      b: { amount: 3000, for: line(2), table: 'two', again: 'w' },
      c: { amount: 3000, for: line(3), table: 'two', again: 'w' },
    }
    expect(await adding(['a', 'b'], given)).toEqual(['90.00'])
    expect((await adding(['a', 'b', 'c'], given))[0]).toMatch(/^SAME_MONEY_TWICE.*together they exceed it/)
  })

  test('whole under each of two lines, a pot that they share, is not added', async () => {
    const given = {
      w: WHOLE,
      a: { amount: 10_000, for: line(1), table: 'two', again: 'w' },
      b: { amount: 10_000, for: line(2), table: 'two', again: 'w' },
    }
    expect((await adding(['a', 'b'], given))[0]).toMatch(/^SAME_MONEY_TWICE/)
  })

  test('part by part, has its parts: each is its part, two are two', async () => {
    const given = {
      w: WHOLE,
      x: { amount: 6000, for: line(1), table: 'one', partOf: 'w' },
      y: { amount: 4000, for: line(2), table: 'one', partOf: 'w' },
      a: { amount: 6000, for: line(1), table: 'two', again: 'x' },
      b: { amount: 4000, for: line(2), table: 'three', again: 'y' },
      // A piece of a part.
      c: { amount: 1000, for: line(1), table: 'four', fund: 'z', again: 'x' },
    }
    expect(await adding(['a', 'b'], given)).toEqual(['100.00'])
    expect(await adding(['a', 'y'], given)).toEqual(['100.00'])
    expect(await adding(['c', 'y'], given)).toEqual(['50.00'])
    for (const terms of [
      ['a', 'x'],
      ['a', 'w'],
      ['c', 'x'],
      ['c', 'a'],
      ['c', 'w'],
    ])
      expect((await adding(terms, given))[0]).toMatch(/^(SAME_MONEY_TWICE|TOTAL_WITH_ITS_PARTS)/)
  })

  test('rounded is whole, and rounded pieces fit as far as their rounding allows', async () => {
    const rounded = { amount: 9_900_000, precision: 'THOUSAND' as const }
    const whole = { w: { amount: 9_934_567, table: 'one' }, a: { ...rounded, again: 'w' } }
    expect((await adding(['a', 'w'], whole))[0]).toMatch(/^SAME_MONEY_TWICE/)
    const pieces = {
      w: { amount: 10_000_000, table: 'one' },
      a: { amount: 5_000_000, precision: 'THOUSAND' as const, for: line(1), table: 'two', again: 'w' },
      b: { amount: 5_050_000, precision: 'THOUSAND' as const, for: line(2), table: 'two', again: 'w' },
    }
    expect(await adding(['a', 'b'], pieces)).toEqual(['100500.00'])
  })

  test('less than nothing is in pieces, too', async () => {
    const given = {
      w: { amount: -10_000, table: 'one' },
      a: { amount: -6000, for: line(1), table: 'two', again: 'w' },
      b: { amount: -4000, for: line(2), table: 'two', again: 'w' },
    }
    expect(await adding(['a', 'b'], given)).toEqual(['-100.00'])
    expect((await adding(['a', 'w'], given))[0]).toMatch(/^SAME_MONEY_TWICE/)
  })
})
