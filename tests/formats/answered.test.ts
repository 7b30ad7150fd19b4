import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { IATI } from '../../src/formats/iati/iati.ts'
import { OCDS } from '../../src/formats/ocds/ocds.ts'
import { type Api, openApi } from '../api/harness.ts'
import { ACTIVITIES } from './activities.ts'
import { OCID, PROCESS } from './process.ts'
import { folder, made, write } from './support.ts'

let api: Api
beforeAll(async () => {
  const packages = [join(folder(), 'wells'), join(folder(), 'vale')] as const
  await made(IATI, [write('wells.xml', ACTIVITIES)], {}, packages[0])
  await made(OCDS, [write('vale.json', JSON.stringify({ releases: [PROCESS, ...BOUGHT] }))], {}, packages[1])
  api = await openApi([...packages])
})
afterAll(() => api?.close())

const WELLS = 'project/iati/xx-1-wells'

/** What was bought by one contract each, of one amount, in a currency. */
const BOUGHT = [
  { amount: 900, currency: 'GBP' },
  { amount: 5_000, currency: 'EUR' },
  { amount: 1_000, currency: 'USD' },
  { amount: 40_000, currency: 'GBP' },
].map((value, nth) => ({
  ocid: `ocds-vale02-${nth}`,
  id: '1',
  date: '2022-10-01T00:00:00Z',
  tag: ['compiled'],
  buyer: { name: 'Town of Vale' },
  tender: { title: `Pump ${nth}` },
  awards: [{ id: 'a', suppliers: [{ name: 'Builders Ltd' }] }],
  contracts: [{ id: 'c', awardID: 'a', title: `Contract for pump ${nth}`, value }],
}))

test('a project of IATI is found by its identifier, and says what is committed and disbursed in each currency, with its indicators', async () => {
  const { entities, project, search } = await api.ask(`{
    entities(filter: { identifier: { scheme: "IATI", value: "XX-1-WELLS" } }) { nodes { id } }
    search(text: "XX-1-WELLS") { nodes { id } }
    project(id: "${WELLS}") {
      committed: allocations(filter: { stage: { eq: COMMITTED }, currency: { eq: USD } }) { nodes { amount { amount currency } } }
      disbursed: allocations(filter: { stage: { eq: DISBURSED } }) { nodes { amount { amount currency } payer { name } beneficiary { name } } }
      repaid: allocations(filter: { stage: { eq: REPAID } }) { nodes { amount { amount } } }
      indicators { name target { value } actual { value } observations { type value printed } }
    }
  }`)
  expect(entities.nodes).toEqual([{ id: WELLS }])
  expect(search.nodes[0]).toEqual({ id: WELLS })
  expect(project.committed.nodes.map((each: { amount: object }) => each.amount)).toEqual([
    { amount: '9000.00', currency: 'USD' },
    { amount: '-500.50', currency: 'USD' },
  ])
  expect(project.disbursed.nodes).toEqual([
    {
      amount: { amount: '1200.00', currency: 'USD' },
      payer: { name: 'Bank of Wells' },
      beneficiary: { name: 'Ministry of Water' },
    },
    { amount: { amount: '300.00', currency: 'EUR' }, payer: null, beneficiary: null },
  ])
  expect(project.repaid.nodes).toEqual([{ amount: { amount: '-100.00' } }])
  expect(project.indicators[0]).toMatchObject({
    name: 'Wells dug',
    target: { value: '1330' },
    actual: { value: '1307' },
  })
  expect(project.indicators[1].observations.at(-1)).toEqual({
    type: 'ACTUAL',
    value: null,
    printed: '17 villages agree',
  })
})

test('what is committed is added in one currency; dollars and euro are not', async () => {
  const own = `allocation/iati-wells/xx-1-wells`
  const SUM =
    'query ($ids: [ID!]!) { sum(ids: $ids) { ... on Sum { total { amount currency } } ... on SumRefused { reasons { code } } } }'
  const committed = await api.ask(SUM, { ids: [`${own}/t1/committed`, `${own}/t2/committed`] })
  expect(committed.sum.total).toEqual({ amount: '8499.50', currency: 'USD' })
  const mixed = await api.ask(SUM, { ids: [`${own}/t3/disbursed`, `${own}/t4/disbursed`] })
  expect(mixed.sum.reasons.map(({ code }: { code: string }) => code)).toContain('MIXED_CURRENCIES')
})

