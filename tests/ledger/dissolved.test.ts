import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { inForce } from '../../src/entities/money/in-force.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { least, runs } from '../runs.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { ask, decimal } from '../trace/report.ts'
import { units } from '../units.ts'
import { idOf, money, type Row } from './crafted.ts'
import { balanced } from './generate.ts'

/** A sum that no source prints is there while all that it was added up from is; after that a section has what stands in it. */

const [PLAN, S, S1] = ['plan/prova/p', 'section/prova/s', 'section/prova/s1']
const [BEFORE, AFTER] = ['2020-06-30', '2021-06-30']

/** Of 100, 40 are for two lines of a section, and 10 of these became 20. */
const ROWS: Record<string, Row> = {
  total: { for: PLAN, amount: 10_000, more: { grain: 'TOTAL' } },
  l1: { for: 'line/prova/1', amount: 1000, partOf: ['total', 'LINE'] },
  l2: { for: 'line/prova/2', amount: 3000, partOf: ['total', 'LINE'] },
  l4: { for: 'line/prova/4', amount: 6000, partOf: ['total', 'LINE'] },
  later: { for: 'line/prova/1', amount: 2000, act: 'two', supersedes: 'l1' },
}
const graphOf = (rows: Record<string, Row>): GraphValue => derive(money(rows).graph)
const computedIn = (graph: GraphValue) =>
  [...graph.entities.values()].flatMap(({ id, kind, basis }) =>
    kind === 'ALLOCATION' && basis === 'COMPUTED' ? id : [],
  )

describe('of a section one line of which was replaced', () => {
  const graph = graphOf(ROWS)
  const reader = memoryReader(graph)

  test.each([
    [null, '50.00'],
    [BEFORE, '40.00'],
    [AFTER, '50.00'],
  ])('a coverage on %s adds up what stands: %s', async (asOf, sections) => {
    const { levels } = await coverage(reader, { of: PLAN, stage: null, asOf })
    const of = levels.filter(({ kind }) => kind === 'SECTION').map(({ basis, amount }) => [basis, decimal(amount)])
    expect(of).toEqual([['COMPUTED', sections]])
  })

  test.each([
    [BEFORE, '40.00'],
    [AFTER, '30.00'],
  ])('a trace of the act on %s has %s of it go there', async (asOf, amount) => {
    const { routes, stops } = await ask(reader, 'act/prova/one', { to: 'region/r', direction: 'OUT', asOf })
    const into = routes.flatMap(({ hops }) => hops.filter(({ to }) => to === S || to === S1))
    expect([...new Set(into.map(hop => decimal(hop.amountOut)))]).toEqual([amount])
    expect(stops.filter(({ reason }) => reason === 'SUPERSEDED').map(({ at }) => at)).toEqual(
      asOf === AFTER ? [idOf('l1')] : [],
    )
  })

  test('a list has the sum until then, and not after', async () => {
    const sums = computedIn(graph)
    expect(sums.length).toBeGreaterThan(0)
    for (const [asOf, there] of [
      [BEFORE, sums],
      [AFTER, []],
    ] as const)
      expect(await inForce(reader, sums, { asOf })).toEqual(there)
  })

  const COORDINATED: Record<string, Row> = {
    ...ROWS,
    c: { for: S, amount: 500, partOf: ['total', 'LINE'], more: { part: 'COORDINATION' } },
    l4: { for: 'line/prova/4', amount: 5500, partOf: ['total', 'LINE'] },
  }

  test.each([
    [null, 'its lines', ROWS],
    [BEFORE, 'its lines', ROWS],
    [AFTER, 'its lines', ROWS],
    [BEFORE, 'its coordination and its lines', COORDINATED],
    [AFTER, 'its coordination and its lines', COORDINATED],
  ])('nothing of it may, on %s, be in a section beside %s', async (asOf, _, rows) => {
    const builder = money(rows)
    builder.add<'RESULT'>('result/prova/3', { name: 'Result 3' })
    builder.add<'REGION'>('region/3', { istatCode: '03' })
    builder.tie('line/prova/3', 'ACHIEVED', 'result/prova/3')
    builder.tie('result/prova/3', 'IN_REGION', 'region/3')
    const { attribution } = await ask(memoryReader(derive(builder.graph)), 'act/prova/one', {
      to: 'region/3',
      direction: 'OUT',
      asOf,
    })
    expect(decimal(attribution?.upper)).toBe('0.00')
  })

  test.each([
    [BEFORE, S1, []],
    [AFTER, S1, [idOf('l1')]],
    [AFTER, S, [idOf('l1')]],
    [AFTER, PLAN, [idOf('l1')]],
    [AFTER, 'line/prova/1', [idOf('l1')]],
  ])('a trace on %s from %s names the line that was replaced', async (asOf, from, names) => {
    for (const to of ['region/r', null]) {
      const { stops } = await ask(reader, from, { to, direction: 'OUT', asOf })
      const gone = stops.filter(({ reason }) => reason === 'SUPERSEDED').map(({ at }) => at)
      expect([from, to, gone]).toEqual([from, to, names])
    }
  })

  test('where all of its lines were replaced, nothing of the act goes there any more', async () => {
    const all = { ...ROWS, later2: { for: 'line/prova/2', amount: 1000, act: 'two', supersedes: 'l2' } }
    const { routes } = await ask(memoryReader(graphOf(all)), 'act/prova/one', { direction: 'OUT', asOf: AFTER })
    const into = routes.flatMap(({ hops }) => hops.filter(({ to }) => to === S || to === S1))
    expect(into.map(hop => decimal(hop.amountOut)).filter(amount => amount !== null)).toEqual([])
  })
})

test('of any lines that a total adds up, on any day a section has in a coverage what its lines have', async () => {
  let gone = 0
  await fc.assert(
    fc.asyncProperty(balanced, fc.constantFrom(null, BEFORE, AFTER, '2022-06-30'), async (rows, asOf) => {
      const graph = graphOf(rows)
      const reader = memoryReader(graph)
      const { levels } = await coverage(reader, { of: PLAN, stage: null, asOf })
      const at = (kind: string) =>
        levels.reduce((sum, one) => sum + (one.kind === kind ? (units(one.amount) ?? 0) : 0), 0)
      const own = Object.entries(rows).filter(([, row]) => row.for === 'line/prova/4')
      const there = await inForce(
        reader,
        own.map(([name, { act }]) => idOf(name, act)),
        { asOf: asOf ?? '2022-06-30' },
      )
      const [last] = own.filter(([name, { act }]) => there.includes(idOf(name, act)))
      expect([asOf, at('SECTION')]).toEqual([asOf, at('LINE') - (last?.[1].amount ?? 0)])
      const sums = computedIn(graph)
      if (asOf !== null) gone += sums.length - (await inForce(reader, sums, { asOf })).length
    }),
    { numRuns: runs(100) },
  )
  expect(gone).toBeGreaterThan(least(20))
}, 120_000)
