import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Edge, openEdge } from '../http/support.ts'

const POUNDS = 'tests/packages/wexcombe-borough'
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const ACT = 'act/wexcombe-borough/resolution-14-2021'
let edge: Edge

beforeAll(async () => {
  edge = await openEdge('pounds', { FILOROSSO_DATA: `tests/packages/comune-di-rivalta,${POUNDS}` })
})
afterAll(() => edge?.stop())

const get = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
  (await fetch(`${edge.service.address}${path}`, { headers })).text()

async function ask(query: string): Promise<Record<string, never>> {
  const answer = await fetch(`${edge.service.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return (await answer.json()) as Record<string, never>
}

test('no page and no answer of a package in pounds has a euro', async () => {
  const trace = (await ask(`{ trace(from: "${ACT}") { id } }`)) as { data?: { trace: { id: string } } }
  const pages = await Promise.all(
    [ACT, 'plan/wexcombe-borough/riverside', 'allocation/wexcombe-report/spent/1', trace.data?.trace.id ?? ''].map(id =>
      get(`/${id}`, BROWSER),
    ),
  )
  for (const page of pages) {
    const body = page.slice(page.indexOf('<body'))
    expect(body).not.toMatch(/€|\bEUR/)
    expect(body).toContain('£')
  }
  const found = await ask(
    '{ search(text: "845300") { nodes { id ... on Allocation { amount { amount currency printed precision } } } } }',
  )
  const text = JSON.stringify(found)
  expect(text).toContain('"amount":"845300.00","currency":"GBP","printed":"845.3","precision":"HUNDRED"')
  expect(text).not.toMatch(/€|EUR/)
})

test('a filter asks for one currency, and a bound goes by its decimals', async () => {
  const count = async (filter: string) =>
    (
      (await ask(`{ allocations(filter: ${filter}) { totalCount } }`)) as {
        data?: { allocations: { totalCount: number } }
      }
    ).data?.allocations.totalCount
  expect(await count('{ currency: { eq: GBP } }')).toBe(9)
  expect(await count('{ currency: { eq: GBP }, amount: { lt: "0" } }')).toBe(1)
  expect(await count('{ currency: { eq: JPY } }')).toBe(0)
})
