import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { units } from '../units.ts'
import { memoryReader } from './memory-reader.ts'
import { ask, flowLines, imbalances, stopLines } from './report.ts'
import { ACT, INDICATOR, LATER, LINE_1, LINE_2, LINE_3, PLAN, SECTION_1, SECTION_2, Small, TOTAL } from './small.ts'

const reader = (small: Small) => memoryReader(small.done())
const ROAD = 'result/prova/road'

describe('a trail stops', () => {
  test('UNDIVIDED: at the last amount, which the source does not divide among what follows', async () => {
    const answer = await ask(reader(new Small().total()), ACT, { to: SECTION_1 })
    expect(stopLines(answer)).toEqual([`UNDIVIDED ${PLAN} 100.00`])
    expect(answer.stops[0]?.explanation).toBe(
      'The directorial decree “Decree 1” of 10 March 2020 sets € 100.00 for the plan “Plan”; the source does not say how it was divided among its 2 sections. ' +
        'Each may have received anything from nothing to the full amount.',
    )
  })

  test('NO_MONEY_STATED: at what is left out where its siblings have amounts', async () => {
    const small = new Small().total()
    small.amount(
      'allocation/prova/s1/oggi',
      { amount: 6000 },
      { for: SECTION_1, act: ACT, partOf: [[TOTAL, 'SECTION']] },
    )
    const answer = await ask(reader(small), ACT, { to: SECTION_2 })
    expect(stopLines(answer)).toEqual([`NO_MONEY_STATED ${SECTION_2} 40.00`])
  })

  test('NO_MONEY_STATED: at an empty cell, which is not zero', async () => {
    const answer = await ask(reader(new Small().table({ l1: undefined })), ACT, { to: LINE_1 })
    expect(stopLines(answer)).toEqual([`NO_MONEY_STATED ${LINE_1} 40.00`])
    expect(answer.stops[0]?.explanation).toContain('empty is not zero')
    expect(flowLines(answer)).toContain(`${SECTION_1} -> unexplained 60.00`)
  })

  test('but not at a zero that is printed', async () => {
    const answer = await ask(reader(new Small().table({ l1: 0, l2: 6000 })), ACT, { to: LINE_1 })
    expect([stopLines(answer), units(answer.routes[0]?.amountOut)]).toEqual([[], 0])
  })

  test('NO_MONEY_STATED: where an act only approves, or no act is known', async () => {
    const small = new Small()
    small.tie(ACT, 'APPROVES', PLAN)
    expect(stopLines(await ask(reader(small), ACT, { to: PLAN }))).toEqual([`NO_MONEY_STATED ${PLAN} null`])
    expect(stopLines(await ask(reader(new Small()), LINE_1, { direction: 'IN' }))).toEqual([
      `NO_MONEY_STATED ${PLAN} null`,
    ])
  })

  test('NOT_PUBLISHED and END_OF_DATA: as the absence of the amount says', async () => {
    for (const [absence, reason] of [
      ['NOT_PUBLISHED', 'NOT_PUBLISHED'],
      ['SUPPRESSED', 'NOT_PUBLISHED'],
      ['NOT_YET', 'NO_MONEY_STATED'],
      ['NOT_EXTRACTED', 'END_OF_DATA'],
    ] as const) {
      const small = new Small().total()
      small.amount('allocation/prova/s1/oggi', { absence }, { for: SECTION_1, act: ACT, partOf: [[TOTAL, 'SECTION']] })
      expect(stopLines(await ask(reader(small), ACT, { to: SECTION_1 }))).toEqual([`${reason} ${SECTION_1} 100.00`])
    }
  })

  test('SUPERSEDED and DECOMMITTED: where a later act replaced or took back the money', async () => {
    const small = new Small().table()
    small.amount('allocation/prova/later/poi', { amount: 3000, stage: 'REDETERMINED' }, { for: LINE_1, act: LATER })
    small.tie('allocation/prova/later/poi', 'SUPERSEDES', 'allocation/prova/l1/oggi')
    small.amount('allocation/prova/back/tolto', { amount: 1000, stage: 'DECOMMITTED' }, { for: LINE_1, act: LATER })
    small.tie('allocation/prova/back/tolto', 'REDUCES', 'allocation/prova/l1/oggi')
    expect(stopLines(await ask(reader(small), ACT, { to: LINE_1 }))).toEqual([
      'SUPERSEDED allocation/prova/l1/oggi 40.00',
      'DECOMMITTED allocation/prova/back/tolto 10.00',
    ])
  })

  test('DECOMMITTED: at a movement itself, and at an act that does nothing but take money back', async () => {
    const small = new Small()
    small.amount('allocation/prova/back/tolto', { amount: 1000, stage: 'DECOMMITTED' }, { for: LINE_1, act: LATER })
    for (const from of ['allocation/prova/back/tolto', LATER]) {
      const answer = await ask(reader(small), from)
      expect([answer.verdict, stopLines(answer)]).toEqual([
        'NO_ROUTE',
        ['DECOMMITTED allocation/prova/back/tolto 10.00'],
      ])
    }
  })

  test('NOT_YET_IN_FORCE: where the act came later', async () => {
    expect(stopLines(await ask(reader(new Small().table()), ACT, { asOf: '2020-03-09' }))).toEqual([
      `NOT_YET_IN_FORCE ${ACT} null`,
    ])
  })

  test('CONTRADICTED: where two claims of an amount stand and nothing decides', async () => {
    const contradicted = (preferred: number | null) => {
      const small = new Small().table()
      const claim = { basis: 'STATED', rule: null, entity: TOTAL } as const
      small.graph.contradictions.push({
        id: 'contradiction/prova/total',
        kind: 'TEXT_VS_TABLE',
        name: 'Total',
        explanation: '',
        claims: [
          { ...claim, value: '100.00', number: '100.00', evidence: [] },
          { ...claim, value: '101.00', number: '101.00', evidence: [] },
        ],
        difference: '1.00',
        about: [ACT, PLAN, TOTAL],
        basis: 'COMPUTED',
        preferred,
        preferenceRule: null,
      })
      return reader(small)
    }
    const open = await ask(contradicted(null), ACT, { to: SECTION_1 })
    expect(stopLines(open)).toEqual([`CONTRADICTED ${TOTAL} 100.00`])
    expect(open.contradictions).toEqual(['contradiction/prova/total'])
    const decided = await ask(contradicted(0), ACT, { to: SECTION_1 })
    expect([stopLines(decided), decided.contradictions]).toEqual([[], ['contradiction/prova/total']])
  })

  test('DECOMMITTED: on a day, too, as long as no amount stands for what the movement left', async () => {
    const small = new Small().table()
    small.amount('allocation/prova/back/tolto', { amount: 1000, stage: 'DECOMMITTED' }, { for: LINE_1, act: LATER })
    small.tie('allocation/prova/back/tolto', 'REDUCES', 'allocation/prova/l1/oggi')
    const on = async (asOf: string) => stopLines(await ask(reader(small), ACT, { to: LINE_1, asOf }))
    expect(await on('2021-06-29')).toEqual([])
    expect(await on('2021-06-30')).toEqual(['DECOMMITTED allocation/prova/back/tolto 10.00'])
    small.amount('allocation/prova/left/poi', { amount: 3000, stage: 'REDETERMINED' }, { for: LINE_1, act: LATER })
    small.tie('allocation/prova/left/poi', 'SUPERSEDES', 'allocation/prova/l1/oggi')
    expect((await on('2021-06-30')).filter(line => line.startsWith('DECOMMITTED'))).toEqual([])
  })

  test('a line beside sections that have amounts is one of the others, not what the plan leaves undivided', async () => {
    const small = new Small().table()
    small.add<'LINE'>('line/prova/p/9')
    small.tie(PLAN, 'HAS_LINE', 'line/prova/p/9')
    expect(stopLines(await ask(reader(small), ACT, { to: 'line/prova/p/9' }))).toEqual([
      'NO_MONEY_STATED line/prova/p/9 0.00',
    ])
  })

  test('CONTRADICTED: at a total that stands where a later act set more for a part of it, in a coverage too', async () => {
    const raised = (amount: number) => {
      const small = new Small().table()
      small.amount('allocation/prova/later/poi', { amount }, { for: LINE_1, act: LATER })
      small.tie('allocation/prova/later/poi', 'SUPERSEDES', 'allocation/prova/l1/oggi')
      return reader(small)
    }
    const said = async (small: ReturnType<typeof raised>, asOf: string | null): Promise<(string | null)[][]> => {
      const down = await ask(small, ACT, { asOf })
      const { deadEnds } = await coverage(small, { of: PLAN, stage: null, asOf })
      const contradicted = ({ reason }: { reason: string }): boolean => reason === 'CONTRADICTED'
      return [down.stops, deadEnds].map(stops => stopLines({ ...down, stops: stops.filter(contradicted) }))
    }
    expect(await said(raised(9000), '2022-01-01')).toEqual([
      [`CONTRADICTED ${TOTAL} 150.00`],
      [`CONTRADICTED ${TOTAL} 150.00`],
    ])
    expect(await said(raised(9000), '2021-01-01')).toEqual([[], []])
    expect(await said(raised(1000), '2022-01-01')).toEqual([[], []])
    const { stops } = await ask(raised(9000), ACT, { asOf: '2022-01-01' })
    expect(stops.find(({ reason }) => reason === 'CONTRADICTED')?.explanation).toBe(
      'No act on record changes the € 100.00 for the plan “Plan”, though the directorial decree “Decree 2” of June 2021 sets more in place of parts of it: with that, at most € 150.00 is there.',
    )
  })

  test('not CONTRADICTED at a part of a total that its parts exceed: the total is disputed, not the part', async () => {
    const small = new Small().table({ l3: 9000, s2: 9000 })
    small.add<'RESULT'>('result/prova/1')
    for (const line of [LINE_1, LINE_3]) small.tie(line, 'ACHIEVED', 'result/prova/1')
    const graph = derive(small.done())
    const { stops } = await ask(memoryReader(graph), ACT, { to: 'result/prova/1' })
    expect(stops.filter(({ reason }) => reason === 'CONTRADICTED').map(({ at }) => at)).toEqual([TOTAL])
    const covered = await coverage(memoryReader(graph), { of: ACT, stage: null, asOf: null })
    const ends = covered.deadEnds.filter(({ explanation }) => explanation.startsWith('The sources disagree'))
    expect(ends.map(({ at }) => at)).toEqual([TOTAL])
  })

  test('MIXED_AXIS: where a label names several axes', async () => {
    const small = new Small().table()
    for (const axis of ['1', '2']) small.add<'AXIS'>(`axis/prova/${axis}`)
    small.add<'AXIS'>('axis/prova/1-2', { mixed: true, members: ['axis/prova/1', 'axis/prova/2'] })
    small.tie('allocation/prova/l1/oggi', 'ON_AXIS', 'axis/prova/1')
    small.tie('allocation/prova/l2/oggi', 'ON_AXIS', 'axis/prova/1-2')
    small.tie('allocation/prova/l3/oggi', 'ON_AXIS', 'axis/prova/2')
    const answer = await ask(reader(small), ACT, { to: 'axis/prova/1' })
    expect(stopLines(answer)).toEqual(['MIXED_AXIS axis/prova/1-2 20.00'])
    expect(flowLines(answer)).toEqual([
      `${ACT} -> axis/prova/1 40.00`,
      `${ACT} -> other 40.00`,
      `${ACT} -> unexplained 20.00`,
    ])
    const upstream = await ask(reader(small), 'axis/prova/1', { direction: 'IN' })
    expect(stopLines(upstream)).toEqual(stopLines(answer))
    expect(imbalances(upstream)).toEqual([])
  })

  test('COUNT_ONLY: at centres, heads and regions that are counted and not named', async () => {
    const small = new Small().table()
    small.add<'RESULT'>(ROAD, { regionsCounted: 14 })
    small.add<'REGION'>('region/prova', { istatCode: '01' })
    small.add<'CPI_GROUP'>('cpi-group/prova', { size: 199 })
    small.add<'NAVIGATOR_COHORT'>('navigator-cohort/prova/n')
    small.tie(LINE_1, 'ACHIEVED', ROAD)
    small.tie(ROAD, 'IN_REGION', 'region/prova')
    small.tie(ROAD, 'INVOLVES', 'cpi-group/prova')
    small.tie(LINE_2, 'DEPLOYS', 'navigator-cohort/prova/n')
    const counted = stopLines(await ask(reader(small), ACT)).filter(line => line.startsWith('COUNT_ONLY'))
    expect(new Set(counted)).toEqual(
      new Set([
        `COUNT_ONLY ${ROAD} 40.00`,
        'COUNT_ONLY cpi-group/prova 40.00',
        'COUNT_ONLY navigator-cohort/prova/n 20.00',
      ]),
    )
    expect(counted).toHaveLength(3)
  })

  test('NAME_ONLY: where another name may be the same thing', async () => {
    const small = new Small().table()
    small.add<'PLAN'>('plan/prova/other', { name: 'The other' })
    small.infer(LINE_1, 'SAME_AS', 'plan/prova/other')
    const answer = await ask(reader(small), ACT, { to: 'plan/prova/other' })
    expect([answer.verdict, stopLines(answer).filter(line => line.startsWith('NAME_ONLY'))]).toEqual([
      'STOPS_SHORT',
      [`NAME_ONLY ${LINE_1} null`],
    ])
    expect(answer.stops.find(stop => stop.reason === 'NAME_ONLY')?.explanation).toContain('“The other”')
  })

  test('OTHER_FRAME: at the same figure under another plan, and at an indicator of another plan', async () => {
    const small = new Small().table()
    small.add<'RESULT'>(ROAD)
    small.tie(LINE_1, 'ACHIEVED', ROAD)
    small.add<'PLAN'>('plan/prova/other', { name: 'The other' })
    small.add<'INDICATOR'>('indicator/prova/j', { plan: 'plan/prova/other' })
    small.infer('indicator/prova/j', 'CORROBORATED_BY', ROAD)
    const answer = await ask(reader(small), ACT, { to: 'indicator/prova/j' })
    expect(answer.verdict).toBe('STOPS_SHORT')
    const frames = answer.stops.filter(stop => stop.reason === 'OTHER_FRAME').map(stop => stop.at)
    expect(frames).toEqual([ROAD, 'indicator/prova/j'])
  })

  test('OTHER_FRAME: where another act prints the same money for another plan', async () => {
    const small = new Small().table()
    small.add<'PLAN'>('plan/prova/narrow', { name: 'Narrow' })
    small.tie('plan/prova/narrow', 'IMPLEMENTS', PLAN)
    small.amount('allocation/prova/n/poi', { amount: 6000 }, { for: 'plan/prova/narrow', act: LATER })
    small.tie('allocation/prova/n/poi', 'RESTATES', 'allocation/prova/s1/oggi')
    const answer = await ask(reader(small), ACT, { to: 'plan/prova/narrow' })
    expect(units(answer.attribution?.upper)).toBe(6000)
    expect(stopLines(answer)).toEqual([`UNDIVIDED ${PLAN} 100.00`, 'OTHER_FRAME allocation/prova/n/poi 60.00'])
    expect(flowLines(answer)).toEqual([
      `${ACT} -> ${PLAN} 100.00`,
      `${PLAN} -> other 40.00`,
      `${PLAN} -> unexplained 60.00`,
    ])
  })

  test('END_OF_DATA: where nothing that came of it is in the data, and where nothing leads on at all', async () => {
    const ends = stopLines(await ask(reader(new Small().table()), ACT)).filter(line => line.startsWith('END_OF_DATA'))
    expect(ends).toContain(`END_OF_DATA ${LINE_1} 40.00`)
    expect(stopLines(await ask(reader(new Small()), INDICATOR))).toEqual([`NO_MONEY_STATED ${INDICATOR} null`])
  })
})

