import { buildSchema, Kind, type OperationDefinitionNode, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApollo } from '../../src/api/apollo.ts'
import { costOf } from '../../src/api/cost.ts'
import { LIMITS } from '../../src/api/limits.ts'
import { type CostOfArguments, declaredCost, NOTHING_MORE } from '../../src/api/question.ts'
import { costOfChanges, costOfId, costOfTrace } from '../../src/questions/costs.ts'
import { traceIdOf } from '../../src/questions/trace/question.ts'
import { contextMaker } from '../../src/service/context.ts'
import { EXAMPLES } from '../operations/examples.ts'
import { type Api, openApi } from './harness.ts'

const schema = buildSchema(`
  type Query { trace(from: ID!, maxRoutes: Int! = 0): Thing! node(id: ID!): Thing things(first: Int! = 20): ThingConnection! thing: Thing many(ids: [ID!]!): [Thing]! all: [Thing!]! any: Any _entities(representations: [_Any!]!): [Thing]! }
  scalar _Any
  interface Named { name: String }
  type Thing implements Named { name: String things(first: Int! = 20): ThingConnection! parts: [Thing!]! }
  type ThingConnection { nodes: [Thing!]! edges: [ThingEdge!]! totalCount: Int! groups(first: Int! = 20): ThingGroups! }
  type ThingGroups { groups: [Thing!]! }
  type ThingEdge { node: Thing! }
  union Any = Thing
`)

const DECLARED: Record<string, CostOfArguments> = {
  trace: ({ maxRoutes }) => 5_000 + maxRoutes * 40,
  node: ({ id }) => costOfId(id),
}
for (const field of Object.values(schema.getQueryType()?.getFields() ?? {}))
  field.extensions = { cost: DECLARED[field.name] ?? NOTHING_MORE }
const traced = traceIdOf({ from: 'x', to: null, direction: 'OUT', asOf: null, maxRoutes: 500 })

function cost(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query)
  const operation = document.definitions.find(each => each.kind === Kind.OPERATION_DEFINITION)
  return costOf(schema, document, operation as OperationDefinitionNode, variables)
}

describe('the cost of an operation', () => {
  test.each([
    ['a scalar', '{ thing { name } }', 2, 2],
    ['a list without an end of its own, as ten', '{ all { name } }', 11, 2],
    ['a page as long as its first', '{ things(first: 7) { nodes { name } } }', 1 + 7 * 3, 3],
    ['a page without first as long as is usual', '{ things { nodes { name } } }', 1 + 20 * 3, 3],
    [
      'groups of the whole list once, whatever the page',
      '{ things(first: 7) { groups(first: 3) { groups { name } } } }',
      1 + 7 * 1 + (1 + 3 * (1 + 2)),
      4,
    ],
    ['a list of references as long as it is', '{ _entities(representations: [{}, {}, {}]) { name } }', 1 + 3, 2],
    [
      'nodes and edges, each',
      '{ things(first: 2) { nodes { name } edges { node { name } } } }',
      1 + 2 * (1 + 2 + 4),
      4,
    ],
    ['what a question reads', '{ a: trace(from: "x") { name } b: trace(from: "y") { name } }', 2 * (5_000 + 2), 2],
    ['each route that may be shown', '{ trace(from: "x", maxRoutes: 500) { name } }', 5_000 + 500 * 40 + 2, 2],
    [
      'a trace by its id as the trace that it is',
      `{ node(id: "${traced}") { name } other: node(id: "act/x") { name } }`,
      costOfTrace({ maxRoutes: 500 }) + 2 + 2,
      2,
    ],
    ['as many as ids', '{ many(ids: ["a", "b", "c"]) { name } }', 4, 2],
    [
      'pages inside pages, multiplied',
      '{ things(first: 9) { nodes { things(first: 8) { nodes { name } } } } }',
      1 + 9 * (1 + 1 + 1 + (1 + 8 * 3)),
      5,
    ],
    [
      'a first that no list has as the most that any has',
      '{ things(first: 2147483647) { nodes { name } } }',
      1 + 500 * 3,
      3,
    ],
    [
      'nothing of what is left out',
      '{ thing { name } all @skip(if: true) { name } all @include(if: false) { name } }',
      2,
      2,
    ],
    ['fragments where they are spread', '{ thing { ...A ...A } } fragment A on Thing { parts { name } }', 2 + 22, 3],
    [
      'fragments of an interface or of a union',
      '{ any { ... on Thing { parts { name } } ... on Named { name } } }',
      2 + 11,
      3,
    ],
  ])('counts %s', (_, query, objects, depth) => {
    expect(cost(query)).toEqual({ objects, depth })
  })

  test('reads variables as it reads words', () => {
    const query =
      'query Q($n: Int! = 3, $ids: [ID!]! = []) { things(first: $n) { nodes { name } } many(ids: $ids) { name } }'
    expect(cost(query, { n: 5, ids: ['a'] }).objects).toBe(1 + 5 * 3 + 2)
  })

  test('is that of its own variables, however often an operation was asked with others', () => {
    const document = parse(
      'query Q($id: ID!, $n: Int!, $out: Boolean! = false) { nodes: many(ids: [$id]) { name } node(id: $id) { name } things(first: $n) { nodes { name } } all @skip(if: $out) { name } }',
    )
    const [operation] = document.definitions as [OperationDefinitionNode]
    const known = (id: string, n: number, out: boolean, of = schema) =>
      costOf(of, document, operation, { id, n, out }).objects
    const expected = (id: string, n: number, out: boolean) => 2 + 2 + costOfId(id) + 1 + n * 3 + (out ? 0 : 11)
    const asked = ['act/x', traced, 'act/y'].flatMap(id =>
      [3, 5].flatMap(n => [true, false].map((out): [string, number, boolean] => [id, n, out])),
    )
    for (const one of [...asked, ...asked, ...asked.reverse()]) expect(known(...one)).toBe(expected(...one))
    const other = buildSchema('type Query { things(first: Int!): [Thing] } type Thing { nodes: [Thing] name: String }')
    for (const field of Object.values(other.getQueryType()?.getFields() ?? {}))
      field.extensions = { cost: NOTHING_MORE }
    for (const one of asked) {
      expect(known(...one, other)).toBe(1 + one[1] * (1 + 1 + 10))
      expect(known(...one)).toBe(expected(...one))
    }
  })

  test('is that of one where the argument is wrong, which the execution will say', () => {
    expect(cost('query Q($n: Int) { things(first: $n) { nodes { name } } }', { n: null }).objects).toBe(1 + 3)
  })

  test('is known at once also of fragments that double thirty times', () => {
    const doubling = Array.from(
      { length: 30 },
      (_, n) => `fragment F${n} on Thing { ...F${n + 1} ... on Thing { ...F${n + 1} } }`,
    )
    const query = `{ thing { ...F0 } } ${doubling.join(' ')} fragment F30 on Thing { parts { name } }`
    const begun = performance.now()
    expect(cost(query).objects).toBe(2 + 2 ** 30 * 11)
    expect(performance.now() - begun).toBeLessThan(1_000)
  })
})

