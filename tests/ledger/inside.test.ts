import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { least, runs } from '../runs.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { ask, decimal, path } from '../trace/report.ts'
import { units } from '../units.ts'
import { money, type Row } from './crafted.ts'
import { HELD, inTotal, ledgers } from './generate.ts'

/** What is said of a plan or a section is said of all that is inside of it. */

const LINES = [1, 2, 3, 4].map(nth => `line/prova/${nth}`)
const DAYS = [null, '2020-06-30', '2021-06-30', '2022-06-30']

/** Lines 1 to 3 end in one region. */
function reader(rows: Record<string, Row>) {
  const builder = money(rows)
  for (const nth of [2, 3]) builder.tie(`line/prova/${nth}`, 'ACHIEVED', 'result/prova/r')
  return memoryReader(derive(builder.graph))
}

/** Of 100 that stand, the 40 for line 1 were replaced by 130. */
const RAISED: Record<string, Row> = {
  total: { for: 'plan/prova/p', amount: 10_000, more: { grain: 'TOTAL' } },
  l1: { for: 'line/prova/1', amount: 4000, partOf: ['total', 'LINE'] },
  l4: { for: 'line/prova/4', amount: 6000, partOf: ['total', 'LINE'] },
  later: { for: 'line/prova/1', amount: 13_000, act: 'two', supersedes: 'l1' },
}

describe('where a part of a total that stands was replaced by more', () => {
  test.each([
    [null, 130],
    ['2020-06-30', 40],
    ['2021-06-30', 130],
  ])('a trace on %s says the same from the line and from all that holds it', async (asOf, most) => {
    for (const from of ['line/prova/1', ...(HELD['line/prova/1'] ?? [])]) {
      const { attribution } = await ask(reader(RAISED), from, { to: 'region/r', direction: 'OUT', asOf })
      expect([from, units(attribution?.upper)]).toEqual([from, most * 100])
    }
  })
})

describe('where a later act sets something wider in place of what is for a line', () => {
  const LINE: Row = { for: 'line/prova/1', amount: 2000, partOf: ['before', 'LINE'] }
  const of = (place: string, before: number | null, later: number | null): Record<string, Row> => ({
    before: { for: place, amount: before },
    l1: LINE,
    later: { for: place, amount: later, act: 'two', supersedes: 'before' },
  })
  const { partOf: _, ...LOOSE } = LINE
  const PLAN = 'plan/prova/p'

  test.each<[string, Record<string, Row>, string | undefined]>([
    ['less', of(PLAN, 3000, 1000), '10.00'],
    ['more', of(PLAN, 3000, 4000), '40.00'],
    ['an amount for a plan that had none', of(PLAN, null, 1000), '10.00'],
    ['an empty cell', of(PLAN, 3000, null), undefined],
    ['less for its section', of('section/prova/s1', 3000, 1000), '10.00'],
    [
      'an empty cell, which it then fills',
      { ...of(PLAN, null, null), anew: { for: PLAN, amount: 1000, act: 'two', supersedes: 'later' } },
      '10.00',
    ],
    [
      'less for the plan, of which some is for another line',
      { ...of(PLAN, 3000, 1000), other: { for: 'line/prova/4', amount: 700, act: 'two', partOf: ['later', 'LINE'] } },
      '3.00',
    ],
    ['less, straight away', { l1: LOOSE, later: { for: PLAN, amount: 1000, act: 'two', supersedes: 'l1' } }, '10.00'],
  ])('%s: on no day that speaks for both, from the line as from all that holds it', async (_, rows, most) => {
    for (const from of ['line/prova/1', ...(HELD['line/prova/1'] ?? [])]) {
      const { attribution } = await ask(reader(rows), from, { to: 'region/r', direction: 'OUT' })
      expect([from, decimal(attribution?.upper) ?? undefined]).toEqual([from, most])
    }
    const { attribution } = await ask(reader(rows), 'line/prova/1', { to: 'region/r', direction: 'OUT' })
    expect(attribution?.explanation).toMatch(/was replaced by what .*“Act two”.* sets for something wider/)
    const before = await ask(reader(rows), 'line/prova/1', { to: 'region/r', direction: 'OUT', asOf: '2020-06-30' })
    expect(decimal(before.attribution?.upper)).toBe('20.00')
    const after = await ask(reader(rows), 'line/prova/1', { to: 'region/r', direction: 'OUT', asOf: '2021-06-30' })
    expect([after.attribution?.upper ?? null, after.stops.map(({ reason }) => reason)]).toEqual([null, ['SUPERSEDED']])
  })
})

