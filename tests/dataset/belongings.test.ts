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
    ['—80.000,00', '80.000,00', '—80.000,00', -8_000_000],
    ['‐80.000,00', '80.000,00', '‐80.000,00', -8_000_000],
    ['Riduzione:-80.000,00', '80.000,00', '-80.000,00', -8_000_000],
    ['EUR - 80.000,00', '80.000,00', '- 80.000,00', -8_000_000],
    ['pari a − € 80.000,00', '80.000,00', '− € 80.000,00', -8_000_000],
    ['3 bilioni', '3', '3 bilioni', 300_000_000_000_000],
    ['(-) 80.000,00', '80.000,00', '(-) 80.000,00', -8_000_000],
    ['80.000,00 (-)', '80.000,00', '80.000,00 (-)', -8_000_000],
    ['( 80.000,00 )', '80.000,00', '( 80.000,00 )', -8_000_000],
    ['un saldo meno 80.000,00 euro', '80.000,00', 'meno 80.000,00', -8_000_000],
    ['euro meno 80.000,00', '80.000,00', 'meno 80.000,00', -8_000_000],
    ['un saldo negativo di euro 80.000,00', '80.000,00', 'negativo di euro 80.000,00', -8_000_000],
    ['saldo negativo pari a 80.000,00', '80.000,00', 'negativo pari a 80.000,00', -8_000_000],
    ['residui negativi per 80.000,00', '80.000,00', 'negativi per 80.000,00', -8_000_000],
    ['saldo negativo 80.000,00', '80.000,00', 'negativo 80.000,00', -8_000_000],
    ['80.000,00 euro in meno', '80.000,00', '80.000,00 euro in meno', -8_000_000],
    ['80.000,00 (negativo)', '80.000,00', '80.000,00 (negativo)', -8_000_000],
    ['80 k€', '80', '80 k', 8_000_000],
    ['2 MEUR', '2', '2 M', 200_000_000],
    ['M€ 2,5', '2,5', 'M€ 2,5', 250_000_000],
    ['€/000 80', '80', '€/000 80', 8_000_000],
    ['€/mln 2', '2', 'mln 2', 200_000_000],
    ['2 €/mln', '2', '2 €/mln', 200_000_000],
    ['2  milioni', '2', '2  milioni', 200_000_000],
    ['2 milioni e mezzo di euro', '2', '2 milioni e mezzo', 250_000_000],
    ['un milione e mezzo', 'un', 'un milione e mezzo', 150_000_000],
    ['2 milioni e 500 mila euro', '2', '2 milioni e 500 mila', 250_000_000],
    ['2 milioni 300 mila euro', '2', '2 milioni 300 mila', 230_000_000],
    ['2 miliardi e 300 milioni', '2', '2 miliardi e 300 milioni', 230_000_000_000],
  ])('in %j, %s is %s', (cell, bare, expected, cents) => {
    expect(whole(cell, bare, 'MONEY')).toBe(expected)
    expect(parseMoney(expected)).toMatchObject({ ok: true, value: { units: cents } })
  })

  it.each([
    ['lire 80.000.000', '80.000.000', 'lire 80.000.000'],
    ['80.000.000 lire', '80.000.000', '80.000.000 lire'],
    ['$ 80.000', '80.000', '$ 80.000'],
    ['80.000 USD', '80.000', '80.000 USD'],
    ['CHF 80.000', '80.000', 'CHF 80.000'],
    ['80 %', '80', '80 %'],
    ['80 ore', '80', '80 ore'],
    ['80 m²', '80', '80 m²'],
    ['80 GWh', '80', '80 GWh'],
    ['80 unità', '80', '80 unità'],
    ['80 addetti', '80', '80 addetti'],
    ['80 per mille', '80', '80 per mille'],
    ['80 punti percentuali', '80', '80 punti percentuali'],
    ['80 euro/ora', '80', '80 euro/ora'],
    ['80 € al mese', '80', '80 € al mese'],
    ['80 euro pro capite', '80', '80 euro pro capite'],
    ['80.000 yen', '80.000', '80.000 yen'],
    ['Lit. 80.000', '80.000', 'Lit. 80.000'],
    ['£. 80.000', '80.000', '£. 80.000'],
    ['80.000 corone svedesi', '80.000', '80.000 corone svedesi'],
    ['80.000 ECU', '80.000', '80.000 ECU'],
    ['80.000 marchi', '80.000', '80.000 marchi'],
    ['2-3 milioni', '2', '2-3 milioni'],
    ['2 – 3 mln di euro', '2', '2 – 3 mln'],
    ['da 2 a 3 milioni di euro', '2', '2 a 3 milioni'],
    ['2 o 3 milioni', '2', '2 o 3 milioni'],
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
    ['80.000,00 euro per l’anno 2019', '80.000,00'],
    ['80.000,00 euro e 12 corsi', '80.000,00'],
    ['meno tasse: 80.000,00 euro', '80.000,00'],
    ['80.000,00 ha finanziato', '80.000,00'],
    ['FSE 80.000,00/FdR 20.000,00', '80.000,00'],
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
    ['—12', '12', '—12', '-12'],
    ['saldo meno 12', '12', 'meno 12', '-12'],
    ['Risultato:-12', '12', '-12', '-12'],
    ['12 in meno', '12', '12 in meno', '-12'],
    ['(12%)', '12', '(12%)', '-12'],
    ['12  %', '12', '12  %', '12'],
    ['12 pct', '12', '12 pct', '12'],
    ['due milioni e mezzo', 'due', 'due milioni e mezzo', '2500000'],
    ['2 milioni 300 mila', '2', '2 milioni 300 mila', '2300000'],
  ])('in %j, %s is %s', (cell, bare, expected, decimal) => {
    expect(whole(cell, bare, 'COUNT')).toBe(expected)
    expect(parseDecimal(expected)).toEqual({ ok: true, value: decimal })
  })

  it.each([
    ['operatori coinvolti (307)', '307'],
    ['AdR; - 1.162 richiedenti', '1.162'],
    ['30 m', '30'],
    ['12 ore', '12'],
    ['12 negativi', '12'],
    ['80 mila e 12 corsi', '80 mila'],
  ])('in %j nothing but %s', (cell, bare) => {
    expect(whole(cell, bare, 'COUNT')).toBe(bare)
  })
})

