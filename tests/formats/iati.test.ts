import { beforeAll, describe, expect, test } from 'vitest'
import { IATI } from '../../src/formats/iati/iati.ts'
import { withSources } from '../runs.ts'
import { ACTIVITIES } from './activities.ts'
import { amounts, made, of, refused, SOURCES, ties, write } from './support.ts'

const WELLS = 'project/iati/xx-1-wells'
const PUMPS = 'project/iati/xx-1-pumps'

describe('activities of IATI', () => {
  let one: Awaited<ReturnType<typeof made>>
  beforeAll(async () => {
    one = await made(IATI, [write('wells.xml', ACTIVITIES)])
  })

  test('are projects with their identifier, every title, dates, organisations by role, places and headings', () => {
    const wells = one.graph.entities.get(WELLS)
    expect(wells).toMatchObject({
      name: 'Wells for 12 villages',
      aliases: ['Puits pour 12 villages'],
      properties: { code: 'XX-1-WELLS', start: '2021-03-15', end: '2025-12-31', identifiers: ['IATI:XX-1-WELLS'] },
    })
    expect(ties(one.graph, WELLS)).toEqual([
      'CLASSIFIED_AS classification/iati-99/wt1',
      'CLASSIFIED_AS classification/iati-activity-status/2',
      'CLASSIFIED_AS classification/oecd-dac-5/14030',
      'FUNDED_BY organisation/xx-1 (funding)',
      `HAS_PROJECT ${PUMPS}`,
      'IN_PLACE place/geonames/1527590',
      'IN_PLACE place/iso-3166-1/kg',
      'MANAGED_BY organisation/ministry-of-water (implementing)',
    ])
  })

  test('have their money at the stage of its type, in the currency beside it or that of the activity, with its sign', () => {
    expect(amounts(one.graph, 'COMMITTED')).toEqual(['-500.5 USD', '9000 USD'])
    expect(amounts(one.graph, 'DISBURSED', WELLS)).toEqual(['300 EUR', '1200 USD'])
    expect(amounts(one.graph, 'REPAID')).toEqual(['-100 USD'])
    expect(amounts(one.graph, 'RECEIVED')).toEqual(['7000 USD'])
    expect(amounts(one.graph, 'PLANNED')).toEqual(['750 EUR'])
    const disbursed = [...one.graph.entities.keys()].find(id => id.endsWith('t3/disbursed')) ?? ''
    expect(ties(one.graph, disbursed)).toEqual([
      'BENEFITS organisation/ministry-of-water',
      'CLASSIFIED_AS classification/oecd-dac-5/14031',
      `FOR ${WELLS}`,
      'PAID_BY organisation/xx-1',
    ])
  })

  test('have budgets of which the revised supersedes the original, unless it cannot be right', () => {
    const supersedes = one.graph.relationships.filter(({ type }) => type === 'SUPERSEDES')
    expect(supersedes.map(({ from, to }) => [from, to])).toEqual([
      ['allocation/iati-wells/xx-1-wells/budget-2/revised', 'allocation/iati-wells/xx-1-wells/budget-1/original'],
    ])
    expect(one.graph.contradictions.map(({ explanation }) => explanation)).toContain(
      'The original budgets come to 8000000.00 USD, the revised ones to 8000.00 USD, exactly 1000 times apart: one is in another unit. The revised budgets replace nothing here.',
    )
  })

  test('have indicators whose values are figures or stay text; one that is printed again is one, and what differs contradicts', () => {
    const [wells, agree, without] = of(one.graph, 'INDICATOR')
    expect(wells).toMatchObject({ name: 'Wells dug', properties: { direction: 'INCREASE', area: 'Water at hand' } })
    expect(wells?.properties.observations.map(({ type, value, label, day }) => [type, value, label, day])).toEqual([
      ['BASELINE', '1300', null, '2020-12-31'],
      ['TARGET', '1315', null, '2022-12-31'],
      ['ACTUAL', '1307', null, '2022-12-31'],
      ['ACTUAL', '1310', 'printed again', '2022-12-31'],
      ['TARGET', '1330', 'sex female', '2023-12-31'],
      ['TARGET', '1330', null, '2023-12-31'],
    ])
    expect(wells?.properties).toMatchObject({ targetValue: '1330', actualValue: '1307' })
    expect(one.graph.contradictions.map(({ claims }) => claims.map(({ value }) => value))).toContainEqual([
      '1307',
      '1,310',
    ])
    expect(agree?.properties.observations.map(({ value, printed }) => [value, printed])).toEqual([
      [null, 'No'],
      [null, 'Yes, in 12 villages'],
      [null, '17 villages agree'],
    ])
    expect(without?.properties).toMatchObject({ direction: 'DECREASE', targetValue: '10' })
    expect(without?.properties.observations.map(({ value, unit }) => [value, unit])).toEqual([
      ['45', '%'],
      ['10', '%'],
    ])
  })

  test('of which one is printed twice are taken as they were updated last; what is left out is said once, with its place', () => {
    expect(one.graph.entities.get(PUMPS)?.name).toBe('Pumps')
    expect(one.notes).toEqual(
      expect.arrayContaining([
        'an activity that is printed again; the printing that was updated last counts',
        'an amount without a currency; left out: --currency says which it is',
        '"US Dollars" is not a currency of ISO 4217; its amounts are left out',
        'a transaction without a date',
        'a transaction of type 12, outgoing pledge, commits nothing; left out',
        'names a parent that is not in the files',
        'x:note is not an element of an activity in IATI 2.03; left out',
      ]),
    )
    expect(one.notes.find(note => note.includes('about 42'))).toBeDefined()
    expect(one.imported.excluded['not-taken']).toContain('crs-add/loan-status/interest-received')
  })

  test('in a currency that the person says where none is printed', async () => {
    const { graph } = await made(IATI, [write('wells.xml', ACTIVITIES)], { currency: 'KGS', owner: 'wells' })
    expect(amounts(graph, 'DISBURSED', 'project/wells/xx-1-pumps')).toEqual(['12 KGS'])
  })
})

