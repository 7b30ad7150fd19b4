import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCode, parseCodes } from '../../src/locale/code.ts'
import { parseDate, parseYears } from '../../src/locale/date.ts'
import { parseDesignation, uniteDesignations } from '../../src/locale/designation.ts'
import { parseMoney } from '../../src/locale/money.ts'
import { parseDecimal, parseInteger } from '../../src/locale/number.ts'
import type { Parsed } from '../../src/locale/parsed.ts'
import { wholeNumber } from '../../src/model/designation.ts'

function value<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}

function reason(parsed: Parsed<unknown>): string {
  if (parsed.ok) throw new Error(`was read as ${JSON.stringify(parsed.value)}`)
  return parsed.reason
}

/** `1234567` as `1.234.567`. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.')
}

/** A figure whose last digit sits where the bound of exact cents is. */
const anyCents = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

describe('money', () => {
  it.each([
    ['44.960.569,00', 4_496_056_900, 'CENT'],
    ['164.313.744', 16_431_374_400, 'EURO'],
    ['€ 1.140.586', 114_058_600, 'EURO'],
    ['1140586 euro', 114_058_600, 'EURO'],
    ['0,00', 0, 'CENT'],
    ['0', 0, 'EURO'],
    ['45 mila euro', 4_500_000, 'THOUSAND'],
    ['260 milioni di euro', 26_000_000_000, 'MILLION'],
    ['260 milioni', 26_000_000_000, 'MILLION'],
    ['1,5 milioni di euro', 150_000_000, 'HUNDRED_THOUSAND'],
    ['1,234 milioni di euro', 123_400_000, 'THOUSAND'],
    ['2 miliardi', 200_000_000_000, 'BILLION'],
    ['12,5', 1250, 'TENTH'],
    ['638851083,6', 63_885_108_360, 'TENTH'],
    ['-84.920.325,67', -8_492_032_567, 'CENT'],
    ['19.474.424\u00a0€', 1_947_442_400, 'EURO'],
  ])('reads %s', (raw, cents, precision) => {
    expect(value(parseMoney(raw))).toEqual({ units: cents, currency: 'EUR', precision })
  })

  it.each([
    '',
    'euro',
    'n.d.',
    '164.313.74',
    '1,234.00',
    '1.2.3',
    '12 34',
    '1e6',
    '١٢',
    '10 milioni 5',
    '99.999.999.999.999,00',
  ])('does not read %j as an amount', raw => {
    expect(reason(parseMoney(raw))).toContain(JSON.stringify(raw))
  })

  it('gives back any amount printed to the cent, to the last one', () => {
    fc.assert(
      fc.property(anyCents, fc.constantFrom('', '€ ', 'euro '), (cents, sign) => {
        const digits = String(cents).padStart(3, '0')
        const printed = `${sign}${grouped(digits.slice(0, -2))},${digits.slice(-2)}`
        expect(value(parseMoney(printed))).toEqual({ units: cents, currency: 'EUR', precision: 'CENT' })
      }),
    )
  })

  it('gives back any amount printed in euro or in millions, grouped or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000_000 }), fc.boolean(), (figure, dots) => {
        const printed = dots ? grouped(String(figure)) : String(figure)
        expect(value(parseMoney(printed))).toEqual({ units: figure * 100, currency: 'EUR', precision: 'EURO' })
        expect(value(parseMoney(`${printed} milioni di euro`))).toEqual({
          units: figure * 100_000_000,
          currency: 'EUR',
          precision: 'MILLION',
        })
      }),
    )
  })
})