test('what is disbursed goes to the indicators of its project, without an amount for each', async () => {
  const { trace } = await api.ask(`{
    trace(from: "allocation/iati-wells/xx-1-wells/t3/disbursed", to: "indicator/xx-1-wells/1") { verdict routes { hops { relation to { id } } } }
  }`)
  expect(trace.verdict).toBe('REACHED')
  expect(
    trace.routes[0].hops.map(({ relation, to }: { relation: string; to: { id: string } }) => [relation, to.id]),
  ).toEqual([
    ['FOR', WELLS],
    ['MEASURES', 'indicator/xx-1-wells/1'],
  ])
})

test('from the budget of a process to its contract and payments; what exceeds the step before it fails', async () => {
  const { trace, contract, checks } = await api.ask(`{
    trace(from: "allocation/ocds-vale/${OCID}/planning/budgeted", to: "contract/${OCID}/01") { verdict routes { hops { relation to { id } } } }
    contract(id: "contract/${OCID}") { name contracts { allocations(filter: { stage: { eq: PAID } }) { nodes { date amount { amount currency } } } } targets { name due } }
    checks { nodes { name status expected found difference } }
  }`)
  expect(trace.verdict).toBe('REACHED')
  expect(contract).toEqual({
    name: 'A weir',
    contracts: [
      {
        allocations: {
          nodes: [
            { date: '2022-08-01', amount: { amount: '300.00', currency: 'GBP' } },
            { date: '2022-09-01', amount: { amount: '450.00', currency: 'GBP' } },
          ],
        },
      },
    ],
    targets: [{ name: 'Bids opened', due: '2021-10-01' }],
  })
  const ladder = checks.nodes.filter(({ name }: { name: string }) => /weir/.test(name))
  expect(ladder.map(({ name, status }: { name: string; status: string }) => [name, status]).sort()).toEqual([
    ['What is awarded, at most what is tendered: A weir', 'HOLDS'],
    ['What is contracted, at most what is awarded: Contract for the weir', 'HOLDS'],
    ['What is paid, at most what is contracted: Contract for the weir', 'FAILS'],
    ['What is tendered, at most what is budgeted: A weir', 'HOLDS'],
  ])
})

describe('the headline', () => {
  interface Headed {
    id: string
    headline: { amount: { amount: string; currency: string } | null; stage: string | null; absence: string | null }
  }
  const HEADED = 'nodes { id headline { amount { amount currency } stage absence allocation { id } } }'
  const list = async (kind: 'contracts' | 'projects', asked: string): Promise<Headed[]> =>
    (await api.ask(`{ ${kind}(first: 100, ${asked}) { ${HEADED} } }`))[kind].nodes
  const amounts = (headed: readonly Headed[]) =>
    headed.map(({ headline: { amount, absence } }) =>
      amount === null ? absence : `${amount.amount} ${amount.currency}`,
    )

  test('of a contract that states one amount is that, and orders the list by its figure, whatever the currency, those without one last', async () => {
    const down = amounts(await list('contracts', 'orderBy: HEADLINE_DESC'))
    const stated = ['40000.00 GBP', '5000.00 EUR', '1000.00 USD', '900.00 GBP']
    expect(down.filter(each => / /.test(String(each)))).toEqual(stated)
    expect(down.slice(0, 4)).toEqual(stated)
    const up = amounts(await list('contracts', 'orderBy: HEADLINE_ASC'))
    expect(up.slice(0, 4)).toEqual(stated.toReversed())
    expect(up.slice(4).every(each => /^[A-Z_]+$/.test(String(each)))).toBe(true)
    // As the order says: one currency first, where figures are to be compared.
    const pounds = await list('contracts', 'filter: { currency: { eq: GBP } }, orderBy: HEADLINE_DESC')
    expect(amounts(pounds)).toEqual(['40000.00 GBP', '900.00 GBP'])
  })

  test('is null with the reason where several amounts stand, of a project of IATI and of a contract with payments', async () => {
    const [contract] = (await list('contracts', 'filter: { name: { contains: "the weir" } }')) as [Headed]
    expect(contract.headline).toEqual({ amount: null, stage: null, absence: 'SEVERAL_STAGES', allocation: null })
    for (const { headline } of await list('projects', 'orderBy: HEADLINE_DESC'))
      expect(headline).toMatchObject(
        headline.amount === null
          ? { stage: null, absence: expect.stringMatching(/^[A-Z_]+$/) }
          : { stage: expect.any(String), absence: null },
      )
  })
})
