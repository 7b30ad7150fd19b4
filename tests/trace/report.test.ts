import { beforeAll, describe, expect, test } from 'vitest'
import type { MemoryReader } from './memory-reader.ts'
import { ask, decimal, flowLines, imbalances, path, reportReader, stopLines } from './report.ts'

let reader: MemoryReader
beforeAll(async () => {
  reader = await reportReader()
})

const DD_570 = 'act/anpal/dd-570-2019'
const DD_549 = 'act/anpal/dd-549-2019'
const DD_440 = 'act/anpal/dd-440-2019'
const DD_290 = 'act/anpal/dd-290-2017'
const DD_269 = 'act/anpal/dd-269-2017'
const OLD = 'plan/anpal-servizi/2017-2020'
const NEW = 'plan/anpal-servizi/2019-2021'
const WIDE = 'plan/anpal/piano-integrato'
const LINE_5 = 'line/anpal-servizi/2017-2020/5'

describe('from DD 570 to the indicator of assisted employment centres', () => {
  const question = { to: 'indicator/rapporto-2019/l290' }

  test('one route of four hops arrives, by a name only', async () => {
    const answer = await ask(reader, DD_570, question)
    expect([answer.verdict, answer.direction, answer.truncated]).toEqual(['REACHED_BY_INFERENCE', 'OUT', false])
    expect(answer.routes.map(route => [route.weakest, decimal(route.amountIn), route.amountOut])).toEqual([
      ['INFERRED', '164313744.00', null],
    ])
    expect(
      answer.routes[0]?.hops.map(hop => [hop.position, hop.relation, hop.direction, decimal(hop.amountOut)]),
    ).toEqual([
      [1, 'SETS', 'OUT', '164313744.00'],
      [2, 'FOR', 'OUT', '164313744.00'],
      [3, 'HAS_SECTION', 'OUT', '52463720.00'],
      [4, 'MEASURES', 'IN', null],
    ])
  })

  test('every hop is weighed: blocks against the total, rows against their block', async () => {
    const { routes } = await ask(reader, DD_570, question)
    const weighed = routes[0]?.hops.map(({ conservation }) => [
      conservation.status,
      decimal(conservation.inflow),
      decimal(conservation.outflow),
      decimal(conservation.residual),
      conservation.breakdown,
      conservation.terms.length,
    ])
    const total = ['BALANCED', '164313744.00', '164313744.00', '0.00', 'SECTION', 9]
    expect(weighed).toEqual([total, total, total, ['BALANCED', '52463720.00', '52463720.00', '0.00', 'LINE', 5]])
  })

  test('what can be claimed lies between nothing and the section, which the source does not divide', async () => {
    const answer = await ask(reader, DD_570, question)
    const { kind, amount, lower, upper } = answer.attribution ?? {}
    expect([kind, amount, decimal(lower), decimal(upper)]).toEqual(['NOT_ATTRIBUTABLE', null, '0.00', '52463720.00'])
    expect(stopLines(answer)).toEqual(['UNDIVIDED section/anpal-servizi/2019-2021/1 52463720.00'])
    expect(answer.stops[0]?.explanation).toContain('divided among the 5 indicators that measure the section as a whole')
  })

  test('asked from the other end it is the same answer', async () => {
    const down = await ask(reader, DD_570, question)
    const up = await ask(reader, question.to, { to: DD_570, direction: 'IN' })
    expect([up.verdict, up.direction]).toEqual(['REACHED_BY_INFERENCE', 'IN'])
    expect([up.stops, up.attribution, up.contradictions]).toEqual([down.stops, down.attribution, down.contradictions])
    expect(up.routes[0]?.hops.map(hop => [hop.relation, hop.direction])).toEqual([
      ['MEASURES', 'OUT'],
      ['HAS_SECTION', 'IN'],
      ['FOR', 'IN'],
      ['SETS', 'IN'],
    ])
  })

  test('the two printed totals of the plan are a contradiction met on the way; what is said of another section is not', async () => {
    const { contradictions } = await ask(reader, DD_570, question)
    const met = await Promise.all(contradictions.map(id => reader.contradiction(id)))
    const total = met.find(one => one?.kind === 'TEXT_VS_TABLE')
    expect(total?.claims.map(claim => claim.number)).toEqual(expect.arrayContaining(['164316744.00', '164313744.00']))
    expect(met.map(one => one?.kind)).not.toContain('NAMING')
  })

  test('the flow leaves the siblings to one other and the section to what nobody explains', async () => {
    const answer = await ask(reader, DD_570, question)
    expect(flowLines(answer)).toEqual([
      `${DD_570} -> ${NEW} 164313744.00`,
      `${NEW} -> section/anpal-servizi/2019-2021/1 52463720.00`,
      `${NEW} -> other 111850024.00`,
      'section/anpal-servizi/2019-2021/1 -> unexplained 52463720.00',
    ])
  })

  test('it is cited with its verdict and its release', async () => {
    const { citation } = await ask(reader, DD_570, question)
    expect(citation).toContain('reached by inference')
    expect(citation).toMatch(/: reached by inference\. filorosso, release r-test$/)
    expect(citation).not.toContain('\n')
  })
})