test('from a plan whose lines alone have money it is followed without a goal, each way once, and drawn', async () => {
  const answer = await ask(
    reader({ l1: { for: 'line/prova/1', amount: 4000 }, l3: { for: 'line/prova/3', amount: 13_000, act: 'two' } }),
    'plan/prova/p',
    { direction: 'OUT' },
  )
  const [s1, s2] = [1, 2].map(nth => `plan/prova/p > section/prova/s > section/prova/s${nth}`)
  expect(
    answer.routes.map(route => [path(route).join(' > '), ...route.hops.map(hop => decimal(hop.amountOut))]),
  ).toEqual(
    expect.arrayContaining([
      [`${s1} > line/prova/1 > result/prova/r > region/r`, null, null, '40.00', null, null],
      [`${s2} > line/prova/3 > result/prova/r > region/r`, null, null, '130.00', null, null],
      [`${s1} > line/prova/2 > result/prova/r > region/r`, null, null, null, null, null],
      ['plan/prova/p > line/prova/4', null],
    ]),
  )
  expect(answer.routes).toHaveLength(4)
  expect(answer.stops.find(({ at }) => at === 'plan/prova/p')?.explanation).toContain('only for what is in it')
  expect(answer.flow.links.map(({ amount }) => decimal(amount)).sort()).toEqual(['130.00', '40.00'])
})

test.each([
  [null, 130, 190],
  ['2020-06-30', 40, 100],
  ['2021-06-30', 130, 190],
])('and so does a coverage of the plan, where the total speaks alone of all of it', async (asOf, most, lines) => {
  const { total, levels, deadEnds } = await coverage(reader(RAISED), { of: 'plan/prova/p', stage: null, asOf })
  const of = (kind: string) =>
    levels.flatMap(level => (level.kind === kind ? [decimal(level.amount) ?? decimal(level.upper)] : []))
  expect([decimal(total), of('PLAN'), of('LINE'), of('REGION')]).toEqual([
    '100.00',
    ['100.00'],
    [`${lines}.00`],
    [`${most}.00`],
  ])
  const disputed = deadEnds.filter(({ reason }) => reason === 'CONTRADICTED')
  expect(disputed.map(({ upperBound }) => decimal(upperBound))).toEqual(lines > 100 ? ['190.00'] : [])
})

