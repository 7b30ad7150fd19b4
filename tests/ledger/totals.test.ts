import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { Overlaps } from '../../src/ledger/overlaps.ts'
import { type AllocationSet, allocationSetOf } from '../../src/questions/coverage/allocation-set.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { sum } from '../../src/questions/sum/sum.ts'
import { ground } from '../../src/questions/trace/ground/found.ts'
import { groundOf } from '../../src/questions/trace/ground/gather.ts'
import { least, runs } from '../runs.ts'
import { countries, dayOf } from '../trace/generate.ts'
import { type MemoryReader, memoryReader } from '../trace/memory-reader.ts'
import { decimal } from '../trace/report.ts'
import { money, type Row } from './crafted.ts'
import { ledgers } from './generate.ts'

/** What a coverage adds up to a total, a sum of the same amounts adds up as well; what a sum refuses is no total. */

const DAYS = [null, '2020-06-30', '2021-06-30', '2022-06-30']
const [PLAN, ACTS] = ['plan/prova/p', ['one', 'two', 'three'].map(act => `act/prova/${act}`)]
let added = 0

async function setOf(reader: MemoryReader, of: string, asOf: string | null): Promise<AllocationSet> {
  await reader.ground(groundOf(of, null, 'OUT'))
  return allocationSetOf({ ...(await ground(reader, of, null, 'OUT')), asOf, editions: new Map() }, of, null, null)
}

async function agrees(reader: MemoryReader, of: string, asOf: string | null): Promise<void> {
  const { roots, total } = await setOf(reader, of, asOf)
  const terms = roots.flatMap(({ id, amount }) => (amount === null ? [] : id))
  if (terms.length < 2) return
  const answer = await sum(reader, terms)
  if (answer.kind === 'SUM') added++
  const said = answer.kind === 'SUM' ? decimal(answer.total) : null
  expect([of, asOf, terms, decimal(total)]).toEqual([of, asOf, terms, said])
}

test('of any ledger, of a plan and of acts, on any day', async () => {
  await fc.assert(
    fc.asyncProperty(ledgers, fc.constantFrom(...DAYS), async (rows, asOf) => {
      const reader = memoryReader(derive(money(rows).graph))
      for (const of of [PLAN, ...ACTS]) await agrees(reader, of, asOf)
    }),
    { numRuns: runs(200) },
  )
  expect(added).toBeGreaterThan(least(100))
}, 120_000)

test('of any country as well', async () => {
  const days = fc.option(fc.nat({ max: 700 }).map(dayOf), { nil: null, freq: 2 })
  await fc.assert(
    fc.asyncProperty(countries, days, async ({ graph, acts }, asOf) => {
      const plans = [...graph.entities.values()].flatMap(({ id, kind }) => (kind === 'PLAN' ? id : []))
      for (const of of [...acts, ...plans]) await agrees(memoryReader(graph), of, asOf)
    }),
    { numRuns: runs(100) },
  )
}, 120_000)

/** Of a section's 10, which took the place of an empty cell over a line, and 10 that were set anew, twice, in place of the line's. */
const MAY_BE_INSIDE: Record<string, Row> = {
  s: { for: 'section/prova/s', amount: null },
  l3: { for: 'line/prova/3', amount: null, partOf: ['s', 'LINE'] },
  l3anew: { for: 'line/prova/3', amount: 1000, supersedes: 'l3' },
  s2: { for: 'section/prova/s', amount: 1000, act: 'two', supersedes: 's' },
  l3two: { for: 'line/prova/3', amount: null, act: 'two', supersedes: 'l3anew' },
  l3twoanew: { for: 'line/prova/3', amount: 1000, act: 'two', supersedes: 'l3two' },
}

test('two amounts that may hold one money are no total: a dead end says so', async () => {
  const reader = memoryReader(derive(money(MAY_BE_INSIDE).graph))
  const { total, totalBasis, deadEnds, levels } = await coverage(reader, {
    of: 'act/prova/two',
    stage: null,
    asOf: null,
  })
  expect([total, totalBasis]).toEqual([null, null])
  expect(deadEnds.flatMap(({ at, reason }) => (reason === 'CONTRADICTED' ? [at] : []))).toEqual(['act/prova/two'])
  expect(levels.flatMap(({ share }) => share ?? [])).toEqual([])
})

test('whether thousands may be added is said at once, also where all of them replace parts of one total', async () => {
  const LINES = 2000
  const rows: Record<string, Row> = { total: { for: PLAN, amount: LINES * 1000, more: { grain: 'TOTAL' } } }
  for (let nth = 0; nth < LINES; nth++) {
    rows[`l${nth}`] = { for: 'line/prova/4', amount: 1000, partOf: ['total', 'LINE'] }
    rows[`m${nth}`] = { for: 'line/prova/4', amount: 1000, act: 'two', supersedes: `l${nth}` }
  }
  const { accounts, entries } = await setOf(memoryReader(money(rows).graph), 'act/prova/two', null)
  expect(entries).toHaveLength(LINES)
  const before = process.cpuUsage().user
  expect(new Overlaps(accounts, entries).any()).toBe(false)
  expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(2)
})
