import { describe, expect, test } from 'vitest'
import { parseDate } from '../../src/locale/date.ts'
import { EN } from '../../src/locale/en.ts'
import { parseMoney } from '../../src/locale/money.ts'
import { ITALIAN, type Notation } from '../../src/locale/notation.ts'
import { parseDecimal } from '../../src/locale/number.ts'
import { decimalFrom } from '../../src/model/money.ts'
import { composed } from '../../src/model/text.ts'

/** What publishers print, with what it is; a text after `!` is why it is nothing. */
type Cases = Readonly<Record<string, string>>

const ENGLISH: Notation = { ...ITALIAN, locale: EN, numbers: ['1,234.56'], dates: ['month-first'], currency: 'GBP' }
const with_ = (notation: Notation, more: Partial<Notation>): Notation => ({ ...notation, ...more })

const money = (raw: string, notation: Notation): string => {
  const parsed = parseMoney(raw, notation)
  return parsed.ok ? decimalFrom(parsed.value.units, parsed.value.currency) : `!${parsed.reason}`
}
const number = (raw: string, notation: Notation): string => {
  const parsed = parseDecimal(raw, notation)
  return parsed.ok ? parsed.value : `!${parsed.reason}`
}
const date = (raw: string, notation: Notation): string => {
  const parsed = parseDate(raw, notation)
  // A timeline reads as days only what has these digits.
  if (parsed.ok) expect(composed(raw)).toContain(parsed.value.day.slice(2, 4))
  return parsed.ok ? `${parsed.value.day} ${parsed.value.precision}` : `!${parsed.reason}`
}

function read(cases: Cases, reader: (raw: string, notation: Notation) => string, notation: Notation): void {
  for (const [raw, expected] of Object.entries(cases)) {
    const found = reader(raw, notation)
    if (expected.startsWith('!')) expect(found, raw).toMatch(/^!/)
    if (expected.startsWith('!')) expect(found, raw).toContain(expected.slice(1))
    else expect(found, raw).toBe(expected)
  }
}

