import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../runs.ts'
import { holdersIn } from './containment.ts'
import { countries } from './generate.ts'
import { memoryReader } from './memory-reader.ts'
import { ask, decimal, flowLines, imbalances, path, stopLines } from './report.ts'
import { ACT, LATER, LINE_1, LINE_2, PLAN, SECTION_1, SECTION_2, Small, TOTAL } from './small.ts'

const FUND = 'fund/prova'
const reader = (small: Small) => memoryReader(small.done())
const row = (key: string): string => `allocation/prova/${key}/oggi`

function charged(...keys: string[]): Small {
  const small = new Small().table()
  small.add<'FUND'>(FUND)
  for (const key of keys) small.tie(row(key), 'CHARGED_TO', FUND)
  return small
}

describe('down to a fund, from what is inside the chain', () => {
  test('a line arrives over the row that is for it', async () => {
    const answer = await ask(reader(charged('l1')), LINE_1, { to: FUND })
    expect([answer.verdict, answer.direction, answer.routes.map(path)]).toEqual([
      'REACHED',
      'OUT',
      [[LINE_1, row('l1'), FUND]],
    ])
    expect(answer.routes[0]?.hops.map(hop => [hop.relation, hop.direction, decimal(hop.amountOut)])).toEqual([
      ['FOR', 'IN', '40.00'],
      ['CHARGED_TO', 'OUT', '40.00'],
    ])
    expect([answer.attribution?.kind, decimal(answer.attribution?.amount)]).toEqual(['DECLARED', '40.00'])
    expect(flowLines(answer)).toEqual([
      `${ACT} -> ${LINE_1} 40.00`,
      `${LINE_1} -> ${row('l1')} 40.00`,
      `${row('l1')} -> ${FUND} 40.00`,
    ])
  })

  test('a section and a plan go down to the rows inside them; what other rows have goes elsewhere', async () => {
    const small = reader(charged('l1', 'l3'))
    const section = await ask(small, SECTION_1, { to: FUND })
    expect(section.routes.map(path)).toEqual([[SECTION_1, LINE_1, row('l1'), FUND]])
    expect(flowLines(section)).toContain(`${SECTION_1} -> other 20.00`)
    const plan = await ask(small, PLAN, { to: FUND })
    expect([plan.routes.length, decimal(plan.attribution?.amount)]).toEqual([2, '80.00'])
    expect([imbalances(section), imbalances(plan)]).toEqual([[], []])
  })

  test('the printed share of a fund counts for the plan, the rows beside it for their lines', async () => {
    const small = charged('l1', 'l2', 'l3')
    small.amount(row('f'), { amount: 9000 }, { for: PLAN, act: ACT, partOf: [[TOTAL, 'FUND']] })
    small.amount(row('g'), { amount: 1000 }, { for: PLAN, act: ACT, partOf: [[TOTAL, 'FUND']] })
    small.tie(row('f'), 'CHARGED_TO', FUND)
    const plan = await ask(reader(small), PLAN, { to: FUND })
    expect([plan.routes.map(path), decimal(plan.attribution?.amount)]).toEqual([[[PLAN, row('f'), FUND]], '90.00'])
    const section = await ask(reader(small), SECTION_1, { to: FUND })
    expect([section.routes.length, decimal(section.attribution?.amount)]).toEqual([2, '60.00'])
    expect(flowLines(plan)).toEqual([
      `${ACT} -> ${PLAN} 100.00`,
      `${PLAN} -> ${row('f')} 90.00`,
      `${row('f')} -> ${FUND} 90.00`,
      `${PLAN} -> other 10.00`,
    ])
  })

  test('a heading is reached over the row that is under it; of two headings of one classification neither has a share', async () => {
    const headed = (...headings: string[]) => {
      const small = new Small().table()
      for (const heading of headings) {
        small.add<'CLASSIFICATION'>(heading, { scheme: heading.split('/')[1] ?? '' })
        small.tie(row('l1'), 'CLASSIFIED_AS', heading)
      }
      return reader(small)
    }
    const [ROADS, BRIDGES, CAPITAL] = ['classification/cofog/1', 'classification/cofog/2', 'classification/economic/2']
    for (const from of [ACT, PLAN, LINE_1, row('l1')]) {
      const { attribution, verdict } = await ask(headed(ROADS, CAPITAL), from, { to: ROADS })
      expect([from, verdict, attribution?.kind, decimal(attribution?.amount)]).toEqual([
        from,
        'REACHED',
        'DECLARED',
        '40.00',
      ])
    }
    const { attribution, stops } = await ask(headed(ROADS, BRIDGES), ACT, { to: ROADS })
    expect([attribution?.kind, decimal(attribution?.upper)]).toEqual(['NOT_ATTRIBUTABLE', '40.00'])
    expect(stops.map(({ explanation }) => explanation).join()).toContain('several headings of one classification')
  })

  test('a total arrives over what it is for and the row inside it; a row itself at once', async () => {
    const small = reader(charged('l1'))
    expect((await ask(small, TOTAL, { to: FUND })).routes.map(path)).toEqual([
      [TOTAL, PLAN, SECTION_1, LINE_1, row('l1'), FUND],
    ])
    expect((await ask(small, row('l1'), { to: FUND })).routes.map(path)).toEqual([[row('l1'), FUND]])
    expect((await ask(small, row('l2'), { to: FUND })).verdict).toBe('STOPS_SHORT')
  })

  test('each act and stage is a route of its own, and they are not added', async () => {
    const small = charged('l1')
    small.amount(row('later'), { amount: 3000, stage: 'REDETERMINED' }, { for: LINE_1, act: LATER })
    small.tie(row('later'), 'CHARGED_TO', FUND)
    const answer = await ask(reader(small), LINE_1, { to: FUND })
    expect(answer.routes.map(route => [route.hops[0]?.stage, decimal(route.amountOut)]).sort()).toEqual([
      ['APPROVED', '40.00'],
      ['REDETERMINED', '30.00'],
    ])
    expect([answer.attribution?.amount, decimal(answer.attribution?.upper)]).toEqual([null, '40.00'])
  })

  test('money without an act counts where no act sets any', async () => {
    const small = new Small()
    small.add<'FUND'>(FUND)
    small.amount(row('free'), { amount: 700 }, { for: LINE_1 })
    small.tie(row('free'), 'CHARGED_TO', FUND)
    expect(decimal((await ask(reader(small), LINE_1, { to: FUND })).attribution?.amount)).toBe('7.00')
    expect((await ask(reader(small), LINE_1, { to: FUND, asOf: '2030-01-01' })).routes).toEqual([])
  })

  test('a label that names several axes bounds the one asked about, also where nothing else is on it', async () => {
    const small = new Small().table()
    for (const axis of ['1', '2']) small.add<'AXIS'>(`axis/prova/${axis}`)
    small.add<'AXIS'>('axis/prova/1-2', { mixed: true, members: ['axis/prova/1', 'axis/prova/2'] })
    small.tie(row('l1'), 'ON_AXIS', 'axis/prova/1')
    small.tie(row('l2'), 'ON_AXIS', 'axis/prova/1-2')
    const section = await ask(reader(small), SECTION_1, { to: 'axis/prova/1' })
    expect(stopLines(section)).toEqual(['MIXED_AXIS axis/prova/1-2 20.00'])
    expect([decimal(section.attribution?.amount), decimal(section.attribution?.upper)]).toEqual(['40.00', '60.00'])
    expect(flowLines(section)).toContain(`${SECTION_1} -> unexplained 20.00`)
    const line = await ask(reader(small), LINE_2, { to: 'axis/prova/1' })
    expect([line.verdict, line.attribution?.kind, decimal(line.attribution?.upper)]).toEqual([
      'NO_ROUTE',
      'NOT_ATTRIBUTABLE',
      '20.00',
    ])
    const other = await ask(reader(small), SECTION_2, { to: 'axis/prova/1' })
    expect([stopLines(other).filter(line => line.startsWith('MIXED')), other.attribution?.upper]).toEqual([[], null])
  })
})