it.each([
  ['LINEA 8 bis Rafforzamento', 'LINEA 8', 'LINEA 8 bis'],
  ['LINEA 12 (ex 7)', 'LINEA 12', 'LINEA 12 (ex 7)'],
  ['Linea 17 – Applicazioni', 'Linea 17', 'Linea 17'],
  ['Linea 4 -Territorio', 'Linea 4', 'Linea 4'],
  ['Linea 12 [ex 7]', 'Linea 12', 'Linea 12 [ex 7]'],
  ['Linea 12 ex 7', 'Linea 12', 'Linea 12 ex 7'],
  ['Linea 12 (precedente 7)', 'Linea 12', 'Linea 12 (precedente 7)'],
  ['LINEA 12 (ex 7)', '7', 'LINEA 12 (ex 7)'],
  ['Linea 8 vicies', '8', '8 vicies'],
  ['Linea 8 undecies', '8', '8 undecies'],
  ['Linea XIV', 'IV', 'XIV'],
  ['Linea IV', 'I', 'IV'],
  ['Linea A.1', '1', 'A.1'],
  ['Linea n.1', '1', '1'],
  ['Linea 3 a)', 'Linea 3', 'Linea 3 a)'],
  ['Linea 7 T', '7', '7 T'],
  ['Linea 7 A: servizi', 'Linea 7', 'Linea 7 A'],
  ['Linea 7 A CHI', '7', '7'],
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
