import { describe, expect, test } from 'vitest'
import type { TraceAnswer } from '../../src/questions/trace/answer.ts'
import { memoryReader } from './memory-reader.ts'
import { ask, decimal, imbalances, path } from './report.ts'
import { ACT, LINE_1, LINE_2, Small } from './small.ts'
import { dense, wide } from './wide.ts'

const REGION = 'region/prova/0'

/** Seconds are no promise on a shared machine: three times what is promised, and the figure printed. */
async function timed(ask: () => Promise<TraceAnswer>): Promise<TraceAnswer> {
  const start = performance.now()
  const answer = await ask()
  const seconds = (performance.now() - start) / 1000
  console.info(`${answer.from} to ${answer.to}: ${seconds.toFixed(1)} s`)
  expect(seconds).toBeLessThan(15)
  return answer
}

describe('more routes than anybody reads', () => {
  const reader = memoryReader(wide())

  test('are not all shown, and stops still speak of every place that money comes to', async () => {
    const answer = await timed(() => ask(reader, ACT, { maxRoutes: 50 }))
    expect([answer.routes.length, answer.truncated]).toEqual([50, true])
    const at = (reason: string) =>
      new Set(answer.stops.filter(stop => stop.reason === reason).map(stop => stop.at)).size
    expect([at('UNDIVIDED'), at('COUNT_ONLY')]).toEqual([60, 720])
    expect(new Set(answer.stops.map(stop => decimal(stop.upperBound)))).toEqual(new Set(['1.00']))
    expect([answer.flow.links.length, imbalances(answer)]).toEqual([61, []])
  }, 60_000)

  test('to a goal and back are reported alike, and no line that leads there is said to lead elsewhere', async () => {
    const down = await timed(() => ask(reader, ACT, { to: REGION, maxRoutes: 50 }))
    const up = await timed(() => ask(reader, REGION, { to: ACT, direction: 'IN', maxRoutes: 50 }))
    for (const answer of [down, up]) {
      expect([answer.truncated, answer.routes.length, decimal(answer.attribution?.upper)]).toEqual([true, 50, '60.00'])
      expect(answer.flow.nodes.map(node => node.role)).not.toContain('OTHER')
      expect([answer.flow.links.length, imbalances(answer)]).toEqual([121, []])
    }
    expect(new Set(up.stops)).toEqual(new Set(down.stops))
  }, 60_000)

  test('up from a region reach every line', async () => {
    const answer = await timed(() => ask(reader, REGION, { maxRoutes: 50 }))
    expect(new Set(answer.stops.filter(stop => stop.reason === 'UNDIVIDED').map(stop => stop.at)).size).toBe(60)
  }, 60_000)
})

test('what is only counted keeps all that can come to it, also by a way that is not shown', async () => {
  const small = new Small().table({ l1: 2000, l2: 4000 })
  for (const nth of [1, 2, 3]) small.add<'RESULT'>(`result/prova/${nth}`, { regionsCounted: 9 })
  for (const line of [LINE_1, LINE_2]) small.tie(line, 'ACHIEVED', 'result/prova/1')
  for (const nth of [2, 3]) small.tie('result/prova/1', 'LEADS_TO', `result/prova/${nth}`)
  const { stops } = await ask(memoryReader(small.done()), ACT, { maxRoutes: 1 })
  const counted = stops.filter(stop => stop.reason === 'COUNT_ONLY')
  expect(counted.map(stop => decimal(stop.upperBound))).toEqual(['60.00', '60.00', '60.00'])
})

test('a funnel of thousands of steps is walked to its end', async () => {
  const small = new Small().table()
  for (let nth = 0; nth < 5000; nth++) {
    small.add<'RESULT'>(`result/prova/${nth}`)
    small.tie(
      nth === 0 ? LINE_1 : `result/prova/${nth - 1}`,
      nth === 0 ? 'ACHIEVED' : 'LEADS_TO',
      `result/prova/${nth}`,
    )
  }
  const reader = memoryReader(small.done())
  const answer = await timed(() => ask(reader, ACT, { to: 'result/prova/4999' }))
  expect([answer.verdict, answer.routes[0]?.hops.length]).toEqual(['REACHED', 5004])
  expect((await timed(() => ask(reader, 'result/prova/4999', { direction: 'IN' }))).routes).toHaveLength(1)
}, 60_000)

test('results that all lead to each other end in bounded time', async () => {
  const answer = await timed(() => ask(memoryReader(dense()), ACT))
  expect([answer.truncated, imbalances(answer)]).toEqual([true, []])
}, 60_000)

describe('as many routes as there are ways through forty forks', () => {
  const layer = (nth: number) => ['a', 'b'].map(side => `result/prova/${nth}-${side}`)
  const forks = (): Small => {
    const small = new Small().table()
    for (let nth = 0; nth < 40; nth++)
      for (const id of layer(nth)) {
        small.add<'RESULT'>(id)
        if (nth === 0) small.tie(LINE_1, 'ACHIEVED', id)
        else for (const before of layer(nth - 1)) small.tie(before, 'LEADS_TO', id)
      }
    return small
  }

  test('are listed the best first, and bounded by all of them', async () => {
    const small = forks()
    small.add<'REGION'>('region/prova/0', { istatCode: '10' })
    for (const id of layer(39)) small.tie(id, 'IN_REGION', 'region/prova/0')
    const reader = memoryReader(small.done())
    for (const to of [null, 'region/prova/0']) {
      const answer = await timed(() => ask(reader, ACT, { to, maxRoutes: 50 }))
      const passed = answer.routes.map(route => path(route).join(' '))
      expect([new Set(passed).size, answer.truncated, imbalances(answer)]).toEqual([50, true, []])
      if (to !== null) expect([...passed].sort()).toEqual(passed)
      if (to !== null) expect(decimal(answer.attribution?.upper)).toBe('40.00')
    }
  }, 60_000)
})

test('a goal that one way alone leads to is found beside a circle that leads nowhere else', async () => {
  const small = new Small().table()
  const ids = Array.from({ length: 40 }, (_, nth) => `result/prova/${nth}`)
  small.add<'REGION'>('region/prova/0', { istatCode: '10' })
  for (const id of ids) small.add<'RESULT'>(id)
  for (const id of ids) for (const other of ids) if (other !== id) small.tie(id, 'LEADS_TO', other)
  small.tie(LINE_1, 'ACHIEVED', ids[0] ?? '')
  small.tie(ids[0] ?? '', 'IN_REGION', 'region/prova/0')
  const answer = await timed(() => ask(memoryReader(small.done()), ACT, { to: 'region/prova/0' }))
  expect([answer.routes.length, answer.truncated, answer.verdict]).toEqual([1, false, 'REACHED'])
}, 60_000)
