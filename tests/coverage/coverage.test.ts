import { beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { type Amount, decimalOf } from '../../src/model/money.ts'
import type { Stage } from '../../src/model/vocabulary.ts'
import type { CoverageAnswer } from '../../src/questions/coverage/answer.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import type { TraceReader } from '../../src/questions/trace/ground/gather.ts'
import { GraphBuilder } from '../derive/graphs.ts'
import { inInvented, inReport, inventedReader, reportReader } from '../sum/packages.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { units } from '../units.ts'

let reader: TraceReader
let invented: TraceReader
beforeAll(async () => {
  reader = await reportReader()
  invented = await inventedReader()
})

const act = (number: string): string => `act/anpal/dd-${number}`
const of = (
  id: string,
  stage: Stage | null = null,
  asOf: string | null = null,
  from = reader,
): Promise<CoverageAnswer> => coverage(from, { of: id, stage, asOf })
const money = (amount: Amount | null): string | null => (amount === null ? null : decimalOf(amount))
/** `LINE STATED 75693813.21 85.18`, or `INDICATOR INFERRED <= 121676688.00`. */
const levels = (answer: CoverageAnswer): string[] =>
  answer.levels.map(({ kind, basis, amount, upper, share }) =>
    [kind, basis, amount === null ? `<= ${money(upper)}` : money(amount), share]
      .filter(word => word !== null)
      .join(' '),
  )
/** Levels that have an amount: what lies beyond the money is only bounded. */
const paid = (answer: CoverageAnswer): string[] =>
  levels({ ...answer, levels: answer.levels.filter(({ amount }) => amount !== null) })
const stops = (answer: CoverageAnswer, reason: string): (string | null)[][] =>
  answer.deadEnds.filter(stop => stop.reason === reason).map(({ at, upperBound }) => [at, money(upperBound)])

describe('an act whose table prints rows by line and totals by fund (DD 549, L127-L149)', () => {
  test('reaches sections and funds in full, lines in part', async () => {
    const answer = await of(act('549-2019'))
    expect([answer.stage, money(answer.total), answer.total?.printed]).toEqual([
      'REDETERMINED',
      '88863414.66',
      '88.863.414,66',
    ])
    expect(paid(answer)).toEqual([
      'PLAN STATED 88863414.66 100.00',
      'SECTION COMPUTED 88863414.66 100.00',
      'LINE STATED 75693813.21 85.18',
      'ORGANISATION STATED 88863414.66 100.00',
      'FUND STATED 88863414.66 100.00',
      'AXIS STATED 87357366.97 98.31',
      'INVESTMENT_PRIORITY STATED 66245858.57 74.55',
    ])
  })

  test('reaches results and regions without an amount: at most what its lines have', async () => {
    const { levels: all } = await of(act('549-2019'))
    for (const kind of ['RESULT', 'REGION', 'CPI_GROUP', 'CRISIS']) {
      for (const level of all.filter(one => one.kind === kind)) {
        expect([kind, level.amount, level.share]).toEqual([kind, null, null])
        expect(units(level.upper)).toBeLessThanOrEqual(75_693_813_21)
      }
    }
    // Nothing measures a line of the older plan: an equal name in it is another frame.
    expect(all.filter(({ kind }) => kind === 'INDICATOR')).toEqual([])
  })

  test('ends at the coordination of each section, at the mixed axis, and at every line', async () => {
    const answer = await of(act('549-2019'))
    expect(stops(answer, 'UNDIVIDED').filter(([at]) => !at?.startsWith('line/'))).toEqual([
      [act('549-2019'), '22617556.09'],
      [inReport('l129/dd-549'), '5808125.38'],
      [inReport('l135/dd-549'), '5855428.38'],
      [inReport('l139/dd-549'), '1506047.69'],
    ])
    expect(stops(answer, 'MIXED_AXIS')).toEqual([['axis/pon-spao/1-4', '1506047.69']])
    const lines = [...stops(answer, 'UNDIVIDED'), ...stops(answer, 'END_OF_DATA')].filter(([at]) =>
      at?.startsWith('line/'),
    )
    expect(new Set(lines.map(([at]) => at)).size).toBe(15)
    expect(lines).toHaveLength(15)
    expect(lines).toContainEqual(['line/anpal-servizi/2017-2020/5', '29575141.55'])
    for (const { explanation } of answer.deadEnds) expect(explanation).toMatch(/^[A-Z“€0-9].{20,}\.$/)
  })

  test('what it took away is covered when it is asked for', async () => {
    const answer = await of(act('549-2019'), 'DECOMMITTED')
    expect(money(answer.total)).toBe('84920325.67')
    expect(levels(answer)).toContain('LINE STATED 73180187.37 86.18')
  })
})

describe('acts that say less (DD 269, L85; DD 290, L94), or more (DD 570, L191-L232)', () => {
  test('DD 269 reaches the plan and two bodies; lines only by a bound', async () => {
    const answer = await of(act('269-2017'))
    expect(paid(answer)).toEqual(['PLAN STATED 199506051.62 100.00', 'ORGANISATION STATED 199506051.62 100.00'])
    expect(levels(answer)).toContain('SECTION STATED <= 199506051.62')
    expect(levels(answer)).toContain('LINE STATED <= 199506051.62')
    // What came of the narrower plan is bounded by what its own act prints again (L94).
    for (const { kind, upper } of answer.levels) if (kind === 'REGION') expect(money(upper)).toBe('173783740.34')
    expect(stops(answer, 'UNDIVIDED')).toEqual([['plan/anpal/piano-integrato', '199506051.62']])
  })

  test('DD 570 counts lines by how they are known, and bounds the indicators by the sections whose names they carry', async () => {
    const answer = await of(act('570-2019'))
    expect([answer.stage, money(answer.total)]).toEqual(['APPROVED', '164313744.00'])
    expect(paid(answer)).toEqual([
      'PLAN STATED 164313744.00 100.00',
      'SECTION STATED 153541967.00 93.44',
      'LINE STATED 135861844.00 82.68',
      'LINE COMPUTED 12838014.00 7.81',
      'FUND STATED 44960569.00 27.36',
      'AXIS STATED 145093756.00 88.30',
      'INVESTMENT_PRIORITY STATED 143352726.00 87.24',
    ])
    expect(levels(answer)).toContain('INDICATOR INFERRED <= 121676688.00')
    expect(stops(answer, 'MIXED_AXIS').map(([at]) => at)).toEqual(
      ['1-2', '1-2-4', '1-4'].map(axis => `axis/pon-spao/${axis}`),
    )
    expect(stops(answer, 'UNDIVIDED')).toContainEqual(['section/anpal-servizi/2019-2021/1', '52463720.00'])
    // The general coordination stands in a row and in a subtotal of its own: one dead end.
    expect(
      stops(answer, 'UNDIVIDED')
        .filter(([at]) => at?.includes('/l19'))
        .map(([at]) => at),
    ).toEqual([inReport('l192/dd-570'), inReport('l196/dd-570')])
  })

  test('a law reaches a programme by inference, and people only by a bound', async () => {
    const answer = await of('act/it/dl-4-2019')
    expect(paid(answer)).toEqual([
      'SPENDING_PROGRAMME INFERRED 260000000.00 100.00',
      'ORGANISATION STATED 260000000.00 100.00',
    ])
    expect(levels(answer)).toContain('NAVIGATOR_COHORT INFERRED <= 260000000.00')
  })
})

describe('a plan', () => {
  test('is covered as its acts had left it by a day', async () => {
    const plan = 'plan/anpal-servizi/2017-2020'
    const on = async (day: string | null) => {
      const { stage, total } = await of(plan, null, day)
      return [stage, money(total)]
    }
    expect(await on('2017-08-01')).toEqual([null, null])
    expect(await on('2017-10-31')).toEqual(['ADMITTED', '173783740.34'])
    expect(await on('2019-10-31')).toEqual(['BUDGETED', '173783740.34'])
    expect(await on('2019-12-21')).toEqual(['REDETERMINED', '88863414.66'])
    expect(await on(null)).toEqual(['REDETERMINED', '88863414.66'])
    expect(levels(await of(plan, null, '2019-12-21'))).toEqual(levels(await of(act('549-2019'))))
  })

  test('has the money of no act where it is asked for: blanks named, and not taken for zero', async () => {
    expect((await of('plan/anpal/piano-integrato')).stage).toBe('COMMITTED')
    const answer = await of('plan/anpal/piano-integrato', 'BUDGETED')
    expect(money(answer.total)).toBe('199506051.62')
    expect(levels(answer)).toContain('LINE STATED 174230152.98 87.33')
    expect(stops(answer, 'NO_MONEY_STATED')).toEqual([
      [inReport('l101/anpal'), '366158.90'],
      [inReport('l116/anpal-servizi'), null],
      [inReport('l117/anpal-servizi'), null],
      [inReport('l119/anpal-servizi'), null],
      [inReport('l122/anpal'), '366158.90'],
    ])
    expect((await of('plan/anpal/piano-integrato', 'BUDGETED', '2019-12-31')).total).toBeNull()
  })

  test('under an act that is replaced, or not there yet, says so', async () => {
    const replaced = await of(act('440-2019'), null, '2019-12-21')
    expect([replaced.total, replaced.levels]).toEqual([null, []])
    expect(stops(replaced, 'SUPERSEDED')).toEqual([[act('440-2019'), '173783740.34']])
    expect(stops(await of(act('549-2019'), null, '2019-12-19'), 'NOT_YET_IN_FORCE')).toEqual([
      [act('549-2019'), '88863414.66'],
    ])
  })
})

describe('the invented package', () => {
  const issuer = 'act/ministero-delle-acque'

  test('a row of a fund beside that fund’s total is not counted twice', async () => {
    const answer = await of(`${issuer}/dd-88-2021`, null, null, invented)
    expect(levels(answer)).toEqual([
      'PLAN STATED 2000000.25 100.00',
      'LINE STATED 2000000.25 100.00',
      'FUND STATED 2000000.25 100.00',
    ])
  })

  test('a section whose rows do not make its total is a contradiction, and its rows still reach their lines', async () => {
    const answer = await of(`${issuer}/dd-6-2022`, null, null, invented)
    expect(levels(answer)).toContain('SECTION STATED 4500000.00 94.74')
    expect(levels(answer)).toContain('LINE STATED 4390000.00 92.42')
    expect(stops(answer, 'CONTRADICTED')).toEqual([[inInvented('l54/dd-6'), '3000000.00']])
  })

  test('money that an act reserves for an indicator reaches it', async () => {
    expect(levels(await of(`${issuer}/dd-40-2022`, null, null, invented))).toEqual([
      'INDICATOR STATED 120000.00 100.00',
    ])
  })

  test('an act that sets no amount covers nothing', async () => {
    const answer = await of('act/comune-di-rivalta/delibera-4-2020', null, null, invented)
    expect([answer.stage, answer.total, answer.levels]).toEqual([null, null, []])
    expect(answer.deadEnds.map(({ reason }) => reason)).toEqual(['NO_MONEY_STATED'])
  })
})

describe('what lies beyond the money', () => {
  test('results, regions and employment centres are bounded by the lines that lead to them, overlaps left out', async () => {
    const builder = new GraphBuilder()
    builder.add<'ACT'>('act/prova/dd-1')
    builder.add<'PLAN'>('plan/prova/p')
    builder.add<'TABLE'>('table/prova/t')
    builder.add<'REGION'>('region/molise', { istatCode: '14' })
    builder.add<'CPI_GROUP'>('cpi-group/prova/cpi', { size: 9 })
    const place = { table: 'table/prova/t' }
    const total = 'allocation/prova/l9/oggi'
    builder.amount(total, { ...place, grain: 'TOTAL', amount: 60_000 }, { for: 'plan/prova/p', act: 'act/prova/dd-1' })
    for (const line of [1, 2, 3]) {
      builder.add<'LINE'>(`line/prova/p/${line}`)
      builder.tie('plan/prova/p', 'HAS_LINE', `line/prova/p/${line}`)
      builder.amount(
        `allocation/prova/l${line}/oggi`,
        { ...place, amount: line * 10_000 },
        { for: `line/prova/p/${line}`, act: 'act/prova/dd-1', partOf: [[total, 'LINE']] },
      )
    }
    for (const [line, result] of [
      [1, 'a'],
      [1, 'b'],
      [2, 'c'],
    ]) {
      builder.add<'RESULT'>(`result/prova/${result}`)
      builder.tie(`line/prova/p/${line}`, 'ACHIEVED', `result/prova/${result}`)
      builder.tie(`result/prova/${result}`, 'IN_REGION', 'region/molise')
    }
    builder.tie('result/prova/c', 'INVOLVES', 'cpi-group/prova/cpi')
    const answer = await of('act/prova/dd-1', null, null, memoryReader(derive(builder.graph)))
    expect(levels(answer)).toEqual([
      'PLAN STATED 600.00 100.00',
      'LINE STATED 600.00 100.00',
      'RESULT STATED <= 300.00',
      'CPI_GROUP STATED <= 200.00',
      'REGION STATED <= 300.00',
    ])
    expect(answer.deadEnds.map(({ at, reason }) => [at, reason])).toEqual([
      ['cpi-group/prova/cpi', 'COUNT_ONLY'],
      ['line/prova/p/1', 'UNDIVIDED'],
      ['line/prova/p/2', 'UNDIVIDED'],
      ['line/prova/p/3', 'END_OF_DATA'],
    ])
  })
})

describe('what cannot be asked', () => {
  test('unknown ids, other kinds, days that are none', async () => {
    await expect(of('act/nowhere/dd-1')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(of('section/anpal-servizi/2019-2021/1')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await expect(of(act('549-2019'), null, '2019-02-30')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})
