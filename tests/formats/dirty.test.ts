import { describe, expect, test } from 'vitest'
import { FISCAL } from '../../src/formats/fiscal/fiscal.ts'
import { IATI } from '../../src/formats/iati/iati.ts'
import { OCDS } from '../../src/formats/ocds/ocds.ts'
import { amounts, folder, made, refused, ties, write } from './support.ts'

/** What publishers really write in these formats: read right, left out with a note, or refused with what to change. */

const activity = (inside: string, currency = 'default-currency="USD"') =>
  `<iati-activities version="2.02"><iati-activity ${currency}><iati-identifier>XX-1</iati-identifier>
  <title><narrative>One</narrative><narrative xml:lang="fr">Un</narrative></title>${inside}</iati-activity></iati-activities>`
const transaction = (value: string, attributes = '') =>
  `<transaction><transaction-type code="2"/><transaction-date iso-date="2020-01-02"/><value ${attributes} value-date="2020-01-02">${value}</value></transaction>`

describe('IATI', () => {
  test('thousands, signs, currencies in small letters and zeros below the cent are read; what is written otherwise is noted', async () => {
    const values = ['1,000.00', '$5', ' 7.0000 ', '1.000,00', '1e6']
    const { graph, notes } = await made(IATI, [
      write('a.xml', activity(values.map(each => transaction(each)).join('') + transaction('-3', 'currency="eur"'))),
    ])
    expect(amounts(graph, 'COMMITTED').sort()).toEqual(['$5 USD', '-3 EUR', '1,000.00 USD', '7.0000 USD'])
    expect(notes).toEqual([
      '"1.000,00" is not written in the declared format plain or 1,234.56; it looks like 1.234,56; left out',
      '"1e6" is written with an exponent, as spreadsheets cut long figures: export it with all of its digits; left out',
    ])
  })

  test('a negative budget without any transaction has the year of its day', async () => {
    const budget =
      '<budget type="1"><period-start iso-date="2019-01-01"/><period-end iso-date="2019-12-31"/><value value-date="2019-01-01">-500</value></budget>'
    const { graph } = await made(IATI, [write('a.xml', activity(budget))])
    expect(amounts(graph, 'BUDGETED')).toEqual(['-500 USD'])
    expect(graph.entities.get('source/iati-a')?.properties).toMatchObject({ year: 2019 })
  })

  test('without a currency anywhere, and of version 1, it is refused with what to do', async () => {
    expect(await refused(made(IATI, [write('a.xml', activity(transaction('5'), ''))]))).toBe(
      'none of the 1 amounts can be read\n/iati-activities/iati-activity[1]/transaction[1]/value[1]: an amount without a currency; left out: --currency says which it is (say how they are printed: --numbers, --currency)',
    )
    expect(await refused(made(IATI, [write('a.xml', activity('').replace('2.02', '1.05'))]))).toBe(
      'a.xml: is IATI 1.05; versions 2.01 to 2.03 are read (convert it to 2.03 first)',
    )
  })
})

const release = (more: object, date = '2020-01-01T00:00:00Z', ocid = 'ocds-x-1') => ({
  ocid,
  id: date,
  date,
  tag: ['tender'],
  ...more,
})
const releases = (...list: object[]) => write('a.json', JSON.stringify({ version: '1.1', releases: list }))
const value = (amount: unknown) => ({ amount, currency: 'EUR' })