describe('conservation', () => {
  const hop = async (small: Small, to: string, nth: number) =>
    (await ask(reader(small), ACT, { to })).routes[0]?.hops[nth]?.conservation

  test('a gap names the blank parts, and an overflow does not hide', async () => {
    const gap = await hop(new Small().table({ l1: undefined }), LINE_2, 3)
    expect([gap?.status, units(gap?.residual)]).toEqual(['GAP', 4000])
    expect(gap?.reason).toContain('“Line 1”')
    const over = await hop(new Small().table({ l1: 4500 }), LINE_2, 3)
    expect([over?.status, units(over?.residual)]).toEqual(['OVERFLOW', -500])
  })

  test('half a printed unit for each term is rounding', async () => {
    const close = await hop(new Small().table({ l1: 4001 }), LINE_2, 3)
    expect([close?.status, units(close?.residual), units(close?.tolerance)]).toEqual(['WITHIN_ROUNDING', -1, 1])
  })

  test('a blank beside parts that make up the total changes nothing', async () => {
    const balanced = await hop(new Small().table({ l1: undefined, l2: 6000 }), LINE_2, 3)
    expect(balanced?.status).toBe('BALANCED')
    expect(balanced?.reason).toContain('without an amount')
  })

  test('what is undivided cannot be checked', async () => {
    const undivided = await hop(new Small().total(), SECTION_1, 2)
    expect([undivided?.status, units(undivided?.inflow), undivided?.outflow]).toEqual(['NOT_CHECKABLE', 10_000, null])
    expect(undivided?.reason).toBe('The data has no breakdown of the € 100.00 for the plan “Plan” here.')
  })

  test('what parts hold beyond their total comes from a source of its own', async () => {
    const answer = await ask(reader(new Small().table({ l1: 4500 })), ACT)
    expect(flowLines(answer)).toContain(`unexplained-source -> ${SECTION_1} 5.00`)
    expect(imbalances(answer)).toEqual([])
  })
})

