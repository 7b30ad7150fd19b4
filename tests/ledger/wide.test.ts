import { expect, test } from 'vitest'
import { merged, portionsOf } from '../../src/ledger/portions.ts'
import { allocationSetOf, sumOf } from '../../src/questions/coverage/allocation-set.ts'
import { ground } from '../../src/questions/trace/ground/found.ts'
import { terminalAllocations } from '../../src/questions/trace/routes/charges.ts'
import { GraphBuilder } from '../derive/graphs.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { decimal } from '../trace/report.ts'

/** What amounts are asked of each other grows with how many there are, not with how many pairs they make. */

const [PLAN, ACT, TOTAL] = ['plan/prova/p', 'act/prova/one', 'allocation/prova/total/one']
const LINES = 600

/** A total of as many lines of 10 each. */
function plan(): GraphBuilder {
  const builder = new GraphBuilder()
  builder.add<'PLAN'>(PLAN)
  builder.add<'ACT'>(ACT, { date: '2020-01-01', datePrecision: 'DAY' })
  builder.add<'ACT'>('act/prova/two', { date: '2021-01-01', datePrecision: 'DAY' })
  builder.amount(TOTAL, { amount: LINES * 1000, grain: 'TOTAL' }, { for: PLAN, act: ACT })
  for (let nth = 0; nth < LINES; nth++) {
    const line = `line/prova/${nth}`
    builder.add<'LINE'>(line)
    builder.tie(PLAN, 'HAS_LINE', line)
    builder.amount(`allocation/prova/${nth}/one`, { amount: 1000 }, { for: line, act: ACT, partOf: [[TOTAL, 'LINE']] })
  }
  return builder
}

/** Totals by amount, which counts how often it is asked. */
class Counted extends Map<string, ReadonlySet<string>> {
  asked = 0
  override get(id: string): ReadonlySet<string> | undefined {
    this.asked++
    return super.get(id)
  }
}

async function counting(builder: GraphBuilder) {
  const { graph, ledger } = await ground(memoryReader(builder.graph), PLAN, null, 'OUT')
  const totals = new Counted()
  return { accounts: { graph, ledger: { ...ledger, totals }, asOf: null }, totals }
}

test('what later acts set in place of parts is found without asking each amount of each other', async () => {
  const builder = plan()
  for (let nth = 0; nth < LINES / 2; nth++) {
    const later = `allocation/prova/${nth}/two`
    builder.amount(later, { amount: 1500 }, { for: `line/prova/${nth}`, act: 'act/prova/two' })
    builder.tie(later, 'SUPERSEDES', `allocation/prova/${nth}/one`)
  }
  const { accounts, totals } = await counting(builder)
  const set = allocationSetOf(accounts, PLAN, null, null)
  expect([decimal(set.total), set.instead.size]).toEqual([`${LINES * 10}.00`, LINES / 2])
  expect(decimal(sumOf(set.entries.filter(({ id }) => id !== TOTAL)))).toBe(`${LINES * 12.5}.00`)
  expect(totals.asked).toBeLessThan(LINES * 40)
})

test('nor which printed shares count an amount already', async () => {
  const builder = plan()
  builder.add<'FUND'>('fund/x')
  for (let nth = 0; nth < LINES; nth++) {
    const [whole, share] = [`allocation/prova/${nth}/one`, `allocation/prova/${nth}-x/one`]
    const tied = { for: `line/prova/${nth}`, act: ACT, partOf: [[whole, 'FUND']] as [string, 'FUND'][] }
    builder.amount(share, { amount: 500 }, tied)
    builder.tie(share, 'CHARGED_TO', 'fund/x')
  }
  const { accounts, totals } = await counting(builder)
  const shares = terminalAllocations(accounts, 'fund/x')
  expect(shares).toHaveLength(LINES)
  expect(merged(accounts.ledger, portionsOf(shares))).toHaveLength(LINES)
  expect(totals.asked).toBeLessThan(LINES * 40)
})
