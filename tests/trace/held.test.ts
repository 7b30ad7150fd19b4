import { beforeAll, describe, expect, test } from 'vitest'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import type { TraceReader } from '../../src/questions/trace/ground/gather.ts'
import { memoryReader } from './memory-reader.ts'
import { ask, reportReader } from './report.ts'
import { ACT, INDICATOR, LINE_1, LINE_2, PLAN, SECTION_1, Small, TOTAL } from './small.ts'

const reader = (small: Small) => memoryReader(small.done())
const stated = async (small: Small, from = ACT, to: string | null = null) =>
  (await ask(reader(small), from, { to })).stops.map(stop => stop.explanation)
const deadEnds = async (small: Small, of = ACT) =>
  (await coverage(reader(small), { of, stage: null, asOf: null })).deadEnds.map(stop => stop.explanation)

describe('a stop speaks of what is in the data, never for the source', () => {
  const ended = 'is in the data, so its money cannot be followed further.'

  test('where nothing follows, that no result is in the data', async () => {
    for (const all of [await stated(new Small().table()), await deadEnds(new Small().table())])
      expect(all).toContain(`No result of this line of activity ${ended}`)
  })

  test('of a plan without anything in it, that no section, line or result is', async () => {
    const small = new Small().total()
    small.add<'PLAN'>('plan/prova/bare', { name: 'Bare' })
    small.amount('allocation/prova/bare/oggi', { amount: 700 }, { for: 'plan/prova/bare', act: ACT })
    for (const all of [await stated(small), await deadEnds(small)])
      expect(all).toContain(`No section, line or result of this plan ${ended}`)
  })

  test('results are counted as in the data, regions as named', async () => {
    const small = new Small().table()
    for (const one of ['a', 'b']) small.add<'RESULT'>(`result/prova/${one}`)
    small.tie(LINE_1, 'ACHIEVED', 'result/prova/a')
    small.tie(LINE_1, 'ACHIEVED', 'result/prova/b')
    small.tie(LINE_2, 'ACHIEVED', 'result/prova/a')
    small.add<'REGION'>('region/prova', { istatCode: '01' })
    small.tie(LINE_1, 'IN_REGION', 'region/prova')
    for (const all of [await stated(small), await deadEnds(small)]) {
      expect(all.join(' ')).toMatch(/its 2 results\b/)
      expect(all.join(' ')).toMatch(/the one region named/)
      expect(all.join(' ')).toMatch(/its one result\b/)
    }
  })

  test('an indicator of a section that measures none of its lines measures the section as a whole', async () => {
    const small = new Small().table()
    for (const one of ['whole', 'lines']) small.add<'INDICATOR'>(`indicator/prova/${one}`)
    small.tie('indicator/prova/whole', 'MEASURES', SECTION_1)
    small.tie('indicator/prova/lines', 'MEASURES', SECTION_1)
    small.tie('indicator/prova/lines', 'MEASURES', LINE_1)
    const all = (await stated(small, ACT, 'indicator/prova/whole')).join(' ')
    expect(all).toContain('the one indicator that measures the section as a whole')
    expect((await stated(small, ACT, 'indicator/prova/lines')).join(' ')).toContain(
      'the one indicator that measures it.',
    )
  })

  test('nor where nothing leads to a thing, or no amount is set', async () => {
    const small = new Small().total()
    for (const id of [TOTAL, PLAN, SECTION_1, LINE_1, INDICATOR])
      for (const direction of ['IN', 'OUT'] as const)
        for (const { explanation } of (await ask(reader(small), id, { direction })).stops)
          expect(explanation).not.toMatch(SPEAKS_FOR_SOURCES)
  })
})

const SPEAKS_FOR_SOURCES = /[Nn]o source (says|names|divides|prints|states|dates|ties)|sources hold|nobody/

describe('of the report', () => {
  let report: TraceReader
  beforeAll(async () => {
    report = await reportReader()
  })

  for (const act of ['dd-269-2017', 'dd-290-2017', 'dd-440-2019', 'dd-549-2019', 'dd-570-2019'])
    test(`no stop and no dead end of ${act} says what no source says`, async () => {
      const of = `act/anpal/${act}`
      const ends = [
        ...(await ask(report, of)).stops,
        ...(await coverage(report, { of, stage: null, asOf: null })).deadEnds,
      ]
      for (const { explanation } of ends) expect(explanation).not.toMatch(SPEAKS_FOR_SOURCES)
    })
})