describe('amounts', () => {
  test('in Italian', () => {
    read(
      {
        '1.234,56': '1234.56',
        '1234,5': '1234.50',
        '0,5': '0.50',
        ',5': '0.50',
        '1,234': '!it looks like 1,234.56',
        '1.234.56': '!not a valid amount',
        '1.234.567': '1234567.00',
        '12.34': '!it looks like 1,234.56 or',
        "1'234": "!it looks like 1'234.56",
        '1 234,00': '!it looks like 1 234,56',
        '+1.234,00': '1234.00',
        '+ 80': '80.00',
        '(+) 80': '80.00',
        '€ +80': '80.00',
        '+-80': '!has two signs',
        '-80+': '!not a valid amount',
        '-(80)': '!negative twice',
        '(80,00)': '-80.00',
        '€ (80)': '-80.00',
        '−80': '-80.00',
        '80 -': '-80.00',
        'meno 80': '-80.00',
        'negativi per 80 mila euro': '-80000.00',
        'Eur 80': '80.00',
        'EUR. 80': '80.00',
        '80 eur': '80.00',
        '80 usd': '!is in usd, but EUR is declared',
        '£ 80': '!is in £, but EUR is declared',
        '80 %': '!not a valid amount',
        '1,5 mln': '1500000.00',
        '1,5 MLN €': '1500000.00',
        '1,5 mln. di euro': '1500000.00',
        'mln 1,5': '1500000.00',
        '2 mld': '2000000000.00',
        '2,5 mlrd': '2500000000.00',
        '45 mila': '45000.00',
        '45 migl.': '45000.00',
        '45 k€': '45000.00',
        '3 m€': '3000000.00',
        '1,5 m': '1500000.00',
        '2 bn': '2000000000.00',
        '260 milioni di euro': '260000000.00',
        'un milione': '1000000.00',
        'un milione e mezzo': '1500000.00',
        'un milione e duecentomila': '1200000.00',
        'un milione e duecento mila euro': '1200000.00',
        '2 milioni e 3 milioni': '!two amounts',
        '2 mila e 300': '2300.00',
        'due milioni': '2000000.00',
        'duecento milioni': '200000000.00',
        'duemila euro': '2000.00',
        mille: '1000.00',
        'millecinquecento euro': '1500.00',
        centomila: '100000.00',
        'trecentotto euro': '308.00',
        'ventunmila euro': '21000.00',
        'cento euro': '100.00',
        cento: '!not a valid amount',
        due: '!not a valid amount',
        'mille milioni': '1000000000.00',
        'mila euro': '!not a valid amount',
        'circa 80': '!not a valid amount',
        '80-90': '!not a valid amount',
        '1e6': '!exponent',
        '0,001': '!smallest unit',
        '1.234,5600': '1234.56',
        '#REF!': '!not a valid amount',
      },
      money,
      ITALIAN,
    )
  })

  test('in English', () => {
    read(
      {
        '1,234.56': '1234.56',
        '.5': '0.50',
        '1.234,56': '!it looks like 1.234,56',
        '1.234': '!it looks like 1.234,56',
        '12,34': '!it looks like 1.234,56',
        '£1.5m': '1500000.00',
        '£1.5 bn': '1500000000.00',
        '1.5b': '1500000000.00',
        '1.5MM': '1500000.00',
        'GBP mio 2': '2000000.00',
        'gbp 2 mn': '2000000.00',
        $1: '!is in $, but GBP is declared',
        'EUR 1': '!is in EUR, but GBP is declared',
        '(£80)': '-80.00',
        '£-80': '-80.00',
        '-£80': '-80.00',
        '80-': '-80.00',
        'minus 80': '-80.00',
        '+£80': '80.00',
        '2 crore': '20000000.00',
        '3.5 lakh': '350000.00',
        'two hundred pounds': '200.00',
        'two hundred and fifty thousand': '250000.00',
        'one thousand two hundred pounds': '1200.00',
        'a thousand': '1000.00',
        'two million and five hundred thousand': '2500000.00',
        'two and a half million': '!not a valid amount',
        'half a million': '!not a valid amount',
        '80 per cent': '!not a valid amount',
        nil: '!not a valid amount',
      },
      money,
      ENGLISH,
    )
  })

  test('in columns that declare a scale, a precision, or another currency', () => {
    const thousands = with_(ENGLISH, { scale: 'THOUSAND' })
    read(
      { '845.3': '845300.00', '(12)': '-12000.00', '£12': '12000.00', '1m': '!prints a scale of its own', mille: '!' },
      money,
      thousands,
    )
    read({ '1.2': '1200000.00', '0.000000001': '!smallest unit' }, money, with_(ENGLISH, { scale: 'MILLION' }))
    const rounded = with_(ENGLISH, { precision: 'HUNDRED_THOUSAND' })
    read(
      {
        '1,200,000': '1200000.00',
        '1,250,000': '!multiple of the precision that is declared, HUNDRED_THOUSAND',
        '0': '0.00',
      },
      money,
      rounded,
    )
    read({ '1.2': '1200000.00', '1.25': '!multiple' }, money, with_(rounded, { scale: 'MILLION' }))
    read({ '1,234': '1234', '1.5': '!has decimals', '¥5': '5' }, money, with_(ENGLISH, { currency: 'JPY' }))
    read({ '1.2345': '!smallest unit', '1.234': '1.234' }, money, with_(ENGLISH, { currency: 'KWD' }))
  })

  test('as the other formats are written', () => {
    const as = (...numbers: Notation['numbers']) => with_(ITALIAN, { numbers })
    read(
      {
        '1 234,56': '1234.56',
        '1\u202f234': '1234.00',
        '1\u00a0234,5': '1234.50',
        '1.234,56': '!it looks like 1.234,56',
      },
      money,
      as('1 234,56'),
    )
    read({ "1'234.56": '1234.56', '1’234': '1234.00', '1,234.56': '!it looks like 1,234.56' }, money, as("1'234.56"))
    read(
      {
        '1234.5': '1234.50',
        '1,234.5': '!it looks like 1,234.56',
        '1.234.567': '!it looks like 1.234,56',
        '.25': '0.25',
      },
      money,
      as('plain'),
    )
    read({ '1.234,56': '1234.56', '1234.56': '1234.56', '1.234': '!' }, money, as('1.234,56', 'plain'))
    read({ '1.5E6': '1500000.00', '2e0': '2.00' }, money, as('1.5e6'))
  })
})

test('other figures: words, signs, percentages and scales', () => {
  read(
    {
      '+12,5%': '12.5',
      '-0,5': '-0.5',
      '+-5': '!not a number',
      '12 per cento': '12',
      duemila: '2000',
      duecentocinquanta: '250',
      centotto: '108',
      'vent’': '20',
      '1,5 milioni': '1500000',
      '2 milioni e 2 milioni': '!two figures',
      "dell'anno": '!not a number',
      '1.234': '1234',
      '12.5': '!it looks like 1,234.56',
    },
    number,
    ITALIAN,
  )
  read({ 'two hundred and one': '201', 'a dozen': '12', '+5': '5', '1,5': '!it looks like 1.234,56' }, number, ENGLISH)
})

