import { describe, expect, it } from 'vitest'
import { parseDate } from '../../src/locale/date.ts'
import { EN } from '../../src/locale/en.ts'
import { parseMoney } from '../../src/locale/money.ts'
import { ITALIAN, type Notation } from '../../src/locale/notation.ts'
import { parseDecimal } from '../../src/locale/number.ts'
import { digitsOf } from '../../src/model/currency.ts'
import { PackageCopy, problemsOf } from './support/package-copy.ts'

const BRITISH: Notation = {
  ...ITALIAN,
  locale: EN,
  numbers: ['1,234.56'],
  dates: ['month-first', 'iso'],
  currency: 'GBP',
}

describe('amounts as a source declares them', () => {
  it.each([
    ['£1,234.56', BRITISH, 123_456],
    ['(1,234.56)', BRITISH, -123_456],
    ['minus £1,234', BRITISH, -123_400],
    ['£2.5m', BRITISH, 250_000_000],
    ['GBP 2 billion', BRITISH, 200_000_000_000],
    ['two million pounds', BRITISH, 200_000_000],
    ['1,234', { ...BRITISH, scale: 'THOUSAND' }, 123_400_000],
    ['¥1,234', { ...BRITISH, currency: 'JPY' }, 1_234],
    ['KWD 1,234.567', { ...BRITISH, currency: 'KWD' }, 1_234_567],
    ["1'234.50", { ...BRITISH, numbers: ["1'234.56"], currency: 'CHF' }, 123_450],
    ['1 234,50 €', { ...ITALIAN, numbers: ['1 234,56'] }, 123_450],
    ['900000000,00', ITALIAN, 90_000_000_000],
  ] as [string, Notation, number][])('%s', (raw, notation, cents) => {
    expect(parseMoney(raw, notation)).toMatchObject({ ok: true, value: { units: cents, currency: notation.currency } })
  })

  it.each([
    ['1.234,56', BRITISH, 'it looks like 1.234,56'],
    ['€1,234.56', BRITISH, 'GBP is declared'],
    ['1,234.56', ITALIAN, 'it looks like 1,234.56'],
    ['1 million', { ...BRITISH, scale: 'THOUSAND' }, 'prints a scale of its own'],
    ['1,234.5', { ...BRITISH, currency: 'JPY' }, 'has decimals'],
    ['1,234', { ...BRITISH, numbers: ['1,234.56', '1.234,56'] }, 'reads differently'],
  ] as [string, Notation, string][])('refuses %s', (raw, notation, says) => {
    const parsed = parseMoney(raw, notation)
    expect(parsed.ok ? parsed.value : parsed.reason).toContain(says)
  })

  it('knows the smallest units of currencies', () => {
    expect((['EUR', 'GBP', 'JPY', 'KWD'] as const).map(digitsOf)).toEqual([2, 2, 0, 3])
    expect(parseDecimal('1,234.50', BRITISH)).toEqual({ ok: true, value: '1234.5' })
  })
})

describe('dates as a source declares them', () => {
  it.each([
    ['07/01/2011', '2011-07-01', 'DAY'],
    ['2011-07-01', '2011-07-01', 'DAY'],
    ['July 1st, 2011', '2011-07-01', 'DAY'],
    ['1 July 2011', '2011-07-01', 'DAY'],
    ['Sept 2011', '2011-09-30', 'MONTH'],
    ['2026Q2', '2026-06-30', 'QUARTER'],
    ['first half of 2020', '2020-06-30', 'HALF_YEAR'],
    ['2020-01-02 10:00:00', '2020-01-02', 'DAY'],
    ['2020-01-02+02:00', '2020-01-02', 'DAY'],
    ['1/2/2020 0:00', '2020-01-02', 'DAY'],
  ])('%s', (raw, day, precision) => {
    expect(parseDate(raw, BRITISH)).toEqual({ ok: true, value: { day, precision } })
  })

  it.each([
    ['T4 2019', '2019-12-31'],
    ['2022 - 4° trimestre', '2022-12-31'],
    ['primo semestre 2019', '2019-06-30'],
  ])('%s in Italian', (raw, day) => {
    expect(parseDate(raw)).toMatchObject({ ok: true, value: { day } })
  })

  it('says which day a number of a spreadsheet is', () => {
    const parsed = parseDate('43831')
    expect(parsed.ok ? '' : parsed.reason).toBe(
      '"43831" is a number, as spreadsheets count days (2020-01-01): export it as a date',
    )
  })

  it('says what a date looks like that is written otherwise', () => {
    const parsed = parseDate('2019-12-23')
    expect(parsed.ok ? '' : parsed.reason).toContain('it looks like iso')
  })
})

it.each([
  ['1.0E7', '10000000'],
  ['1.25e1', '12.5'],
  ['-2.5E-3', '-0.0025'],
  ['12e0', '12'],
  ['0.1e2', '10'],
])('%s, where programs write figures so, is %s', (raw, number) => {
  expect(parseDecimal(raw, { ...BRITISH, numbers: ['1.5e6'] })).toEqual({ ok: true, value: number })
})

describe('a declaration in sources.csv', () => {
  function declaring(cells: string): PackageCopy {
    const copy = new PackageCopy()
    const [head = '', row = ''] = copy.read('sources.csv').trim().split('\n')
    copy.write('sources.csv', `${head},language,numbers,dates,currency\n${row},${cells}\n`)
    const descriptor = JSON.parse(copy.read('datapackage.json'))
    const resource = descriptor.resources.find(({ name }: { name: string }) => name === 'sources')
    resource.schema.fields.push(...['language', 'numbers', 'dates', 'currency'].map(name => ({ name, type: 'string' })))
    copy.write('datapackage.json', JSON.stringify(descriptor))
    return copy
  }
  const stated = async (cells: string) => (await problemsOf(declaring(cells).folder)).map(({ message }) => message)

  it('is what figures are read by', async () => {
    expect(await stated('it,"1.234,56",day-first,EUR')).toEqual([])
    expect((await stated('it,"1,234.56",day-first,EUR')).join('\n')).toContain('it looks like 1.234,56')
    expect((await stated('it,"1.234,56",iso,EUR')).join('\n')).toContain('it looks like day-first')
  })

  it('is whole and in words that are known', async () => {
    expect((await stated('it,,day-first,EUR')).join('\n')).toContain('is empty')
    expect((await stated('xx,"1.234,56",day-first,EUR')).join('\n')).toContain('"xx" is not one of it ; en')
  })
})