describe('what another act sets inside of a plan in place of nothing', () => {
  const BESIDE: Record<string, Row> = {
    ...RAISED,
    later: { for: 'line/prova/1', amount: 13_000, act: 'two' },
    more: { for: 'line/prova/2', amount: 1000, act: 'two' },
  }

  test('is in no amount of its coverage, is said, and is in what may be there at most', async () => {
    const { total, levels, deadEnds } = await coverage(reader(BESIDE), { of: 'plan/prova/p', stage: null, asOf: null })
    const upper = (of: string) => levels.flatMap(({ kind, upper }) => (kind === of ? [decimal(upper)] : []))
    expect([decimal(total), levels.find(({ kind }) => kind === 'LINE')?.amount].map(one => one ?? null)).toEqual([
      '100.00',
      expect.objectContaining({ minor: 10_000 }),
    ])
    const said = deadEnds.filter(({ reason }) => reason === 'OTHER_FRAME')
    expect(said.map(({ at, upperBound }) => [at, decimal(upperBound)])).toEqual([['plan/prova/p', '140.00']])
    expect(said[0]?.explanation).toContain(
      'sets € 140.00 inside the plan “plan/prova/p”, in 2 amounts, and replaces nothing',
    )
    const { attribution } = await ask(reader(BESIDE), 'plan/prova/p', { to: 'region/r', direction: 'OUT' })
    expect([upper('REGION'), decimal(attribution?.upper)]).toEqual([['180.00'], '180.00'])
  })

  test('is said in Italian as well, and no longer once a later act took it back', async () => {
    const ends = async (rows: Record<string, Row>, asOf: string | null) => {
      const found = await coverage(reader(rows), { of: 'plan/prova/p', stage: null, asOf, language: 'IT' })
      return found.deadEnds.flatMap(({ reason, explanation }) => (reason === 'OTHER_FRAME' ? [explanation] : []))
    }
    expect(await ends(BESIDE, '2021-06-30')).toEqual([expect.stringContaining('senza sostituire nulla')])
    expect(await ends(BESIDE, '2020-06-30')).toEqual([])
    const total2: Row = { for: 'plan/prova/p', amount: 9000, act: 'three', supersedes: 'total' }
    const gone = { ...RAISED, later: { ...(RAISED.later as Row), supersedes: 'total' }, total2 }
    expect(await ends(gone, null)).toEqual([])
  })
})

describe('of any ledger', () => {
  test('a trace from a plan or a section says no less of a region than one from any of its lines', async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(ledgers, fc.constantFrom(...DAYS), async (rows, asOf) => {
        const from = reader(rows)
        const upper = async (id: string) =>
          units((await ask(from, id, { to: 'region/r', direction: 'OUT', asOf })).attribution?.upper)
        for (const line of LINES) {
          const most = await upper(line)
          if (most === undefined) continue
          for (const holder of HELD[line] ?? []) {
            compared++
            const all = (await upper(holder)) ?? -1
            expect([line, most, holder, all, all >= most]).toEqual([line, most, holder, all, true])
          }
        }
      }),
      { numRuns: runs(100) },
    )
    expect(compared).toBeGreaterThan(least(100))
  }, 120_000)

  test('and arrives wherever one from any of its lines does, with money where that has some', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, fc.constantFrom(...DAYS), async (rows, asOf) => {
        const from = reader(rows)
        /** Each hop with what goes over it. */
        const hops = async (id: string) => {
          const { routes } = await ask(from, id, { direction: 'OUT', asOf })
          return routes.flatMap(route =>
            route.hops.map(hop =>
              [hop.from, hop.relation, hop.to, hop.stage, units(hop.amountIn), units(hop.amountOut)].join(' '),
            ),
          )
        }
        for (const line of LINES) {
          const own = await hops(line)
          for (const holder of HELD[line] ?? []) expect(await hops(holder)).toEqual(expect.arrayContaining(own))
        }
      }),
      { numRuns: runs(100) },
    )
  }, 120_000)

  test.each(['REPLACING', 'ANY'] as const)(
    'where one act sets a total, a coverage bounds a region as a trace does (later acts: %s)',
    async later => {
      let compared = 0
      let raised = 0
      await fc.assert(
        fc.asyncProperty(ledgers, fc.constantFrom(...DAYS), async (drawn, asOf) => {
          const from = reader(inTotal(drawn, later))
          const { attribution } = await ask(from, 'plan/prova/p', { to: 'region/r', direction: 'OUT', asOf })
          const { levels } = await coverage(from, { of: 'plan/prova/p', stage: null, asOf })
          const uppers = levels.filter(({ kind }) => kind === 'REGION').map(({ upper }) => units(upper))
          compared += uppers.length
          raised += uppers.filter(upper => (upper ?? 0) > 10_000).length
          expect(uppers).toEqual(uppers.length === 0 && attribution === null ? [] : [units(attribution?.upper)])
        }),
        { numRuns: runs(100) },
      )
      expect(compared).toBeGreaterThan(least(50))
      expect(raised).toBeGreaterThan(least(5))
    },
    120_000,
  )
})
