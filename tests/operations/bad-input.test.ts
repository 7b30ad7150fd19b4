import type { ApolloServer } from '@apollo/server'
import type { GraphQLFormattedError } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApollo } from '../../src/api/apollo.ts'
import type { Context } from '../../src/entities/base/context.ts'
import { contextMaker } from '../../src/service/context.ts'
import { type Api, openApi } from '../api/harness.ts'

let api: Api
let apollo: ApolloServer<Context>
const logged: unknown[] = []

beforeAll(async () => {
  api = await openApi(['data/rapporto-2019'])
  apollo = await createApollo(api.schema, error => logged.push(error))
})

afterAll(async () => {
  await apollo?.stop()
  await api?.close()
})

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the operation asks for
  data?: any
  errors?: readonly GraphQLFormattedError[]
}

async function ask(
  query: string,
  variables: Record<string, unknown> = {},
  named: { operationName?: string } = {},
): Promise<Answer> {
  const contextValue = await contextMaker(api.store, () => null)(null)
  const { body } = await apollo.executeOperation({ query, variables, ...named }, { contextValue })
  if (body.kind !== 'single') throw new Error('an answer in pieces')
  return JSON.parse(JSON.stringify(body.singleResult))
}

/** What a client is shown of the one error that an operation ends with. */
async function errorOf(query: string, variables: Record<string, unknown> = {}) {
  const { errors } = await ask(query, variables)
  expect(errors).toHaveLength(1)
  const [error] = errors ?? []
  const extensions = error?.extensions
  return { code: extensions?.code, stated: `${error?.message}\n${extensions?.hint ?? ''}`, extensions }
}

async function expectBadInput(
  query: string,
  stated: readonly (string | RegExp)[],
  variables: Record<string, unknown> = {},
) {
  const error = await errorOf(query, variables)
  expect(error.code).toBe('BAD_USER_INPUT')
  for (const words of stated) expect(error.stated).toMatch(words)
  expectDiscreet(error)
}

