import { composeServices } from '@theguild/federation-composition'
import { buildASTSchema, parse, printSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { federatedSdl } from '../../src/api/federation.ts'
import { createSchema } from '../../src/api/schema.ts'
import { type Api, openApi } from './harness.ts'

const ACT = 'act/anpal/dd-570-2019'
const NONE = 'act/nobody/none'

let api: Api
beforeAll(async () => {
  api = await openApi(['data/rapporto-2019'])
})
afterAll(() => api?.close())

const OTHER = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@interfaceObject"])
  type Query { notes(first: Int): [Note!]! }
  type Note @key(fields: "id") { id: ID! act: Act page: PageInfo! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
`

/** What hinders a subgraph beside ours; empty where nothing does. */
function hindrances(ours: string, other: string): string[] {
  const services = [ours, other].map((sdl, index) => ({
    name: `s${index}`,
    url: `http://s${index}`,
    typeDefs: parse(sdl),
  }))
  const { errors } = composeServices(services)
  return (errors ?? []).map(({ message }) => message)
}

describe('the subgraph', () => {
  test('composes with services that refer to what has an id, add fields to it, and have pages of their own', () => {
    const ours = federatedSdl(api.schema)
    for (const type of ['Act', 'Check', 'Contradiction', 'Trace'])
      expect(
        hindrances(
          ours,
          `${OTHER} type ${type} @key(fields: "id") { id: ID! mine: Int }`.replace('act: Act', 'n: Int'),
        ),
      ).toEqual([])
    const toEvery = `${OTHER} type Entity @key(fields: "id") @interfaceObject { id: ID! mine: Int }`.replace(
      'act: Act',
      'n: Int',
    )
    expect(hindrances(ours, toEvery)).toEqual([])
    // The schema as it is for clients does not: what is tried here can fail.
    expect(hindrances(printSchema(api.schema), `${OTHER} type Act @key(fields: "id") { id: ID! }`)).not.toEqual([])
  })

  test('says that answers have no key where a composer would guess one from the arguments of their question', () => {
    const sdl = federatedSdl(api.schema)
    for (const name of ['Coverage', 'Diff', 'Subgraph'])
      expect(sdl).toMatch(new RegExp(`^type ${name} @key\\(fields: "__typename", resolvable: false\\) \\{`, 'm'))
    expect(sdl).toMatch(/^type Act implements Entity & Node @key\(fields: "id"\) \{/m)
    expect(sdl).toMatch(/^type ActConnection \{/m)
  })

  test('is the schema, less what gateways bring themselves', async () => {
    const { data } = await api.execute('{ _service { sdl } }')
    const { sdl } = (data as { _service: { sdl: string } })._service
    expect(sdl).toBe(federatedSdl(await createSchema()))
    const plain = buildASTSchema(parse(sdl.replace(/^extend schema.*\n/, '')), {
      assumeValid: true,
      assumeValidSDL: true,
    })
    const names = Object.keys(api.schema.getTypeMap()).filter(name => !/^_[A-Z]/.test(name))
    expect(Object.keys(plain.getTypeMap()).sort()).toEqual(names.sort())
    expect(plain.getQueryType()?.getFields()).not.toHaveProperty('_entities')
    expect(plain.getType('Act')?.description).toBe(api.schema.getType('Act')?.description)
  })
})

const ENTITIES = `query ($of: [_Any!]!) { _entities(representations: $of) {
  __typename
  ... on Act { id date }
  ... on Plan { id start }
  ... on Check { id status }
  ... on Contradiction { id }
  ... on Trace { verdict }
} }`

describe('_entities', () => {
  const ask = (of: unknown[]) => api.execute(ENTITIES, { of })

  test('are those that the release has, in the order asked for, and null for others', async () => {
    const first = await api.ask(
      '{ checks(first: 1) { nodes { id } } contradictions(first: 1) { nodes { id } } trace(from: "act/anpal/dd-570-2019") { id } }',
    )
    const [check, contradiction] = [first.checks.nodes[0].id, first.contradictions.nodes[0].id]
    const { data, errors } = await ask([
      { __typename: 'Plan', id: 'plan/anpal-servizi/2019-2021', name: 'sent along, and not read' },
      { __typename: 'Act', id: NONE },
      { __typename: 'Act', id: ACT },
      { __typename: 'Entity', id: ACT },
      { __typename: 'Check', id: check },
      { __typename: 'Check', id: 'check/none' },
      { __typename: 'Contradiction', id: contradiction },
      { __typename: 'Trace', id: first.trace.id },
      { __typename: 'Trace', id: 'trace/none' },
    ])
    expect(errors).toBeUndefined()
    const found = (data as { _entities: (Record<string, string> | null)[] })._entities
    expect(found.map(each => each?.__typename ?? null)).toEqual([
      'Plan',
      null,
      'Act',
      'Act',
      'Check',
      null,
      'Contradiction',
      'Trace',
      null,
    ])
    expect(found[2]).toEqual(found[3])
    expect(found[2]?.date).toBe('2019-12-23')
  })

  test('fail each for itself where the id is not of the type', async () => {
    const { data, errors } = await ask([
      { __typename: 'Act', id: 'plan/anpal-servizi/2019-2021' },
      { __typename: 'Act', id: ACT },
      { __typename: 'Check', id: ACT },
      { __typename: 'Money', id: ACT },
    ])
    const found = (data as { _entities: unknown[] })._entities
    expect(found.map(each => each === null)).toEqual([true, false, true, true])
    expect(errors?.map(({ path, message }) => `${path?.join('.')}: ${message}`).sort()).toEqual([
      '_entities.0: id: "plan/anpal-servizi/2019-2021" is of kind plan, not act',
      '_entities.2: representations: "act/anpal/dd-570-2019" is not the id of Check',
      '_entities.3: representations: "act/anpal/dd-570-2019" is not the id of Money',
    ])
  })

  test.each([[{}], [{ __typename: 'Act' }], [{ id: ACT }], ['act'], [{ __typename: 'Act', id: 7 }], [[]]])(
    '%j is refused as a reference, and it is said how one is written',
    async reference => {
      const { errors } = await ask([reference])
      expect(errors?.[0]?.message).toContain('a reference has a __typename and an id, both texts')
    },
  )

  test('are read together, and as many as a gateway sends at once', async () => {
    const { nodes } = (await api.ask('{ allocations(first: 100) { nodes { id } } }')).allocations
    const of = Array.from({ length: 1_000 }, (_, index) => ({ __typename: 'Allocation', id: nodes[index % 100].id }))
    const { data, errors } = await ask(of)
    expect(errors).toBeUndefined()
    expect((data as { _entities: unknown[] })._entities).toHaveLength(1_000)
    const { errors: refused } = await ask([...of, ...of])
    expect(refused?.[0]?.message).toBe('representations: 2000 are too many')
  })
})