describe('dates', () => {
  test('in Italian, the day first', () => {
    read(
      {
        '23/12/2019': '2019-12-23 DAY',
        '23.12.19': '2019-12-23 DAY',
        '23/12-2019': '!not a valid date',
        '31/12/2022 0.00.00': '2022-12-31 DAY',
        '31/12/2022 23:59': '2022-12-31 DAY',
        '12/23/2019': '!not a valid day',
        '2019-12-23': '!it looks like iso',
        '2019/12/23': '!it looks like iso',
        '5 ottobre 2017': '2017-10-05 DAY',
        'lunedì 5 ottobre 2017': '2017-10-05 DAY',
        '1° luglio 1998': '1998-07-01 DAY',
        '31-dic-2022': '2022-12-31 DAY',
        '31-dic-22': '2022-12-31 DAY',
        '31.dic.2022': '2022-12-31 DAY',
        '31 dic. 2022': '2022-12-31 DAY',
        '5 ott. ’17': '2017-10-05 DAY',
        'luglio 2019': '2019-07-31 MONTH',
        'lug-2019': '2019-07-31 MONTH',
        'lug. ’19': '2019-07-31 MONTH',
        'lug-19': '!not a valid date',
        'October 5, 2017': '!not a valid date',
        '2019': '2019-12-31 YEAR',
        'T4 2019': '2019-12-31 QUARTER',
        'Q4/2019': '2019-12-31 QUARTER',
        '2019/T1': '2019-03-31 QUARTER',
        '2022 - 4° trimestre': '2022-12-31 QUARTER',
        'IV trimestre 2022': '2022-12-31 QUARTER',
        'quarto trimestre dell’anno 2022': '2022-12-31 QUARTER',
        '4° trim. 2022': '2022-12-31 QUARTER',
        'terzo trimestre del 2022': '2022-09-30 QUARTER',
        '5° trimestre 2022': '!not a valid day',
        'primo semestre 2019': '2019-06-30 HALF_YEAR',
        'II sem. 2019': '2019-12-31 HALF_YEAR',
        'S1 2020': '2020-06-30 HALF_YEAR',
        '2020S2': '2020-12-31 HALF_YEAR',
        '3° semestre 2020': '!not a valid day',
        S120: '!not a valid date',
        'T1 ’23': '2023-03-31 QUARTER',
      },
      date,
      ITALIAN,
    )
  })

  test('in English, the month first', () => {
    read(
      {
        '12/23/2019': '2019-12-23 DAY',
        '7/1/2011 12:00:00 AM': '2011-07-01 DAY',
        '23/12/2019': '!not a valid day',
        '2019-12-23': '!it looks like iso',
        '31-Mar-23': '2023-03-31 DAY',
        '31-MAR-2023': '2023-03-31 DAY',
        '31/Mar/2023': '2023-03-31 DAY',
        'Mar-31-2023': '2023-03-31 DAY',
        '2023-Mar-31': '2023-03-31 DAY',
        'Monday, 5 October 2017': '2017-10-05 DAY',
        'October 5th, 2017': '2017-10-05 DAY',
        'the 5th of October 2017': '2017-10-05 DAY',
        'first of July 1998': '1998-07-01 DAY',
        'Sept. 2011': '2011-09-30 MONTH',
        'Sep-2011': '2011-09-30 MONTH',
        'Apr-23': '!not a valid date',
        '31 June 2020': '!not a valid day',
        '5 ottobre 2017': '!not a valid date',
        'Q2 2026': '2026-06-30 QUARTER',
        '2026-Q2': '2026-06-30 QUARTER',
        '2Q 2026': '2026-06-30 QUARTER',
        'Q4-22': '2022-12-31 QUARTER',
        'second quarter of 2022': '2022-06-30 QUARTER',
        'third quarter of the year 2022': '2022-09-30 QUARTER',
        'H1 2020': '2020-06-30 HALF_YEAR',
        'first half of 2020': '2020-06-30 HALF_YEAR',
        'T1 2020': '!not a valid date',
        '43831': '!2020-01-01',
      },
      date,
      ENGLISH,
    )
  })

  test('as ISO has them, and where two declared formats differ', () => {
    read(
      {
        '2019-12-23': '2019-12-23 DAY',
        '2019-12-23T23:59:59.999Z': '2019-12-23 DAY',
        '2019-12-23 00:00:00+01:00': '2019-12-23 DAY',
        '2019/12/23': '2019-12-23 DAY',
        '20191223': '2019-12-23 DAY',
        '2019-12': '2019-12-31 MONTH',
        '2019-13': '!not a valid day',
        '2019-02-30': '!not a valid day',
        '23/12/2019': '!it looks like day-first',
      },
      date,
      with_(ENGLISH, { dates: ['iso'] }),
    )
    const both = with_(ENGLISH, { dates: ['day-first', 'month-first'] })
    read(
      { '05/05/2019': '2019-05-05 DAY', '05/06/2019': '!reads differently', '23/12/2019': '2019-12-23 DAY' },
      date,
      both,
    )
  })
})
