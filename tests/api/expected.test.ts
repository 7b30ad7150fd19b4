import 'reflect-metadata'
import { type GraphQLSchema, getOperationAST, type OperationDefinitionNode, parse } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { expectedOf } from '../../src/api/expected.ts'
import { createSchema } from '../../src/api/schema.ts'
import type { Tree } from '../../src/graph/trees/tree.ts'

let schema: GraphQLSchema
beforeAll(async () => {
  schema = await createSchema()
})

function expected(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query)
  const operation = getOperationAST(document) as OperationDefinitionNode
  const { named, others } = expectedOf(schema, document, operation, variables)
  const all = [...[...named].map(([id, tree]) => [id, shown(tree)] as const), ['others', shown(others)] as const]
  return Object.fromEntries(all) as Record<string, object>
}

/** A tree in a few words: what is read with each kind, its ways with how many are read along. */
function shown(tree: Tree): object {
  return Object.fromEntries(
    [...tree].map(([kind, { edges, evidence, contradictions, ways }]) => [
      kind,
      {
        ...(edges && { edges }),
        ...(evidence && { evidence }),
        ...(contradictions !== null && { contradictions }),
        ...Object.fromEntries(
          [...ways].map(([name, { most, tree: below }]) => [`${name}${most === null ? '' : ` ${most}`}`, shown(below)]),
        ),
      },
    ]),
  )
}

const SECTIONS = 'SECTION (from)-[:HAS_SECTION]->(to)'
const LINES = 'LINE (from)-[:HAS_LINE|HAS_SECTION]->{1,12}(to)'
const SETS = 'ALLOCATION (from)-[:SETS]->(to)'
const MONEY = 'ALLOCATION (from)<-[:FOR]-(to)'
const ACT = 'ACT (from)<-[:SETS]-(to)'

test('what is below an entity that is named is read with it, level by level', () => {
  expect(expected('{ plan(id: "plan/p") { name sections { number lines { number } } } }')).toEqual({
    'plan/p': { PLAN: { [SECTIONS]: { SECTION: { [LINES]: {} } } } },
    others: {},
  })
  expect(expected('query($of: [ID!]!) { nodes(ids: $of) { id } }', { of: ['plan/p', 'plan/q'] })).toEqual({
    'plan/p': {},
    'plan/q': {},
    others: {},
  })
})

test('the first page of a list is read along, and what is chosen by a filter, an order or a cursor afterwards', () => {
  const page = (asked: string) => expected(`{ act(id: "act/a") { allocations${asked} { nodes { act { id } } } } }`)
  const others = { ALLOCATION: { [ACT]: {} } }
  expect(page('(first: 50)')).toEqual({
    'act/a': { ACT: { [`${SETS} 50`]: { ALLOCATION: { [ACT]: {} } } } },
    others: {},
  })
  expect(page('(last: 5)')).toEqual({ 'act/a': { ACT: { [`${SETS} 20`]: { ALLOCATION: { [ACT]: {} } } } }, others })
  for (const chosen of [
    '(filter: { hasFund: true })',
    '(orderBy: AMOUNT_ASC)',
    '(after: "x")',
    '(last: 3, before: "x")',
  ])
    expect(page(chosen), chosen).toEqual({ 'act/a': { ACT: { [`${SETS} 0`]: {} } }, others })
})

test('what is in force on a day is found by relationships', () => {
  const query = '{ plan(id: "plan/p") { allocations(asOf: "2019-01-01") { nodes { act { id } } } } }'
  expect(expected(query)).toEqual({ 'plan/p': {}, others: { ALLOCATION: { [ACT]: {} } } })
})

test('the parts of a page are another list than itself', () => {
  const page = (asked: string) => expected(`{ plan(id: "plan/p") { allocations${asked} { totalCount } } }`)['plan/p']
  expect(page('(first: 1)')).toEqual({ PLAN: { [`${MONEY} 1`]: {} } })
  expect(page('(first: 1, ofParts: true)')).toEqual({
    PLAN: { 'ALLOCATION (from)-[:HAS_LINE|HAS_SECTION]->{0,12}()<-[:FOR]-(to) 1': {} },
  })
})

test('what a list gives is read with what is below it, by kind', () => {
  const query =
    '{ allocations { edges { node { act { name } evidence { raw } contradictions(first: 30) { nodes { id } } } } } }'
  expect(expected(query)).toEqual({ others: { ALLOCATION: { evidence: true, contradictions: 60, [ACT]: {} } } })
})

test('what is selected of an interface is reported by the type, and fragments count where they apply', () => {
  const query = `query($results: Boolean!) { act(id: "act/a") { approves { ... on Plan { ...Parts } ... on Section { number } ... on Entity { evidence { raw } } } } }
    fragment Parts on Plan { sections { name } acts @include(if: $results) { id } }`
  const { 'act/a': found } = expected(query, { results: false }) as Record<
    string,
    { ACT: Record<string, Record<string, object>> }
  >
  const approved = found?.ACT['ENTITY (from)-[:APPROVES]->(to)'] ?? {}
  expect(approved.PLAN).toEqual({ evidence: true, [SECTIONS]: {} })
  expect(approved.REGION).toEqual({ evidence: true })
})

test('relationships are read whole where they are shown, but of what many share', () => {
  const { others } = expected(
    '{ acts { nodes { neighbours { totalCount } } } funds { nodes { neighbours { totalCount } } } }',
  )
  expect(others).toEqual({ ACT: { edges: true } })
})

test('a fragment inside itself many times over does not take long', () => {
  const fragments = Array.from({ length: 25 }, (_, n) => `fragment F${n} on Act { ...F${n + 1} ...F${n + 1} }`)
  const started = performance.now()
  expected(`{ act(id: "act/a") { ...F0 } } ${fragments.join(' ')} fragment F25 on Act { id issuers { id } }`)
  expect(performance.now() - started).toBeLessThan(3_000)
})