describe('numbers', () => {
  it.each([
    ['2.980', 2980],
    ['2048', 2048],
    ['007', 7],
    ['quattordici', 14],
    ['Ventuno', 21],
    ['trentotto', 38],
    ['un', 1],
  ])('reads %s as the integer %d', (raw, number) => {
    expect(value(parseInteger(raw))).toBe(number)
  })

  it.each(['68,83', '-3', '2.98', 'molti', '', '2 980'])('does not read %j as an integer', raw => {
    expect(reason(parseInteger(raw))).toContain(JSON.stringify(raw))
  })

  it.each([
    ['17.975', '17975'],
    ['68,83', '68.83'],
    ['68,83%', '68.83'],
    ['80 %', '80'],
    ['48,50', '48.5'],
    ['0,0', '0'],
    ['1.812,5', '1812.5'],
    ['-0,5', '-0.5'],
    ['dieci', '10'],
  ])('reads %s as the decimal %s', (raw, decimal) => {
    expect(value(parseDecimal(raw))).toBe(decimal)
  })

  it('gives back any decimal, exactly, however long its fraction', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.stringMatching(/^\d{0,20}$/), (whole, fraction) => {
        const printed = grouped(String(whole)) + (fraction === '' ? '' : `,${fraction}`)
        const exact = fraction.replace(/0+$/, '')
        expect(value(parseDecimal(printed))).toBe(exact === '' ? `${whole}` : `${whole}.${exact}`)
      }),
    )
  })
})

describe('dates', () => {
  it.each([
    ['23/12/2019', '2019-12-23', 'DAY'],
    ['20.12.2019', '2019-12-20', 'DAY'],
    ['5 ottobre 2017', '2017-10-05', 'DAY'],
    ['1° luglio 1998', '1998-07-01', 'DAY'],
    ['29/02/2020', '2020-02-29', 'DAY'],
    ['luglio 2019', '2019-07-31', 'MONTH'],
    ['Febbraio 2020', '2020-02-29', 'MONTH'],
    ['2019', '2019-12-31', 'YEAR'],
    ['31-03-2020', '2020-03-31', 'DAY'],
    ['23/12/19', '2019-12-23', 'DAY'],
    ['1/8/97', '1997-08-01', 'DAY'],
    ['primo novembre 1997', '1997-11-01', 'DAY'],
    ['REGISTRO UFFICIALE.U.0001551.31-03-2020', '2020-03-31', 'DAY'],
    ['/97', '1997-12-31', 'YEAR'],
    ['/14', '2014-12-31', 'YEAR'],
  ])('reads %s', (raw, day, precision) => {
    expect(value(parseDate(raw))).toEqual({ day, precision })
  })

  it.each([
    '31/02/2021',
    '29/02/2019',
    '0/1/2019',
    '12/13/2019',
    '5 brumaio 2017',
    '23/12/9',
    '19',
    '/1999',
    '1.31-03-2020',
    'U.0001551.31-02-2020',
    'secondo novembre 1997',
    '2019-12-23',
    '',
    '31 aprile 2020',
  ])('does not read %j as a date', raw => {
    expect(reason(parseDate(raw))).toContain(JSON.stringify(raw))
  })

  it('gives back any day, in figures and in words', () => {
    const months =
      'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' ')
    const from = { min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true }
    fc.assert(
      fc.property(fc.date(from), date => {
        const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
        const iso = date.toISOString().slice(0, 10)
        expect(value(parseDate(`${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`)).day).toBe(
          iso,
        )
        expect(value(parseDate(`${day} ${months[month - 1]} ${year}`)).day).toBe(iso)
      }),
    )
  })

  it.each([
    ['2019', '2019'],
    ['Pianificazione 2019 2021', '2019-2021'],
    ['2017/2020', '2017-2020'],
  ])('reads %s as a period', (raw, text) => {
    expect(value(parseYears(raw)).text).toBe(text)
  })

  it.each(['', 'triennio', '2021-2019', '31/12/2019', '2019 2020 2021'])('does not read %j as a period', raw => {
    expect(reason(parseYears(raw))).toContain(JSON.stringify(raw))
  })
})

