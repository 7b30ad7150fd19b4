import {
  type GraphQLEnumType,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groupBy } from '../../src/model/group-by.ts'
import { type Api, openApi } from '../api/harness.ts'
import { EXAMPLES } from './examples.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(['data/rapporto-2019'])
})
afterAll(() => api?.close())

/** Fields whose words are the program's own. */
const OURS = new Set(['explanation', 'reason', 'message', 'label', 'citation'])

interface Said {
  at: string
  text: string
}

/** Every sentence of an answer, with its place. What is found when data is loaded is reported by its own tests. */
function saidIn(value: unknown, at: string[] = []): Said[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => saidIn(each, [...at, String(index)]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    if (/^(checks?|contradictions?)$/i.test(name)) return []
    // The reason of a stop is a word of an enum.
    return typeof inner === 'string' && OURS.has(name) && !/^[A-Z_]+$/.test(inner)
      ? [{ at: [...at, name].join('.'), text: inner }]
      : saidIn(inner, [...at, name])
  })
}

/** Words of English that no Italian sentence has. */
const ENGLISH =
  /\b(the|of|and|is|are|was|were|for|from|with|without|that|which|this|by|not|no|its|it|be|amounts?|sum|parts?|rows?|lines?|section|charged|sets?|added|approved|budgeted|committed|spent|printed|between|text|than|more|less|them|they|there|other)\b/gi

/** What of a sentence is not its own: titles in quotation marks, codes, addresses. */
const quoted = (text: string): string =>
  text.replace(/«[^«»]*»/g, '«»').replace(/https?:\S+|\/\S+|\([^()]*\/[^()]*\)/g, '')

const foreign = ({ text }: Said): string[] => [
  ...(quoted(text).match(ENGLISH) ?? []),
  ...(quoted(text).match(/\b[A-Z]{2,}(?:_[A-Z]+)+\b/g) ?? []),
]

describe('what is asked in Italian', () => {
  test.each(EXAMPLES.filter(({ runs }) => runs).map(({ name, source }) => [name, source]))(
    '%s is answered without a word of English in its sentences',
    async (_, source) => {
      const { data, errors } = await api.execute(source.replaceAll('lang: EN', 'lang: IT'), {}, 'IT')
      expect(errors).toBeUndefined()
      const said = saidIn(data)
      expect(said.flatMap(each => foreign(each).map(word => `${each.at}: ${word}: ${each.text}`))).toEqual([])
    },
  )

  test('calls each amount in Italian, and no two alike; in English it is called as it always was', async () => {
    const names = async (language: 'EN' | 'IT') => {
      const found: { name: string; stage: string; target: { name: string } | null }[] = []
      for (let after: string | null = null; ; ) {
        const { data } = await api.execute(
          'query ($after: String) { allocations(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { name } } }',
          { after },
          language,
        )
        // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the operation asks for
        const { nodes, pageInfo } = (data as any).allocations
        found.push(...nodes)
        if (!pageInfo.hasNextPage) return found.map(({ name }) => name)
        after = pageInfo.endCursor
      }
    }
    const [english, italian] = [await names('EN'), await names('IT')]
    expect(english.length).toBeGreaterThan(150)
    expect(new Set(italian).size).toBe(new Set(english).size)
    expect(english.filter(name => /\b(amount|contribution)\b/i.test(name))).toHaveLength(english.length)
    const own =
      /\b(amount|contribution|charged to|sum of|printed on|in the text|for line|for section|of which|main row|and)\b/i
    expect(italian.filter(name => own.test(name))).toEqual([])
    expect(italian.filter(name => !/\b(importo|contributo|interessi)\b/i.test(name))).toEqual([])
  })

  test('sums, differences, flows, groups and citations call amounts so', async () => {
    const ids = ['allocation/rapporto-2019/l134/dd-440', 'allocation/rapporto-2019/l134/dd-549']
    const { data, errors } = await api.execute(
      `query ($ids: [ID!]!) {
        sum(ids: $ids) { ... on SumRefused { reasons { message } } }
        diff(from: "act/anpal/dd-440-2019", to: "act/anpal/dd-549-2019") { explanation }
        allocation(id: "${ids[0]}") { name citation inEnglish: citation(lang: EN) }
        subgraph(of: "${ids[0]}") { citation }
      }`,
      { ids },
      'IT',
    )
    expect(errors).toBeUndefined()
    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the operation asks for
    const { sum, diff, allocation, subgraph } = data as any
    expect(allocation.name).toMatch(/^DD 440\/2019, importo /)
    expect(allocation.citation).toContain(allocation.name)
    expect(allocation.inEnglish).toMatch(/^DD 440\/2019, amount /)
    expect(subgraph.citation).toContain(allocation.name)
    expect(sum.reasons.map(({ message }: { message: string }) => message).join(' ')).toContain(`«${allocation.name}»`)
    expect(diff.explanation).toMatch(/«DD 440\/2019, importo /)
  })
})

