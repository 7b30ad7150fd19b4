import { beforeAll, describe, expect, test } from 'vitest'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { verifyPackage } from '../../src/dataset/verify/verify-package.ts'
import { decimalOf } from '../../src/model/money.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { diff } from '../../src/questions/diff/diff.ts'
import { sum } from '../../src/questions/sum/sum.ts'
import { trace } from '../../src/questions/trace/trace.ts'
import { readerOf } from '../sum/packages.ts'
import type { MemoryReader } from '../trace/memory-reader.ts'

const POUNDS = 'tests/packages/wexcombe-borough'
const EUROS = 'tests/packages/comune-di-rivalta'
const PLAN = 'plan/wexcombe-borough/riverside'
const BUDGET = 'act/wexcombe-borough/resolution-14-2021'
const SPENDING = 'act/wexcombe-borough/resolution-27-2022'
const amount = (slug: string) => `allocation/wexcombe-report/${slug}`

let reader: MemoryReader
beforeAll(async () => {
  reader = await readerOf(EUROS, POUNDS)
})

describe('an invented English package in pounds', () => {
  test('is verified letter by letter, every figure accounted for', async () => {
    const report = await verifyPackage(POUNDS, { source: `${POUNDS}/source.txt` })
    expect([report.ok, report.failures]).toEqual([true, []])
  })

  test('is read in its own formats: grouped by commas, in brackets, in thousands, dates month first, ISO and by quarter', async () => {
    const { entities } = await readPackages([POUNDS])
    const money = (slug: string) => {
      const entity = entities.get(amount(slug))
      if (entity?.kind !== 'ALLOCATION') throw new Error(slug)
      const { amount: units, currency, precision, printed } = entity.properties
      return [units, currency, precision, printed]
    }
    expect(money('budget/1')).toEqual([120_000_050, 'GBP', 'MINOR_UNIT', '1,200,000.50'])
    expect(money('budget/4')).toEqual([-100_000, 'GBP', 'MINOR_UNIT', '(1,000.00)'])
    expect(money('spent/1')).toEqual([84_530_000, 'GBP', 'HUNDRED', '845.3'])
    expect(money('spent/2')).toEqual([102_000_000, 'GBP', 'THOUSAND', '1,020'])
    const dates = [BUDGET, SPENDING, 'act/wexcombe-borough/notice-3-2021'].map(id => {
      const entity = entities.get(id)
      return entity?.kind === 'ACT' && [entity.properties.date, entity.properties.datePrecision]
    })
    expect(dates).toEqual([
      ['2021-02-22', 'DAY'],
      ['2022-02-10', 'DAY'],
      ['2021-09-30', 'QUARTER'],
    ])
  })
})

describe('beside a package in euro, in one release', () => {
  test('nothing that is asked of it has a euro', async () => {
    const answers = [
      await trace(reader, { from: BUDGET, to: null, direction: 'OUT', asOf: null, maxRoutes: 50 }),
      await trace(reader, {
        from: SPENDING,
        to: `${'line/wexcombe-borough/riverside/1'}`,
        direction: 'BOTH',
        asOf: null,
        maxRoutes: 50,
      }),
      await trace(reader, {
        from: PLAN,
        to: 'act/wexcombe-borough/notice-3-2021',
        direction: 'BOTH',
        asOf: null,
        maxRoutes: 50,
      }),
      await coverage(reader, { of: PLAN, stage: null, asOf: null }),
      await coverage(reader, { of: SPENDING, stage: null, asOf: null }),
      await sum(reader, [amount('budget/1'), amount('budget/2')]),
      await diff(reader, BUDGET, SPENDING),
    ]
    const text = JSON.stringify(answers)
    expect(text).not.toMatch(/€|EUR|euro/i)
    expect(text).toContain('£ 1,999,250.00')
    expect(text).toContain('"currency":"GBP"')
  })

  test('its budget is conserved and covered, reductions and thousands among it', async () => {
    const answer = await coverage(reader, { of: PLAN, stage: 'BUDGETED', asOf: null })
    expect(answer.currency).toBe('GBP')
    expect(answer.total && decimalOf(answer.total)).toBe('1999250.00')
    const spent = await coverage(reader, { of: SPENDING, stage: null, asOf: null })
    expect(spent.total && decimalOf(spent.total)).toBe('1865300.00')
    expect(spent.levels.find(({ kind }) => kind === 'LINE')?.share).toBe('100.00')
  })

  test('pounds and euro are refused as a sum, each named', async () => {
    const ids = [amount('budget/1'), 'allocation/relazione-rivalta/l27/dd-31']
    const answer = await sum(reader, ids)
    if (answer.kind === 'SUM') throw new Error('added')
    const mixed = answer.reasons.find(({ code }) => code === 'MIXED_CURRENCIES')
    expect(mixed?.entities).toEqual([...ids].sort())
    expect(mixed?.message).toMatch(/in EUR; .* in GBP/)
    expect(answer.reasons.map(({ code }) => code)).not.toContain('MIXED_UNITS')
  })
})