describe('the limits of the API', () => {
  let api: Api
  beforeAll(async () => {
    api = await openApi(['tests/packages/comune-di-rivalta'])
  })
  afterAll(() => api?.close())

  async function ask(query: string, variables: Record<string, unknown> = {}) {
    const apollo = await createApollo(api.schema, error => {
      throw error
    })
    const contextValue = await contextMaker(api.store, () => null)(null)
    const { body } = await apollo.executeOperation({ query, variables }, { contextValue })
    await apollo.stop()
    if (body.kind !== 'single') throw new Error('an answer in parts')
    return body.singleResult
  }
  /** Neighbours of neighbours, so many levels down. */
  const nested = (levels: number, first: number): string => {
    const inside = (left: number): string =>
      left === 0 ? 'id' : `neighbours(first: ${first}) { nodes { ${inside(left - 1)} } }`
    return `{ acts(first: ${first}) { nodes { ${inside(levels)} } } }`
  }

  test('refuse an answer that could be too large, before any of it is read, and say how large', async () => {
    const { errors, data } = await ask(nested(2, 100))
    expect(data).toBeUndefined()
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'LIMIT_EXCEEDED', hint: expect.stringContaining('first') },
    })
    expect(errors?.[0]?.message).toMatch(/may hold \d{7} objects, or take as long as so many, and at most 250000/)
  })

  test('count what variables make of it', async () => {
    const query =
      'query Q($n: Int!) { acts(first: $n) { nodes { neighbours(first: $n) { nodes { neighbours(first: $n) { nodes { id } } } } } } }'
    expect((await ask(query, { n: 100 })).errors?.[0]?.extensions?.code).toBe('LIMIT_EXCEEDED')
    expect((await ask(query, { n: 10 })).errors).toBeUndefined()
    // A variable that is wrong is reported as that.
    expect((await ask(query, { n: 'ten' })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  })

  test('refuse what is too deep, however little it is', async () => {
    expect((await ask(nested(12, 1))).errors?.[0]).toMatchObject({
      message: 'fields are 27 deep inside each other, and at most 20 are answered',
      extensions: { code: 'LIMIT_EXCEEDED' },
    })
    expect((await ask(nested(8, 1))).errors).toBeUndefined()
  })

  test('count a question the same whichever field asks it', async () => {
    const id = traceIdOf({ from: 'act/x', to: null, direction: 'BOTH', asOf: null, maxRoutes: 500 })
    const costs = [
      '{ trace(from: "act/x", maxRoutes: 500) { id } }',
      `{ node(id: "${id}") { id } }`,
      `{ nodes(ids: ["${id}"]) { id } }`,
    ].map(async query => (await ask(query)).extensions?.cost)
    const [one, ...others] = await Promise.all(costs)
    expect(others).toEqual([one, one])
    expect(one).toEqual({ objects: costOfTrace({ maxRoutes: 500 }) + 2 })
    const aliases = Array.from({ length: 40 }, (_, n) => `a${n}: node(id: "${id}") { id }`)
    expect((await ask(`{ ${aliases.join(' ')} }`)).errors?.[0]?.extensions?.code).toBe('LIMIT_EXCEEDED')
    const ids = JSON.stringify(Array.from({ length: 40 }, () => id))
    expect((await ask(`{ nodes(ids: ${ids}) { id } }`)).errors?.[0]?.extensions?.code).toBe('LIMIT_EXCEEDED')
  })

  test('count a comparison by what it reads, and its list as long as its first, with the places of both printings', async () => {
    const query = (kinds: string, first: number) =>
      `{ changes(from: "source/x", to: "source/y", kinds: [${kinds}], first: ${first}) { changes { fields { from fromEvidence { raw } toEvidence { raw } } } } }`
    const objects = async (kinds: string, first: number) =>
      ((await ask(query(kinds, first))).extensions as { cost: { objects: number } }).cost.objects
    const one = 1 + 10 * (1 + 2 * (1 + 10))
    expect((await objects('LINE', 200)) - (await objects('LINE', 100))).toBe(100 * (1 + 1 + 1 + one))
    const [lines, both] = [await objects('LINE', 1), await objects('LINE, ACT', 1)]
    expect(both).toBeGreaterThan(lines)
    expect(lines).toBeLessThan(20_000)
    // Of each kind once, and no more than is compared at all.
    expect(await objects('LINE, LINE', 1)).toBe(lines)
    expect(costOfChanges({ kinds: ['LINE'] }, { LINE: 1_000_000 })).toBe(100_000)
  })

  test('know what every field of the root costs: one that does not say is not in the schema', () => {
    const fields = Object.values(api.schema.getQueryType()?.getFields() ?? {})
    for (const field of fields) expect(typeof declaredCost(field)).toBe('function')
    expect(() => declaredCost({ name: 'new', extensions: {} } as never)).toThrow('Query.new declares no cost')
  })

  test('weigh every condition and every relationship of a filter', async () => {
    const objects = async (filter: object) =>
      (await ask('query Q($f: AllocationFilter) { allocations(filter: $f, first: 1) { totalCount } }', { f: filter }))
        .extensions?.cost as { objects: number } | undefined
    const name = { name: { contains: 'x' } }
    const [plain, two, one, more, deep] = await Promise.all(
      [
        name,
        { and: [name, name] },
        { act: name },
        { act: { plans: name } },
        { act: { plans: { allocations: name } } },
      ].map(async filter => (await objects(filter))?.objects ?? 0),
    )
    expect(two).toBeGreaterThan(plain as number)
    expect(one).toBeGreaterThan(two as number)
    expect(more).toBeGreaterThan(10 * (one as number))
    expect(deep).toBeGreaterThan(10 * (more as number))
    expect(3 * (deep as number)).toBeLessThan(LIMITS.objects)
    const branches = Array.from({ length: 12 }, () => ({ act: { plans: { allocations: name } } }))
    for (const filter of [{ or: branches }, { not: { and: branches } }]) expect(await objects(filter)).toBeUndefined()
    const aliases = branches.map((_, n) => `a${n}: allocations(filter: $f) { totalCount }`).join(' ')
    const { errors } = await ask(`query Q($f: AllocationFilter) { ${aliases} }`, { f: branches[0] })
    expect(errors?.[0]?.extensions?.code).toBe('LIMIT_EXCEEDED')
  })

  test('say what an operation may cost', async () => {
    expect((await ask('{ acts(first: 7) { nodes { id } } }')).extensions).toEqual({
      cost: { objects: 1 + 7 * 3 },
    })
  })

  test('leave room for every example', () => {
    for (const { name, document, operations } of EXAMPLES)
      for (const operation of operations) {
        const variables = Object.fromEntries(
          (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => [
            variable.name.value,
            defaultValue?.kind === Kind.INT
              ? Number(defaultValue.value)
              : type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.LIST_TYPE
                ? ['x']
                : 'x',
          ]),
        )
        const { objects, depth } = costOf(api.schema, document, operation, variables)
        expect(objects, name).toBeLessThan(LIMITS.objects)
        expect(depth, name).toBeLessThan(LIMITS.depth)
      }
  })
})