describe('codes', () => {
  it.each([
    ['MISSIONE 026- Politiche per il lavoro', '026'],
    ['8 vii', '8.vii'],
    ['8.vii', '8.vii'],
    ['8.vii (POC)', '8.vii'],
    ['(180N)', '180N'],
    ['(140NFPM2)', '140NFPM2'],
    ['(E14)', 'E14'],
    ['AT', 'AT'],
    ['Linea 7 i percorsi', '7'],
  ])('reads %s', (raw, code) => {
    expect(value(parseCode(raw))).toBe(code)
  })

  it('reads every code of a list', () => {
    expect(value(parseCodes('8.i-8.iv-8.vii-10.iv'))).toEqual(['8.i', '8.iv', '8.vii', '10.iv'])
  })

  it('finds no code in words', () => {
    expect(reason(parseCode('Politiche di lavoro'))).toContain('holds no code')
  })

  it.each([
    ['M1C1-1.2', 'M1C1-1.2'],
    ['PON/2014/3', 'PON/2014/3'],
    ['CUP F71B-21003550001', 'F71B-21003550001'],
    ['Priorità 8 bis', '8 bis'],
    ['Asse IV', 'IV'],
  ])('cuts nothing out of %s', (raw, code) => {
    expect(value(parseCode(raw))).toBe(code)
  })
})

describe('designations', () => {
  it.each([
    ['LINEA 08', 'LINEA 08', '8', 8],
    ['7T', '7T', '7T', null],
    ['Linea 17 – Applicazioni', 'Linea 17', '17', 17],
    ['0', '0', '0', 0],
    ['LINEA 3.1', 'LINEA 3.1', '3.1', null],
    ['LINEA 12 (ex 7)', 'LINEA 12 (ex 7)', '12 (ex 7)', null],
    ['LINEA 8 bis', 'LINEA 8 bis', '8 bis', null],
    ['LINEA 8-bis', 'LINEA 8-bis', '8-bis', null],
    ['Linea 8 - bis', 'Linea 8 - bis', '8 - bis', null],
    ['Linea IV', 'Linea IV', 'IV', null],
    ['Linea di attività n. 3', 'Linea di attività n. 3', '3', 3],
    ['Linea A', 'Linea A', 'A', null],
    ['Linea Nord', 'Linea Nord', 'Nord', null],
    ['Investimento 2.1', 'Investimento 2.1', '2.1', null],
    ['Sub-investimento 1.1.1', 'Sub-investimento 1.1.1', '1.1.1', null],
    ['M1C1', 'M1C1', 'M1C1', null],
    ['F71B21003550001', 'F71B21003550001', 'F71B21003550001', null],
    ['SEZIONE 1: Quartieri aperti', 'SEZIONE 1', '1', 1],
    ['Section 2(a)', 'Section 2(a)', '2(a)', null],
  ])('keeps %s whole', (raw, text, number, whole) => {
    const designation = value(parseDesignation(raw))
    expect([designation.text, designation.number, wholeNumber(designation.number)]).toEqual([text, number, whole])
  })

  it.each(['', 'Linea', 'LINEA', 'rafforzamento dei servizi'])('finds none in %j', raw => {
    expect(reason(parseDesignation(raw))).toContain('holds no number')
  })

  it('stand in the order in which a person counts', () => {
    const order = [
      '3.2',
      '3.10',
      '7',
      '7T',
      '8',
      '8 bis',
      '8 ter',
      '8 quater',
      '8 decies',
      '8 undecies',
      '8.1',
      '9',
      '10',
      '100',
      '21003550001',
    ]
    const keys = order.map(raw => value(parseDesignation(raw)).sortKey)
    expect([...keys].sort()).toEqual(keys)
    const roman = ['I', 'II', 'III', 'IV', 'V', 'IX', 'X', 'XIV'].map(
      raw => value(parseDesignation(`Linea ${raw}`)).sortKey,
    )
    expect([...roman].sort()).toEqual(roman)
  })

  it('are one only where the whole is', () => {
    const united = (one: string, other: string) =>
      uniteDesignations(value(parseDesignation(one)), value(parseDesignation(other)))?.text ?? null
    expect(united('8', 'LINEA 08')).toBe('LINEA 08')
    expect(united('LINEA 4', 'Linea 4')).toBe('LINEA 4')
    expect(united('LINEA 7T', 'linea 7t')).toBe('LINEA 7T')
    expect([united('LINEA 8', 'LINEA 8 bis'), united('12 (ex 7)', '12'), united('2.1', '1')]).toEqual([
      null,
      null,
      null,
    ])
  })
})
