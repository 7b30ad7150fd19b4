import { describe, expect, test } from 'vitest'
import { memoryReader } from './memory-reader.ts'
import { ask, decimal, flowLines, imbalances, path, stopLines } from './report.ts'
import { ACT, INDICATOR, LATER, LINE_1, LINE_2, PLAN, SECTION_1, SECTION_2, Small, TOTAL } from './small.ts'

const reader = (small: Small) => memoryReader(small.done())

describe('routes', () => {
  test('arrive by stated hops alone: REACHED', async () => {
    const answer = await ask(reader(new Small().table()), ACT, { to: LINE_1 })
    expect([answer.verdict, answer.attribution?.kind, decimal(answer.attribution?.amount)]).toEqual([
      'REACHED',
      'DECLARED',
      '40.00',
    ])
  })

  test('an amount that is for the indicator itself is declared, and is the last money hop', async () => {
    const small = new Small().table().infer(INDICATOR, 'MEASURES', SECTION_1)
    small.amount('allocation/prova/i/oggi', { amount: 1500 }, { for: INDICATOR, act: ACT })
    const answer = await ask(reader(small), ACT, { to: INDICATOR })
    expect([answer.verdict, answer.attribution?.kind, decimal(answer.attribution?.amount)]).toEqual([
      'REACHED',
      'DECLARED',
      '15.00',
    ])
    expect(answer.routes[0]?.hops.map(hop => hop.relation)).toEqual(['SETS', 'FOR'])
    expect(imbalances(answer)).toEqual([])
  })

  test('so is a share of a section that its table prints for the indicator', async () => {
    const small = new Small().table().infer(INDICATOR, 'MEASURES', SECTION_1)
    const partOf: [string, 'MEASURE'][] = [['allocation/prova/s1/oggi', 'MEASURE']]
    small.amount('allocation/prova/i/oggi', { amount: 1500 }, { for: INDICATOR, act: ACT, partOf })
    const answer = await ask(reader(small), ACT, { to: INDICATOR })
    expect([answer.attribution?.kind, decimal(answer.attribution?.amount), decimal(answer.attribution?.upper)]).toEqual(
      ['DECLARED', '15.00', '15.00'],
    )
    expect(imbalances(answer)).toEqual([])
  })

  test('an indicator that measures a line is not reached from the section of that line', async () => {
    const small = new Small().table().infer(INDICATOR, 'MEASURES', SECTION_1).infer(INDICATOR, 'MEASURES', LINE_2)
    const answer = await ask(reader(small), ACT, { to: INDICATOR })
    expect(answer.routes.map(path).map(ids => ids.at(-2))).toEqual([LINE_2])
    expect(decimal(answer.attribution?.upper)).toBe('20.00')
  })

  test('two last amounts that are not inside one another bound the goal together', async () => {
    const small = new Small().table().infer(INDICATOR, 'MEASURES', SECTION_2).infer(INDICATOR, 'MEASURES', LINE_1)
    const answer = await ask(reader(small), ACT, { to: INDICATOR })
    expect(answer.routes).toHaveLength(2)
    expect(decimal(answer.attribution?.upper)).toBe('80.00')
  })

  test('a line under a section is not also reached from the plan', async () => {
    const small = new Small().table()
    small.tie(PLAN, 'HAS_LINE', LINE_1)
    expect((await ask(reader(small), ACT, { to: LINE_1 })).routes).toHaveLength(1)
  })

  test('a line under two sections gets its amount once in a flow', async () => {
    const small = new Small().table()
    small.tie(SECTION_2, 'HAS_LINE', LINE_1)
    for (const to of [null, LINE_1]) {
      const answer = await ask(memoryReader(small.done()), ACT, { to })
      expect(flowLines(answer).filter(link => link.includes(`-> ${LINE_1} `))).toEqual([
        `${SECTION_1} -> ${LINE_1} 40.00`,
      ])
      expect(imbalances(answer)).toEqual([])
    }
  })

  test('an act carries each of its stages apart, and they are not added', async () => {
    const small = new Small().table()
    small.amount('allocation/prova/again/oggi', { amount: 9000, stage: 'COMMITTED' }, { for: PLAN, act: ACT })
    const answer = await ask(reader(small), ACT, { to: SECTION_1 })
    expect(answer.routes.map(route => [route.hops[0]?.stage, decimal(route.amountOut)])).toEqual([
      ['APPROVED', '60.00'],
      ['COMMITTED', null],
    ])
    expect(imbalances(answer)).toEqual([])
    expect(decimal(answer.attribution?.upper)).toBe('90.00')
  })

  test('neither a movement, nor what the same act prints again, is a root', async () => {
    const small = new Small().table()
    small.amount('allocation/prova/text/oggi', { amount: 10_100, grain: 'TEXT' }, { for: PLAN, act: ACT })
    small.tie('allocation/prova/text/oggi', 'RESTATES', TOTAL)
    small.amount('allocation/prova/back/oggi', { amount: 500, stage: 'DECOMMITTED' }, { for: PLAN, act: ACT })
    const answer = await ask(reader(small), ACT, { to: PLAN })
    expect(answer.routes.map(route => route.hops[0]?.to)).toEqual([TOTAL])
  })

  test('an allocation leads down to its target and up to its act', async () => {
    const small = reader(new Small().table())
    const down = await ask(small, 'allocation/prova/s1/oggi', { direction: 'OUT' })
    expect(down.routes.map(path)).toEqual([
      ['allocation/prova/s1/oggi', SECTION_1, LINE_1],
      ['allocation/prova/s1/oggi', SECTION_1, LINE_2],
    ])
    const up = await ask(small, 'allocation/prova/s1/oggi', { direction: 'IN' })
    expect(up.routes.map(path)).toEqual([['allocation/prova/s1/oggi', ACT]])
  })

  test('a funnel that turns back on itself ends', async () => {
    const small = new Small().table()
    for (const id of ['result/prova/a', 'result/prova/b']) small.add<'RESULT'>(id)
    small.tie(LINE_1, 'ACHIEVED', 'result/prova/a')
    small.tie('result/prova/a', 'LEADS_TO', 'result/prova/b')
    small.tie('result/prova/b', 'LEADS_TO', 'result/prova/a')
    const answer = await ask(reader(small), ACT, { to: 'result/prova/b' })
    expect(answer.routes.map(path).map(ids => ids.slice(-3))).toEqual([[LINE_1, 'result/prova/a', 'result/prova/b']])
  })

  test('from a region upwards, as far as the act that may have paid', async () => {
    const small = new Small().table()
    small.add<'RESULT'>('result/prova/a')
    small.add<'REGION'>('region/prova', { istatCode: '01' })
    small.tie(LINE_1, 'ACHIEVED', 'result/prova/a')
    small.tie('result/prova/a', 'IN_REGION', 'region/prova')
    const answer = await ask(reader(small), 'region/prova')
    expect([answer.direction, answer.routes.map(path).map(ids => ids.at(-1))]).toEqual(['IN', [ACT]])
    expect(stopLines(answer)).toContain(`UNDIVIDED ${LINE_1} 40.00`)
    expect(flowLines(answer)).toContain(`${LINE_1} -> unexplained 40.00`)
    expect((await ask(reader(small), 'region/prova', { direction: 'OUT' })).verdict).toBe('NO_ROUTE')
  })

  test('over the entities that one trace may look at it is refused, and says what to ask instead', async () => {
    const small = reader(new Small().table().infer(INDICATOR, 'MEASURES', SECTION_1))
    await expect(ask(small, ACT, { to: INDICATOR }, 3)).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: `too much is linked to "${ACT}": more than 3 entities`,
    })
  })

  test('that are not shown change nothing but the list', async () => {
    const small = reader(new Small().table())
    const [one, all] = [await ask(small, ACT, { maxRoutes: 1 }), await ask(small, ACT)]
    expect([one.truncated, all.truncated]).toEqual([true, false])
    expect([one.stops, one.flow]).toEqual([all.stops, all.flow])
  })
})