test(
  'a place reaches a fund exactly where money for it, or for something inside it, is charged there',
  () =>
    fc.assert(
      fc.asyncProperty(countries, fc.nat(), async ({ graph }, pick) => {
        const kinds = ['PLAN', 'SECTION', 'LINE']
        const places = [...graph.entities.values()].filter(one => kinds.includes(one.kind)).map(one => one.id)
        const funds = [...graph.entities.values()].filter(one => one.kind === 'FUND').map(one => one.id)
        const [place, fund] = [places[pick % places.length], funds[pick % Math.max(1, funds.length)]]
        if (place === undefined || fund === undefined) return
        const ends = (id: string, type: string) =>
          graph.relationships.filter(one => one.from === id && one.type === type).map(one => one.to)
        const repeats = (id: string) =>
          ends(id, 'RESTATES').some(other => setters(other).some(act => setters(id).includes(act)))
        const setters = (id: string) =>
          graph.relationships.filter(one => one.to === id && one.type === 'SETS').map(one => one.from)
        const paying = [...graph.entities.values()].filter(
          one =>
            one.kind === 'ALLOCATION' &&
            one.properties.stage !== 'DECOMMITTED' &&
            ends(one.id, 'CHARGED_TO').includes(fund) &&
            !repeats(one.id) &&
            ends(one.id, 'FOR').some(target => holdersIn(graph, target).has(place)),
        )
        const down = await ask(memoryReader(graph), place, { to: fund, direction: 'OUT' })
        expect(down.verdict === 'REACHED' || down.verdict === 'REACHED_BY_INFERENCE').toBe(paying.length > 0)
        for (const route of down.routes) {
          expect(route.hops.slice(-2).map(hop => hop.relation)).toEqual(['FOR', 'CHARGED_TO'])
          expect(paying.map(one => one.id)).toContain(route.hops.at(-1)?.from)
        }
      }),
      { numRuns: runs(150) },
    ),
  60_000,
)