test('an indicator with the name of a line is reached through that line, with its amount as the bound', async () => {
  const answer = await ask(reader, DD_570, { to: 'indicator/rapporto-2019/l300' })
  expect(answer.routes).toHaveLength(1)
  expect(answer.routes[0]?.hops.map(hop => hop.relation)).toEqual([
    'SETS',
    'FOR',
    'HAS_SECTION',
    'HAS_LINE',
    'MEASURES',
  ])
  expect(decimal(answer.attribution?.upper)).toBe('2969041.00')
})

test('without a goal DD 570 leads to every line and indicator, and flows to every line and coordination row', async () => {
  const answer = await ask(reader, DD_570)
  expect(answer.verdict).toBe('EXPLORED')
  const ends = new Set(answer.routes.map(route => path(route).at(-1) ?? ''))
  const passed = new Set(answer.routes.flatMap(path))
  const of = (ids: Set<string>, prefix: string) => [...ids].filter(id => id.startsWith(prefix)).length
  expect(of(passed, 'line/anpal-servizi/2019-2021/')).toBe(19)
  expect(of(ends, 'indicator/')).toBe(11)
  const targets = new Set(answer.flow.links.map(link => link.target))
  expect(of(targets, 'line/')).toBe(19)
  expect(of(targets, 'allocation/')).toBe(5)
  expect(imbalances(answer)).toEqual([])
  expect(answer.flow.nodes.filter(node => node.role !== 'ENTITY')).toEqual([])
})

test('the line that is paid in two rows gets their sum, which no table prints', async () => {
  const answer = await ask(reader, DD_570, { to: 'line/anpal-servizi/2019-2021/14' })
  expect(decimal(answer.routes[0]?.amountOut)).toBe('5813146.00')
  expect(answer.routes[0]?.amountOut?.printed).toBeNull()
})

describe('upstream of line 5 of 2017-2020', () => {
  test('every act that set money for its plan is found, two of them without an amount for the line', async () => {
    const answer = await ask(reader, LINE_5, { direction: 'IN' })
    const found = answer.routes.map(route => [
      path(route).at(-1),
      decimal(route.amountOut),
      decimal(route.attribution?.upper),
    ])
    expect(found.sort()).toEqual([
      [DD_269, null, '173783740.34'],
      [DD_290, null, '173783740.34'],
      [DD_440, '53982689.28', '53982689.28'],
      [DD_549, '29575141.55', '29575141.55'],
    ])
    expect(imbalances(answer)).toEqual([])
  })

  test('a section that no table sums has the sum of its rows', async () => {
    const answer = await ask(reader, LINE_5, { direction: 'IN', to: DD_549 })
    const hop = answer.routes[0]?.hops.find(one => one.relation === 'HAS_LINE')
    expect([decimal(hop?.amountIn), decimal(hop?.amountOut)]).toEqual(['41238212.88', '29575141.55'])
    expect(hop?.conservation.status).toBe('BALANCED')
    expect(hop?.conservation.reason).toContain('always balances')
  })

  const asOf = async (day: string) => {
    const { routes, stops } = await ask(reader, LINE_5, { direction: 'IN', asOf: day })
    return {
      acts: routes.map(route => path(route).at(-1)).sort(),
      reasons: stops.map(stop => `${stop.reason} ${stop.at}`),
    }
  }

  test('on a day there is what acts had set by then and not yet replaced', async () => {
    expect((await asOf('2017-08-01')).acts).toEqual([])
    expect((await asOf('2017-10-31')).acts).toEqual([DD_269, DD_290])
    expect((await asOf('2019-10-31')).acts).toEqual([DD_269, DD_440])
    expect((await asOf('2019-12-21')).acts).toEqual([DD_269, DD_549])
  })

  test('and the stops say what was not yet in force and what had been replaced', async () => {
    const { reasons } = await asOf('2019-10-31')
    expect(reasons).toContain(`NOT_YET_IN_FORCE ${DD_549}`)
    expect(reasons).toContain('SUPERSEDED allocation/rapporto-2019/l94/dd-290')
  })
})