describe('what is asked wrongly', () => {
  const small = reader(new Small().table())

  test('a missing entity is named', async () => {
    await expect(ask(small, 'act/prova/none')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('act/prova/none'),
    })
    await expect(ask(small, ACT, { to: 'line/prova/none' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each([0, 501, 1.5, Number.NaN])('maxRoutes %s', async maxRoutes => {
    await expect(ask(small, ACT, { maxRoutes })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  test.each(['2019-02-30', '2019', 'yesterday', '31/12/2019', ''])('asOf %j', async asOf => {
    await expect(ask(small, ACT, { asOf })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})

describe('as of a day', () => {
  const dated = () => {
    const small = new Small().table()
    small.amount('allocation/prova/later/poi', { amount: 7000, stage: 'REDETERMINED' }, { for: PLAN, act: LATER })
    small.tie('allocation/prova/later/poi', 'SUPERSEDES', TOTAL)
    return small
  }

  test('a month counts from its last day', async () => {
    expect((await ask(reader(dated()), LATER, { asOf: '2021-06-29' })).verdict).toBe('NO_ROUTE')
    expect((await ask(reader(dated()), LATER, { asOf: '2021-06-30' })).verdict).toBe('EXPLORED')
  })

  test('what was replaced by then no longer counts, with all its parts', async () => {
    const answer = await ask(reader(dated()), LINE_1, { direction: 'IN', asOf: '2022-01-01' })
    expect(answer.routes.map(route => [path(route).at(-1), route.amountOut])).toEqual([[LATER, null]])
    expect(stopLines(answer)).toContain(`SUPERSEDED ${TOTAL} 100.00`)
  })

  test('an act without a date never counts', async () => {
    const small = new Small()
    small.add<'ACT'>('act/prova/undated', { name: 'Undated' })
    small.amount('allocation/prova/u/oggi', { amount: 7 }, { for: PLAN, act: 'act/prova/undated' })
    const answer = await ask(reader(small), 'act/prova/undated', { asOf: '2030-01-01' })
    expect([answer.verdict, stopLines(answer)]).toEqual(['NO_ROUTE', ['END_OF_DATA act/prova/undated null']])
  })
})