describe('a trail that begins where no amount is says what there is instead', () => {
  const said = async (small: Small, from: string, asked: Parameters<typeof ask>[2] = {}): Promise<string[]> =>
    (await ask(reader(small), from, asked)).stops.map(({ at, reason, explanation }) => `${reason} ${at} ${explanation}`)
  const DECREE = 'the directorial decree “Decree 1” of 10 March 2020'
  const row = (small: Small, key: string, target: string, amount?: number): void =>
    small.amount(`allocation/prova/${key}/oggi`, amount === undefined ? {} : { amount, part: 'MAIN' }, {
      for: target,
      act: ACT,
    })

  test('nothing: no act sets money for it', async () => {
    expect(await said(new Small(), PLAN, { direction: 'OUT' })).toContain(
      `NO_MONEY_STATED ${PLAN} This trail begins at the plan “Plan”: no act that sets money for it is in the data.`,
    )
  })

  test('amounts further up: nothing is said of what acts set', async () => {
    expect(await said(new Small().total(), SECTION_1, { direction: 'OUT' })).toContain(
      `NO_MONEY_STATED ${SECTION_1} This trail begins at section 1 “Roads” of the plan “Plan”, which has no amount of its own in the data. Trace it upstream to see whether money leads to it.`,
    )
  })

  test('the same of a walk to a goal and of its reverse', async () => {
    const small = new Small().total()
    const down = await said(small, SECTION_1, { to: LINE_1, direction: 'OUT' })
    expect(await said(small, LINE_1, { to: SECTION_1, direction: 'IN' })).toEqual(down)
  })

  test('a count: which is not an amount', async () => {
    const small = new Small().table()
    small.result(ROAD, { name: 'Roads built', value: '3', unit: 'roads' }, { by: LINE_1 })
    small.add<'REGION'>('region/it/lazio', { name: 'Lazio', istatCode: '12' })
    small.tie(ROAD, 'IN_REGION', 'region/it/lazio')
    expect(await said(small, ROAD, { direction: 'OUT' })).toEqual([
      `NO_MONEY_STATED ${ROAD} This trail begins at the result “Roads built”, which has no amount of its own in the data: what the sources state of it is a count. Trace it upstream to see whether money leads to it.`,
    ])
  })

  test('rows, and no whole', async () => {
    const small = new Small()
    row(small, 'one', PLAN, 3000)
    row(small, 'two', PLAN, 1000)
    expect(await said(small, PLAN, { direction: 'OUT' })).toContain(
      `NO_MONEY_STATED ${PLAN} For parts of the plan “Plan” there are € 30.00 and € 10.00 (approved), set by ${DECREE}; for all of it no amount is in the data.`,
    )
  })

  test('amounts for what is in it', async () => {
    const small = new Small()
    row(small, 'one', LINE_1, 3000)
    row(small, 'two', LINE_3, 1000)
    for (const [from, direction] of [
      [PLAN, 'OUT'],
      [LINE_2, 'IN'],
    ] as const)
      expect(await said(small, from, { direction })).toContain(
        `NO_MONEY_STATED ${PLAN} This trail begins at the plan “Plan”: no amount for all of it is in the data, only for what is in it.`,
      )
  })

  test('amounts that may be one money', async () => {
    const small = new Small().total()
    small.amount('allocation/prova/again/ieri', { amount: 9000 }, { for: PLAN, act: ACT })
    small.tie('allocation/prova/again/ieri', 'REDUCES', TOTAL)
    const stops = await said(small, PLAN, { direction: 'OUT' })
    expect(stops.filter(one => one.includes('approves'))).toEqual([])
    expect(stops[0]).toBe(
      `CONTRADICTED ${PLAN} Several amounts are stated for the same thing under the plan “Plan”: they may be the same money, so no total is given.`,
    )
  })

  test('empty cells', async () => {
    const small = new Small()
    row(small, 'one', PLAN)
    row(small, 'two', PLAN)
    expect(await said(small, PLAN, { direction: 'OUT' })).toContain(
      `NO_MONEY_STATED ${PLAN} The cell for its amount is printed empty; empty is not zero.`,
    )
  })

  test('money printed for something else, and stated again for it', async () => {
    const small = new Small().total()
    small.add<'PLAN'>('plan/prova/q', { name: 'Programme' })
    small.add<'SECTION'>('section/prova/q/1', { name: 'Tunnels' })
    small.tie('plan/prova/q', 'HAS_SECTION', 'section/prova/q/1')
    small.amount('allocation/prova/again/oggi', { amount: 10_000 }, { for: 'plan/prova/q', act: ACT })
    small.tie('allocation/prova/again/oggi', 'RESTATES', TOTAL)
    for (const [from, direction] of [
      ['plan/prova/q', 'OUT'],
      ['section/prova/q/1', 'IN'],
    ] as const)
      expect(await said(small, from, { direction })).toContain(
        `OTHER_FRAME allocation/prova/again/oggi The € 100.00 that ${DECREE} sets for the plan “Programme” restates € 100.00 of the same act: it is the same money, and is followed from there.`,
      )
  })

  test('movements alone', async () => {
    const small = new Small()
    small.amount('allocation/prova/back/tolto', { amount: 1000, stage: 'DECOMMITTED' }, { for: PLAN, act: ACT })
    const stops = await said(small, PLAN, { direction: 'OUT' })
    expect(stops[0]).toContain('DECOMMITTED allocation/prova/back/tolto')
    expect(stops.some(one => one.includes('no act that sets money'))).toBe(false)
  })

  test('an act that came later', async () => {
    const stops = await said(new Small().total(), PLAN, { direction: 'OUT', asOf: '2020-03-09' })
    expect(stops.map(one => one.split(' ')[0])).toContain('NOT_YET_IN_FORCE')
    expect(stops.some(one => one.includes('no act that sets money'))).toBe(false)
  })

  test('an amount that no act sets, above the place asked about', async () => {
    const small = new Small()
    small.amount(TOTAL, { grain: 'TOTAL', amount: 10_000 }, { for: PLAN })
    expect(await said(small, LINE_1, { direction: 'IN' })).toContain(
      `END_OF_DATA ${TOTAL} € 100.00 is printed for the plan “Plan”, but no act in the data sets it: it cannot be traced to an act or counted on a date.`,
    )
  })
})
