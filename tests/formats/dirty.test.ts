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
      '"1e6" is written with an exponent, as spreadsheets cut long figures: export it with all of its digits; where a program wrote it, declare 1.5e6; left out',
    ])
  })

  test('a negative budget without any transaction has the year of its day', async () => {
    const budget =
      '<budget type="1"><period-start iso-date="2019-01-01"/><period-end iso-date="2019-12-31"/><value value-date="2019-01-01">-500</value></budget>'
    const { graph } = await made(IATI, [write('a.xml', activity(budget))])
    expect(amounts(graph, 'BUDGETED')).toEqual(['-500 USD'])
    expect(graph.entities.get('source/iati-a')?.properties).toMatchObject({ year: 2019 })
  })

  test('an activity that is its own parent, a text without a narrative, a country in small letters, a document inside another', async () => {
    const inside = `<related-activity ref="XX-1" type="1"/><recipient-country code="KE"/><recipient-country code="ke"/>
      <participating-org role="4">Old style</participating-org>`
    const xml = activity(inside + transaction('5')).replace(/<title>.*<\/title>/, '<title>Roads</title>')
    const { graph, notes } = await made(IATI, [write('a.xml', `<?xml version="1.0"?><result ok="1">${xml}</result>`)])
    expect(graph.entities.get('project/iati/xx-1')).toMatchObject({ name: 'Roads' })
    expect(ties(graph, 'project/iati/xx-1')).toEqual([
      'IN_PLACE place/iso-3166-1/ke',
      'MANAGED_BY organisation/old-style (implementing)',
    ])
    expect(notes).toEqual(['names itself as its parent or child; left out'])
  })

  test('a value of an indicator that is written in another format is noted, and the others stay', async () => {
    const period = (value: string, day: string) =>
      `<period><period-end iso-date="${day}"/><actual value="${value}"/></period>`
    const result = `<result type="1"><title><narrative>R</narrative></title><indicator measure="1"><title><narrative>Wells</narrative></title>
      <baseline year="2015" value="1,200"/>${period('2 000', '2019-12-31')}${period('&gt;5', '2020-12-31')}</indicator></result>`
    const { graph, notes } = await made(IATI, [write('a.xml', activity(result + transaction('5')))])
    const indicator = graph.entities.get('indicator/xx-1/1')
    expect(indicator?.kind === 'INDICATOR' && indicator.properties.observations.map(({ key }) => key)).toEqual([
      'baseline-2015',
      'actual-2020-12-31',
    ])
    expect(notes).toEqual([
      'observation.actual-2019-12-31: "2 000" is not written in the declared format plain or 1,234.56; it looks like 1 234,56; left out',
    ])
  })

  test('days with a time zone are days; a period that ends before it begins is noted', async () => {
    const budget =
      '<budget><period-start iso-date="2020-12-31"/><period-end iso-date="2020-01-01"/><value value-date="2020-01-01">5</value></budget>'
    const { graph, notes } = await made(IATI, [
      write('a.xml', activity(transaction('5').replace('iso-date="2020-01-02"', 'iso-date="2020-01-02Z"') + budget)),
    ])
    expect(graph.entities.get('allocation/iati-a/xx-1/t1/committed')).toMatchObject({
      properties: { date: '2020-01-02' },
    })
    expect(notes).toEqual(['a budget whose period ends before it begins'])
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

describe('what is printed twice is reported with both places', () => {
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

  test('amounts as programs write large ones are what they are; nothing, and what is no amount, are noted', async () => {
    const list = ['1.0E7', '2.5E-1', '12e0', 'null', '""'].map((raw, index) =>
      JSON.stringify(release({ tender: { title: 'T', value: value('@') } }, undefined, `ocds-x-${index}`)).replace(
        '"@"',
        raw,
      ),
    )
    list.push(JSON.stringify(release({ tender: { title_es: 'Obra', value: 5 } }, undefined, 'ocds-x-9')))
    const { graph, notes } = await made(OCDS, [write('a.json', `{"version":"1.1","releases":[${list.join(',')}]}`)])
    expect(
      [...graph.entities.values()].flatMap(each => (each.kind === 'ALLOCATION' ? [each.properties.amount] : [])),
    ).toEqual([1_000_000_000, 25, 1200])
    expect(graph.entities.get('contract/ocds-x-9')).toMatchObject({ name: 'Obra' })
    expect(notes).toEqual([
      '2 × a value without an amount (tendered); nothing is made of it',
      'a value that is not an object of an amount and its currency (tendered); left out',
    ])
  })

  test('ids of organisations that are a process’s own are those of two organisations in two processes', async () => {
    const one = (ocid: string) =>
      release({ buyer: { id: '1' }, tender: { title: 'T', value: value(5) } }, undefined, ocid)
    const { graph } = await made(OCDS, [releases(one('ocds-x-1'), one('ocds-x-2'))])
    expect([...graph.entities.keys()].filter(id => id.startsWith('organisation/'))).toEqual([
      'organisation/ocds-x-1-1',
      'organisation/ocds-x-2-1',
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
    expect(notes).toEqual([
      '"100.123" is printed to less than the smallest unit of EUR; it looks like 1.234,56; left out',
    ])
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

  const modelled = (measure: object, csv = 'voce,anno,importo\nA,2020,10\n') => {
    const at = folder()
    write('r.csv', csv, at)
    const model = {
      measures: { amount: { source: 'importo', currency: 'EUR', ...measure } },
      dimensions: { when: { dimensionType: 'datetime', primaryKey: 'y', attributes: { y: 'r/anno' } } },
    }
    return write(
      'datapackage.json',
      JSON.stringify({ title: '', resources: [{ name: 'r', path: 'r.csv' }], model }),
      at,
    )
  }
  const units = async (measure: object) => {
    const { graph } = await made(FISCAL, [modelled(measure)])
    return [...graph.entities.values()].flatMap(each => (each.kind === 'ALLOCATION' ? [each.properties.amount] : []))
  }

  test.each([
    [{}, 1000],
    [{ factor: 0.01 }, 10],
    [{ factor: '1000' }, 1_000_000],
    [{ factor: 100_000 }, 100_000_000],
    [{ unit: 'EUR million' }, 1_000_000_000],
    [{ unit: 'thousands of euro' }, 1_000_000],
    [{ unit: 'migliaia di euro' }, 1_000_000],
    [{ unit: "€ '000" }, 1_000_000],
    [{ unit: 'EUR' }, 1000],
    [{ unit: 'EUR', factor: 1000 }, 1_000_000],
  ])('a measure of 10 with %j', async (measure, amount) => {
    expect(await units(measure)).toEqual([amount])
  })

  test.each([
    [{ unit: 'bushels' }, 'the unit "bushels" is not known, and no factor says what its figures are in'],
    [{ unit: 'million', factor: 1000 }, 'the factor is 1000, the unit "million"'],
    [{ factor: 7 }, 'the factor 7 is not read'],
  ])('a measure with %j is refused', async (measure, what) => {
    expect(await refused(made(FISCAL, [modelled(measure)]))).toMatch(`datapackage.json: the measure amount: ${what}`)
  })

  test('a column of figures that nothing maps is left out and said; an empty label and a day of another format too', async () => {
    const csv = 'voce,anno,importo,quota\nA,2020,10,0.5\n,02/01/2020,5,0.25\n'
    const { graph, notes } = await made(FISCAL, [modelled({}, csv)])
    expect(amounts(graph, 'BUDGETED')).toEqual(['5 EUR', '10 EUR'])
    expect(notes).toEqual([
      'the column voce is mapped by no dimension: taken as a classification',
      'the column quota holds figures and is mapped by no measure: nothing is taken of it',
      'no phase is declared of the measure amount: by its name it is taken as budgeted',
      'anno prints neither a year nor an ISO date: it is kept as printed, without a day',
      'voce is empty: the amount has none',
    ])
  })

  test('a file without headers has the columns of the schema; what the schema says stands for nothing is nothing', async () => {
    const at = folder()
    write('r.csv', 'A;2020;10\n-;2020;n/a\n', at)
    const schema = { fields: FIELDS, missingValues: ['-', 'n/a'] }
    const resource = { name: 'r', path: 'r.csv', dialect: { header: false }, schema }
    const { graph, notes } = await made(FISCAL, [
      write('datapackage.json', JSON.stringify({ name: 'b', title: 'B', resources: [resource] }), at),
    ])
    expect(amounts(graph, 'BUDGETED')).toEqual(['10 EUR'])
    expect(notes).toEqual(['no phase is declared of the measure column 3: by its name it is taken as budgeted'])
  })

  test('records that are alike count twice, and once under a key: both are reported with both places', async () => {
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
