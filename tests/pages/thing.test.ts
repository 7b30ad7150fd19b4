import { describe, expect, test } from 'vitest'
import { markOf, type Short, shortName } from '../../src/pages/parts/short.tsx'
import { listOfTies } from '../../src/pages/thing/filters.ts'
import { OUTLINES, onMap } from '../../src/pages/thing/italy.ts'
import { type AmountShown, pivotOf } from '../../src/pages/thing/pivot.ts'

const PLAN: Short = { id: 'plan/t/1', kind: 'PLAN', name: 'Plan' }
const section = (number: number): Short => ({ id: `section/t/${number}`, kind: 'SECTION', name: 'S', ordinal: number })
const line = (number: string): Short => ({ id: `line/t/${number}`, kind: 'LINE', name: 'L', number })
const act = (number: string, date: string): Short => ({
  id: `act/t/${number}`,
  kind: 'ACT',
  name: `Decreto ${number}`,
  actKind: 'DIRECTORIAL_DECREE',
  number,
  date,
})

let nth = 0
/** An amount of an act for a target, in what holds that. */
function amount(by: Short | null, goal: Short, sum: string, more: Partial<AmountShown> = {}): AmountShown {
  nth += 1
  return {
    id: `allocation/t/${nth}`,
    name: '',
    stage: 'APPROVED',
    grain: 'ROW',
    part: 'WHOLE',
    absence: null,
    date: null,
    period: null,
    basis: 'STATED',
    rule: null,
    amount: { amount: sum, currency: 'EUR', precision: 'CENT', printed: null },
    evidence: [],
    act: by,
    goal,
    plan: PLAN,
    programme: null,
    section: null,
    fund: null,
    axes: [],
    classifications: [],
    beneficiary: null,
    ...more,
  } as AmountShown
}

const OLD = act('7', '2019-01-01')
const NEW = act('9', '2020-01-01')
const fund = (name: string) => ({ fund: { id: `fund/${name}`, kind: 'FUND', name } }) as Partial<AmountShown>

describe('the table of amounts', () => {
  test('has a column for each act and stage, the earliest act first, and a row for each thing, by number as a person counts', () => {
    const inSection = { section: section(1) } as Partial<AmountShown>
    const { columns, rows } = pivotOf([
      amount(NEW, line('10'), '1', inSection),
      amount(NEW, line('9'), '2', inSection),
      amount(NEW, section(1), '3'),
      amount(NEW, PLAN, '4'),
      amount(OLD, line('9'), '5', inSection),
    ])
    expect(columns.map(column => column.act?.number)).toEqual(['7', '9'])
    expect(rows.map(({ target, depth, isTotal }) => [target?.id, depth, isTotal])).toEqual([
      ['plan/t/1', 0, true],
      ['section/t/1', 1, true],
      ['line/t/9', 2, false],
      ['line/t/10', 2, false],
    ])
    expect(rows[2]?.cells.size).toBe(2)
  })

  test('parts the rows of one target by what distinguishes them in a column, not by what differs between columns', () => {
    const { columns, rows } = pivotOf([
      amount(OLD, PLAN, '3', { period: '2017' }),
      amount(OLD, PLAN, '1', { period: '2017', ...fund('A') }),
      amount(NEW, PLAN, '5', { period: '2018' }),
      amount(NEW, PLAN, '2', { period: '2018', ...fund('A') }),
    ])
    expect(columns.map(({ period }) => period)).toEqual(['2017', '2018'])
    expect(rows.map(({ apart, cells }) => [apart, cells.size])).toEqual([
      [[], 2],
      [['A'], 2],
    ])
  })

  test('parts the rows of a budget by what they are classified as, below their whole', () => {
    const classified = (name: string) =>
      ({ classifications: [{ id: `classification/t/${name}`, kind: 'CLASSIFICATION', name }] }) as Partial<AmountShown>
    const { rows } = pivotOf([
      amount(null, PLAN, '5', classified('Trees')),
      amount(null, PLAN, '8'),
      amount(null, PLAN, '3', classified('Bridges')),
    ])
    expect(rows.map(({ apart, cells }) => [apart, cells.size])).toEqual([
      [[], 1],
      [['Trees'], 1],
      [['Bridges'], 1],
    ])
  })

  test('the same amount that is printed twice is one row', () => {
    const { rows } = pivotOf([amount(OLD, PLAN, '3', { grain: 'TEXT' }), amount(OLD, PLAN, '3', { grain: 'TOTAL' })])
    expect(rows).toHaveLength(1)
  })
})

describe('a short name', () => {
  test.each([
    [line('4'), 'Line 4 · L', 'Linea 4 · L'],
    [section(2), 'Section 2 · S', 'Sezione 2 · S'],
    [{ ...line('3.1'), level: 'misura' }, 'Misura 3.1 · L', 'Misura 3.1 · L'],
    [{ ...line('4'), number: null, coded: 'A1' }, 'A1 · L', 'A1 · L'],
    [{ ...line('4'), number: null }, 'L', 'L'],
    [act('7', '2019-01-01'), 'DD 7/2019', 'DD 7/2019'],
    [{ ...act('7', '2019-01-01'), actKind: 'LETTER' as const }, 'Decreto 7', 'Decreto 7'],
    [PLAN, 'Plan', 'Plan'],
  ])('is by what it is known by and its name: %#', (of, english, italian) => {
    expect([shortName(of, 'EN'), shortName(of, 'IT')]).toEqual([english, italian])
  })

  test('is the mark alone where there is no room', () => {
    expect(markOf(line('4'), 'IT')).toBe('Linea 4')
    expect(markOf(PLAN, 'IT')).toBeNull()
  })
})

describe('the map', () => {
  test('has every region under its ISTAT code, once; the two autonomous provinces lie in one', () => {
    const codes = Array.from({ length: 20 }, (_, index) => String(index + 1).padStart(2, '0'))
    const places = codes.map(code => onMap(code))
    expect(places.every(place => place?.whole)).toBe(true)
    const drawn = new Set(OUTLINES.map(({ id }) => id))
    expect(new Set(places.map(place => place?.outline))).toEqual(drawn)
    for (const { path } of OUTLINES) expect(path).toMatch(/^[mM]/)
    expect([onMap('021'), onMap('022')]).toEqual([
      { outline: 'trentino-south-tyrol', whole: false },
      { outline: 'trentino-south-tyrol', whole: false },
    ])
    expect(onMap('99')).toBeNull()
  })
})

test('a group of relationships leads to the list that holds it, filtered from the other end', () => {
  const region = { id: 'region/campania', kind: 'REGION' } as const
  expect(listOfTies(region, 'IN_REGION', 'IN', 'LINE')).toBe(
    `/lines?${new URLSearchParams({ filter: '{"regions":{"id":{"eq":"region/campania"}}}' })}`,
  )
  expect(listOfTies(region, 'IN_REGION', 'OUT', 'LINE')).toBeNull()
  expect(listOfTies(region, 'SETS', 'OUT', 'ALLOCATION')).toBeNull()
})
