import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { decimalOf } from '../../src/model/money.ts'

/** What does not hold: check without its first word, difference. */
function broken({ checks }: GraphValue): [string, string | null][] {
  const shown = checks.filter(({ status }) => status !== 'HOLDS')
  return shown.map(({ id, status, difference }) => [`${status} ${id.slice('check/'.length)}`, difference])
}

function computed({ entities }: GraphValue): Record<string, string> {
  const sums = [...entities.values()].filter(({ id }) => id.includes('/computed/'))
  return Object.fromEntries(
    sums.map(sum => [
      sum.id.split('/computed/')[1] ?? '',
      sum.kind === 'ALLOCATION' ? decimalOf(sum.properties.amount ?? 0) : '',
    ]),
  )
}

function inferred({ relationships }: GraphValue): string[] {
  const matched = relationships.filter(({ type, basis }) => type === 'MEASURES' && basis === 'INFERRED')
  return matched.map(({ from, to }) => `${from.split('/').at(-1)} ${to}`)
}

describe('the invented package', async () => {
  const derived = derive(await readPackages(['tests/packages/comune-di-rivalta']))

  test('fails where it was made to', () => {
    expect(broken(derived)).toEqual([
      ['NOT_CHECKABLE parts-vs-total/allocation-relazione-rivalta-l38-dd-31/by-line', '200000.00'],
      ['WITHIN_ROUNDING parts-vs-total/allocation-relazione-rivalta-l38-disimpegno/by-line', '-0.01'],
      ['FAILS parts-vs-total/allocation-relazione-rivalta-l54-dd-6/by-line', '10000.00'],
      [
        'WITHIN_ROUNDING row-identity/allocation-relazione-rivalta-l33-dd-31/act-ministero-delle-acque-dd-88-2021',
        '-0.01',
      ],
      ['NOT_CHECKABLE row-identity/allocation-relazione-rivalta-l35-dd-31/act-ministero-delle-acque-dd-88-2021', null],
      ['FAILS text-vs-table/allocation-relazione-rivalta-l42-dd-6/allocation-relazione-rivalta-l55-dd-6', '-3000.00'],
    ])
  })

  test('sums nothing, for the total above its only twin rows fails', () => {
    expect(computed(derived)).toEqual({})
  })

  test('matches one area by a section, one definition by a line, and leaves the third alone', () => {
    const plan = 'comune-di-rivalta/vivibile-2022-2024'
    expect(inferred(derived)).toEqual([`l64 section/${plan}/1`, `l65 line/${plan}/3`, `l65 section/${plan}/2`])
  })
})

describe('the report of 2019', async () => {
  const derived = derive(await readPackages(['data/rapporto-2019']))

  test('fails in one total of the text and in one cent of five rows, has one gap, and one section under two names', () => {
    const act = 'act-anpal-dd-549-2019'
    expect(broken(derived).filter(([check]) => !check.includes('line-anpal-servizi-128n'))).toEqual([
      ['FAILS name-vs-name/section-anpal-servizi-2019-2021-8', null],
      ['NOT_CHECKABLE parts-vs-total/allocation-rapporto-2019-l123-anpal/by-line', '366158.90'],
      [`WITHIN_ROUNDING row-identity/allocation-rapporto-2019-l129-dd-440/${act}`, '-0.01'],
      [`WITHIN_ROUNDING row-identity/allocation-rapporto-2019-l133-dd-440/${act}`, '0.01'],
      [`WITHIN_ROUNDING row-identity/allocation-rapporto-2019-l146-dd-440/${act}`, '0.01'],
      [`WITHIN_ROUNDING row-identity/allocation-rapporto-2019-l147-dd-440/${act}`, '0.01'],
      [`WITHIN_ROUNDING row-identity/allocation-rapporto-2019-l149-dd-440/${act}`, '0.01'],
      ['FAILS text-vs-table/allocation-rapporto-2019-l187-dd-570/allocation-rapporto-2019-l232-dd-570', '-3000.00'],
    ])
  })

  test('prefers the total of the table, which equals its parts', () => {
    const total = derived.contradictions.find(({ kind }) => kind === 'TEXT_VS_TABLE')
    expect(total).toMatchObject({ difference: '3000.00', preferenceRule: 'equals-its-parts' })
    expect(total?.claims[total.preferred ?? 9]).toMatchObject({ value: '164.313.744', number: '164313744.00' })
  })

  test('gives the sections that the redetermination does not print, and the lines in two rows', () => {
    expect(computed(derived)).toMatchObject({
      'dd-549/section-anpal-servizi-2017-2020-1': '41238212.88',
      'dd-549/section-anpal-servizi-2017-2020-2': '37989248.41',
      'dd-549/section-anpal-servizi-2017-2020-3': '9635953.37',
      'dd-570/line-anpal-servizi-2019-2021-14': '5813146.00',
    })
    expect(Object.keys(computed(derived)).filter(id => id.startsWith('anpal/'))).toEqual([])
  })

  test('matches eleven areas and four definitions, all inside the plan of the indicator', () => {
    expect(inferred(derived).map(match => match.replace(/ (\w+)\/.*\/(\d+)$/, ' $1 $2'))).toEqual([
      ...['l287', 'l288', 'l289', 'l290', 'l291'].map(id => `${id} section 1`),
      'l292 section 3',
      'l293 section 2',
      ...['l300 line 6', 'l301 line 7', 'l302 line 7', 'l303 line 8'].flatMap(match => [
        match,
        `${match.slice(0, 4)} section 2`,
      ]),
    ])
  })
})
