import { beforeAll, describe, expect, test } from 'vitest'
import type { TraceReader } from '../../src/questions/trace/ground/gather.ts'
import { memoryReader } from './memory-reader.ts'
import { type Asked, ask, reportReader } from './report.ts'
import { ACT, INDICATOR, LATER, LINE_1, LINE_2, LINE_3, PLAN, Small } from './small.ts'

const first = async (reader: TraceReader, from: string, asked: Asked) => {
  const { stops, attribution } = await ask(reader, from, asked)
  return { ...stops[0], attribution: attribution?.explanation ?? '', stops }
}
const small = (one: Small) => memoryReader(one.done())

describe('the first stop says why the goal is not reached, and so does the attribution', () => {
  test('the act was not there yet on the day', async () => {
    const { reason, explanation, attribution } = await first(small(new Small().table()), ACT, {
      to: LINE_1,
      asOf: '2020-03-09',
    })
    expect([reason, attribution.endsWith(explanation ?? 'no')]).toEqual(['NOT_YET_IN_FORCE', true])
  })

  test('the amount had been replaced by the day, also where other money of the act is still followed', async () => {
    const one = new Small().table()
    one.add<'PLAN'>('plan/prova/other', { name: 'Other' })
    one.amount('allocation/prova/other/oggi', { amount: 100 }, { for: 'plan/prova/other', act: ACT })
    one.amount('allocation/prova/later/poi', { amount: 3000, stage: 'REDETERMINED' }, { for: PLAN, act: LATER })
    one.tie('allocation/prova/later/poi', 'SUPERSEDES', 'allocation/prova/l9/oggi')
    const { reason, explanation, attribution } = await first(small(one), ACT, { to: LINE_1, asOf: '2022-01-01' })
    expect([reason, attribution.endsWith(explanation ?? 'no')]).toEqual(['SUPERSEDED', true])
  })

  test('nothing leads to the goal at all', async () => {
    const one = new Small().table()
    one.add<'REGION'>('region/prova', { name: 'Far', istatCode: '01' })
    const { at, explanation, attribution } = await first(small(one), ACT, { to: 'region/prova' })
    expect([at, explanation]).toEqual([
      'region/prova',
      'Nothing in the data that money pays for took place in the region “Far”.',
    ])
    expect(attribution).toContain('Nothing in the data')
    expect((await first(small(one), ACT, { to: INDICATOR })).reason).toBe('NO_MONEY_STATED')
  })

  test('the goal has money of others, who are named; only who asks from no act is sent to them', async () => {
    const one = new Small().table()
    one.add<'FUND'>('fund/prova', { name: 'Chest' } as never)
    one.amount('allocation/prova/chest/poi', { amount: 100 }, { for: LINE_3, act: LATER })
    one.tie('allocation/prova/chest/poi', 'CHARGED_TO', 'fund/prova')
    const of = (from: string) => first(small(one), from, { to: 'fund/prova' })
    const fromAct = await of(ACT)
    expect([fromAct.at, fromAct.explanation]).toEqual([
      'fund/prova',
      'No route of money leads to the fund “Chest” from the directorial decree “Decree 1” of 10 March 2020. Money is followed to it from the directorial decree “Decree 2” of June 2021.',
    ])
    const fromLine = await of(LINE_1)
    expect(fromLine.explanation).toMatch(/ Trace the goal upstream to see where its own money comes from\.$/)
  })

  test('after it the ends of the walks that came nearest, then the rest', async () => {
    const one = new Small().table()
    one.add<'COMPANY'>('company/prova', { name: 'Works' } as never)
    one.add<'CRISIS'>('crisis/prova', { name: 'Works closed' })
    one.add<'CRISIS'>('crisis/another', { name: 'Another' })
    one.tie(LINE_1, 'HANDLES', 'crisis/another')
    one.tie(LINE_2, 'HANDLES', 'crisis/prova')
    one.tie('crisis/prova', 'AFFECTS', 'company/prova')
    const { stops } = await first(small(one), ACT, { to: 'company/prova' })
    expect(stops.map(stop => stop.at)).toEqual(['company/prova', LINE_2, LINE_1, LINE_3])
  })
})

describe('an act that only touches another', () => {
  test('a law that converts a decree-law names it, and where to ask', async () => {
    const one = new Small().table()
    one.add<'ACT'>('act/prova/law', { name: 'Law', actKind: 'LAW', number: '26' })
    one.tie('act/prova/law', 'CONVERTS', ACT)
    for (const to of [null, LINE_1]) {
      const { reason, explanation } = await first(small(one), 'act/prova/law', { to })
      expect(reason).toBe('NO_MONEY_STATED')
      expect(explanation).toMatch(
        /It converts the directorial decree “Decree 1” of 10 March 2020, which sets money: start from there/,
      )
      expect(explanation).toContain(`(${ACT})`)
    }
    const { verdict } = await ask(small(one), 'act/prova/law')
    expect(verdict).toBe('NO_ROUTE')
  })

  test('one that amends a plan without an amount for it stops there, and one with an amount does not', async () => {
    const one = new Small().table()
    one.add<'PLAN'>('plan/prova/old', { name: 'Old' })
    one.tie(ACT, 'AMENDS', 'plan/prova/old')
    one.tie(ACT, 'AMENDS', PLAN)
    const why =
      'The directorial decree “Decree 1” of 10 March 2020 amends the plan “Old”, but no amount that it sets for it is in the data.'
    const stated = (await ask(small(one), ACT)).stops.filter(stop => stop.explanation.includes(' amends '))
    expect(stated.map(({ at, reason, explanation }) => [at, reason, explanation])).toEqual([
      ['plan/prova/old', 'NO_MONEY_STATED', why],
    ])
    const asked = await first(small(one), ACT, { to: 'plan/prova/old' })
    expect([asked.at, asked.explanation]).toEqual(['plan/prova/old', why])
    expect((await ask(small(one), ACT, { to: LINE_1 })).stops).toEqual([])
  })
})

describe('of the report', () => {
  let report: TraceReader
  beforeAll(async () => {
    report = await reportReader()
  })
  const DD_570 = 'act/anpal/dd-570-2019'
  const DD_440 = 'act/anpal/dd-440-2019'

  for (const [from, to, asOf, at, reason] of [
    [DD_570, 'indicator/rapporto-2019/l291', '2019-12-21', DD_570, 'NOT_YET_IN_FORCE'],
    [DD_440, 'line/anpal-servizi/2017-2020/5', '2019-12-31', 'allocation/rapporto-2019/l149/dd-440', 'SUPERSEDED'],
    [DD_570, 'indicator/rapporto-2019/l309', null, 'indicator/rapporto-2019/l309', 'NO_MONEY_STATED'],
    [DD_570, 'fund/pon-spao', null, 'fund/pon-spao', 'END_OF_DATA'],
    [DD_440, 'plan/anpal/piano-integrato', null, 'plan/anpal/piano-integrato', 'NO_MONEY_STATED'],
    [DD_570, 'plan/anpal-servizi/2017-2020', null, 'plan/anpal-servizi/2017-2020', 'NO_MONEY_STATED'],
    ['act/it/l-26-2019', null, null, 'act/it/l-26-2019', 'NO_MONEY_STATED'],
  ] as const)
    test(`from ${from} to ${to ?? 'anywhere'}${asOf === null ? '' : ` on ${asOf}`} the first stop is ${reason}`, async () => {
      const [stop] = (await ask(report, from, { to, asOf })).stops
      expect([stop?.at, stop?.reason]).toEqual([at, reason])
    })
})
