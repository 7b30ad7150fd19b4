import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  buildSchema,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  type GraphQLUnionType,
  getIntrospectionQuery,
  parse,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { executor, mayBeCompiled } from '../../src/api/execute.ts'
import type { Context } from '../../src/entities/base/context.ts'

const SDL = `
  enum Colour { RED GREEN }
  input Where { name: String, ids: [Int!], and: [Where!], or: [Where!], not: Where }
  interface Thing { id: ID! name(lang: String = "en", where: Where): String }
  type Line implements Thing { id: ID! name(lang: String = "en", where: Where): String colour: Colour things: [Thing!] mixed: [Any] }
  type Act implements Thing { id: ID! name(lang: String = "en", where: Where): String number: Int! lines(first: Int! = 2): [Line!]! }
  union Any = Line | Act
  type Query { act(id: ID): Act acts: [Act] line: Line! thing(id: ID!): Thing any: Any numbers: [[Int!]!] self: Query }
  type Mutation { act: Act }
`

/** What resolvers give: at once or later, right or wrong, as a kind of fault says. */
const FAULTS = ['none', 'throws', 'rejects', 'null', 'later', 'an error', 'wrong', 'later wrong', 'nothing'] as const
type Fault = (typeof FAULTS)[number]

function given(fault: Fault, value: () => unknown): unknown {
  if (fault === 'throws') throw new Error('thrown')
  if (fault === 'rejects') return Promise.reject(new Error('rejected'))
  if (fault === 'null') return null
  if (fault === 'later') return Promise.resolve(value())
  if (fault === 'an error') return new Error('returned')
  if (fault === 'wrong') return Symbol('wrong')
  if (fault === 'later wrong') return Promise.resolve(Symbol('wrong'))
  return fault === 'nothing' ? undefined : value()
}

/** In a list: one that throws would leave those before it to themselves. */
const item = (fault: Fault, value: unknown): unknown => given(fault === 'throws' ? 'rejects' : fault, () => value)

/** Numbers that follow from a seed: two runs of the same draw the same. */
function drawing(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor(state / 65_536)
  }
}

/** A schema whose fields fail now and then, each the same way every time that it is asked by the same path. */
function schemaOf(seed: number, oneIn: number): GraphQLSchema {
  const schema = buildSchema(SDL)
  for (const name of ['Thing', 'Any'])
    (schema.getType(name) as GraphQLUnionType).resolveType = (value: { __typename?: string } | null) =>
      value?.__typename
  const faultAt = (path: string): Fault => {
    const draw = drawing([...path].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 65_521, seed))
    draw()
    return oneIn > 0 && draw() % oneIn === 0 ? (FAULTS[draw() % FAULTS.length] as Fault) : 'none'
  }
  const resolves = (type: string, values: Record<string, (source: never, args: never) => unknown>) => {
    const { [type]: of } = schema.getTypeMap()
    const fields = (of as ReturnType<GraphQLSchema['getQueryType']>)?.getFields() ?? {}
    for (const [name, value] of Object.entries(values))
      (fields[name] as { resolve: unknown }).resolve = (source: { at?: string }, args: never) =>
        given(faultAt(`${source?.at ?? ''}.${name}${JSON.stringify(args)}`), () => value(source as never, args))
  }
  const act = (at: string) => ({ __typename: 'Act', at, id: at, number: 7, lines: 0 })
  const line = (at: string) => ({ __typename: 'Line', at, id: at, colour: 'RED' })
  const name = (source: { at: string }, args: object) => `${source.at} ${JSON.stringify(args)}`
  resolves('Act', {
    name: name as never,
    number: () => 7,
    lines: ({ at }: { at: string }, { first }: { first: number }) =>
      Array.from({ length: first }, (_, nth) => item(faultAt(`${at}.${nth}`), line(`${at}/${nth}`))),
  })
  resolves('Line', {
    name: name as never,
    colour: () => 'GREEN',
    things: ({ at }: { at: string }) => [act(`${at}/a`), line(`${at}/l`)],
    mixed: ({ at }: { at: string }) => [line(`${at}/m`), null, act(`${at}/n`)],
  })
  resolves('Query', {
    act: (_, { id }: { id: string }) => act(`act ${id}`),
    acts: () => [act('1'), Promise.resolve(act('2')), null],
    line: () => line('line'),
    thing: (_, { id }: { id: string }) => line(`thing ${id}`),
    any: () => act('any'),
    numbers: () => [[1, 2], [3], []],
    self: () => ({}),
  })
  return schema
}

const DOCUMENT = parse(`
  query Q($id: ID!, $first: Int! = 3, $lang: String) {
    act(id: $id) { id ...Named number lines(first: $first) { ...Named colour id } other: lines { __typename id } }
    acts { id number lines { id things { id ... on Act { number } ...Named } mixed { __typename ... on Line { id colour } ...Numbered } } }
    acts { name(lang: "it") }
    line { id name(lang: $lang, where: { ids: [1], not: { name: "m", ids: 2 } }) things { id ... { name } } }
    thing(id: "x") { ... on Line { colour } ... on Thing { id } ...Numbered }
    any { ... on Thing { id name } ... on Line { colour } }
    numbers
    self { self { line { id } numbers } __typename }
  }
  fragment Named on Thing { name(where: { name: "n", ids: [1, 2] }) id }
  fragment Numbered on Act { number }
`)