describe('older acts without a goal', () => {
  test('DD 269 goes to the plan, its two beneficiaries and the narrower plan; nothing is unexplained', async () => {
    const answer = await ask(reader, DD_269)
    const passed = new Set(answer.routes.flatMap(path))
    for (const id of [WIDE, OLD, 'organisation/anpal', 'organisation/anpal-servizi']) expect(passed).toContain(id)
    expect(flowLines(answer)).toEqual([
      `${DD_269} -> ${WIDE} 199506051.62`,
      `${WIDE} -> organisation/anpal 25722311.28`,
      `${WIDE} -> organisation/anpal-servizi 173783740.34`,
    ])
  })

  test('DD 269 shows as stops what later acts superseded or decommitted', async () => {
    const stops = stopLines(await ask(reader, DD_269))
    expect(stops).toEqual(
      expect.arrayContaining([
        'SUPERSEDED allocation/rapporto-2019/l94/dd-290 173783740.34',
        'SUPERSEDED allocation/rapporto-2019/l149/dd-440 173783740.34',
        'DECOMMITTED allocation/rapporto-2019/l149/dd-549-decommitted 84920325.67',
        `UNDIVIDED ${WIDE} 199506051.62`,
      ]),
    )
  })

  test('DD 290 flows to its plan, and from there nobody says where', async () => {
    expect(flowLines(await ask(reader, DD_290))).toEqual([
      `${DD_290} -> ${OLD} 173783740.34`,
      `${OLD} -> unexplained 173783740.34`,
    ])
  })

  test('over the narrower plan the amount is unknown and the bound is what that plan prints again', async () => {
    const answer = await ask(reader, DD_269, { to: LINE_5 })
    const hop = answer.routes[0]?.hops.find(one => one.relation === 'IMPLEMENTS')
    expect([hop?.direction, decimal(hop?.amountIn), hop?.amountOut]).toEqual(['IN', '199506051.62', null])
    expect(decimal(answer.attribution?.upper)).toBe('173783740.34')
  })

  test('an act that sets no amount for the plan it approves leads there without money', async () => {
    const answer = await ask(reader, 'act/it/dm-2019-06-28')
    expect(answer.routes.map(route => [route.hops.map(hop => hop.relation), route.amountOut])).toEqual([
      [['APPROVES'], null],
    ])
    expect(stopLines(answer)[0]).toBe('NO_MONEY_STATED plan/it/piano-straordinario-potenziamento-cpi null')
  })

  test('an act that sets an amount for the plan it approves leads there by the money alone', async () => {
    for (const act of [DD_269, DD_290, DD_570]) {
      const { routes } = await ask(reader, act)
      expect(routes.flatMap(route => route.hops).map(hop => hop.relation)).not.toContain('APPROVES')
    }
  })
})

test('the 260 million go, by inference, to the programme that deploys the Navigators', async () => {
  const answer = await ask(reader, 'act/it/dl-4-2019')
  expect(answer.routes[0]?.hops.map(hop => [hop.relation, hop.basis, decimal(hop.amountOut)])).toEqual([
    ['SETS', 'STATED', '260000000.00'],
    ['FOR', 'INFERRED', '260000000.00'],
    ['DEPLOYS', 'STATED', null],
  ])
  expect(answer.routes[0]?.hops[0]?.amountOut?.precision).toBe('MILLION')
})

