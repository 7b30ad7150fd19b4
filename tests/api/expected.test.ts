import 'reflect-metadata'
import { type GraphQLSchema, parse } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { expectedOf } from '../../src/api/expected.ts'
import { createSchema } from '../../src/api/schema.ts'

let schema: GraphQLSchema
beforeAll(async () => {
  schema = await createSchema()
})

function expected(query: string) {
  const { edges, evidence } = expectedOf(schema, parse(query))
  return { edges: [...edges].sort(), evidence: [...evidence].sort() }
}

test('a kind is read with its relationships where each place of the operation follows some of them', () => {
  expect(expected('{ plan(id: "p") { name sections { number lines { number } } } }')).toEqual({
    edges: ['PLAN', 'SECTION'],
    evidence: [],
  })
  expect(expected('{ allocations { nodes { id act { name } } } }').edges).toEqual(['ALLOCATION'])
})

test('one place that does not follow them is enough not to: there they may be many', () => {
  const both = '{ act(id: "a") { id neighbours { totalCount } } acts { nodes { name } } }'
  expect(expected(both).edges).toEqual([])
  expect(expected('{ act(id: "a") { id neighbours { totalCount } } acts { totalCount } }').edges).toEqual(['ACT'])
})

test('what is selected of an interface is told by the type, and fragments count where they apply', () => {
  const query = `{ act(id: "a") { allocations { nodes { target { ... on Line { ...Results } ... on Section { number } } } } } }
    fragment Results on Line { results { name } }`
  expect(expected(query).edges).toEqual(['ACT', 'ALLOCATION', 'LINE'])
})

test('evidence is read with what it is of', () => {
  expect(expected('{ allocation(id: "a") { id evidence { raw } } }')).toEqual({ edges: [], evidence: ['ALLOCATION'] })
  expect(expected('{ entity(id: "a") { id evidence { raw } } }').evidence).toContain('REGION')
})

test('fields that need no relationship, and types that are not entities, tell nothing', () => {
  expect(expected('{ allocation(id: "a") { id name amount { amount } } checks { nodes { id } } }')).toEqual({
    edges: [],
    evidence: [],
  })
})
