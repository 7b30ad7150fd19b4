import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { ClaimValue, GraphValue } from '../../src/model/graph.ts'
import { MOVEMENT_STAGES } from '../../src/model/vocabulary.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import type { StopAnswer, StopReason } from '../../src/questions/trace/answer.ts'
import { money, type Row } from '../ledger/crafted.ts'
import { runs } from '../runs.ts'
import { type Country, countries } from './generate.ts'
import { memoryReader } from './memory-reader.ts'
import { ask, decimal, imbalances, stopLines } from './report.ts'
import { ACT, LINE_1, LINE_2, LINE_3, PLAN, SECTION_1, SECTION_2, Small } from './small.ts'

/** What another act or table says of this money or other money: no place that the money of the act comes to. */
const ELSEWHERE: ReadonlySet<StopReason> = new Set<StopReason>(['SUPERSEDED', 'DECOMMITTED', 'OTHER_FRAME'])

/** Places where a trace, a coverage and a trace to that place bound the money of an act by different figures. */
async function disagreements(graph: GraphValue, act: string): Promise<string[]> {
  const reader = memoryReader(graph)
  const [covered, followed] = [await coverage(reader, { of: act, stage: null, asOf: null }), await ask(reader, act)]
  const bounding = ({ at, reason, upperBound }: StopAnswer): boolean =>
    at !== act && !ELSEWHERE.has(reason) && (upperBound !== null || reason === 'UNDIVIDED')
  const [ends, stops] = [covered.deadEnds.filter(bounding), followed.stops.filter(bounding)]
  const places = new Set([...ends, ...stops].map(({ at }) => at))
  const found: string[] = []
  for (const at of places) {
    const { attribution, verdict } = await ask(reader, act, { to: at, direction: 'OUT' })
    if (verdict !== 'REACHED' && verdict !== 'REACHED_BY_INFERENCE') continue
    const said = [...ends, ...stops].filter(stop => stop.at === at).map(stop => decimal(stop.upperBound))
    const figures = new Set([...said, decimal(attribution?.upper)])
    if (figures.size > 1) found.push(`${act} at ${at}: ${[...figures].join(', ')}`)
  }
  return found
}

/** Acts whose money stands at one stage: of others a coverage speaks of one stage, a trace of all. */
function actsOfOneStage(graph: GraphValue): string[] {
  const stages = new Map<string, Set<string>>()
  for (const { from, type, to } of graph.relationships) {
    const money = type === 'SETS' ? graph.entities.get(to) : undefined
    if (money?.kind === 'ALLOCATION' && !MOVEMENT_STAGES.has(money.properties.stage))
      stages.set(from, (stages.get(from) ?? new Set()).add(money.properties.stage))
  }
  return [...stages].filter(([, own]) => own.size === 1).map(([act]) => act)
}

/** Some of a country's rows lowered, so that their totals are wrong or they are reductions. */
function lowered({ graph }: Country, picks: readonly number[]): GraphValue {
  const money = [...graph.entities.values()].filter(one => one.kind === 'ALLOCATION')
  for (const pick of picks) {
    const one = money[pick % money.length]
    if (one?.kind === 'ALLOCATION' && one.properties.amount !== null)
      Object.assign(one.properties, { amount: -Math.ceil(one.properties.amount / (1 + (pick % 3))) })
  }
  return graph
}

describe('one place has one bound', () => {
  test.each([
    ['the report', '../../data/rapporto-2019', 6],
    ['the invented package', '../packages/comune-di-rivalta', 4],
  ])(
    'for every act of %s',
    async (_, folder, least) => {
      const graph = derive(await readPackages([new URL(folder, import.meta.url).pathname]))
      const acts = actsOfOneStage(graph)
      expect(acts.length).toBeGreaterThanOrEqual(least)
      for (const act of acts) expect(await disagreements(graph, act)).toEqual([])
    },
    120_000,
  )

  const everywhere = (picks: fc.Arbitrary<number[]>) =>
    fc.assert(
      fc.asyncProperty(countries, picks, async (country, some) => {
        const graph = lowered(country, some)
        for (const act of actsOfOneStage(graph)) expect(await disagreements(graph, act)).toEqual([])
      }),
      { numRuns: runs(60) },
    )

  test('for every act of any country', () => everywhere(fc.constant([])), 120_000)
  test(
    'also where amounts are negative',
    () => everywhere(fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 4 })),
    120_000,
  )
})