/** Twice as many ways with each storey: from the section above over two sections to the section below. */
function ladder(storeys: number): Small {
  const small = charged('l1')
  const at = (nth: number): string => (nth === storeys ? SECTION_1 : `section/prova/d${nth}`)
  for (let nth = 0; nth < storeys; nth++) {
    small.add<'SECTION'>(at(nth))
    for (const side of ['a', 'b']) {
      small.add<'SECTION'>(at(nth) + side)
      small.tie(at(nth), 'HAS_SECTION', at(nth) + side)
      small.tie(at(nth) + side, 'HAS_SECTION', at(nth + 1))
    }
  }
  small.tie(PLAN, 'HAS_SECTION', at(0))
  small.add<'RESULT'>('result/prova/d')
  small.tie(LINE_1, 'ACHIEVED', 'result/prova/d')
  return small
}

describe('over sections that stand under several sections', () => {
  const TOP = 'section/prova/d0'
  test.each([
    [PLAN, FUND, 3],
    [TOTAL, FUND, 3],
    [TOP, FUND, 2],
    [ACT, FUND, 1],
    [PLAN, 'result/prova/d', 3],
    [TOP, 'result/prova/d', 2],
  ])('from %s to %s the best ways are shown, of two or of 2^40', async (from, to, ways) => {
    for (const storeys of [1, 40]) {
      const answer = await ask(reader(ladder(storeys)), from, { to, maxRoutes: 3, direction: 'OUT' })
      const isMore = storeys > 1 && ways > 1
      expect([answer.verdict, decimal(answer.attribution?.upper)]).toEqual(['REACHED', '40.00'])
      expect([answer.routes.length, answer.truncated]).toEqual([isMore ? 3 : ways, isMore])
      const lengths = answer.routes.map(({ hops }) => hops.length)
      expect([new Set(answer.routes.map(route => path(route).join(' '))).size, lengths]).toEqual([
        lengths.length,
        lengths.toSorted((a, b) => a - b),
      ])
    }
  })
})

describe('totals of which two have the same parts, forty storeys of them', () => {
  const AXIS = 'axis/prova/1'
  const totals = (storeys: number): Small => {
    const small = new Small()
    small.add<'FUND'>(FUND)
    small.add<'AXIS'>(AXIS)
    small.amount(row('0'), { amount: 100 }, { for: PLAN, act: ACT })
    for (let storey = 1, over = [row('0')]; storey <= storeys; storey++) {
      const [one, other] = [row(`${storey}a`), row(`${storey}b`)]
      for (const part of [one, other])
        small.amount(
          part,
          { amount: 100 },
          { for: PLAN, act: ACT, partOf: over.map(total => [total, 'FUND'] as [string, 'FUND']) },
        )
      over = [one, other]
    }
    return small
  }

  test.each([2, 40])('%i storeys: what none of them leads to is not reached, and the money is there', async storeys => {
    for (const goal of [FUND, AXIS]) {
      const { routes, stops, verdict } = await ask(reader(totals(storeys)), ACT, { to: goal })
      expect([verdict, routes]).toEqual(['STOPS_SHORT', []])
      expect(stops.length).toBeGreaterThan(0)
    }
    expect((await ask(reader(totals(storeys)), PLAN, {})).routes.length).toBeGreaterThan(0)
  })

  test.each([2, 40])('%i storeys: to a fund that the lowest are charged to', async storeys => {
    const small = totals(storeys)
    small.tie(row(`${storeys}a`), 'CHARGED_TO', FUND)
    const { attribution, verdict } = await ask(reader(small), ACT, { to: FUND })
    expect([verdict, decimal(attribution?.upper)]).toEqual(['REACHED', '1.00'])
  })
})
