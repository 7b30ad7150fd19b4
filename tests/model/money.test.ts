import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  absolute,
  amountFrom,
  compareAmounts,
  computedAmount,
  decimalOf,
  formatMoney,
  largestOf,
  leftOf,
  precisionOf,
  subtract,
  sumAmounts,
  sumOfKnown,
  tolerance,
} from '../../src/model/money.ts'

const euro = computedAmount(1050, 'EUR')
const pound = computedAmount(1050, 'GBP')

describe('amounts of two currencies', () => {
  test.each([
    ['added', () => sumAmounts([euro, pound])],
    ['subtracted', () => subtract(euro, pound)],
    ['left', () => leftOf(euro, [pound])],
    ['compared', () => compareAmounts(euro, pound)],
    ['tolerated', () => tolerance([euro, pound])],
  ])('are never %s, equal as their figures may be', (_, reckon) => {
    expect(reckon).toThrow('EUR and GBP')
  })

  test('have no sum and no largest where either may be met', () => {
    expect([sumOfKnown([euro, pound]), largestOf([euro, null, pound]), sumOfKnown([null])]).toEqual([null, null, null])
    expect(sumOfKnown([pound, null, pound])).toEqual(computedAmount(2100, 'GBP'))
  })

  test('are reckoned with in one file: elsewhere no operator takes them', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(file => /\.tsx?$/.test(file))
    const calls = files.filter(file => readFileSync(join('src', file), 'utf8').includes('minorUnits('))
    expect(calls.sort()).toEqual([
      'dataset/derive/amounts.ts',
      'filters/values.ts',
      'model/money.ts',
      'questions/diff/statement.ts',
    ])
    // @ts-expect-error an amount is no number
    expect(() => euro.minor + pound.minor).toBeDefined()
    // @ts-expect-error nor is it compared as one
    expect(() => euro.minor < pound.minor).toBeDefined()
  })
})

test('the smallest unit is that of the currency', () => {
  const written = (['EUR', 'JPY', 'KWD'] as const).map(currency => decimalOf(computedAmount(1050, currency)))
  expect(written).toEqual(['10.50', '1050', '1.050'])
  expect(decimalOf(computedAmount(-5, 'KWD'))).toBe('-0.005')
  expect([amountFrom('1.050', 'KWD'), amountFrom('1.05', 'JPY'), amountFrom('10.50', 'EUR')]).toEqual([
    computedAmount(1050, 'KWD'),
    null,
    euro,
  ])
})

test('a sentence shows the sign where it stands for one currency alone, else the code', () => {
  const said = (['EUR', 'GBP', 'USD', 'JPY'] as const).map(currency => formatMoney(computedAmount(-123456, currency)))
  expect(said).toEqual(['−€ 1,234.56', '−£ 1,234.56', '−USD 1,234.56', '−JPY 123,456'])
})

test('the words of a precision are those of the euro for the euro alone', () => {
  const words = (currency: 'EUR' | 'GBP' | 'JPY' | 'KWD') =>
    [0, -1, -2, -3, 9].map(zeros => precisionOf(zeros, currency))
  expect(words('EUR').slice(0, 3)).toEqual(['EURO', 'TENTH', 'CENT'])
  expect(words('GBP').slice(0, 3)).toEqual(['UNIT', 'TENTH', 'MINOR_UNIT'])
  expect(words('JPY')[0]).toBe('UNIT')
  expect(words('KWD')).toEqual(['UNIT', 'TENTH', 'TENTH', 'MINOR_UNIT', 'BILLION'])
})

test('rounding explains half a printed unit of each figure', () => {
  const tenth = computedAmount(63_885_108_360, 'EUR', 'TENTH')
  const whole = computedAmount(100_000_000_000, 'EUR', 'EURO')
  expect(decimalOf(tolerance([tenth, whole, whole]))).toBe('1.05')
  expect(absolute(computedAmount(-1, 'GBP'))).toEqual(computedAmount(1, 'GBP'))
})
