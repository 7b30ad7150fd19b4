import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { composeServices } from '@apollo/composition'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { printSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLSchema } from 'graphql'
import { gql } from 'graphql-tag'
import { bookmarksSchema } from './bookmarks.js'
import { gateway } from './gateway.js'
import { notesSchema } from './notes.js'

const filorosso = process.env.FILOROSSO_URL ?? 'http://localhost:4000'
const ACT = 'act/anpal/dd-570-2019'
const PLAN = 'plan/anpal-servizi/2019-2021'
const notes = notesSchema([
  { id: '1', text: 'ask for the annex', act: ACT },
  { id: '2', text: 'nothing to find', act: 'act/nobody/none' },
  { id: '3', text: 'see the total', act: ACT },
])
const bookmarks = bookmarksSchema(new Set([ACT, PLAN, 'line/nobody/none']))

const started: ApolloServer[] = []
let others: Record<string, string>

async function serve(schema: GraphQLSchema): Promise<string> {
  const server = new ApolloServer({ schema })
  started.push(server)
  return (await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })).url
}

/** What the gateway answers to an operation, with errors as it says them. */
async function ask(query: string, release?: string) {
  const server = await gateway(filorosso, others, release)
  await server.start()
  // Composing takes a busy machine longer than services keep connections: that they have ended is noticed first.
  await setTimeout(100)
  try {
    const { body } = await server.executeOperation({ query })
    if (body.kind !== 'single') throw new Error('an answer in parts was not asked for')
    const { data, errors = [] } = JSON.parse(JSON.stringify(body.singleResult))
    return { data, errors: errors.map(({ message }: { message: string }) => message) }
  } finally {
    await server.stop()
  }
}

before(async () => {
  others = { notes: await serve(notes), bookmarks: await serve(bookmarks) }
})
after(() => Promise.all(started.map(server => server.stop())))

test('/subgraph.graphql composes with other services', async () => {
  const typeDefs = await (await fetch(`${filorosso}/subgraph.graphql`)).text()
  const services = [
    { name: 'filorosso', url: filorosso, typeDefs: gql(typeDefs) },
    { name: 'notes', url: 'http://notes', typeDefs: gql(printSubgraphSchema(notes)) },
    { name: 'bookmarks', url: 'http://bookmarks', typeDefs: gql(printSubgraphSchema(bookmarks)) },
  ]
  const { errors, supergraphSdl } = composeServices(services)
  deepEqual(errors?.map(({ message }) => message) ?? [], [])
  match(supergraphSdl ?? '', /type Act/)
})

test('one operation goes from the notes to the acts of filorosso, and back; an act that is not on record is null', async () => {
  const { data, errors } = await ask(`{
    notes { text act { id name date notes { id } } }
    act(id: "${ACT}") { actKind notes { text } }
  }`)
  deepEqual(errors, [])
  deepEqual(
    data.notes.map(({ act }: { act: { date: string } | null }) => act?.date ?? null),
    ['2019-12-23', null, '2019-12-23'],
  )
  deepEqual(data.notes[0].act.notes, [{ id: '1' }, { id: '3' }])
  deepEqual(data.act.notes, [{ text: 'ask for the annex' }, { text: 'see the total' }])
})

test('a field that another service adds to Entity is on every kind, and its references lead to the kind that each is', async () => {
  const { data, errors } = await ask(`{
    bookmarks { __typename id name bookmarked ... on Plan { start } }
    entities(first: 100) { nodes { id bookmarked } }
    plan(id: "${PLAN}") { bookmarked }
  }`)
  deepEqual(errors, [])
  const [act, plan, none] = data.bookmarks
  equal(act.__typename, 'Act')
  equal(plan.__typename, 'Plan')
  ok(plan.start.startsWith('2019'))
  equal(none, null)
  equal(data.plan.bookmarked, true)
  equal(data.entities.nodes.length, 100)
})

test('a gateway may stay with one release', async () => {
  const { data } = await ask('{ release { id } }')
  const pinned = await ask('{ release { id } notes { act { name } } }', data.release.id)
  deepEqual(pinned.errors, [])
  equal(pinned.data.release.id, data.release.id)
  ok(pinned.data.notes[0].act.name)
  const { errors } = await ask('{ notes { act { name } } }', 'r0000000000000000').catch(error => ({
    errors: [String(error)],
  }))
  match(errors.join(), /r0000000000000000/)
})