describe('what several amounts bring to a place is their sum', () => {
  const at = async (small: Small, place: string, from = ACT) => {
    const reader = memoryReader(derive(small.done()))
    const { attribution } = await ask(reader, from, { to: place })
    return decimal(attribution?.upper)
  }

  test('rows for one plan, amounts by beneficiary, and a reduction among them', async () => {
    const small = new Small()
    for (const [slug, amount] of [
      ['a', 150_000],
      ['b', 50_000],
      ['c', -10_000],
    ] as const)
      small.amount(`allocation/prova/${slug}/oggi`, { amount }, { for: PLAN, act: ACT })
    small.add<'RESULT'>('result/prova/1', { regionsCounted: 9 })
    small.tie(SECTION_1, 'ACHIEVED', 'result/prova/1')
    const reader = memoryReader(derive(small.done()))
    const covered = await coverage(reader, { of: ACT, stage: null, asOf: null })
    expect(decimal(covered.total)).toBe('1900.00')
    expect(covered.deadEnds.map(({ at: place, upperBound }) => [place, decimal(upperBound)])).toEqual([
      [PLAN, '1900.00'],
    ])
    expect(stopLines(await ask(reader, ACT))).toEqual([
      `UNDIVIDED ${PLAN} 1900.00`,
      'COUNT_ONLY result/prova/1 1900.00',
    ])
    expect(decimal((await ask(reader, ACT, { to: 'result/prova/1' })).attribution?.upper)).toBe('1900.00')
    expect(decimal((await ask(reader, PLAN, { to: 'result/prova/1' })).attribution?.upper)).toBe('1900.00')
  })

  test('several lines that deploy one cohort, and end in one region', async () => {
    const small = new Small().table()
    small.add<'NAVIGATOR_COHORT'>('navigator-cohort/prova/n')
    small.add<'REGION'>('region/molise', { istatCode: '14' })
    for (const line of [LINE_1, LINE_2, LINE_3]) small.tie(line, 'DEPLOYS', 'navigator-cohort/prova/n')
    small.tie('navigator-cohort/prova/n', 'IN_REGION', 'region/molise')
    expect(await at(small, 'navigator-cohort/prova/n')).toBe('100.00')
    expect(await at(small, 'region/molise')).toBe('100.00')
    const { stops } = await ask(memoryReader(small.done()), 'region/molise')
    expect(stops.find(({ reason }) => reason === 'UNDIVIDED')?.upperBound).not.toBeNull()
  })

  test('a section and a line of it are one money; what its other parts leave is another than they', async () => {
    const small = new Small().table({ l2: undefined })
    small.add<'RESULT'>('result/prova/1')
    small.tie(SECTION_1, 'ACHIEVED', 'result/prova/1')
    small.tie(LINE_1, 'ACHIEVED', 'result/prova/1')
    small.add<'RESULT'>('result/prova/2')
    for (const line of [LINE_2, LINE_3]) small.tie(line, 'ACHIEVED', 'result/prova/2')
    expect(await at(small, 'result/prova/1')).toBe('60.00')
    // Line 2 has an empty cell: the section's 60 less the 40 of line 1; and the 40 of line 3.
    expect(await at(small, LINE_2)).toBe('20.00')
    expect(await at(small, 'result/prova/2')).toBe('60.00')
    small.tie(LINE_1, 'ACHIEVED', 'result/prova/2')
    expect(await at(small, 'result/prova/2')).toBe('100.00')
  })

  test('two claims that contradict each other are one money: nothing is added', async () => {
    const small = new Small()
    for (const slug of ['a', 'b'])
      small.amount(`allocation/prova/${slug}/oggi`, { amount: 5000 }, { for: PLAN, act: ACT })
    const claim = (slug: string): ClaimValue => ({
      value: '50.00',
      number: '50.00',
      basis: 'STATED',
      rule: null,
      evidence: [],
      entity: `allocation/prova/${slug}/oggi`,
    })
    const ids = ['allocation/prova/a/oggi', 'allocation/prova/b/oggi']
    small.graph.contradictions.push({
      id: 'contradiction/prova/two',
      kind: 'TEXT_VS_TABLE',
      name: 'Two',
      explanation: '',
      claims: [claim('a'), claim('b')],
      difference: null,
      about: ids,
      basis: 'STATED',
      preferred: null,
      preferenceRule: null,
    })
    expect((await coverage(memoryReader(small.done()), { of: ACT, stage: null, asOf: null })).total).toBeNull()
  })

  describe('whoever sets them, and what may be one money is counted once', () => {
    const row = (line: number, amount: number, more: Partial<Row> = {}): Row => {
      return { for: `line/prova/${line}`, amount, ...more }
    }
    const DAYS = [null, '2020-06-30', '2021-06-30', '2022-06-30']
    test.each<[what: string, rows: Record<string, Row>, from: string, expected: string[]]>([
      [
        'one restates another with another figure, a third is apart',
        { a: row(1, 9000), b: row(1, 10_000, { act: 'two', restates: 'a' }), c: row(1, 500, { act: 'three' }) },
        'line/prova/1',
        ['105.00', '90.00', '100.00', '105.00'],
      ],
      [
        'of two rows one is replaced',
        { a: row(1, 3000), b: row(1, 1000), c: row(1, 5000, { act: 'two', supersedes: 'a' }) },
        'line/prova/1',
        ['60.00', '40.00', '60.00', '60.00'],
      ],
      [
        'one row of a column is replaced, and stands beside those that are not',
        {
          total: { for: 'line/prova/1', amount: 4000, more: { grain: 'TOTAL' } },
          a: row(1, 3000, { partOf: ['total', 'MEASURE'], more: { part: 'MEASURE' } }),
          b: row(1, 1000, { partOf: ['total', 'MEASURE'], more: { part: 'MEASURE' } }),
          c: row(1, 4500, { act: 'two', supersedes: 'total' }),
          d: row(1, 600, { act: 'three' }),
        },
        'line/prova/1',
        ['51.00', '40.00', '45.00', '51.00'],
      ],
    ])('%s', async (_, rows, from, expected) => {
      const reader = memoryReader(derive(money(rows).graph))
      const found = await Promise.all(DAYS.map(asOf => ask(reader, from, { to: 'result/prova/r', asOf })))
      expect(found.map(({ attribution }) => decimal(attribution?.upper))).toEqual(expected)
    })
  })

  test('a flow of them balances', async () => {
    const small = new Small().table({ l3: undefined, s2: undefined })
    expect(imbalances(await ask(memoryReader(derive(small.done())), ACT, { to: SECTION_2 }))).toEqual([])
  })
})