/** Neither Cypher, nor a path of the server, nor a stack; and nothing that the log calls a fault of the service. */
function expectDiscreet({ stated, extensions }: { stated: string; extensions: unknown }) {
  expect(`${stated} ${JSON.stringify(extensions)}`).not.toMatch(/MATCH \(|RETURN |\/src\/|node_modules|stacktrace/)
  expect(logged).toEqual([])
}

describe('an id that nothing has', () => {
  test('is null for a lookup, and so is an id of another kind', async () => {
    const query =
      '{ act(id: "act/anpal/dd-571-2019") { id } plan(id: "act/anpal/dd-570-2019") { id } node(id: "x") { id } }'
    expect(await ask(query)).toMatchObject({ data: { act: null, plan: null, node: null } })
  })

  test.each([
    ['origin of a trace', '{ trace(from: "act/anpal/dd-571-2019") { verdict } }'],
    ['goal of a trace', '{ trace(from: "act/anpal/dd-570-2019", to: "act/anpal/dd-571-2019") { verdict } }'],
    ['act of a diff', '{ diff(from: "act/anpal/dd-570-2019", to: "act/anpal/dd-571-2019") { explanation } }'],
    ['act of a coverage', '{ coverage(of: "act/anpal/dd-571-2019") { stage } }'],
    ['term of a sum', '{ sum(ids: ["allocation/rapporto-2019/l197/dd-570", "act/anpal/dd-571-2019"]) { __typename } }'],
  ])('is NOT_FOUND as the %s, and is named', async (_, query) => {
    const error = await errorOf(query)
    expect(error.code).toBe('NOT_FOUND')
    expect(error.stated).toContain('act/anpal/dd-571-2019')
    expectDiscreet(error)
  })
})

describe('a page that cannot be', () => {
  test.each([0, 101, -1])('first: %i is out of bounds', async first => {
    await expectBadInput(
      'query ($first: Int!) { acts(first: $first) { nodes { id } } }',
      ['first', String(first), /1 to 100/],
      {
        first,
      },
    )
  })

  test('first is checked in lists inside an entity too', async () => {
    const query = '{ act(id: "act/anpal/dd-570-2019") { allocations(first: 101) { nodes { id } } } }'
    await expectBadInput(query, ['first', '101', /1 to 100/])
  })

  test('a cursor of another list is refused, and both lists are named', async () => {
    const { data } = await ask('{ acts(first: 1) { pageInfo { endCursor } } }')
    const after = data.acts.pageInfo.endCursor
    expect(after).toEqual(expect.any(String))
    const query = 'query ($after: String) { lines(after: $after) { nodes { id } } }'
    await expectBadInput(query, ['after', '"acts"', '"lines"'], { after })
  })

  test('a cursor of the same list of another entity is refused', async () => {
    const { data } = await ask(
      '{ act(id: "act/anpal/dd-549-2019") { allocations(first: 1) { pageInfo { endCursor } } } }',
    )
    const after = data.act.allocations.pageInfo.endCursor
    const query =
      'query ($after: String) { act(id: "act/anpal/dd-570-2019") { allocations(after: $after) { nodes { id } } } }'
    await expectBadInput(query, ['after', /cursor/], { after })
  })

  test('what is no cursor is refused', async () => {
    await expectBadInput('{ acts(after: "page 2") { nodes { id } } }', ['after', 'page 2', /cursor/])
  })
})

describe('a question that the schema does not know', () => {
  test('an unknown field is named, with its type', async () => {
    await expectBadInput('{ acts { nodes { colour } } }', ['colour', 'Act'])
  })

  test('an unknown argument is named', async () => {
    await expectBadInput('{ acts(offset: 3) { nodes { id } } }', ['offset'])
  })

  test('an unknown word of a vocabulary is named', async () => {
    await expectBadInput('{ trace(from: "act/anpal/dd-570-2019", direction: UP) { verdict } }', ['UP', 'Direction'])
  })

  test('a missing variable is named', async () => {
    await expectBadInput('query ($id: ID!) { act(id: $id) { id } }', [/\$id/])
  })

  test('an operation that is not in the document is named, however often the document has been asked', async () => {
    const query = 'query Known { plan(id: "plan/anpal/none") { id } }'
    for (let times = 0; times < 4; times++)
      expect((await ask(query, {}, { operationName: 'Known' })).data).toEqual({ plan: null })
    expect((await ask(query, {}, { operationName: 'Unknown' })).errors).toEqual([
      { message: 'Unknown operation named "Unknown".', extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })

  test('what is no GraphQL is refused with its place', async () => {
    const { errors } = await ask('{ acts { nodes { id }')
    expect(errors).toEqual([
      {
        message: expect.stringContaining('Syntax Error'),
        locations: [expect.any(Object)],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ])
  })
})

describe('a day that is none', () => {
  const days = ['2019-13-01', '2019-02-30', '31/12/2019', '2019', 'yesterday']

  test.each(days)('"%s" is refused by a trace', async day => {
    const query = 'query ($asOf: Date) { trace(from: "act/anpal/dd-570-2019", asOf: $asOf) { verdict } }'
    await expectBadInput(query, ['asOf', day, /YYYY-MM-DD|2019-12-31|yyyy-mm-dd/i], { asOf: day })
  })

  test.each(days)('"%s" is refused by a list of allocations', async day => {
    const query = `{ plan(id: "plan/anpal-servizi/2019-2021") { allocations(asOf: "${day}") { nodes { id } } } }`
    await expectBadInput(query, [day, /YYYY-MM-DD|2019-12-31|yyyy-mm-dd/i])
  })
})

describe('a question about the wrong kind of thing', () => {
  test('only acts are compared', async () => {
    const query = '{ diff(from: "plan/anpal-servizi/2017-2020", to: "act/anpal/dd-549-2019") { explanation } }'
    await expectBadInput(query, ['plan/anpal-servizi/2017-2020', /\bacts\b/])
  })

  test('only acts and plans have a coverage', async () => {
    const query = '{ coverage(of: "line/anpal-servizi/2017-2020/5") { stage } }'
    await expectBadInput(query, ['line/anpal-servizi/2017-2020/5', /act/, /plan/])
  })

  test('nothing cannot be added', async () => {
    await expectBadInput('{ sum(ids: []) { __typename } }', ['ids', /empty/])
  })

  test('an amount in a filter is an exact decimal, and a word is one of its vocabulary', async () => {
    await expectBadInput('{ allocations(filter: { amount: { gt: "ten" } }) { totalCount } }', ['ten', /decimal/])
    await expectBadInput('{ allocations(filter: { stage: { eq: EARNED } }) { totalCount } }', ['EARNED', 'Stage'])
  })
})

describe('more than may be asked', () => {
  test.each([0, -1, 501])('maxRoutes: %i is out of bounds', async maxRoutes => {
    const query = 'query ($maxRoutes: Int!) { trace(from: "act/anpal/dd-570-2019", maxRoutes: $maxRoutes) { verdict } }'
    await expectBadInput(query, ['maxRoutes', String(maxRoutes), /1 to 500/], { maxRoutes })
  })

  test.each(['nodes(ids: $ids) { id }', 'sum(ids: $ids) { __typename }'])(
    'a hundred and one ids at once are too many: %s',
    async field => {
      const ids = Array.from({ length: 101 }, (_, index) => `act/none/${index}`)
      const error = await errorOf(`query ($ids: [ID!]!) { ${field} }`, { ids })
      expect(error.code).toBe('LIMIT_EXCEEDED')
      expect(error.stated).toMatch(/ids/)
      expect(error.stated).toMatch(/101/)
      expect(error.stated).toMatch(/at most 100/)
      expectDiscreet(error)
    },
  )
})

test('what is right beside what is wrong is still answered', async () => {
  const query =
    '{ act(id: "act/anpal/dd-570-2019") { allocations(first: 0) { nodes { id } } } budgetMissions { nodes { code } } }'
  const { data, errors } = await ask(query)
  expect(data).toEqual({ act: null, budgetMissions: { nodes: [{ code: '026' }, { code: '027' }] } })
  expect(errors?.map(({ path }) => path)).toEqual([['act', 'allocations']])
})

describe('an order without its way', () => {
  test('is suggested with both, the later or larger first, in the operation and in a variable', async () => {
    await expectBadInput('{ acts(orderBy: DATE) { totalCount } }', [
      'Value "DATE" does not exist in "ActOrder" enum. Did you mean "DATE_DESC" or "DATE_ASC"?',
    ])
    await expectBadInput(
      'query ($by: AllocationOrder) { allocations(orderBy: $by) { totalCount } }',
      ['Did you mean "AMOUNT_DESC" or "AMOUNT_ASC"?'],
      { by: 'amount' },
    )
    await expectBadInput('{ acts(orderBy: COLOUR) { totalCount } }', ['"COLOUR" does not exist in "ActOrder" enum'])
  })
})
