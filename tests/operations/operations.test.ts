import { readFileSync } from 'node:fs'
import { buildSchema, Kind, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, openApi, openServed } from '../api/harness.ts'
import { ANSWERED, answerOf, EXAMPLES, inAnyOrder } from './examples.ts'

const published = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'))
const runnable = EXAMPLES.filter(({ runs }) => runs)

describe('the example operations', () => {
  for (const { name, question, operations, document } of EXAMPLES) {
    test(`${name} opens with its question and is one named operation`, () => {
      expect(question).not.toBe('')
      expect(operations.map(operation => operation.name?.value)).toEqual([expect.any(String)])
    })

    test(`${name} is valid against schema/schema.graphql`, () => {
      expect(validate(published, document)).toEqual([])
    })
  }

  test('each have a right answer, and each answer has its operation', () => {
    expect(ANSWERED).toEqual(runnable.map(({ name }) => name))
  })

  test('have no empty text where there is nothing: that is null', () => {
    const empty = (value: unknown, at: string): string[] =>
      value === ''
        ? [at]
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([name, inner]) => empty(inner, `${at}.${name}`))
          : []
    expect(ANSWERED.flatMap(name => empty(answerOf(name), name))).toEqual([])
  })

  test('have names of their own', () => {
    const names = EXAMPLES.flatMap(({ operations }) => operations.map(({ name }) => name?.value))
    expect(new Set(names).size).toBe(names.length)
    // Tools read all files at once, as one document: fragments need their own names, too.
    const fragments = EXAMPLES.flatMap(({ document }) =>
      document.definitions.flatMap(each => (each.kind === Kind.FRAGMENT_DEFINITION ? [each.name.value] : [])),
    )
    expect(fragments.filter((name, index) => fragments.indexOf(name) !== index)).toEqual([])
  })
})

interface Hop {
  relation: string
  from: { id: string; kind: string }
  to: { id: string; kind: string }
}

const ACTS_WITH_MONEY = [
  'act/anpal/dd-269-2017',
  'act/anpal/dd-290-2017',
  'act/anpal/dd-440-2019',
  'act/anpal/dd-549-2019',
  'act/anpal/dd-570-2019',
  'act/it/dl-4-2019',
]

/** What a route without a goal may take; the others are context. */
const HOPS = [
  'SETS',
  'FOR',
  'HAS_SECTION',
  'HAS_LINE',
  'IMPLEMENTS',
  'DEPLOYS',
  'HANDLES',
  'ACHIEVED',
  'LEADS_TO',
  'IN_REGION',
  'INVOLVES',
  'MEASURES',
  'BENEFITS',
  'CHARGED_TO',
]

/** No hop leaves these downstream. */
const ENDS = ['REGION', 'FUND', 'AXIS', 'INVESTMENT_PRIORITY', 'ORGANISATION', 'BUDGET_PROGRAMME', 'INDICATOR']

describe('the report of 2019 answers', () => {
  let api: Api

  beforeAll(async () => {
    api = await openApi(['data/rapporto-2019'])
  })

  afterAll(() => api?.close())

  for (const { name, question, source } of runnable) {
    test(`${question} (${name})`, async () => {
      const answer = JSON.parse(JSON.stringify(await api.execute(source)))
      expect(inAnyOrder(answer)).toEqual(inAnyOrder(answerOf(name)))
    })
  }

  test.each(['cold', 'warm'] as const)(
    'the same to each of them with its memory %s',
    async memory => {
      const served = await openServed(['data/rapporto-2019'], memory)
      try {
        for (const { name, source } of runnable)
          expect(inAnyOrder(await served.answer(source)), name).toEqual(inAnyOrder(answerOf(name)))
      } finally {
        await served.close()
      }
    },
    120_000,
  )

  const routesFrom = async (from: string, limit = ''): Promise<{ truncated: boolean; routes: { hops: Hop[] }[] }> => {
    const { trace } = await api.ask(
      `{ trace(from: ${JSON.stringify(from)}${limit}) {
        truncated
        routes { hops { relation from { id kind } to { id kind } } }
      } }`,
    )
    return trace
  }

  for (const act of ACTS_WITH_MONEY)
    test(`all routes from ${act} are made of money and of what came of it, never of classification or corroboration`, async () => {
      const { truncated, routes } = await routesFrom(act, ', maxRoutes: 500')
      expect(truncated).toBe(false)
      const hops = routes.flatMap(route => route.hops)
      expect(HOPS).toEqual(expect.arrayContaining([...new Set(hops.map(hop => hop.relation))]))
      expect(hops.filter(({ from }) => ENDS.includes(from.kind))).toEqual([])
    })

  test('the routes that DD 570/2019 shows of itself pass every section, line and indicator of its plan', async () => {
    const { truncated, routes } = await routesFrom('act/anpal/dd-570-2019')
    expect(truncated).toBe(true)
    const passed = routes.flatMap(({ hops }) => hops.map(({ to }) => to))
    const counted = (kind: string) => new Set(passed.flatMap(to => (to.kind === kind ? to.id : []))).size
    expect(['SECTION', 'LINE', 'INDICATOR'].map(counted)).toEqual([8, 19, 11])
  })
})
