import { beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { EntityKind } from '../../src/model/kinds.ts'
import type { TraceReader } from '../../src/questions/trace/ground/gather.ts'
import { memoryReader } from './memory-reader.ts'
import { ask, decimal, stopLines } from './report.ts'
import { ACT, LATER, LINE_1, LINE_2, PLAN, SECTION_1, Small, TOTAL } from './small.ts'

const small = (one: Small) => memoryReader(one.done())
const DD_570 = 'act/anpal/dd-570-2019'
const DD_549 = 'act/anpal/dd-549-2019'

describe('asked about in either direction', () => {
  let reader: TraceReader
  let ids: (kind: EntityKind) => string[]
  beforeAll(async () => {
    const graph = derive(await readPackages([new URL('../../data/rapporto-2019', import.meta.url).pathname]))
    reader = memoryReader(graph)
    ids = kind => [...graph.entities.values()].filter(one => one.kind === kind).map(one => one.id)
  })

  for (const kind of [
    'REGION',
    'FUND',
    'AXIS',
    'INVESTMENT_PRIORITY',
    'ORGANISATION',
    'CPI_GROUP',
    'COMPANY',
    'INDICATOR',
  ] as const)
    test(`every ${kind.toLowerCase().replace('_', ' ')} is followed upwards, and says why where nothing comes to it`, async () => {
      for (const id of ids(kind)) {
        const { direction, routes, stops } = await ask(reader, id)
        expect([id, direction]).toEqual([id, 'IN'])
        if (routes.length === 0) expect(stops.length).toBeGreaterThan(0)
        for (const { explanation } of stops) expect(explanation).toMatch(/^[“A-Z€].*\.$/)
      }
    })

  test('each of the 22 regions, of one of which nothing is held: it is no part of all regions, and nobody names it', async () => {
    expect(ids('REGION')).toHaveLength(22)
    const silent: string[] = []
    for (const id of ids('REGION')) {
      const answer = await ask(reader, id)
      if (answer.verdict === 'EXPLORED') expect(answer.stops.some(stop => stop.reason === 'UNDIVIDED')).toBe(true)
      else {
        silent.push(id)
        expect(answer.stops.map(stop => [stop.at, stop.reason])).toEqual([[id, 'END_OF_DATA']])
      }
    }
    expect(silent).toEqual(['region/bolzano'])
  })

  test('an indicator that no name ties to a section or a line states no money, whatever states its figure again', async () => {
    for (const line of ['l309', 'l310']) {
      const answer = await ask(reader, `indicator/rapporto-2019/${line}`)
      expect(answer.stops.map(stop => stop.reason)).toEqual(['OTHER_FRAME', 'NO_MONEY_STATED'])
      expect(answer.stops[1]?.explanation).toContain('It is classified under')
    }
  })

  test('a company is asked about at its crisis', async () => {
    const [stop] = (await ask(reader, 'company/qui-group')).stops
    expect(stop?.explanation).toContain('as the company of the crisis “Qui! Group”: trace from there')
  })

  test('what is only counted carries the most that can have come to it', async () => {
    const counted = async (from: string, at: string) => {
      const { stops } = await ask(reader, from)
      return decimal(stops.find(stop => stop.at === at && stop.reason === 'COUNT_ONLY')?.upperBound)
    }
    expect(await counted('act/it/dl-4-2019', 'cpi-group/rapporto-2019/l615-407')).toBe('260000000.00')
    expect(await counted(DD_570, 'cpi-group/rapporto-2019/l451-268')).toBe('2531340.00')
    expect(await counted('cpi-group/rapporto-2019/l391-199', 'cpi-group/rapporto-2019/l391-199')).toBe('173783740.34')
  })

  test('an equal name is reported with the plan and the programme of both lines', async () => {
    const { stops } = await ask(reader, 'line/anpal-servizi/164n/10')
    const why = stops.find(stop => stop.reason === 'NAME_ONLY')?.explanation
    expect(why).toMatch(/^Line 10 “.*” of the spending programme “COMPA.*” has the same name as/)
    expect(why).toContain('of the plan “Piano integrato')
  })

  test('a citation names the decree by issuer, number and day, and the line by number and plan', async () => {
    const { citation } = await ask(reader, DD_570, { to: 'line/anpal-servizi/2019-2021/4' })
    expect(citation).toMatch(
      /^Trace of public money from the ANPAL directorial decree 570 of 23 December 2019 to line 4 “Gestione .*” of the plan “Piano operativo ANPAL Servizi 2019-2021”: reached\./,
    )
  })

  test('a hop with a computed amount is computed, by the rule of the amount', async () => {
    const of = async (from: string, to: string) => {
      const [route] = (await ask(reader, from, { to })).routes
      return [route?.weakest, route?.hops.map(hop => [hop.basis, hop.rule])]
    }
    const stated = ['STATED', null]
    const computed = ['COMPUTED', 'sum-of-parts']
    expect(await of(DD_570, 'line/anpal-servizi/2019-2021/14')).toEqual([
      'COMPUTED',
      [stated, stated, stated, computed],
    ])
    expect(await of(DD_549, 'section/anpal-servizi/2017-2020/1')).toEqual(['COMPUTED', [stated, stated, computed]])
    expect(await of(DD_570, 'line/anpal-servizi/2019-2021/4')).toEqual(['STATED', [stated, stated, stated, stated]])
  })

  test('an order of results that a rule concludes is said to be a conclusion', async () => {
    const { routes } = await ask(reader, DD_549, { to: 'result/rapporto-2019/l391/cigs-requests' })
    const concluded = routes.filter(route => route.weakest === 'INFERRED')
    expect(concluded.length).toBeGreaterThan(0)
    for (const { attribution } of concluded) expect(attribution?.explanation).toContain('is inferred (rule ')
  })

  test('the total that the text prints restates the one that the table prints: no hop, and that is why', async () => {
    const answer = await ask(reader, DD_570, { to: 'allocation/rapporto-2019/l187/dd-570' })
    expect(answer.verdict).toBe('STOPS_SHORT')
    expect(answer.stops[0]).toMatchObject({ at: 'allocation/rapporto-2019/l187/dd-570', reason: 'OTHER_FRAME' })
    expect(answer.stops[0]?.explanation).toContain('restates € 164,313,744.00')
    expect(answer.attribution?.explanation).toBe(answer.stops[0]?.explanation)
  })
})

describe('to an amount', () => {
  const first = async (one: Small, from: string, to: string, direction: 'OUT' | 'BOTH' = 'OUT') => {
    const answer = await ask(small(one), from, { to, direction })
    return [answer.routes.length, stopLines(answer)[0] ?? null]
  }
  const row = (key: string) => `allocation/prova/${key}/oggi`

  test('that the act sets there is one hop, whatever it is a part of', async () => {
    for (const key of [TOTAL, row('s1'), row('l1')])
      expect(await first(new Small().table(), ACT, key)).toEqual([1, null])
  })

  test('that takes money back there is none: it lowers another', async () => {
    const one = new Small().table()
    one.amount(row('back'), { amount: 500, stage: 'DECOMMITTED' }, { for: PLAN, act: ACT })
    expect(await first(one, ACT, row('back'))).toEqual([0, `DECOMMITTED ${row('back')} 5.00`])
  })

  test('that the same act prints again there is none', async () => {
    const one = new Small().table()
    one.amount(row('text'), { amount: 10_100, grain: 'TEXT' }, { for: PLAN, act: ACT })
    one.tie(row('text'), 'RESTATES', TOTAL)
    expect(await first(one, ACT, row('text'))).toEqual([0, `OTHER_FRAME ${row('text')} 101.00`])
  })

  test('that a later act put in place of it, or in place of what it is inside of, there is none', async () => {
    const one = new Small().table()
    one.amount(row('later'), { amount: 7000, stage: 'REDETERMINED' }, { for: PLAN, act: LATER })
    one.tie(row('later'), 'SUPERSEDES', TOTAL)
    expect(await first(one, ACT, row('later'))).toEqual([0, `SUPERSEDED ${row('later')} 70.00`])
  })

  test('that is a part of an amount, or the whole of it, there is none: no total is walked into its parts', async () => {
    const one = new Small().table()
    expect(await first(one, TOTAL, row('l1'))).toEqual([0, `OTHER_FRAME ${row('l1')} 40.00`])
    expect(await first(one, row('l1'), TOTAL)).toEqual([0, `OTHER_FRAME ${TOTAL} 100.00`])
  })

  test('from what it is for, the answer is the other way', async () => {
    const one = new Small().table()
    expect(await first(one, LINE_1, row('l1'))).toEqual([0, `END_OF_DATA ${row('l1')} 40.00`])
    expect(await first(one, LINE_1, row('l1'), 'BOTH')).toEqual([1, null])
    expect(await first(one, SECTION_1, row('l1'))).toEqual([0, `END_OF_DATA ${row('l1')} 40.00`])
    expect(await first(one, LINE_2, row('l1'))).toEqual([0, `END_OF_DATA ${row('l1')} 40.00`])
    expect(await first(one, LINE_1, ACT)).toEqual([0, `END_OF_DATA ${ACT} null`])
  })
})

test('the name of a decree holds what sources state of it, and no more', async () => {
  const one = new Small().total()
  one.add<'ACT'>('act/prova/d', {
    name: 'D',
    actKind: 'MINISTERIAL_DECREE',
    number: '7',
    status: 'DRAFT',
    date: '2020-05-31',
    datePrecision: 'MONTH',
  })
  one.amount('allocation/prova/d/d', { amount: 100 }, { for: LINE_1, act: 'act/prova/d' })
  const cited = async () => (await ask(small(one), 'act/prova/d')).citation
  expect(await cited()).toContain('from the draft ministerial decree 7 of May 2020:')
  one.add<'ACT'>('act/prova/e', { name: 'decreto 31 maggio 2020', date: '2020-05-31', datePrecision: 'DAY' })
  one.add<'ACT'>('act/prova/f', { name: 'decreto 3 maggio 2020', date: '2020-05-31', datePrecision: 'DAY' })
  const called = async (id: string) => (await ask(small(one), id)).citation
  expect(await called('act/prova/e')).toContain('from the directorial decree “decreto 31 maggio 2020”:')
  expect(await called('act/prova/f')).toContain('from the directorial decree “decreto 3 maggio 2020” of 31 May 2020:')
  one.add<'ORGANISATION'>('organisation/m', { name: 'Ministry' } as never)
  one.tie('act/prova/d', 'ISSUED_BY', 'organisation/m')
  expect(await cited()).toContain('from the draft Ministry ministerial decree 7 of May 2020:')
})
