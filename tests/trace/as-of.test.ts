import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GraphReader } from '../../src/graph/reader.ts'
import { standing } from '../../src/ledger/accounts.ts'
import { ledgerOf } from '../../src/ledger/entries.ts'
import { inTurns } from '../../src/model/turns.ts'
import { gather } from '../../src/questions/trace/ground/gather.ts'
import { countries, dayOf } from './generate.ts'
import { isInForce, memoryReader } from './memory-reader.ts'
import { LATER, LINE_1, PLAN, Small, TOTAL } from './small.ts'

const inForce = (small: Small, id: string, day: string) => isInForce(memoryReader(small.done()) as GraphReader, id, day)

test(
  'what an entity lists as of a day is what a trace counts on that day',
  () =>
    fc.assert(
      fc.asyncProperty(countries, fc.nat({ max: 700 }), async ({ graph, acts }, day) => {
        const reader = memoryReader(graph)
        const asOf = dayOf(day)
        for (const act of acts) {
          const ground = await gather(reader, act, null, 'OUT')
          const accounts = { graph: ground, ledger: await inTurns(ledgerOf(ground)), asOf }
          for (const entry of accounts.ledger.entries.values())
            expect([entry.id, await isInForce(reader as GraphReader, entry.id, asOf)]).toEqual([
              entry.id,
              !entry.movement && standing(accounts, entry) === 'IN_FORCE',
            ])
        }
      }),
      { numRuns: 40 },
    ),
  60_000,
)

test('a draft sets nothing and replaces nothing, on whatever day', async () => {
  const small = new Small().table()
  small.add<'ACT'>(LATER, { name: 'Draft', status: 'DRAFT', date: '2021-06-30', datePrecision: 'DAY' })
  small.amount('allocation/prova/later/poi', { amount: 7000 }, { for: PLAN, act: LATER })
  small.tie('allocation/prova/later/poi', 'SUPERSEDES', TOTAL)
  expect(await inForce(small, 'allocation/prova/later/poi', '2022-01-01')).toBe(false)
  expect(await inForce(small, TOTAL, '2022-01-01')).toBe(true)
})

test('a row goes with its total, a month counts from its last day, and a computed sum has the act of its terms', async () => {
  const small = new Small().table()
  small.amount('allocation/prova/later/poi', { amount: 7000 }, { for: PLAN, act: LATER })
  small.tie('allocation/prova/later/poi', 'SUPERSEDES', TOTAL)
  small.amount(
    'allocation/prova/computed/c',
    { amount: 4000, derivedFrom: ['allocation/prova/l1/oggi'] },
    { for: LINE_1 },
  )
  // A sum of sums, too.
  small.amount(
    'allocation/prova/computed/s',
    { amount: 4000, derivedFrom: ['allocation/prova/computed/c'] },
    { for: LINE_1 },
  )
  const computed = ['allocation/prova/computed/c', 'allocation/prova/computed/s']
  for (const id of [TOTAL, 'allocation/prova/l1/oggi', ...computed]) {
    expect([id, await inForce(small, id, '2020-03-09')]).toEqual([id, false])
    expect([id, await inForce(small, id, '2021-06-29')]).toEqual([id, true])
    expect([id, await inForce(small, id, '2021-06-30')]).toEqual([id, false])
  }
})