describe('one cache for two languages', () => {
  interface Found {
    __typename: string
    id: string
  }
  /** All that is said of a thing with an id, itself and inside it; every field that may be asked in a language is, where one is given. */
  function selectionOf(type: GraphQLObjectType, lang: string, depth = 3): string {
    const parts = Object.values(type.getFields()).flatMap(field => {
      const inner = getNamedType(field.type)
      if (field.args.some(isRequiredArgument)) return []
      const given = lang !== '' && field.args.some(({ name }) => name === 'lang') ? `(lang: ${lang})` : ''
      if (isLeafType(inner)) return [`${field.name}${given}`]
      const isApart = !isObjectType(inner) || inner.getInterfaces().length > 0 || /Connection$/.test(inner.name)
      if (isApart || depth === 0) return []
      const selection = selectionOf(inner, lang, depth - 1)
      return selection === '{ __typename }' ? [] : [`${field.name}${given} ${selection}`]
    })
    return `{ ${['__typename', ...parts].join(' ')} }`
  }

  test('is possible: whatever has an id is said in either language by arguments, whatever the language of the request', async () => {
    const kinds = (api.schema.getType('EntityKind') as GraphQLEnumType).getValues().map(({ name }) => name)
    const each = kinds.map(
      kind => `${kind}: entities(first: 4, filter: { kind: { eq: ${kind} } }) { nodes { __typename id } }`,
    )
    const { data } = await api.execute(`{
      ${each.join('\n')}
      checks(first: 12) { nodes { __typename id } }
      contradictions(first: 12) { nodes { __typename id } }
      trace(from: "act/anpal/dd-570-2019", lang: IT) { __typename id }
    }`)
    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the operation asks for
    const { trace, ...lists } = data as any
    const found = [...Object.values<{ nodes: Found[] }>(lists).flatMap(({ nodes }) => nodes), trace]
    const byType = groupBy(found, ({ __typename }: Found) => __typename)
    expect(byType.size).toBeGreaterThan(20)
    for (const [name, alike] of byType) {
      const type = api.schema.getType(name) as GraphQLObjectType
      const said = async (language: 'EN' | 'IT', lang = '') => {
        const { data, errors } = await api.execute(
          `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${name} ${selectionOf(type, lang)} } }`,
          { ids: alike.slice(0, 40).map(({ id }) => id) },
          language,
        )
        expect([name, errors]).toEqual([name, undefined])
        return data?.nodes
      }
      const english = await said('EN')
      expect(await said('IT', 'EN'), name).toEqual(await said('EN', 'EN'))
      expect(await said('EN', 'IT'), name).toEqual(await said('IT', 'IT'))
      // A trace that was asked in a language stays in it: its id says so.
      if (name !== 'Trace') expect(await said('IT', 'EN'), name).toEqual(english)
    }
  })
})
