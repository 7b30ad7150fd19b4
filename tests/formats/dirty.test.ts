import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
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

describe('what is printed twice is told with both places', () => {
  const inRecord = '/iati-activities/iati-activity[1]'
  const notesOf = async (inside: string) => {
    const { graph, imported } = await made(IATI, [write('a.xml', activity(inside))])
    return {
      committed: amounts(graph, 'COMMITTED'),
      budgeted: amounts(graph, 'BUDGETED'),
      notes: imported.notes.map(({ message, places }) => `${message}: ${places.join(', ')}`),
    }
  }
  const referred = (ref: string, value: string) =>
    transaction(value).replace('<transaction>', `<transaction ref="${ref}">`)

  test('transactions of IATI: under one reference one, without a reference two', async () => {
    expect(await notesOf([referred('r1', '5'), referred('r1', '5.00'), referred('r1', '5')].join(''))).toEqual({
      committed: ['5 USD', '5.00 USD'],
      budgeted: [],
      notes: [
        `a transaction under the reference of another one, from which it differs; both count: ${inRecord}/transaction[2] (as ${inRecord}/transaction[1])`,
        `a transaction that is printed again under its reference; it counts once: ${inRecord}/transaction[3] (as ${inRecord}/transaction[1])`,
      ],
    })
    expect(await notesOf(transaction('5') + transaction('6') + transaction('5'))).toEqual({
      committed: ['5 USD', '5 USD', '6 USD'],
      budgeted: [],
      notes: [
        `a transaction that repeats another letter by letter; both count: ${inRecord}/transaction[3] (as ${inRecord}/transaction[1])`,
      ],
    })
  })

  test('budgets of IATI', async () => {
    const budget =
      '<budget type="1"><period-start iso-date="2019-01-01"/><period-end iso-date="2019-12-31"/><value value-date="2019-01-01">5</value></budget>'
    expect(await notesOf(budget + budget)).toEqual({
      committed: [],
      budgeted: ['5 USD', '5 USD'],
      notes: [
        `a budget that repeats another letter by letter; both count: ${inRecord}/budget[2] (as ${inRecord}/budget[1])`,
      ],
    })
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

test('what one release of OCDS prints twice: under one id alike it is one, and else two, with both places', async () => {
  const paid = (id: string | undefined, amount: number) => ({ ...(id !== undefined && { id }), value: value(amount) })
  const { graph, imported } = await made(OCDS, [
    releases(
      release({
        awards: [
          { id: 'a', value: value(7) },
          { id: 'a', value: value(8) },
        ],
        contracts: [
          {
            id: 'c',
            awardID: 'a',
            value: value(90),
            implementation: {
              transactions: [paid('1', 5), paid('1', 5), paid('1', 6), paid(undefined, 4), paid(undefined, 4)],
            },
          },
        ],
      }),
    ),
  ])
  expect(amounts(graph, 'PAID')).toEqual(['4 EUR', '4 EUR', '5 EUR', '6 EUR'])
  expect(amounts(graph, 'AWARDED')).toEqual(['7 EUR', '8 EUR'])
  expect(graph.relationships.filter(({ type }) => type === 'SUPERSEDES')).toEqual([])
  const at = '/releases/0/contracts/0/implementation/transactions'
  expect(imported.notes.map(({ message, places }) => `${message}: ${places.join(', ')}`)).toEqual([
    'an award under the id of another one, from which it differs; both count: /releases/0/awards/1 (as /releases/0/awards/0)',
    `a transaction that is printed again under its id; it counts once: ${at}/1 (as ${at}/0)`,
    `a transaction under the id of another one, from which it differs; both count: ${at}/2 (as ${at}/0)`,
    `a transaction that repeats another letter by letter, without an id; both count: ${at}/4 (as ${at}/3)`,
  ])
})

describe('lots of OCDS', () => {
  const lots = (...prices: number[]) =>
    prices.map((price, index) => ({ id: String(index + 1), title: `Lot ${index + 1}`, value: value(price) }))
  const award = (id: string, amount: number, ...relatedLots: string[]) => ({ id, value: value(amount), relatedLots })

  test('are contracts under the process and parts of what is tendered; an award of one is for it, whatever the order of the releases', async () => {
    const { graph, notes } = await made(OCDS, [
      releases(
        release(
          { awards: [award('a', 60, '1'), award('b', 45, '2', '3'), award('c', 1, '9')] },
          '2021-01-01T00:00:00Z',
        ),
        release({ tender: { title: 'Roads', value: value(100), lots: lots(50, 30, 20) } }),
      ),
    ])
    const process = 'contract/ocds-x-1'
    expect(ties(graph, process).filter(tie => tie.includes('lot-'))).toEqual(
      ['1', '2', '3'].map(lot => `HAS_CONTRACT ${process}/lot-${lot}`),
    )
    expect(amounts(graph, 'AWARDED', `${process}/lot-1`)).toEqual(['60 EUR'])
    expect(amounts(graph, 'AWARDED', process)).toEqual(['1 EUR', '45 EUR'])
    const { checks } = derive(graph)
    expect(checks.map(({ name, status }) => `${name}: ${status}`).sort()).toEqual([
      'Amount tendered for Roads: against its 3 parts by other: HOLDS',
      'What is awarded of lot 1, at most what is tendered of it: Lot 1: FAILS',
      'What is awarded of lots 2, 3, at most what is tendered of them: Roads: HOLDS',
      'What is awarded, at most what is tendered: Lot 1: FAILS',
    ])
    expect(notes).toEqual(['an award of a lot that no tender has, "9"'])
  })

  test('are the tender where it prints no value of its own', async () => {
    const { graph } = await made(OCDS, [
      releases(release({ tender: { title: 'Roads', lots: lots(50, 30) }, awards: [award('a', 70, '1', '2')] })),
    ])
    expect(amounts(graph, 'TENDERED')).toEqual(['30 EUR', '50 EUR'])
    expect(derive(graph).checks.map(({ status }) => status)).toEqual(['HOLDS', 'HOLDS'])
  })
})

const FIELDS = [
  { name: 'voce', type: 'string', columnType: 'functional-classification:generic:label' },
  { name: 'anno', type: 'string', columnType: 'date:fiscal-year' },
  { name: 'importo', type: 'number', columnType: 'value', currency: 'EUR' },
]

describe('Fiscal Data Package', () => {
  const budget = (csv: string, fields: object[] = FIELDS, schema: object = {}) => {
    const at = folder()
    write('r.csv', csv, at)
    return write(
      'datapackage.json',
      JSON.stringify({
        name: 'b',
        title: 'B',
        resources: [{ name: 'r', path: 'r.csv', schema: { fields, ...schema } }],
      }),
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

  test('records that are alike count twice, and once under a key: both are told with both places', async () => {
    const csv = 'voce;anno;importo\nA;2020;10\nB;2020;5\n;;\nA;2020;10\n'
    const twice = await made(FISCAL, [budget(csv)])
    expect(amounts(twice.graph, 'BUDGETED')).toEqual(['5 EUR', '10 EUR', '10 EUR'])
    const places = ({ imported }: typeof twice) =>
      imported.notes.flatMap(({ message, places }) =>
        /count/.test(message) ? [`${message}: ${places.join(', ')}`] : [],
      )
    expect(places(twice)).toEqual([
      'a record that repeats another letter by letter; both count: r.csv record 5 (as record 2)',
    ])
    expect(twice.notes).toContain('an empty record; nothing is made of it')
    const once = await made(FISCAL, [budget(csv, FIELDS, { primaryKey: ['voce', 'anno'] })])
    expect(amounts(once.graph, 'BUDGETED')).toEqual(['5 EUR', '10 EUR'])
    expect(places(once)).toEqual([
      'a record that is printed again under its key; it counts once: r.csv record 5 (as record 2)',
    ])
    const differing = await made(FISCAL, [
      budget(csv.replace('\n;;\nA;2020;10', '\nA;2020;11'), FIELDS, { primaryKey: 'voce' }),
    ])
    expect(amounts(differing.graph, 'BUDGETED')).toEqual(['5 EUR', '10 EUR', '11 EUR'])
    expect(places(differing)).toEqual([
      'a record under the key of another one (voce), from which it differs; both count: r.csv record 4 (as record 2)',
    ])
  })

  test('figures in another format than the schema says are refused, with how to say it', async () => {
    expect(await refused(made(FISCAL, [budget('voce;anno;importo\nA;2020;1.200,50\n')]))).toMatch(
      /^none of the 1 amounts can be read\n[\s\S]*record 2, importo: "1\.200,50" is not written in the declared format plain; it looks like 1\.234,56; left out \(say how they are printed: --numbers, --currency\)$/,
    )
    const { graph } = await made(FISCAL, [budget('voce;anno;importo\nA;2020;1.200,50\n')], { numbers: ['1.234,56'] })
    expect(amounts(graph, 'BUDGETED')).toEqual(['1.200,50 EUR'])
  })
})
