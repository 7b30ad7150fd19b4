import { beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { type Amount, decimalFrom, decimalOf } from '../../src/model/money.ts'
import type { ChangeAnswer, DiffAnswer } from '../../src/questions/diff/answer.ts'
import { diff } from '../../src/questions/diff/diff.ts'
import type { DiffReader } from '../../src/questions/diff/statement.ts'
import { GraphBuilder } from '../derive/graphs.ts'
import { money as crafted, type Row } from '../ledger/crafted.ts'
import { inInvented, inReport, inventedReader, reportReader } from '../sum/packages.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { units } from '../units.ts'

const [DD269, DD290, DD440, DD549, DD570] = ['269-2017', '290-2017', '440-2019', '549-2019', '570-2019'].map(
  number => `act/anpal/dd-${number}`,
) as [string, string, string, string, string]

let reader: DiffReader
beforeAll(async () => {
  reader = await reportReader()
})

const money = (amount: Amount | null): string | null => (amount === null ? null : decimalOf(amount))
const totals = ({ before, after, declared, residual }: DiffAnswer) => [before, after, declared, residual].map(money)
const rowFor = (answer: DiffAnswer, target: string): ChangeAnswer | undefined =>
  answer.changes.find(change => change.target === target)
const statuses = (answer: DiffAnswer): string[] => [...new Set(answer.changes.map(({ status }) => status))].sort()
const sumOfDeltas = (answer: DiffAnswer): string =>
  decimalFrom(
    answer.changes.reduce((sum, { delta }) => sum + (units(delta) ?? 0), 0),
    'EUR',
  )

describe('DD 440 to DD 549 (L127-L149)', () => {
  test('the totals differ by one cent more than the movement that is declared', async () => {
    const answer = await diff(reader, DD440, DD549)
    expect(totals(answer)).toEqual(['173783740.34', '88863414.66', '84920325.67', '0.01'])
    expect(sumOfDeltas(answer)).toBe('-84920325.68')
    expect(answer.before?.printed).toBe('173.783.740,34')
    expect(answer.explanation).toContain('€ 84,920,325.67')
    expect(answer.explanation).toContain('5 printed figures')
  })

  test('every row of the table, once, with what the table says was taken from it', async () => {
    const { changes } = await diff(reader, DD440, DD549)
    expect(changes).toHaveLength(18)
    expect(new Set(changes.map(({ before }) => before)).size).toBe(18)
    expect(
      changes.every(({ status, declared }) => status === 'DECREASED' && declared?.endsWith('dd-549-decommitted')),
    ).toBe(true)
    expect(changes.find(({ target }) => target === 'line/anpal-servizi/2017-2020/5')).toEqual({
      target: 'line/anpal-servizi/2017-2020/5',
      part: 'WHOLE',
      fund: 'fund/poc-spao',
      beneficiary: null,
      status: 'DECREASED',
      before: inReport('l134/dd-440'),
      after: inReport('l134/dd-549'),
      delta: { minor: -2440754773, currency: 'EUR', precision: 'CENT', printed: null },
      declared: inReport('l134/dd-549-decommitted'),
      share: '-45.21',
      reason: null,
    })
  })

  test('rows for the coordination of a section are rows of their own', async () => {
    const row = rowFor(await diff(reader, DD440, DD549), 'section/anpal-servizi/2017-2020/1')
    expect(row).toMatchObject({ part: 'COORDINATION', before: inReport('l129/dd-440'), delta: { minor: -477213614 } })
  })

  test('the cent is in three rows, in the total of a fund and in the total of all (L129, L133, L146, L147, L149)', async () => {
    const answer = await diff(reader, DD440, DD549)
    const broken = async (changes: readonly ChangeAnswer[]): Promise<string[]> => {
      const found = []
      for (const { delta, declared } of changes) {
        const moved = await reader.entity(declared ?? '')
        if (moved?.kind === 'ALLOCATION' && moved.properties.amount !== -(units(delta) ?? 0)) found.push(moved.id)
      }
      return found.sort()
    }
    const moved = (lines: number[]) => lines.map(line => inReport(`l${line}/dd-549-decommitted`))
    expect(await broken(answer.changes)).toEqual(moved([129, 133, 146]))
    // Computed totals carry what their rows do: in section 1 the cents of L129 and L133 make up for each other.
    expect((await broken(answer.totals)).filter(id => !id.includes('computed'))).toEqual(moved([147, 149]))
  })

  test('totals of sections and funds stand beside the rows, and are no rows', async () => {
    const { changes, totals: held } = await diff(reader, DD440, DD549)
    expect(held.map(({ target, fund, delta }) => [target, fund, money(delta)])).toEqual([
      ['plan/anpal-servizi/2017-2020', null, '-84920325.68'],
      ['plan/anpal-servizi/2017-2020', 'fund/poc-spao', '-45564558.93'],
      ['plan/anpal-servizi/2017-2020', 'fund/pon-spao', '-39355766.75'],
      ['section/anpal-servizi/2017-2020/1', null, '-34737404.02'],
      ['section/anpal-servizi/2017-2020/2', null, '-35666175.02'],
      ['section/anpal-servizi/2017-2020/3', null, '-14516746.64'],
    ])
    expect(changes.filter(({ target }) => target.startsWith('plan/'))).toEqual([])
  })

  test('backwards it mirrors', async () => {
    const back = await diff(reader, DD549, DD440)
    expect(totals(back)).toEqual(['88863414.66', '173783740.34', '-84920325.67', '-0.01'])
    expect(statuses(back)).toEqual(['INCREASED'])
    expect(sumOfDeltas(back)).toBe('84920325.68')
  })
})

describe('what cannot be compared', () => {
  test('an unchanged total whose parts only the later act prints (DD 290, DD 440)', async () => {
    const answer = await diff(reader, DD290, DD440)
    expect(totals(answer)).toEqual(['173783740.34', '173783740.34', null, '0.00'])
    expect(rowFor(answer, 'plan/anpal-servizi/2017-2020')).toMatchObject({
      status: 'UNCHANGED',
      before: inReport('l94/dd-290'),
      after: inReport('l149/dd-440'),
      delta: { minor: 0 },
      share: '0.00',
    })
    const rest = answer.changes.filter(({ target }) => target !== 'plan/anpal-servizi/2017-2020')
    expect(rest).toHaveLength(18)
    expect(
      rest.every(({ status, before, delta }) => status === 'NOT_COMPARABLE' && before === null && delta === null),
    ).toBe(true)
    expect(new Set(rest.map(({ reason }) => reason)).size).toBe(1)
    expect(rest[0]?.reason).toContain('€ 173,783,740.34 for the whole, undivided')
  })

  test('a total that has changed, with the movement that the later act declares (DD 290, DD 549)', async () => {
    const answer = await diff(reader, DD290, DD549)
    expect(totals(answer)).toEqual(['173783740.34', '88863414.66', '84920325.67', '0.01'])
    expect(rowFor(answer, 'plan/anpal-servizi/2017-2020')).toMatchObject({ status: 'DECREASED', share: '-48.87' })
    // A fund's total of the one act is no share of the undivided total of the other, whichever comes first.
    expect(answer.explanation).toContain('in one printed figure')
    expect((await diff(reader, DD549, DD290)).explanation).toContain('in one printed figure')
  })

  test('acts on different plans, also where a figure is the same (DD 269 and DD 290, L85 and L94)', async () => {
    const answer = await diff(reader, DD269, DD290)
    expect(totals(answer)).toEqual(['199506051.62', '173783740.34', null, null])
    expect(statuses(answer)).toEqual(['NOT_COMPARABLE'])
    expect(answer.changes.every(({ before, after }) => before === null || after === null)).toBe(true)
    expect(answer.explanation).toContain('different plans')
    expect(answer.explanation).toContain('implements a part of')
    expect(answer.changes.every(({ reason }) => reason?.includes('sets no money for'))).toBe(true)
  })

  test('an older plan and the one that continues it: nobody says what of the new is new money (DD 549, DD 570)', async () => {
    const answer = await diff(reader, DD549, DD570)
    expect(totals(answer)).toEqual(['88863414.66', '164313744.00', null, null])
    expect(statuses(answer)).toEqual(['NOT_COMPARABLE'])
    expect(answer.explanation).toContain('how much of its money is new')
    // The general coordination is printed in a row and, alone, in its subtotal: one row.
    expect(answer.changes.filter(({ target }) => target === 'plan/anpal-servizi/2019-2021')).toHaveLength(1)
  })

  test('a blank beside a printed zero, with its movement (invented package, L35)', async () => {
    const invented = await inventedReader()
    const issuer = 'act/ministero-delle-acque'
    const answer = await diff(invented, `${issuer}/dd-31-2020`, `${issuer}/dd-88-2021`)
    expect(totals(answer)).toEqual(['3200000.00', '2000000.25', '1199999.75', '0.00'])
    expect(rowFor(answer, 'line/comune-di-rivalta/acque-2020-2022/3')).toMatchObject({
      status: 'NOT_COMPARABLE',
      before: inInvented('l35/dd-31'),
      after: inInvented('l35/dd-88'),
      delta: null,
      declared: inInvented('l35/disimpegno'),
      reason:
        '“Decreto Direttoriale n. 31” prints this row without an amount; an amount that is not stated is not zero.',
    })
    expect(rowFor(answer, 'line/comune-di-rivalta/acque-2020-2022/1')).toMatchObject({
      delta: { minor: -35000025 },
      share: '-28.00',
    })
    expect(answer.explanation).toContain('one printed figure')
  })

  test('an act that sets no amount', async () => {
    const answer = await diff(
      await inventedReader(),
      'act/ministero-delle-acque/dd-12-2019',
      'act/comune-di-rivalta/delibera-4-2020',
    )
    expect(totals(answer)).toEqual(['5000000.00', null, null, null])
    expect(answer.explanation).toBe(
      'No amount that “Delibera n. 4” sets is in the data. So there is nothing to compare.',
    )
    expect(new Set(answer.changes.map(({ reason }) => reason))).toEqual(
      new Set(['No source gives an amount that “Delibera n. 4” sets.']),
    )
  })

  test('an act with itself changes nothing', async () => {
    const answer = await diff(reader, DD549, DD549)
    expect(statuses(answer)).toEqual(['UNCHANGED'])
    expect(totals(answer)).toEqual(['88863414.66', '88863414.66', null, '0.00'])
  })
})

/** Two acts on a plan of one section; each gives its rows as line -> amount, null for a blank, and its total or none. */
async function twoActs(earlier: Setting, later: Setting): Promise<DiffAnswer> {
  const builder = new GraphBuilder()
  builder.add<'PLAN'>('plan/prova/p')
  builder.add<'TABLE'>('table/prova/t')
  for (const fund of ['a', 'b']) builder.add<'FUND'>(`fund/${fund}`)
  for (const line of ['1', '2', '3']) {
    builder.add<'LINE'>(`line/prova/p/${line}`)
    builder.tie('plan/prova/p', 'HAS_LINE', `line/prova/p/${line}`)
  }
  for (const [name, { total, rows }] of [
    ['prima', earlier],
    ['dopo', later],
  ] as const) {
    const act = `act/prova/${name}`
    builder.add<'ACT'>(act, { date: name === 'prima' ? '2020-01-01' : '2021-01-01' })
    const [place, above] = [{ table: 'table/prova/t' }, `allocation/prova/tot/${name}`]
    if (total !== null) builder.amount(above, { ...place, grain: 'TOTAL', amount: total }, { for: 'plan/prova/p', act })
    for (const [key, amount] of Object.entries(rows)) {
      const [line, fund] = key.split(' ')
      const id = `allocation/prova/l${key.replace(' ', '')}/${name}`
      const given = amount === null ? {} : { amount }
      builder.amount(
        id,
        { ...place, ...given },
        { for: `line/prova/p/${line}`, act, partOf: total === null ? [] : [[above, 'LINE']] },
      )
      if (fund !== undefined) builder.tie(id, 'CHARGED_TO', `fund/${fund}`)
    }
  }
  return diff(memoryReader(derive(builder.graph)), 'act/prova/prima', 'act/prova/dopo')
}

interface Setting {
  total: number | null
  rows: Record<string, number | null>
}

const reported = (answer: DiffAnswer): string[] =>
  answer.changes.map(({ target, fund, status }) =>
    [target.slice(-1), fund?.slice(-1), status].filter(Boolean).join(' '),
  )

describe('rows that one act alone prints', () => {
  test('are created or revoked where the totals show that nothing is missing', async () => {
    const answer = await twoActs({ total: 300, rows: { 1: 100, 2: 200 } }, { total: 250, rows: { 1: 100, 3: 150 } })
    expect(reported(answer)).toEqual(['1 UNCHANGED', '2 REVOKED', '3 CREATED'])
    expect(answer.changes.map(({ delta, share }) => [money(delta), share])).toEqual([
      ['0.00', '0.00'],
      ['-2.00', '-100.00'],
      ['1.50', null],
    ])
  })

  test('say nothing where the other act prints no total, a total that its rows do not make up, or a blank', async () => {
    const earlier = { total: 300, rows: { 1: 100, 2: 200 } }
    expect(reported(await twoActs(earlier, { total: null, rows: { 1: 120, 3: 5 } }))).toEqual([
      '1 INCREASED',
      '2 NOT_COMPARABLE',
      '3 NOT_COMPARABLE',
    ])
    expect(reported(await twoActs(earlier, { total: 300, rows: { 1: 120 } }))).toEqual([
      '1 INCREASED',
      '2 NOT_COMPARABLE',
    ])
    expect(reported(await twoActs(earlier, { total: 120, rows: { 1: 120, 3: null } }))).toEqual([
      '1 INCREASED',
      '2 NOT_COMPARABLE',
      '3 NOT_COMPARABLE',
    ])
  })

  test('of an act without a total leave the totals to the rows that both print', async () => {
    const answer = await twoActs({ total: 300, rows: { 1: 100, 2: 200 } }, { total: null, rows: { 1: 120 } })
    expect(totals(answer)).toEqual(['1.00', '1.20', null, '-0.20'])
  })

  test('under another fund are other rows; a fund that one act alone prints is not', async () => {
    const moved = await twoActs(
      { total: 300, rows: { '1 a': 100, '2 a': 200 } },
      { total: 300, rows: { '1 b': 100, '2 a': 200 } },
    )
    expect(reported(moved)).toEqual(['1 a REVOKED', '1 b CREATED', '2 a UNCHANGED'])
    const named = await twoActs(
      { total: 300, rows: { 1: 100, 2: 200 } },
      { total: 300, rows: { '1 b': 100, '2 a': 200 } },
    )
    expect(reported(named)).toEqual(['1 b UNCHANGED', '2 a UNCHANGED'])
    const split = await twoActs({ total: 300, rows: { 1: 300 } }, { total: 300, rows: { '1 a': 100, '1 b': 200 } })
    expect(reported(split)).toEqual(['1 NOT_COMPARABLE', '1 a NOT_COMPARABLE', '1 b NOT_COMPARABLE'])
  })
})

describe('what cannot be asked', () => {
  test('an unknown id, and what is no act', async () => {
    await expect(diff(reader, DD440, 'act/anpal/dd-1')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('act/anpal/dd-1'),
    })
    await expect(diff(reader, 'plan/anpal/piano-integrato', DD440)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})

test('as a plan is read, the coordination of a section comes before its lines', async () => {
  const { changes, asRead } = await diff(reader, DD440, DD549)
  expect([...asRead].sort((a, b) => changes.indexOf(a) - changes.indexOf(b))).toEqual(changes)
  const read = asRead.map(({ target }) => target)
  const sections = read.filter(target => target.startsWith('section/'))
  expect(sections).toHaveLength(3)
  expect(read[0]).toBe(sections[0])
  for (const section of sections.slice(1)) expect(read[read.indexOf(section) - 1]).toMatch(/^line\//)
})

test('rows of one plan inside a total for another are compared, and counted once', async () => {
  const rows = (act: string, l4: number, l5: number): Record<string, Row> => ({
    [`total-${act}`]: { for: 'plan/prova/p', act, amount: l4 + l5, more: { grain: 'TOTAL' } },
    [`l4-${act}`]: { for: 'line/prova/4', act, amount: l4, partOf: [`total-${act}`, 'LINE'] },
    [`l5-${act}`]: { for: 'line/prova/5', act, amount: l5, partOf: [`total-${act}`, 'LINE'] },
  })
  const { graph } = crafted({ ...rows('one', 6000, 4000), ...rows('two', 6000, 1000) })
  const answer = await diff(memoryReader(derive(graph)), 'act/prova/one', 'act/prova/two')
  expect(answer.changes.map(({ target, status, delta }) => [target, status, money(delta)])).toEqual([
    ['line/prova/4', 'UNCHANGED', '0.00'],
    ['line/prova/5', 'DECREASED', '-30.00'],
  ])
  expect(answer.totals.map(({ target, delta }) => [target, money(delta)])).toEqual([['plan/prova/p', '-30.00']])
  expect(totals(answer)).toEqual(['100.00', '70.00', null, '30.00'])
})