test('an indicator that is told in words has the words that stand beside its values, as 2.03 asks', async () => {
  const activity = (more: string, version = '') =>
    `<iati-activity default-currency="USD"${version} last-updated-datetime="2024-02-01T00:00:00Z"><iati-identifier>XX-1-${version === '' ? 'A' : 'B'}</iati-identifier><title><narrative>A</narrative></title>${more}</iati-activity>`
  const indicator = `<result type="2"><title><narrative>Trust</narrative></title><indicator measure="5"><title><narrative>What users say</narrative></title>
    <baseline year="2019"><comment><narrative>Few came back</narrative></comment></baseline>
    <period><period-end iso-date="2021-12-31+02:00"/><target><comment><narrative>Most come back</narrative></comment></target>
    <actual><comment><narrative><![CDATA[Of 12 users 9 did]]></narrative></comment></actual></period></indicator></result>`
  const text = `<iati-activities version="2.03">${activity(indicator)}${activity('<title>B</title>', ' version="1.05"')}</iati-activities>`
  const { graph, notes } = await made(IATI, [write('a.xml', text)])
  const [said] = of(graph, 'INDICATOR')
  expect(said?.properties.observations.map(({ type, value, printed, day }) => [type, value, printed, day])).toEqual([
    ['BASELINE', null, 'Few came back', null],
    ['TARGET', null, 'Most come back', '2021-12-31'],
    ['ACTUAL', null, 'Of 12 users 9 did', '2021-12-31'],
  ])
  expect(notes).toEqual(['an activity of IATI 1.05; versions 2.01 to 2.03 are read; left out'])
  expect(of(graph, 'PROJECT').map(({ id }) => id)).toEqual(['project/iati/xx-1-a'])
})

test('of several revised budgets of a period each replaces the one before, by the days of their values; without those none does', async () => {
  const budget = (type: 1 | 2, year: number, value: number, day: string) =>
    `<budget type="${type}"><period-start iso-date="${year}-01-01"/><period-end iso-date="${year}-12-31"/><value${day === '' ? '' : ` value-date="${day}"`}>${value}</value></budget>`
  const budgets = [
    [1, 2021, 100, '2021-01-01'],
    [2, 2021, 130, '2021-09-01'],
    [2, 2021, 120, '2021-05-01'],
    [1, 2022, 100, ''],
    [2, 2022, 110, ''],
    [2, 2022, 120, ''],
    [1, 2023, 100, ''],
    [1, 2023, 50, ''],
    [2, 2023, 160, ''],
  ] as const
  const text = `<iati-activities version="2.03"><iati-activity default-currency="USD"><iati-identifier>XX-1-A</iati-identifier><title><narrative>A</narrative></title>${budgets.map(([type, year, value, day]) => budget(type, year, value, day)).join('')}<result type="1"><indicator measure="7"><title><narrative>I</narrative></title><baseline year="2019"/></indicator></result></iati-activity></iati-activities>`
  const { graph, notes } = await made(IATI, [write('a.xml', text)])
  const supersedes = graph.relationships.filter(({ type }) => type === 'SUPERSEDES')
  const own = (id: string) => /budget-(\d+)/.exec(id)?.[1]
  expect(supersedes.map(({ from, to }) => [own(from), own(to)])).toEqual([
    ['2', '3'],
    ['3', '1'],
  ])
  expect(notes).toEqual([
    'several revised budgets of no day or one of a period that a revised one is of: none replaces another, and all count',
    'several original budgets of a period that a revised one is of: none replaces another, and all count',
    'an indicator of measure "7", which is not one of 1 to 5',
    'a baseline without a value; left out',
    'an indicator without any value',
  ])
})

test('a file that is not there, or not of the format, is refused', async () => {
  expect(await refused(made(IATI, ['/no/such.xml']))).toMatch(/there is no such file/)
  expect(await refused(made(IATI, [write('a.xml', '<iati-organisations/>')]))).toMatch(
    /has no element at \/iati-activities/,
  )
  expect(await refused(made(IATI, [write('a.xml', '<iati-activities><iati-activity>')]))).toMatch(/not well-formed XML/)
})

describe.skipIf(!withSources)('five activities of the World Bank', () => {
  test('are proved whole; what is committed and disbursed, its indicators and contradictions are as its publisher prints them', async () => {
    const { graph, imported } = await made(IATI, [`${SOURCES}iati/worldbank-679.xml`], { owner: 'wb' })
    const casa = 'project/wb/44000-p145054'
    const sum = (stage: string) =>
      amounts(graph, stage, casa).reduce((total, amount) => total + Number(amount.split(' ')[0]), 0)
    expect([sum('COMMITTED'), sum('DISBURSED'), sum('INTEREST'), sum('REPAID')]).toEqual([
      620800000, 472712475, -7582435, -23779274,
    ])
    expect(of(graph, 'INDICATOR').filter(({ id }) => id.includes('p145054'))).toHaveLength(16)
    expect(graph.contradictions).toHaveLength(8)
    expect(graph.contradictions.map(({ name }) => name)).toContain(
      'One indicator printed with two values, "20.00" and "10.00"',
    )
    const superseded = graph.relationships.filter(({ type }) => type === 'SUPERSEDES').map(({ from }) => from)
    expect(superseded.filter(id => id.includes('p145054') || id.includes('p171269'))).toEqual([])
    expect(superseded).toHaveLength(69 + 80 + 86)
    expect(imported.notes).toEqual([])
  })
})