const NEVER = 0

/** What both answer, errors by their place: which comes first is chance. */
async function both(schema: GraphQLSchema, document = DOCUMENT, operationName = 'Q', variableValues = {}) {
  const contextValue = {} as Context
  const graphqls = () => execute({ schema, document, operationName, variableValues, contextValue })
  const own = (await executor(schema, 1)({ document, variableValues, contextValue })) ?? (await graphqls())
  const theirs = await graphqls()
  const plain = ({ data, errors }: ExecutionResult) => ({
    text: JSON.stringify(data),
    errors:
      errors &&
      [
        ...new Set(
          errors.map(error => {
            const { path, locations, message } = error
            expect([error.toJSON(), error.extensions]).toEqual([{ message, locations, path }, {}])
            const place = placeOf(data, path)
            return JSON.stringify(place.length < (path?.length ?? 0) ? [place] : [place, locations, message])
          }),
        ),
      ].sort(),
  })
  return { own: plain(own), theirs: plain(theirs) }
}

/** The place of a failure; of one inside of what became null, that one's: which of several there is told hangs on which came first. */
function placeOf(data: unknown, path: readonly (string | number)[] = []): readonly (string | number)[] {
  let at = data
  for (const [nth, step] of path.entries()) {
    if (at === null || at === undefined) return path.slice(0, nth)
    at = (at as Record<string, unknown>)[step]
  }
  return path
}

describe('a document that is compiled', () => {
  test('is answered as GraphQL does where nothing fails, again and again, with other variables', async () => {
    const schema = schemaOf(1, NEVER)
    expect(mayBeCompiled(schema, DOCUMENT)).toBe(true)
    for (const variables of [
      { id: 'a' },
      { id: 'b', first: 1 },
      { id: 'a', named: 'x', ids: [3] },
      { id: 'a', named: null },
    ]) {
      const { own, theirs } = await both(schema, DOCUMENT, 'Q', variables)
      expect(own).toEqual(theirs)
      expect(own.errors).toBeUndefined()
    }
  })

  test.each([
    ['an object is a variable', 'query Q($where: [Where!]!) { act { id } line { name(where: $where) } }'],
    ['a variable is inside of an object', 'query Q($name: String) { line { name(where: { name: $name }) } }'],
    ['a variable is inside of a list', 'query Q($one: Int!) { line { name(where: { ids: [$one] }) } }'],
    ['there is a directive', '{ line { id ... @include(if: true) { name } } }'],
    ['an interface is asked too much', `{ thing(id: "x") { ${'id name '.repeat(50)} } }`],
    [
      'fragments lead to fragments',
      `{ ...F0 } ${Array.from({ length: 40 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F40 on Query { __typename }`,
    ],
  ])('is none where %s', (_, text) => {
    expect(mayBeCompiled(schemaOf(1, NEVER), parse(text))).toBe(false)
  })

  test('fails as it does there, wherever and however a field fails', async () => {
    const others = process.listeners('unhandledRejection')
    const left: unknown[] = []
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', error => left.push(error))
    const seen = new Set<string>()
    try {
      for (let seed = 1; seed <= 400; seed++) {
        const schema = schemaOf(seed, 2 + (seed % 30))
        const { own, theirs } = await both(schema, DOCUMENT, 'Q', { id: 'a' })
        await nextTurn()
        left.length = 0
        expect(own, `seed ${seed}`).toEqual(theirs)
        for (const error of own.errors ?? []) seen.add(String(JSON.parse(error)[2]).replace(/[".].*/, ''))
      }
    } finally {
      process.removeAllListeners('unhandledRejection')
      for (const each of others) process.on('unhandledRejection', each)
    }
    expect(seen.size).toBeGreaterThan(5)
  })

  test.each([
    ['variables that are wrong', DOCUMENT, 'Q', { id: 'a', first: 'many' }],
    ['a variable that is not there', DOCUMENT, 'Q', {}],
    [
      'what is left out',
      parse('query Q($no: Boolean!) { line { id @skip(if: $no) name @include(if: $no) } }'),
      'Q',
      { no: true },
    ],
    [
      'a name that objects have their own use for',
      parse('query Q { __proto__: line { id constructor: name } }'),
      'Q',
      {},
    ],
    ['a mutation', parse('mutation Q { act { id } }'), 'Q', {}],
    [
      'an object as a variable',
      parse('query Q($where: Where!) { line { name(where: $where) } }'),
      'Q',
      { where: { name: 'x', and: [{ not: { ids: 1 } }] } },
    ],
    [
      'variables that are left out inside of an object',
      parse('query Q($name: String, $ids: [Int!]) { line { name(where: { name: $name, ids: $ids }) } }'),
      'Q',
      { name: null },
    ],
    ['one of two operations', parse('query P { line { id } } query Q { line { name } }'), 'Q', {}],
    [
      'null where an argument may not be',
      parse('query Q($n: Int) { act { lines(first: $n) { id } } }'),
      'Q',
      { n: null },
    ],
    ['the schema', parse(getIntrospectionQuery()), 'IntrospectionQuery', {}],
  ])('is answered as GraphQL does with %s', async (_, document, name, variables) => {
    const { own, theirs } = await both(schemaOf(1, NEVER), document, name, variables)
    expect(own).toEqual(theirs)
  })
})
