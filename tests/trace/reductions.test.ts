import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { minorUnits } from '../../src/model/money.ts'
import { flowSvg } from '../../src/pictures/flow-svg.ts'
import type { TraceAnswer } from '../../src/questions/trace/answer.ts'
import { runs } from '../runs.ts'
import { memoryReader } from './memory-reader.ts'
import { type Asked, ask, decimal, flowLines, imbalances } from './report.ts'
import { ACT, LINE_1, LINE_2, PLAN, SECTION_1, SECTION_2, Small } from './small.ts'

const answer = (small: Small, asked: Asked = {}) => ask(memoryReader(derive(small.done())), ACT, asked)

const left = ({ flow }: TraceAnswer): string[] =>
  flow.reductions.map(({ source, target, amount }) => `${source} -> ${target} ${decimal(amount)}`)

function rows(...amounts: number[]): Small {
  const small = new Small()
  for (const [nth, amount] of amounts.entries())
    small.amount(`allocation/prova/${nth}/oggi`, { amount }, { for: PLAN, act: ACT })
  return small
}

describe('a reduction is a negative amount', () => {
  test('among the rows of one plan: the flow shows the net', async () => {
    const found = await answer(rows(150_000, -10_000))
    expect(flowLines(found)).toEqual([`${ACT} -> ${PLAN} 1400.00`, `${PLAN} -> unexplained 1400.00`])
    expect(left(found)).toEqual([])
  })

  test('among the parts of one total: no negative link, and what was left out is said', async () => {
    const found = await answer(new Small().table({ s1: 10_100, l1: 8100, s2: -100, l3: -100 }))
    expect(flowLines(found)).toEqual([
      `${ACT} -> ${PLAN} 100.00`,
      `${PLAN} -> ${SECTION_1} 101.00`,
      `${SECTION_1} -> ${LINE_1} 81.00`,
      `${SECTION_1} -> ${LINE_2} 20.00`,
      `reductions -> ${PLAN} 1.00`,
    ])
    expect(left(found)).toEqual([`${PLAN} -> ${SECTION_2} -1.00`])
    expect(imbalances(found)).toEqual([])
    const sum = (cents: number) => ({ amount: (cents / 100).toFixed(2), currency: 'EUR' as const })
    const shown = (links: TraceAnswer['flow']['links']) =>
      links.map(link => ({ ...link, amount: sum(minorUnits(link.amount)) }))
    const { nodes, links, reductions } = found.flow
    const svg = flowSvg({ nodes, links: shown(links), reductions: shown(reductions) }, 'Flow')
    expect(svg).toMatch(/Not drawn, a reduction: Plan → Bridges/)
    expect(svg).not.toMatch(/NaN|stroke-width="-/)
  })

  test('beside the way to a goal: the others are netted; as the goal: it is left out', async () => {
    const small = new Small().total(100_000)
    for (const [line, amount] of [
      [LINE_1, 60_000],
      [LINE_2, 50_000],
      ['line/prova/p/3', -10_000],
    ] as const)
      small.amount(
        `allocation/prova/${line.at(-1)}/oggi`,
        { amount },
        {
          for: line,
          act: ACT,
          partOf: [['allocation/prova/l9/oggi', 'LINE']],
        },
      )
    const aside = await answer(small, { to: SECTION_1 })
    expect(imbalances(aside)).toEqual([])
    const goal = await answer(small, { to: 'line/prova/p/3' })
    for (const found of [aside, goal])
      for (const link of found.flow.links) expect(minorUnits(link.amount)).toBeGreaterThan(0)
    expect(imbalances(goal)).toEqual([])
    expect(
      goal.flow.links.filter(({ target }) => target === 'other').every(link => minorUnits(link.amount) <= 110_000),
    ).toBe(true)
    expect([decimal(goal.attribution?.lower), decimal(goal.attribution?.upper)]).toEqual(['-100.00', '-100.00'])
  })

  test('a plan that is only reduced has no picture, and its net is said', async () => {
    const found = await answer(rows(-10_000))
    expect([flowLines(found), left(found)]).toEqual([[], [`${ACT} -> ${PLAN} -100.00`]])
    expect(found.stops.map(({ upperBound }) => decimal(upperBound))).toContain('-100.00')
  })
})

test('whatever amounts a table has, its flow balances and draws nothing negative', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -9000, max: 9000 }), { minLength: 6, maxLength: 6 }),
      fc.constantFrom(null, SECTION_1, LINE_1, 'line/prova/p/3'),
      async (amounts, to) => {
        const [total, s1, l1, l2, s2, l3] = amounts
        const small = new Small().table(Object.fromEntries(Object.entries({ total, s1, l1, l2, s2, l3 })) as never)
        const found = await answer(small, { to })
        expect(imbalances(found)).toEqual([])
        for (const { amount } of found.flow.links) expect(minorUnits(amount)).toBeGreaterThanOrEqual(0)
        for (const { amount } of found.flow.reductions) expect(minorUnits(amount)).toBeLessThan(0)
        for (const { attribution } of [found, ...found.routes]) {
          const { lower, upper } = attribution ?? {}
          if (lower != null && upper != null) expect(minorUnits(lower)).toBeLessThanOrEqual(minorUnits(upper))
        }
      },
    ),
    { numRuns: runs(300) },
  ))
