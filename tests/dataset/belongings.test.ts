import { describe, expect, it } from 'vitest'
import { verifyPackage } from '../../src/dataset/verify/verify-package.ts'
import { type FigureUse, wholeFigure } from '../../src/locale/belongings.ts'
import { parseMoney } from '../../src/locale/money.ts'
import { ITALIAN } from '../../src/locale/notation.ts'
import { parseDecimal } from '../../src/locale/number.ts'
import { PackageCopy } from './support/package-copy.ts'

/** What belongs to the bare figure where it first stands in a cell. */
function whole(cell: string, bare: string, use: FigureUse): string {
  const start = cell.indexOf(bare)
  const { start: from, end } = wholeFigure(cell, start, start + bare.length, use, ITALIAN)
  return cell.slice(from, end)
}

describe('what belongs to an amount', () => {
  it.each([
    ['-80.000,00', '80.000,00', '-80.000,00', -8_000_000],
    ['−80.000,00', '80.000,00', '−80.000,00', -8_000_000],
    ['- 80.000,00', '80.000,00', '- 80.000,00', -8_000_000],
    ['-€ 80.000,00', '80.000,00', '-€ 80.000,00', -8_000_000],
    ['€ -80.000,00', '80.000,00', '-80.000,00', -8_000_000],
    ['(80.000,00)', '80.000,00', '(80.000,00)', -8_000_000],
    ['pari a (80.000,00)', '80.000,00', '(80.000,00)', -8_000_000],
    ['(€ 80.000,00)', '80.000,00', '(€ 80.000,00)', -8_000_000],
    ['80.000,00-', '80.000,00', '80.000,00-', -8_000_000],
    ['80.000,00 -', '80.000,00', '80.000,00 -', -8_000_000],
    ['80.000,00- €', '80.000,00', '80.000,00-', -8_000_000],
    ['un saldo di meno 80.000,00 euro', '80.000,00', 'meno 80.000,00', -8_000_000],
    ['un saldo di meno € 80.000,00', '80.000,00', 'meno € 80.000,00', -8_000_000],
    ['negativo per 80.000,00 euro', '80.000,00', 'negativo per 80.000,00', -8_000_000],
    ['2 milioni di euro', '2', '2 milioni', 200_000_000],
    ['2,5 mln', '2,5', '2,5 mln', 250_000_000],
    ['€ mln 2,5', '2,5', 'mln 2,5', 250_000_000],
    ['meno 2 mld', '2', 'meno 2 mld', -200_000_000_000],
    ['80 mila euro', '80', '80 mila', 8_000_000],
    ['due milioni', 'due', 'due milioni', 200_000_000],
  ])('in %j, %s is %s', (cell, bare, expected, cents) => {
    expect(whole(cell, bare, 'MONEY')).toBe(expected)
    expect(parseMoney(expected)).toMatchObject({ ok: true, value: { cents } })
  })

  it.each([
    ['lire 80.000.000', '80.000.000', 'lire 80.000.000'],
    ['80.000.000 lire', '80.000.000', '80.000.000 lire'],
    ['$ 80.000', '80.000', '$ 80.000'],
    ['80.000 USD', '80.000', '80.000 USD'],
    ['CHF 80.000', '80.000', 'CHF 80.000'],
    ['80 %', '80', '80 %'],
    ['80 ore', '80', '80 ore'],
  ])('in %j, %s is %s, which is no amount of euro', (cell, bare, expected) => {
    expect(whole(cell, bare, 'MONEY')).toBe(expected)
    expect(parseMoney(expected).ok).toBe(false)
  })

  it.each([
    ['80.000,00 euro, di cui 25', '80.000,00'],
    ['€ 80.000,00', '80.000,00'],
    ['EUR 80.000,00', '80.000,00'],
    ['non meno di 80.000,00 euro', '80.000,00'],
    ['più o meno 80.000,00 euro', '80.000,00'],
    ['per lo meno 80.000,00', '80.000,00'],
    ['interventi - 80.000,00 al Comune', '80.000,00'],
    ['80.000,00 - Interventi', '80.000,00'],
    ['Fondo 2019-80.000,00', '80.000,00'],
    ['(importo 80.000,00)', '80.000,00'],
    ['80.000,00 mila grazie'.replace(' mila', ''), '80.000,00'],
  ])('in %j nothing but %s', (cell, bare) => {
    expect(whole(cell, bare, 'MONEY')).toBe(bare)
  })
})

describe('what belongs to a result or an indicator', () => {
  it.each([
    ['-12', '12', '-12', '-12'],
    ['(12)', '12', '(12)', '-12'],
    ['12-', '12', '12-', '-12'],
    ['meno 12 punti', '12', 'meno 12', '-12'],
    ['80 %', '80', '80 %', '80'],
    ['80 per cento', '80', '80 per cento', '80'],
    ['2 milioni di persone', '2', '2 milioni', '2000000'],
    ['1,5 mila', '1,5', '1,5 mila', '1500'],
  ])('in %j, %s is %s', (cell, bare, expected, decimal) => {
    expect(whole(cell, bare, 'COUNT')).toBe(expected)
    expect(parseDecimal(expected)).toEqual({ ok: true, value: decimal })
  })

  it.each([
    ['operatori coinvolti (307)', '307'],
    ['AdR; - 1.162 richiedenti', '1.162'],
    ['30 m', '30'],
    ['12 ore', '12'],
  ])('in %j nothing but %s', (cell, bare) => {
    expect(whole(cell, bare, 'COUNT')).toBe(bare)
  })
})

it.each([
  ['LINEA 8 bis Rafforzamento', 'LINEA 8', 'LINEA 8 bis'],
  ['LINEA 12 (ex 7)', 'LINEA 12', 'LINEA 12 (ex 7)'],
  ['Linea 17 – Applicazioni', 'Linea 17', 'Linea 17'],
  ['Linea 4 -Territorio', 'Linea 4', 'Linea 4'],
])('in %j the designation %s is %s', (cell, bare, expected) => {
  expect(whole(cell, bare, 'DESIGNATION')).toBe(expected)
})

describe('verify', () => {
  it.each(['-1.900.000', '(1.900.000)', '1.900.000-', 'meno 1.900.000', '1.900.000 mila', 'lire 1.900.000'])(
    'refuses the bare figure where %s is printed, and says what the raw is',
    async printed => {
      const copy = new PackageCopy()
      copy.edit('source.txt', '1.900.000', printed)
      const { ok, failures } = await verifyPackage(copy.folder, { source: copy.path('source.txt') })
      const messages = failures.map(({ message }) => message)
      expect(ok).toBe(false)
      expect(messages).toContainEqual(
        expect.stringContaining(`"1.900.000" is not all of the figure; the raw is ${JSON.stringify(printed)}`),
      )
    },
  )
})
