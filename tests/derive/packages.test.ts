import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { decimalFrom } from '../../src/model/money.ts'

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
      sum.kind === 'ALLOCATION' ? decimalFrom(sum.properties.amount ?? 0, 'EUR') : '',
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

  const MONEY = ['PARTS_VS_TOTAL', 'ROW_IDENTITY', 'TABLE_VS_TABLE', 'TEXT_VS_TABLE', 'TARGET_VS_PLAN']
  const NAMES = ['NAME_VS_NAME', 'CODE_VS_CODE', 'DATE_VS_DATE']
  const RESULTS = ['ACTUAL_VS_TEXT', 'FUNNEL', 'SHARE_VS_BASE', 'COUNT_VS_LIST']
  const of = (kinds: readonly string[]) =>
    broken({ ...derived, checks: derived.checks.filter(({ kind }) => kinds.includes(kind)) })

  test('fails, in its money, in one total of the text and in one cent of five rows, and has one gap', () => {
    const act = 'act-anpal-dd-549-2019'
    expect(of(MONEY)).toEqual([
      ['NOT_CHECKABLE parts-vs-total/allocation-rapporto-2019-l123-anpal/by-line', '366158.90'],
      [`WITHIN_ROUNDING row-identity/allocation-rapporto-2019-l129-dd-440/${act}`, '-0.01'],
      [`WITHIN_ROUNDING row-identity/allocation-rapporto-2019-l133-dd-440/${act}`, '0.01'],
      [`WITHIN_ROUNDING row-identity/allocation-rapporto-2019-l146-dd-440/${act}`, '0.01'],
      [`WITHIN_ROUNDING row-identity/allocation-rapporto-2019-l147-dd-440/${act}`, '0.01'],
      [`WITHIN_ROUNDING row-identity/allocation-rapporto-2019-l149-dd-440/${act}`, '0.01'],
      ['FAILS text-vs-table/allocation-rapporto-2019-l187-dd-570/allocation-rapporto-2019-l232-dd-570', '-3000.00'],
    ])
  })

  test('has one section, one line and two programmes under two names, and no date or code that contradicts another', () => {
    expect(of(NAMES)).toEqual([
      ['FAILS name-vs-name/line-anpal-servizi-128n-7', null],
      ['FAILS name-vs-name/section-anpal-servizi-2019-2021-8', null],
      ['FAILS name-vs-name/spending-programme-anpal-servizi-128n', null],
      ['FAILS name-vs-name/spending-programme-anpal-servizi-164n', null],
    ])
  })

  test('trains more than it starts, and prints a share of no figure; what is counted but not named is not checked', () => {
    const checked = of(RESULTS).filter(([check]) => !/^NOT_CHECKABLE .*\/(regions|crises)$/.test(check))
    expect(checked).toEqual([
      ['FAILS funnel/result-rapporto-2019-l714-starts/result-rapporto-2019-l714-trained-paths', '-57'],
      ['NOT_CHECKABLE share-vs-base/result-rapporto-2019-l388-relocation-services', null],
      ['FAILS share-vs-base/result-rapporto-2019-l391-reemployed-share', '-0.76'],
      ['NOT_CHECKABLE share-vs-base/result-rapporto-2019-l451-webinar-satisfaction', null],
      ['NOT_CHECKABLE share-vs-base/result-rapporto-2019-l612-share-classroom', null],
      ['NOT_CHECKABLE share-vs-base/result-rapporto-2019-l612-share-on-the-job', null],
      ['NOT_CHECKABLE share-vs-base/result-rapporto-2019-l612-share-online', null],
    ])
    const share = derived.contradictions.find(({ id }) => id.startsWith('contradiction/share-vs-base/'))
    expect(share?.claims.map(({ value, entity }) => [value, entity?.split('/').at(-1)])).toEqual([
      ['32,8%', 'reemployed-share'],
      ['32.04', 'potential-recipients'],
      ['31.37', 'crisis-workers'],
    ])
  })

  test('prints one coordination in three rows and in one, which are held to be equal', () => {
    const check = derived.checks.find(({ id }) => id === 'check/row-identity/coordination-of-plan-2017-2020')
    expect(check).toMatchObject({ status: 'HOLDS', expected: '24909739.74', found: '24909739.74', difference: '0.00' })
  })

  test('prefers the total of the table, which equals its parts', () => {
    const total = derived.contradictions.find(
      ({ kind, id }) => kind === 'TEXT_VS_TABLE' && id.startsWith('contradiction/text-vs-table/'),
    )
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
