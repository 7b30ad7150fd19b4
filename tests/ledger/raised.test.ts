import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { printedIn } from '../../src/ledger/balance.ts'
import { isUnder } from '../../src/ledger/entries.ts'
import { amountOf, portionsOf } from '../../src/ledger/portions.ts'
import { together } from '../../src/ledger/together.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { atOnce } from '../../src/model/turns.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { diff } from '../../src/questions/diff/diff.ts'
import { accountsAround } from '../../src/questions/sum/money.ts'
import { sum } from '../../src/questions/sum/sum.ts'
import { least, runs } from '../runs.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { ask, decimal } from '../trace/report.ts'
import { idOf, money, type Row } from './crafted.ts'
import { balanced, ledgers } from './generate.ts'

/** Parts of a total that stands were replaced by more: what every question says of them, beside what a trace says. */

const PLAN = 'plan/prova/p'
const [ONE, TWO] = ['act/prova/one', 'act/prova/two']

/** Of 100, 40 are for line 1 and 60 for line 4. */
const HELD: Record<string, Row> = {
  total: { for: PLAN, amount: 10_000, more: { grain: 'TOTAL' } },
  l1: { for: 'line/prova/1', amount: 4000, partOf: ['total', 'LINE'] },
  l4: { for: 'line/prova/4', amount: 6000, partOf: ['total', 'LINE'] },
}
const LINE_RAISED: Record<string, Row> = {
  ...HELD,
  later: { for: 'line/prova/1', amount: 13_000, act: 'two', supersedes: 'l1' },
}
/** And 70 of it one fund pays, 30 another. */
const FUND_RAISED: Record<string, Row> = {
  ...HELD,
  x: { for: PLAN, amount: 7000, partOf: ['total', 'FUND'], fund: 'x' },
  y: { for: PLAN, amount: 3000, partOf: ['total', 'FUND'], fund: 'y' },
  later: { for: PLAN, amount: 9000, act: 'two', supersedes: 'x', fund: 'x' },
}
/** The same, of two rows that no fund tells apart. */
const ROW_RAISED: Record<string, Row> = {
  total: { for: PLAN, amount: 10_000, more: { grain: 'TOTAL' } },
  x: { for: PLAN, amount: 7000, partOf: ['total', 'MEASURE'] },
  y: { for: PLAN, amount: 3000, partOf: ['total', 'MEASURE'] },
  later: { for: PLAN, amount: 9000, act: 'two', supersedes: 'x' },
}

const graphOf = (rows: Record<string, Row>): GraphValue => derive(money(rows).graph)

function headlineOf(graph: GraphValue, id: string): unknown {
  const entity = graph.entities.get(id)
  if (entity === undefined || !('headlineAbsence' in entity.properties)) throw new Error(`no headline of ${id}`)
  return entity.properties.headlineAmount ?? entity.properties.headlineAbsence
}

test('a sum of sections that nobody prints does not stand for them once a line of it was replaced', () => {
  const before = graphOf(HELD)
  const [sections, line] = [['section/prova/s', 'section/prova/s1'], 'line/prova/1']
  expect([...sections, line, PLAN].map(id => headlineOf(before, id))).toEqual([4000, 4000, 4000, 10_000])
  const after = graphOf(LINE_RAISED)
  expect([...sections, line, PLAN].map(id => headlineOf(after, id))).toEqual(['NO_AMOUNT', 'NO_AMOUNT', 13_000, 10_000])
})

describe.each([
  ['a share of one fund', FUND_RAISED],
  ['one of two rows', ROW_RAISED],
])('where %s of a total for a plan was replaced', (_, rows) => {
  const graph = graphOf(rows)
  const reader = memoryReader(graph)

  test('what replaced it is no amount for all of the plan: neither its headline nor its coverage', async () => {
    expect(headlineOf(graph, PLAN)).toBe(10_000)
    for (const asOf of [null, '2021-06-30']) {
      const { total, deadEnds } = await coverage(reader, { of: PLAN, stage: null, asOf })
      expect([asOf, decimal(total)]).toEqual([asOf, '100.00'])
      const most = deadEnds
        .filter(({ reason }) => reason === 'CONTRADICTED')
        .map(({ upperBound }) => decimal(upperBound))
      expect(most).toEqual(['120.00'])
    }
    const { total } = await coverage(reader, { of: PLAN, stage: null, asOf: '2020-06-30' })
    expect(decimal(total)).toBe('100.00')
  })

  test('a difference compares it with the share, and not with the total', async () => {
    for (const [from, to, sides] of [
      [ONE, TWO, ['70.00', '90.00', '-20.00']],
      [TWO, ONE, ['90.00', '70.00', '20.00']],
    ] as const) {
      const { before, after, residual, changes } = await diff(reader, from, to)
      expect([before, after, residual].map(decimal)).toEqual(sides)
      const compared = changes.filter(({ status }) => status !== 'NOT_COMPARABLE')
      expect(compared.map(change => [change.before, change.after].sort())).toEqual([
        [idOf('later', 'two'), idOf('x')].sort(),
      ])
      for (const { reason } of changes) expect(reason ?? '').not.toContain('for the whole, undivided')
    }
  })

  test('it is not added to the total, nor to what else is in it', async () => {
    const added = async (...names: string[]) => {
      const found = await sum(
        reader,
        names.map(name => idOf(name, rows[name]?.act)),
      )
      return found.kind === 'SUM' ? decimal(found.total) : found.reasons.map(({ code }) => code)
    }
    expect(await added('x', 'y')).toBe('100.00')
    for (const other of ['total', 'x']) expect(await added('later', other)).toEqual(['SAME_MONEY_TWICE'])
  })
})

