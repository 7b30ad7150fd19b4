import { describe, expect, test } from 'vitest'
import { formatMoney } from '../../src/model/money.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { diff } from '../../src/questions/diff/diff.ts'
import { trace } from '../../src/questions/trace/trace.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { ACT, LATER, LINE_1, PLAN, Small } from '../trace/small.ts'

const POUNDS = 'allocation/prova/pounds/oggi'

/** An act that sets 100.00 euro for a plan, divided, and 50.00 pounds beside them. */
const both = () => {
  const small = new Small().table()
  small.amount(POUNDS, { amount: 5000, currency: 'GBP', grain: 'TOTAL' }, { for: PLAN, act: ACT })
  const later = 'allocation/prova/later/oggi'
  small.amount(later, { amount: 7000, currency: 'GBP', grain: 'TOTAL' }, { for: PLAN, act: LATER })
  return memoryReader(small.done())
}

describe('an act whose money is in two currencies', () => {
  test('is drawn as two flows, which share no node', async () => {
    const { flow } = await trace(both(), { from: ACT, to: null, direction: 'OUT', asOf: null, maxRoutes: 50 })
    const ends = (code: string) =>
      new Set(
        flow.links.filter(({ amount }) => amount.currency === code).flatMap(({ source, target }) => [source, target]),
      )
    expect(ends('EUR').size).toBeGreaterThan(2)
    expect(ends('GBP').size).toBeGreaterThan(1)
    expect([...ends('EUR')].filter(key => ends('GBP').has(key))).toEqual([])
  })

  test('bounds a goal in each currency, and neither adds nor compares the two', async () => {
    const answer = await trace(both(), { from: ACT, to: LINE_1, direction: 'OUT', asOf: null, maxRoutes: 50 })
    expect(answer.attribution).toMatchObject({ amount: null, upper: null })
    expect(answer.attribution?.explanation).toContain('£ 50.00')
    expect(answer.attribution?.explanation).toContain('€ 40.00')
  })

  test('is covered in one of them, and says that there is another', async () => {
    const answer = await coverage(both(), { of: ACT, stage: null, asOf: null })
    expect([answer.currency, answer.total && formatMoney(answer.total)]).toEqual(['EUR', '€ 100.00'])
    const other = answer.deadEnds.find(({ explanation }) => explanation.includes('other currencies'))
    expect(other?.explanation).toMatch(/£ 50\.00.*in GBP/)
    const asked = await coverage(both(), { of: ACT, stage: null, currency: 'GBP', asOf: null })
    expect([asked.currency, asked.total && formatMoney(asked.total)]).toEqual(['GBP', '£ 50.00'])
  })

  test('is compared in the one that the other act has too, and says that there are two', async () => {
    const answer = await diff(both(), ACT, LATER)
    expect([answer.before, answer.after].map(sum => sum && formatMoney(sum))).toEqual(['£ 50.00', '£ 70.00'])
    expect(answer.explanation).toContain('different currencies (EUR and GBP)')
    for (const { delta } of answer.changes) expect(delta?.currency ?? 'GBP').toBe('GBP')
  })
})
