import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { FISCAL } from '../../src/formats/fiscal/fiscal.ts'
import type { Said } from '../../src/formats/format.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { withSources } from '../runs.ts'
import { workbook } from '../sources/files.ts'
import { amounts, made, of, refused, SOURCES, ties } from './support.ts'
import { FILES, field, MODEL, RESOURCES, town } from './town.ts'

describe('a Fiscal Data Package', () => {
  test('of several resources has its amounts in the factor, currency, direction and phase that are mapped', async () => {
    const { graph, notes } = await made(FISCAL, [town({ model: MODEL, resources: RESOURCES }, FILES)])
    const units = (stage: string) =>
      of(graph, 'ALLOCATION')
        .filter(({ properties }) => properties.stage === stage)
        .map(({ properties: { amount, currency, precision, grain } }) => [amount, currency, precision, grain])
        .sort((a, b) => Number(a[0]) - Number(b[0]))
    expect(units('APPROVED').map(([amount, currency, , grain]) => [amount, currency, grain])).toEqual([
      [1_225_000, 'EUR', 'ROW'],
      [30_050_000, 'EUR', 'ROW'],
      [100_000_000, 'EUR', 'ROW'],
      [130_050_000, 'EUR', 'SUBTOTAL'],
    ])
    expect(amounts(graph, 'SPENT')).toEqual(['-5 USD', '1250000 USD'])
    expect(amounts(graph, 'RECEIVED')).toEqual(['0 USD', '40 USD'])
    expect(graph.entities.get('plan/fdp/vale-budget')?.name).toBe('Budget of Vale 2023')
    const total = of(graph, 'ALLOCATION').find(({ properties }) => properties.grain === 'SUBTOTAL')
    expect(ties(graph, total?.id ?? '')).toEqual([
      expect.stringMatching(/^BREAKS_DOWN_INTO .*bridges/),
      expect.stringMatching(/^BREAKS_DOWN_INTO .*lanes/),
      'FOR plan/fdp/vale-budget',
      'PAID_BY organisation/roads',
    ])
    expect(total?.properties).toMatchObject({ period: '2023', end: '2023-12-31' })
    expect(notes).toEqual([])
  })

  test('of column types is read as its fields say', async () => {
    const fields = [
      field('func', { columnType: 'functional-classification:cofog:code' }),
      field('func name', { columnType: 'functional-classification:cofog:label' }),
      field('to', { columnType: 'recipient:generic:name' }),
      field('when', { columnType: 'date:fiscal-year' }),
      field('way', { columnType: 'direction' }),
      field('stage', { columnType: 'phase:id' }),
      field('cur', { columnType: 'value-currency' }),
      field('value', { type: 'number', columnType: 'value' }),
    ]
    const rows =
      'func,func name,to,when,way,stage,cur,value\n07,Health,Clinic,2023,expenditure,executed,SEK,12.50\n07,Health,Clinic,2023,revenue,executed,SEK,3\n09,Education,School,2023,expenditure,budget,NOK,7\n09,Education,School,2023,expenditure,budget,,8\n'
    const { graph, notes } = await made(FISCAL, [
      town({ resources: [{ name: 'all', path: 'data/all.csv', schema: { fields } }] }, { 'all.csv': rows }),
    ])
    expect(['SPENT', 'RECEIVED', 'BUDGETED'].map(stage => amounts(graph, stage))).toEqual([
      ['12.50 SEK'],
      ['3 SEK'],
      ['7 NOK'],
    ])
    expect(graph.entities.get('classification/cofog/07')).toMatchObject({
      name: 'Health',
      properties: { scheme: 'COFOG', code: '07' },
    })
    const spent = of(graph, 'ALLOCATION').find(({ properties }) => properties.stage === 'SPENT')
    expect(ties(graph, spent?.id ?? '')).toEqual([
      'BENEFITS organisation/clinic',
      'CLASSIFIED_AS classification/cofog/07',
      'FOR plan/fdp/vale-budget',
    ])
    expect(notes).toEqual(['an amount without a currency; left out: --currency says which it is'])
  })

  test('of which a resource is a sheet of a workbook, and a phase is that of a column, is read as it says', async () => {
    const fields = [
      field('Office', { columnType: 'administrative-classification:generic:name' }),
      field('Approved', { type: 'number', columnType: 'value', decimalChar: ',', normalize: { Phase: 'approved' } }),
      field('Paid out', { type: 'number', columnType: 'value', normalize: { Phase: 'paid' } }),
    ]
    const extraFields = [
      field('Phase', { columnType: 'phase:id', normalizationTarget: true }),
      field('Way', { columnType: 'direction', constant: 'expenditure' }),
    ]
    const cell = (at: string, value: string | number) =>
      typeof value === 'number'
        ? `<c r="${at}"><v>${value}</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
    const rows = [
      ['Office', 'Approved', 'Paid out'],
      ['Parks', 1200.5, 7],
      ['Roads', 300, -2],
    ]
    const sheet = rows
      .map((row, y) => `<row r="${y + 1}">${row.map((value, x) => cell(`${'ABC'[x]}${y + 1}`, value)).join('')}</row>`)
      .join('')
    const resource = {
      name: 'all',
      path: 'data/all.xlsx',
      dialect: { sheet: 'Data' },
      schema: {
        fields: fields.map(each => (each.name === 'Office' ? each : { ...each, currency: 'SEK' })),
        extraFields,
      },
    }
    const files = { 'all.xlsx': workbook({ Read: '', Data: sheet }) }
    const { graph } = await made(FISCAL, [town({ resources: [resource] }, files)], { year: 2023 })
    expect(['APPROVED', 'PAID'].map(stage => amounts(graph, stage))).toEqual([
      ['300 SEK', '1200.5 SEK'],
      ['-2 SEK', '7 SEK'],
    ])
  })

  test('is rounded to the unit of which each of many figures is a multiple: a total is compared at that, and one that is wrong is found', async () => {
    const rows = (off: number, last = '') => {
      const parts = Array.from({ length: 12 }, (_, nth) => [`A${nth}`, 'Fund', 1_200_000 + nth * 300_000])
      const sums = parts.map(([who, , amount], nth) => [who, 'Total', Number(amount) + (nth === 3 ? off : 0)])
      return `who,fund,sum\n${[...parts, ...sums].map(cells => cells.join(',')).join('\n')}\n${last}`
    }
    const statuses = async (text: string, said: Said = {}) => {
      const mapping = {
        measures: { budget: { source: 'sum', currency: 'EUR' } },
        dimensions: {
          payee: { attributes: { label: { source: 'who' } }, primaryKey: 'label' },
          fund: { attributes: { label: { source: 'fund' } }, primaryKey: 'label' },
        },
      }
      const { graph, notes } = await made(
        FISCAL,
        [town({ mapping, resources: [{ name: 'a', path: 'data/a.csv' }] }, { 'a.csv': text })],
        { year: 2024, ...said },
      )
      const checks = derive(graph).checks.filter(({ kind, status }) => kind === 'PARTS_VS_TOTAL' && status !== 'HOLDS')
      return [
        checks.map(({ status, tolerance }) => `${status} ${tolerance}`),
        notes.filter(note => /multiple/.test(note)).length,
      ]
    }
    expect(await statuses(rows(100_000))).toEqual([['WITHIN_ROUNDING 100000.00'], 1])
    expect(await statuses(rows(200_000))).toEqual([['FAILS 100000.00'], 1])
    expect(await statuses(rows(100_000), { precision: 'CENT' })).toEqual([['FAILS 1.00'], 0])
    // One figure that is printed to the euro says that the others are, too.
    expect(await statuses(rows(100_000, 'B,Fund,1234567\n'))).toEqual([['FAILS 1.00'], 0])
  })

  test('whose dimension has levels has a heading for each, the lower under the upper; direction and phase may be dimensions', async () => {
    const rows =
      'm,mission,p,programme,way,stage,year,sum\n01,Services,01,Bodies,expenditure,approved,2022,5\n12,Social,01,Nurseries,Entrata,executed,2022,7\n12,Social,01,Nurseries,sideways,executed,2022,9\n'
    const one = (source: string) => ({ dimensionType: 'other', primaryKey: 'd', attributes: { d: { source } } })
    const model = {
      measures: { sum: { source: 'sum', currency: 'EUR' } },
      dimensions: {
        function: {
          dimensionType: 'classification',
          primaryKey: ['m', 'p'],
          attributes: {
            m: { source: 'm' },
            ml: { source: 'mission', labelfor: 'm' },
            p: { source: 'p', parent: 'm' },
            pl: { source: 'programme', labelfor: 'p' },
          },
        },
        direction: one('way'),
        phase: one('stage'),
        date: { dimensionType: 'datetime', primaryKey: 'y', attributes: { y: { source: 'year' } } },
      },
    }
    const { graph, notes } = await made(FISCAL, [
      town({ model, resources: [{ name: 'a', path: 'data/a.csv' }] }, { 'a.csv': rows }),
    ])
    expect(['APPROVED', 'RECEIVED', 'SPENT'].map(stage => amounts(graph, stage))).toEqual([
      ['5 EUR'],
      ['7 EUR'],
      ['9 EUR'],
    ])
    expect(notes).toEqual(['the direction "sideways" is neither expenditure nor revenue; read as expenditure'])
    const headings = of(graph, 'CLASSIFICATION').map(({ id, name }) => [id, name])
    expect(headings.sort()).toEqual([
      ['classification/fdp-function-p/01-01', 'Bodies'],
      ['classification/fdp-function-p/12-01', 'Nurseries'],
      ['classification/fdp-function/01', 'Services'],
      ['classification/fdp-function/12', 'Social'],
    ])
    const within = graph.relationships.filter(({ from, to }) =>
      `${from} ${to}`.match(/classification.* classification/),
    )
    expect(within.map(({ from, to }) => [from, to].sort())).toEqual([
      ['classification/fdp-function-p/01-01', 'classification/fdp-function/01'],
      ['classification/fdp-function-p/12-01', 'classification/fdp-function/12'],
    ])
  })

  test('whose mapping cannot be right is refused with its place', async () => {
    const one = (measures: object, text: string, more: object = {}) =>
      refused(
        made(FISCAL, [
          town(
            { mapping: { measures, dimensions: {} }, resources: [{ name: 'a', path: 'data/a.csv' }], ...more },
            { 'a.csv': text },
          ),
        ]),
      )
    expect(await one({ m: { source: 'Sum', currency: 'EUR' } }, 'Fund,Amount\nA,1\n')).toMatch(
      /the measure m is mapped to "Sum", which no resource has/,
    )
    expect(await one({ m: { source: 'Amount', currency: 'EUR', factor: 12 } }, 'Fund,Amount\nA,1\n')).toMatch(
      /the measure m: the factor 12 is not read/,
    )
    expect(await one({ m: { source: 'Amount', currency: 'EUR' } }, 'Fund,Amount\nCohesion (£),1\n')).toMatch(
      /a\.csv, record 2: the label "Cohesion \(£\)" is in GBP.*the descriptor says EUR/,
    )
    expect(await one({}, 'Fund,Amount\nA,1\n')).toMatch(/says of no column that it holds amounts/)
    const away = { resources: [{ name: 'a', path: '../a.csv' }] }
    expect(await one({ m: { source: 'Amount' } }, 'x\n1\n', away)).toMatch(/is not one file beside the descriptor/)
  })
})

describe.skipIf(!withSources)('of the budget of the EU', () => {
  const FOLDER = `${SOURCES}fiscal-data-package/`

  test('the allocations by member state: totals break down by fund', async () => {
    const package_ = `${FOLDER}eu-allocations-per-ms-2014-2020/datapackage.json`
    const { graph, notes } = await made(FISCAL, [package_])
    const totals = of(graph, 'ALLOCATION').filter(({ properties }) => properties.grain === 'SUBTOTAL')
    const parts = (id: string) =>
      graph.relationships
        .filter(({ from, type }) => from === id && type === 'BREAKS_DOWN_INTO')
        .reduce((sum, { to }) => {
          const part = graph.entities.get(to)
          return sum + (part?.kind === 'ALLOCATION' ? (part.properties.amount ?? 0) : 0)
        }, 0)
    const apart = totals.map(({ id, properties }) => Math.abs((properties.amount ?? 0) - parts(id)) / 100)
    expect(totals).toHaveLength(28)
    expect(apart.filter(each => each !== 0)).toEqual(Array(13).fill(100_000))
    // The unit of the data, of which every figure is a multiple: rounding explains as much.
    expect(notes).toContainEqual(
      expect.stringMatching(/^each of the \d+ figures of label is a multiple of 100000: .* --precision CENT/),
    )
    const weighed = (of: GraphValue) => {
      const found = derive(of).checks.filter(({ kind }) => kind === 'PARTS_VS_TOTAL')
      return ['HOLDS', 'WITHIN_ROUNDING', 'FAILS'].map(status => found.filter(each => each.status === status).length)
    }
    const exact = await made(FISCAL, [package_], { precision: 'CENT' })
    expect([weighed(graph), weighed(exact.graph)]).toEqual([
      [15, 13, 0],
      [15, 0, 13],
    ])
  })

  test('the absorption of funds: a dimension that is mapped to the wrong column is said', async () => {
    const { graph, notes } = await made(FISCAL, [`${FOLDER}eu-funds-absorption-rate-2007-2013/datapackage.json`])
    expect(notes).toContain('the dimension fund is mapped to the column Year, and so is date: its own is not known')
    expect(
      of(graph, 'FUND')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['CF', 'ERDF', 'ESF'])
    expect(of(graph, 'ALLOCATION').filter(({ properties }) => properties.part === 'OF_WHICH')).toHaveLength(2 * 936)
  }, 120_000)
})
