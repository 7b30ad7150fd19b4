import { beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { OCDS } from '../../src/formats/ocds/ocds.ts'
import type { EntityOf, GraphValue } from '../../src/model/graph.ts'
import { withSources } from '../runs.ts'
import { amounts, folder, made, of, refused, SOURCES, ties, write } from './support.ts'

const TOWN = {
  id: 'XX-REG-77',
  name: 'Town of Vale',
  identifier: { scheme: 'XX-REG', id: '77', legalName: 'The Town of Vale' },
}
const BUILDERS = { id: '2', name: 'Builders Ltd', identifier: { scheme: 'XX-COH', id: '0042' } }
const PARTIES = [
  { ...TOWN, roles: ['buyer'] },
  { ...BUILDERS, roles: ['supplier'] },
]
const gbp = (amount: number | string) => ({ amount, currency: 'GBP' })
const OCID = 'ocds-vale01-0001'

const release = (tag: string, date: string, more: object) => ({
  ocid: OCID,
  id: `${OCID}-${tag}`,
  date: `${date}T09:00:00Z`,
  tag: [tag],
  parties: PARTIES,
  buyer: { id: TOWN.id, name: TOWN.name },
  ...more,
})

const tender = (amount: number, status: string) => ({
  id: 't1',
  title: 'Bridge over the Vale',
  status,
  value: gbp(amount),
  items: [{ id: '1', classification: { scheme: 'CPV', id: '45221111', description: 'Road bridges' }, quantity: 1 }],
})
const award = (id: string, amount: number, more: object = {}) => ({
  id: `${OCID}-award-${id}`,
  date: '2022-03-01T00:00:00Z',
  status: 'active',
  value: gbp(amount),
  suppliers: [{ id: '2', name: 'Builders Ltd' }],
  ...more,
})
const contract = (amount: number | string, status: string, more: object = {}) => ({
  id: `${OCID}-contract-01`,
  awardIDs: [`${OCID}-award-01`, `${OCID}-award-02`],
  title: 'Contract for the bridge',
  status,
  value: gbp(amount),
  dateSigned: '2022-04-01T00:00:00Z',
  period: { startDate: '2022-05-01T00:00:00Z', endDate: '2023-04-30T00:00:00Z' },
  ...more,
})
const PLANNING = {
  budget: { project: 'Roads of the Vale', projectID: 'RV-9', amount: gbp(900) },
  milestones: [{ id: 'm1', title: 'Plan approved', status: 'scheduled', dueDate: '2021-06-30T00:00:00Z' }],
}
const PAYMENTS = [
  {
    id: 'p1',
    date: '2022-08-01T00:00:00Z',
    value: gbp('250.50'),
    payer: { id: TOWN.id, name: TOWN.name },
    payee: { id: '2', name: 'Builders Ltd' },
  },
  { id: 'p2', date: '2022-09-01T00:00:00Z', value: { amount: 100 } },
  { id: 'p3', date: '2022-10-01T00:00:00Z' },
]
const RELEASES = [
  release('planning', '2021-01-01', { planning: PLANNING }),
  release('contractAmendment', '2022-12-01', {
    contracts: [
      contract('1,200.00', 'active', {
        amendments: [{ id: 'a1', date: '2022-12-01T00:00:00Z', description: 'More steel' }],
      }),
    ],
  }),
  release('tender', '2021-09-01', { tender: tender(700, 'active') }),
  release('tenderAmendment', '2021-10-01', { tender: tender(80, 'complete') }),
  release('award', '2022-03-01', {
    awards: [
      award('01', 800, { items: [{ id: '1', quantity: 3, unit: { name: 'pier', value: gbp(250) } }] }),
      award('02', 200),
      award('03', 5, { status: 'cancelled' }),
    ],
  }),
  release('contract', '2022-04-01', { contracts: [contract(1000, 'pending')] }),
  release('implementation', '2022-11-01', {
    planning: {
      milestones: [
        {
          id: 'm1',
          title: 'Plan approved',
          status: 'met',
          dueDate: '2021-06-30T00:00:00Z',
          dateMet: '2021-07-15T00:00:00Z',
        },
      ],
    },
    contracts: [contract('1000.00', 'active', { implementation: { transactions: PAYMENTS } })],
  }),
]
const PACKAGE = JSON.stringify({ version: '1.1', uri: 'http://vale.example/1', releases: RELEASES }, null, 1)
const PROCESS = `contract/${OCID}`

describe('a release package', () => {
  let one: Awaited<ReturnType<typeof made>>
  beforeAll(async () => {
    one = await made(OCDS, [write('vale.json', PACKAGE)])
  })

  test('gives the process with its identifier, buyer and heading, under its project, and the contract under it', () => {
    expect(one.graph.entities.get(PROCESS)).toMatchObject({
      name: 'Bridge over the Vale',
      properties: { status: 'complete', identifiers: [`OCDS:${OCID}`] },
    })
    expect(ties(one.graph, PROCESS)).toEqual([
      'BOUGHT_BY organisation/xx-reg-77',
      'CLASSIFIED_AS classification/cpv/45221111',
      `HAS_CONTRACT ${PROCESS}/01`,
    ])
    expect(ties(one.graph, 'project/xx-reg-77/rv-9')).toEqual([`HAS_CONTRACT ${PROCESS}`])
    expect(one.graph.entities.get(`${PROCESS}/01`)).toMatchObject({
      properties: { signed: '2022-04-01', start: '2022-05-01', end: '2023-04-30', status: 'active' },
    })
    expect(ties(one.graph, `${PROCESS}/01`)).toEqual(['SUPPLIED_BY organisation/xx-coh-0042'])
    expect(one.graph.entities.get('organisation/xx-coh-0042')).toMatchObject({
      name: 'Builders Ltd',
      properties: { identifiers: ['XX-COH:0042'] },
    })
  })

  test('gives the money at each stage: a later release with another value supersedes, whatever the order of the file', () => {
    const all = ['BUDGETED', 'TENDERED', 'AWARDED', 'CONTRACTED', 'PAID'].map(stage => amounts(one.graph, stage))
    expect(all).toEqual([
      ['900 GBP'],
      ['80 GBP', '700 GBP'],
      ['200 GBP', '800 GBP'],
      ['1000 GBP', '1,200.00 GBP'],
      ['250.50 GBP'],
    ])
    const amount = (id: string) => {
      const entity = one.graph.entities.get(id)
      return entity?.kind === 'ALLOCATION' ? entity.properties.printed : null
    }
    const supersedes = one.graph.relationships.filter(({ type }) => type === 'SUPERSEDES')
    expect(supersedes.map(({ from, to }) => [amount(from), amount(to)])).toEqual(
      expect.arrayContaining([
        ['80', '700'],
        ['1,200.00', '1000'],
      ]),
    )
    expect(supersedes).toHaveLength(2)
    const [paid] = of(one.graph, 'ALLOCATION').filter(({ properties }) => properties.stage === 'PAID')
    expect(paid?.properties.date).toBe('2022-08-01')
    expect(ties(one.graph, paid?.id ?? '')).toEqual([
      'BENEFITS organisation/xx-coh-0042',
      `FOR ${PROCESS}/01`,
      'PAID_BY organisation/xx-reg-77',
    ])
  })

  test('gives milestones as they were reported last', () => {
    const [milestone] = of(one.graph, 'TARGET')
    expect(milestone).toMatchObject({
      name: 'Plan approved',
      properties: { due: '2021-06-30', targetType: 'MILESTONE' },
    })
    expect(milestone?.properties.observations).toMatchObject([{ printed: 'met', value: null, day: '2021-07-15' }])
    expect(ties(one.graph, milestone?.id ?? '')).toEqual([`MEASURES ${PROCESS}`])
  })

  test('says what cannot be right, and what is left out', () => {
    expect(one.graph.contradictions.map(({ explanation }) => explanation).sort()).toEqual([
      'Its items come to 750.00 GBP, it is 800.00 GBP. Nothing is corrected.',
      'The tender is 80.00 GBP, the award 800.00 GBP, exactly 10 times apart. Nothing is corrected.',
    ])
    expect(one.notes.sort()).toEqual([
      'a transaction without an amount, "p3"; left out',
      'an amount without a currency; left out: --currency says which it is',
      'an award that is cancelled; left out',
    ])
  })

  test('says the same as JSON Lines; a record of another file restates it', async () => {
    const lines = RELEASES.map(each => JSON.stringify(each)).join('\n')
    const again = await made(OCDS, [write('vale.jsonl', lines)])
    expect(amounts(again.graph, 'CONTRACTED')).toEqual(['1000 GBP', '1,200.00 GBP'])
    const compiled = {
      ...release('compiled', '2022-12-01', { planning: PLANNING, contracts: [contract(1200, 'active')] }),
    }
    const record = JSON.stringify({
      records: [
        { ocid: OCID, releases: [{ url: 'http://vale.example/1', date: '2022-12-01' }], compiledRelease: compiled },
      ],
    })
    const both = await made(OCDS, [write('vale.json', PACKAGE), write('record.json', record)])
    const restates = both.graph.relationships
      .filter(({ type }) => type === 'RESTATES')
      .map(({ from, to }) => [from, to])
    const at = (source: string, what: string) => `allocation/${source}/${OCID}/${what}`
    expect(restates).toEqual([
      [at('ocds-record', 'contract-01/contracted'), at('ocds-vale', 'contract-01/2/contracted')],
      [at('ocds-record', 'planning/budgeted'), at('ocds-vale', 'planning/budgeted')],
    ])
  })
})

describe('releases are merged as OCDS says', () => {
  const signed = (date: string, value: unknown, more: object = {}) =>
    release('contract', date, { contracts: [{ id: 'c', awardID: 'a', dateSigned: '2022-01-01', value, ...more }] })
  const CHANGING = [
    signed('2022-03-01', gbp(100)),
    signed('2022-01-02', gbp(100)),
    signed('2022-02-01', { amount: 150 }),
    signed('2022-02-15', {}, { value: undefined, status: 'active' }),
  ]
  const merged = async (...files: object[][]) => {
    const at = folder()
    const paths = files.map((releases, nth) => write(`r${nth}.json`, JSON.stringify({ releases }), at))
    const { graph, notes } = await made(OCDS, paths)
    const told = (id: string) => {
      const { printed, currency, date } = (graph.entities.get(id) as EntityOf<'ALLOCATION'>).properties
      return `${printed} ${currency} ${date}`
    }
    const chain = graph.relationships
      .filter(({ type }) => type === 'SUPERSEDES')
      .map(({ from, to }) => [told(from), told(to)])
    return { graph, notes, chain: chain.sort() }
  }
  const EXPECTED = [
    ['100 GBP 2022-03-01', '150 GBP 2022-02-01'],
    ['150 GBP 2022-02-01', '100 GBP 2022-01-01'],
  ]

  test('100, then 150, then 100 are three values, the last of which is in force; a currency that is not printed again stays', async () => {
    const { graph, chain, notes } = await merged(CHANGING)
    expect(amounts(graph, 'CONTRACTED')).toEqual(['100 GBP', '100 GBP', '150 GBP'])
    expect(chain).toEqual(EXPECTED)
    expect(notes).toEqual([])
  })

  test('whichever of several files prints each of them', async () => {
    const { graph, chain } = await merged(...CHANGING.map(each => [each]))
    expect(amounts(graph, 'CONTRACTED')).toEqual(['100 GBP', '100 GBP', '150 GBP'])
    expect(chain).toEqual(EXPECTED)
  })

  test('a shorter list of payments withdraws none; one that is null, an award that is cancelled and a contract of which a value is null are taken back', async () => {
    const payment = (id: string, value: unknown) => ({ id, date: '2022-05-01', value })
    const paid = (...transactions: object[]) => ({ implementation: { transactions } })
    const { graph, notes } = await merged([
      signed('2022-05-01', gbp(100), paid(payment('p1', gbp(10)), payment('p2', gbp(20)), payment('p3', gbp(30)))),
      signed('2022-06-01', null, paid(payment('p2', gbp(25)), payment('p3', null))),
      release('award', '2022-01-01', { awards: [award('a', 70), award('b', 30)] }),
      release('awardCancellation', '2022-07-01', { awards: [award('b', 30, { status: 'cancelled' })] }),
    ])
    expect(amounts(graph, 'PAID')).toEqual(['10 GBP', '20 GBP', '25 GBP'])
    expect(amounts(graph, 'CONTRACTED')).toEqual([])
    expect(amounts(graph, 'AWARDED')).toEqual(['70 GBP'])
    expect(notes.sort()).toEqual([
      'a value without an amount (contracted); nothing is made of it',
      'a value without an amount (paid); nothing is made of it',
      'an amount that a later release takes back or cancels (awarded); left out',
      'an amount that a later release takes back or cancels (contracted); left out',
      'an amount that a later release takes back or cancels (paid); left out',
      'an award that is cancelled; left out',
    ])
  })

  test('the parts of a budget add up to it, each with its period and who gives it; without a total they are it', async () => {
    const part = (id: string, amount: number, year: number) => ({
      id,
      amount: gbp(amount),
      period: { startDate: `${year}-01-01T00:00:00Z`, endDate: `${year}-12-31T00:00:00Z` },
      sourceParty: { id: TOWN.id, name: TOWN.name },
    })
    const budgetBreakdown = [part('1', 500, 2021), part('2', 400, 2022)]
    const planned = async (budget: object) =>
      derive(
        (await merged([release('planning', '2021-01-01', { planning: { budget }, tender: tender(950, 'active') })]))
          .graph,
      )
    const whole = await planned({ amount: gbp(1000), budgetBreakdown })
    const found = ({ checks }: GraphValue) =>
      checks.map(({ kind, status, difference }) => [kind, status, difference]).sort()
    expect(found(whole)).toEqual([
      ['LIMIT', 'HOLDS', '50.00'],
      ['PARTS_VS_TOTAL', 'FAILS', '100.00'],
    ])
    const second = of(whole, 'ALLOCATION').find(({ properties }) => properties.printed === '400')
    expect(second?.properties).toMatchObject({ stage: 'BUDGETED', start: '2022-01-01', end: '2022-12-31' })
    expect(ties(whole, second?.id ?? '')).toContain('PAID_BY organisation/xx-reg-77')
    expect(found(await planned({ budgetBreakdown }))).toEqual([['LIMIT', 'FAILS', '-50.00']])
  })
})

test('what is no release is refused or said', async () => {
  expect(await refused(made(OCDS, [write('a.json', '{"releases": []}')]))).toMatch(/has no value at \/releases/)
  expect(await refused(made(OCDS, [write('a.json', '{"releases": [{"date": "2020"}]}')]))).toMatch(/makes a fact/)
  expect(await refused(made(OCDS, [write('a.json', '{"releases": [{"ocid": ')]))).toMatch(/is not valid JSON/)
})

describe.skipIf(!withSources)('the full cycle of the standard', () => {
  test('goes from the budget to the payments, as releases and as a record', async () => {
    for (const [file, tendered] of [
      ['fictional-example-ocds-213czf-000-00001', ['1000000 GBP', '1100000 GBP']],
      ['fictional-example-record', ['1100000 GBP']],
    ] as const) {
      const { graph, notes } = await made(OCDS, [`${SOURCES}ocds/${file}.json`])
      const all = ['BUDGETED', 'TENDERED', 'AWARDED', 'CONTRACTED', 'PAID'].map(stage => amounts(graph, stage))
      expect(all).toEqual([['6700000 GBP'], tendered, ['11000000 GBP'], ['11000000 GBP'], ['10000 GBP', '50000 GBP']])
      expect(graph.contradictions).toHaveLength(2)
      expect(graph.entities.has('contract/ocds-213czf-000-00001/01')).toBe(true)
      expect(notes).toEqual([])
    }
  })
})
