import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GraphReader } from '../../src/graph/reader.ts'
import { standing } from '../../src/ledger/accounts.ts'
import { ledgerOf } from '../../src/ledger/entries.ts'
import { inTurns } from '../../src/model/turns.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import type { TraceAnswer } from '../../src/questions/trace/answer.ts'
import { gather } from '../../src/questions/trace/ground/gather.ts'
import { countries, dayOf } from './generate.ts'
import { isInForce, memoryReader } from './memory-reader.ts'
import { ask, decimal, flowLines, imbalances, stopLines } from './report.ts'
import { ACT, LATER, LINE_1, LINE_2, LINE_3, PLAN, SECTION_1, SECTION_2, Small, TOTAL } from './small.ts'

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

/** Two acts on one table: what the later one replaces is a line, a section, or all. */
const REPLACED = 'allocation/prova/l1/oggi'
function replaced(what: string, target: string, amount = 7000): Small {
  const small = new Small().table()
  small.amount('allocation/prova/later/poi', { amount, stage: 'APPROVED' }, { for: target, act: LATER })
  small.tie('allocation/prova/later/poi', 'SUPERSEDES', what)
  return small
}
const AFTER = { asOf: '2022-01-01' } as const
const amountsOf = (answer: TraceAnswer) =>
  new Map(answer.routes.flatMap(({ hops }) => hops.map(hop => [hop.to, decimal(hop.amountOut)] as const)))

describe('what a later act replaced is there no more, whoever is asked', () => {
  test('a trace gives no amount for the line, says what replaced it, and bounds it by what it was', async () => {
    const reader = memoryReader(replaced(REPLACED, LINE_1).done())
    const answer = await ask(reader, ACT, { direction: 'OUT', ...AFTER })
    expect([PLAN, SECTION_1, LINE_1, LINE_2].map(id => amountsOf(answer).get(id))).toEqual([
      '100.00',
      '60.00',
      null,
      '20.00',
    ])
    expect(stopLines(answer).filter(line => line.includes('l1/'))).toEqual([`SUPERSEDED ${REPLACED} 40.00`])
    expect(stopLines(answer).filter(line => /NO_MONEY|UNDIVIDED/.test(line))).toEqual([])
    expect(answer.stops.find(({ reason }) => reason === 'SUPERSEDED')?.explanation).toBe(
      '€ 40.00 for line 1 “Line 1” of the plan “Plan”, set by the directorial decree “Decree 1” of 10 March 2020, was replaced by € 70.00 in the directorial decree “Decree 2” of June 2021.',
    )
    expect(imbalances(answer)).toEqual([])
    expect(flowLines(answer)).toContain(`${SECTION_1} -> unexplained 40.00`)
    const italian = await ask(reader, ACT, { direction: 'OUT', ...AFTER, language: 'IT' })
    expect(italian.stops.find(({ reason }) => reason === 'SUPERSEDED')?.explanation).toMatch(/è stato sostituito da/)
  })

  test('to the line as a goal, and up from it, the bound is the same; the later act has its own amount', async () => {
    const reader = memoryReader(replaced(REPLACED, LINE_1).done())
    const down = await ask(reader, ACT, { to: LINE_1, direction: 'OUT', ...AFTER })
    expect(down.attribution).toMatchObject({ kind: 'NOT_ATTRIBUTABLE' })
    expect(decimal(down.attribution?.upper)).toBe('40.00')
    const up = await ask(reader, LINE_1, { direction: 'IN', ...AFTER })
    const brought = up.routes.map(({ hops, amountOut }) => [hops.at(-1)?.to, decimal(amountOut)])
    expect(brought).toEqual([
      [LATER, '70.00'],
      [ACT, null],
    ])
  })

  test('a coverage counts it at no level, and ends there with the bound of the trace', async () => {
    const reader = memoryReader(replaced(REPLACED, LINE_1).done())
    const { levels, deadEnds } = await coverage(reader, { of: ACT, stage: null, asOf: AFTER.asOf })
    expect(levels.filter(({ kind }) => kind === 'LINE').map(({ amount }) => decimal(amount))).toEqual(['60.00'])
    expect(deadEnds.filter(({ at }) => at === REPLACED || at === LINE_1).map(({ reason }) => reason)).toEqual([
      'SUPERSEDED',
    ])
    const { stops } = await ask(reader, ACT, { direction: 'OUT', ...AFTER })
    const ends = (some: typeof stops) => some.filter(({ reason }) => reason === 'SUPERSEDED')
    expect(ends(deadEnds)).toEqual(ends(stops))
  })

  test('on the day before, and on no day, it is there', async () => {
    const reader = memoryReader(replaced(REPLACED, LINE_1).done())
    for (const asOf of ['2021-06-29', null])
      expect(amountsOf(await ask(reader, ACT, { direction: 'OUT', asOf })).get(LINE_1)).toBe('40.00')
  })

  test('what is inside of it goes with it, and is told of once', async () => {
    const reader = memoryReader(replaced('allocation/prova/s1/oggi', SECTION_1).done())
    const answer = await ask(reader, ACT, { direction: 'OUT', ...AFTER })
    expect([SECTION_1, LINE_1, SECTION_2, LINE_3].map(id => amountsOf(answer).get(id))).toEqual([
      null,
      null,
      '40.00',
      '40.00',
    ])
    const { deadEnds } = await coverage(reader, { of: ACT, stage: null, asOf: AFTER.asOf })
    const gone = deadEnds.filter(({ reason }) => reason === 'SUPERSEDED')
    expect(gone.map(({ at }) => at)).toEqual(['allocation/prova/s1/oggi'])
    expect(stopLines(answer).filter(line => /SUPERSEDED|UNDIVIDED|NO_MONEY/.test(line))).toEqual([
      'SUPERSEDED allocation/prova/s1/oggi 60.00',
    ])
  })

  test('of three acts on one line the last one stands', async () => {
    const small = replaced(REPLACED, LINE_1)
    small.add<'ACT'>('act/prova/dd-3', { name: 'Decree 3', date: '2022-02-01', datePrecision: 'DAY' })
    small.amount('allocation/prova/last/ora', { amount: 5000 }, { for: LINE_1, act: 'act/prova/dd-3' })
    small.tie('allocation/prova/last/ora', 'SUPERSEDES', 'allocation/prova/later/poi')
    const reader = memoryReader(small.done())
    const standing = async (asOf: string) =>
      (await ask(reader, LINE_1, { direction: 'IN', asOf })).routes.flatMap(({ hops, amountOut }) =>
        amountOut === null ? [] : [`${hops.at(-1)?.to} ${decimal(amountOut)}`],
      )
    expect(await standing('2021-01-01')).toEqual([`${ACT} 40.00`])
    expect(await standing('2022-01-01')).toEqual([`${LATER} 70.00`])
    expect(await standing('2023-01-01')).toEqual(['act/prova/dd-3 50.00'])
  })
})