describe('OCDS', () => {
  const versioned = {
    ocid: 'ocds-x-1',
    tender: {
      id: 't',
      title: [{ releaseID: '1', releaseDate: '2020-01-01T00:00:00Z', releaseTag: ['tender'], value: 'Roads' }],
      value: {
        amount: [
          { releaseID: '1', releaseDate: '2020-01-01T00:00:00Z', releaseTag: ['tender'], value: 100 },
          { releaseID: '2', releaseDate: '2021-01-01T00:00:00Z', releaseTag: ['tenderUpdate'], value: 150 },
        ],
        currency: [{ releaseID: '1', releaseDate: '2020-01-01T00:00:00Z', releaseTag: ['tender'], value: 'EUR' }],
      },
    },
  }

  test.each([
    ['alone', {}],
    [
      'beside the compiled one',
      { compiledRelease: release({ tender: { id: 't', title: 'Roads', value: value(150) } }, '2021-01-01T00:00:00Z') },
    ],
  ])('a versioned release %s gives each value since it is that: the later supersedes', async (_, more) => {
    const file = write(
      'a.json',
      JSON.stringify({ records: [{ ocid: 'ocds-x-1', versionedRelease: versioned, ...more }] }),
    )
    const { graph } = await made(OCDS, [file])
    expect(amounts(graph, 'TENDERED')).toEqual(['100 EUR', '150 EUR'])
    expect(ties(graph, 'allocation/ocds-a/ocds-x-1/tender/2/tendered')).toContain(
      'SUPERSEDES allocation/ocds-a/ocds-x-1/tender/tendered',
    )
    const [id = ''] = graph.entities.get('allocation/ocds-a/ocds-x-1/tender/2/tendered')?.evidence ?? []
    expect(graph.evidence.get(id)).toMatchObject({
      pointer: '/records/0/versionedRelease/tender/value/amount/1/value',
      column: 'versionedRelease/tender/value/amount/value',
      raw: '150',
    })
  })

  test('a process under a framework of the files is a contract of it; others are noted', async () => {
    const related = (identifier: string, relationship: string) => ({
      relatedProcesses: [{ id: '1', relationship: [relationship], scheme: 'ocid', identifier }],
    })
    const { graph, notes } = await made(OCDS, [
      releases(
        release({ tender: { title: 'Frame', value: value(500) } }, undefined, 'ocds-x-0'),
        release({ tender: { title: 'Call', value: value(90) }, ...related('ocds-x-0', 'framework') }),
        release({ tender: { title: 'More', value: value(9) }, ...related('ocds-x-0', 'prior') }, undefined, 'ocds-x-2'),
        release(
          { tender: { title: 'Else', value: value(8) }, ...related('ocds-y-9', 'parent') },
          undefined,
          'ocds-x-3',
        ),
      ),
    ])
    expect(ties(graph, 'contract/ocds-x-0')).toContain('HAS_CONTRACT contract/ocds-x-1')
    expect(notes).toEqual([
      'a related process (prior), which is neither its parent nor its framework; left out',
      'names a process (parent) that is not in the files',
    ])
  })

  test('amounts as text, and as programs write binary fractions, are read to what they hold', async () => {
    const list = ['1,000.50', 0.1 + 0.2, 1200.3999999999999, 100.123].map((each, index) =>
      release({ tender: { title: 'T', value: value(each) } }, undefined, `ocds-x-${index}`),
    )
    const { graph, notes } = await made(OCDS, [releases(...list)])
    expect(
      [...graph.entities.values()].flatMap(each => (each.kind === 'ALLOCATION' ? [each.properties.amount] : [])),
    ).toEqual([100050, 30, 120040])
    expect(notes).toEqual(['"100.123" is printed to less than the smallest unit of EUR; left out'])
  })
})

const FIELDS = [
  { name: 'voce', type: 'string', columnType: 'functional-classification:generic:label' },
  { name: 'anno', type: 'string', columnType: 'date:fiscal-year' },
  { name: 'importo', type: 'number', columnType: 'value', currency: 'EUR' },
]

describe('Fiscal Data Package', () => {
  const budget = (csv: string, fields: object[] = FIELDS) => {
    const at = folder()
    write('r.csv', csv, at)
    return write(
      'datapackage.json',
      JSON.stringify({ name: 'b', title: 'B', resources: [{ name: 'r', path: 'r.csv', schema: { fields } }] }),
      at,
    )
  }

  test('a title above the headers, years as they are printed short, and an empty one', async () => {
    const csv = '\ufeffBilancio\r\nvoce;anno;importo\r\nA;2020/21;10\r\nB;2020;(5)\r\nC;;3\r\nD;2020;n.d.\r\n'
    const { graph, notes } = await made(FISCAL, [budget(csv)])
    expect(amounts(graph, 'BUDGETED').sort()).toEqual(['(5) EUR', '10 EUR', '3 EUR'])
    expect(graph.entities.get('allocation/fdp-b-r/a-2020-21/importo')?.properties).toMatchObject({
      period: '2020/21',
    })
    expect(notes).toContain('anno is empty: the amount has no period')
    expect(notes).toContain('"n.d." is not a valid amount; write it as printed, such as 1234 or 1234.56; left out')
  })

  test('figures in another format than the schema says are refused, with how to say it', async () => {
    expect(await refused(made(FISCAL, [budget('voce;anno;importo\nA;2020;1.200,50\n')]))).toMatch(
      /^none of the 1 amounts can be read\n[\s\S]*record 2, importo: "1\.200,50" is not written in the declared format plain; it looks like 1\.234,56; left out \(say how they are printed: --numbers, --currency\)$/,
    )
    const { graph } = await made(FISCAL, [budget('voce;anno;importo\nA;2020;1.200,50\n')], { numbers: ['1.234,56'] })
    expect(amounts(graph, 'BUDGETED')).toEqual(['1.200,50 EUR'])
  })
})