describe('to a fund or an axis', () => {
  test('the printed total of a fund is not reported again row by row', async () => {
    const answer = await ask(reader, DD_549, { to: 'fund/poc-spao' })
    expect(answer.routes.map(route => route.hops.map(hop => hop.relation))).toEqual([['SETS', 'CHARGED_TO']])
    expect([answer.attribution?.kind, decimal(answer.attribution?.amount)]).toEqual(['DECLARED', '52831908.02'])
    expect(flowLines(answer)).toEqual([`${DD_549} -> fund/poc-spao 52831908.02`, `${DD_549} -> other 36031506.64`])
  })

  test('a mixed label is a stop, and raises what may at most belong to the axis', async () => {
    const answer = await ask(reader, DD_549, { to: 'axis/pon-spao/1' })
    expect(stopLines(answer)).toEqual(['MIXED_AXIS axis/pon-spao/1-4 1506047.69'])
    const { amount, upper } = answer.attribution ?? {}
    expect([decimal(amount), decimal(upper)]).toEqual(['43228373.43', '44734421.12'])
  })
})

test('two statements of classification make no route', async () => {
  const to = 'indicator/rapporto-2019/l290'
  const short = await ask(reader, DD_549, { to })
  expect([short.verdict, short.routes, short.attribution?.kind]).toEqual(['STOPS_SHORT', [], 'CONTEXT_ONLY'])
  const none = await ask(reader, 'budget-programme/026-010', { to })
  expect([none.verdict, none.attribution?.kind, none.attribution?.upper]).toEqual(['NO_ROUTE', 'CONTEXT_ONLY', null])
})

test('a line whose amounts name no act says so where they are printed', async () => {
  const stops = stopLines(await ask(reader, 'line/anpal/piano-integrato/10', { direction: 'IN' }))
  expect(stops).toContain('END_OF_DATA allocation/rapporto-2019/l112/anpal 374576.15')
  expect(stops).toContain('END_OF_DATA allocation/rapporto-2019/l112/anpal-servizi 0.00')
})

test('from a plan down, what a later act replaced is history: the later amount is declared', async () => {
  const answer = await ask(reader, OLD, { to: LINE_5 })
  expect(answer.routes).toHaveLength(3)
  expect([answer.attribution?.kind, decimal(answer.attribution?.amount)]).toEqual(['DECLARED', '29575141.55'])
})

test('an act that amends a plan without an amount names the amounts that other acts set for it', async () => {
  const { stops } = await ask(await reportReader(), 'act/anpal/dd-570-2019')
  const amended = stops.find(({ at, reason }) => at === 'plan/anpal-servizi/2017-2020' && reason === 'NO_MONEY_STATED')
  expect(amended?.explanation).toContain('Other amounts for it are in the data: ')
  for (const amount of ['€ 173,783,740.34 (admitted)', '€ 88,863,414.66'])
    expect(amended?.explanation).toContain(amount)
})

test.each(['440-2019', '549-2019', '570-2019', '269-2017', '290-2017'])(
  'what no source divides further is reported in the order of the routes that come to it, and before all else: DD %s',
  async number => {
    const { routes, stops } = await ask(reader, `act/anpal/dd-${number}`, { direction: 'OUT' })
    const lastPaid = routes.map(({ hops }) => hops.findLast(({ amountOut }) => amountOut !== null)?.to ?? hops[0]?.from)
    const undivided = stops.filter(({ reason }) => reason === 'UNDIVIDED').map(({ at }) => lastPaid.indexOf(at))
    expect(undivided.length).toBeGreaterThan(0)
    expect(undivided).toEqual([...undivided].sort((a, b) => a - b))
    expect(undivided).not.toContain(-1)
    const outcome = stops.findIndex(({ reason }) => reason === 'COUNT_ONLY')
    const changed = stops.findLastIndex(({ reason }) => reason === 'SUPERSEDED' || reason === 'DECOMMITTED')
    expect(outcome === -1 || changed < outcome).toBe(true)
  },
)