test('of money that several acts may have brought to a place none is said to set all of it', async () => {
  const { deadEnds, levels } = await coverage(memoryReader(graphOf(FUND_RAISED)), { of: PLAN, stage: null, asOf: null })
  const at = deadEnds.find(({ at, reason }) => at === 'line/prova/1' && reason === 'UNDIVIDED')
  expect([decimal(at?.upperBound), at?.explanation]).toEqual([
    '130.00',
    expect.stringMatching(/^At most € 130\.00 is for/),
  ])
  const region = await ask(memoryReader(graphOf(FUND_RAISED)), PLAN, { to: 'region/r', direction: 'OUT' })
  const uppers = levels.filter(({ kind }) => kind === 'REGION').map(({ upper }) => decimal(upper))
  expect(uppers).toEqual([decimal(region.attribution?.upper)])
})

test('a coverage of the act that set it says what replaced a part of it since, as a trace from there does', async () => {
  const reader = memoryReader(graphOf(LINE_RAISED))
  const gone = (found: readonly { at: string; reason: string; explanation: string }[]) =>
    found.filter(({ reason }) => reason === 'SUPERSEDED').map(({ at, explanation }) => [at, explanation])
  const { stops } = await ask(reader, ONE, { to: 'region/r', direction: 'OUT' })
  const { deadEnds } = await coverage(reader, { of: ONE, stage: null, asOf: null })
  expect(gone(deadEnds)).toEqual([[idOf('l1'), expect.stringContaining('replaced by € 130.00')]])
  expect(gone(deadEnds)).toEqual(gone(stops))
  expect(gone((await coverage(reader, { of: TWO, stage: null, asOf: null })).deadEnds)).toEqual([])
})

test('a difference counts before and after the same things: what was inside of a total is in it, wherever it is now', async () => {
  const reader = memoryReader(
    graphOf({
      ...HELD,
      total2: { for: PLAN, amount: 12_000, act: 'two', supersedes: 'total' },
      later: { for: 'line/prova/1', amount: 13_000, act: 'two', supersedes: 'l1' },
    }),
  )
  const there = await diff(reader, ONE, TWO)
  expect([there.before, there.after, there.residual].map(decimal)).toEqual(['100.00', '120.00', '-20.00'])
  const back = await diff(reader, TWO, ONE)
  expect([back.before, back.after, back.residual].map(decimal)).toEqual(['120.00', '100.00', '20.00'])
})

describe('of any ledger', () => {
  test.each([
    ['several acts', ledgers],
    ['a total that its lines add up to', balanced],
  ])(
    'of %s, no headline stands for what was replaced, nor for a sum of it; a trace says the same',
    async (_, any) => {
      let [replaced, told] = [0, 0]
      await fc.assert(
        fc.asyncProperty(any, async rows => {
          const graph = graphOf(rows)
          const reader = memoryReader(graph)
          const all = [...graph.entities.values()].filter(({ kind }) => kind === 'ALLOCATION')
          const { ledger } = await accountsAround(
            reader,
            all.map(({ id }) => id),
          )
          const gone = [...ledger.entries.values()].filter(({ supersededBy }) => supersededBy.length > 0)
          replaced += gone.length
          for (const { id, kind, properties } of graph.entities.values()) {
            if (kind === 'ACT' || !('headlineAllocation' in properties) || properties.headlineAllocation === null)
              continue
            const entry = ledger.entries.get(properties.headlineAllocation)
            if (entry === undefined) throw new Error(`the headline of ${id} is not in the ledger`)
            const held = [entry, ...printedIn(ledger, entry)].filter(one =>
              gone.some(({ id }) => isUnder(ledger, one, id)),
            )
            expect([id, held.map(one => one.id)]).toEqual([id, []])
            const { routes } = await ask(reader, id, { direction: 'OUT', asOf: '2023-12-31' })
            if (routes.length === 0 || entry.amount === null) continue
            told++
            expect(routes.map(({ amountIn }) => decimal(amountIn))).toContain(decimal(entry.amount))
          }
        }),
        { numRuns: runs(100) },
      )
      expect([replaced > least(20), told > least(20)]).toEqual([true, true])
    },
    120_000,
  )

  test('what a sum adds is at least as much in a bound, of two amounts or three', async () => {
    let added = 0
    await fc.assert(
      fc.asyncProperty(ledgers, fc.array(fc.nat({ max: 30 }), { minLength: 2, maxLength: 3 }), async (rows, picked) => {
        const reader = memoryReader(graphOf(rows))
        const names = Object.keys(rows)
        const ids = [...new Set(picked.map(nth => names[nth % names.length] as string))].map(name =>
          idOf(name, rows[name]?.act),
        )
        const found = await sum(reader, ids)
        if (ids.length < 2 || found.kind !== 'SUM') return
        added++
        const { ledger } = await accountsAround(reader, ids)
        const terms = ids.flatMap(id => ledger.entries.get(id) ?? [])
        const { bound, isSum } = atOnce(together(ledger, portionsOf(terms)))
        expect([ids, isSum, decimal(amountOf(bound))]).toEqual([ids, true, decimal(found.total)])
      }),
      { numRuns: runs(200) },
    )
    expect(added).toBeGreaterThan(least(10))
  }, 120_000)
})
