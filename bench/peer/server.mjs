// The peer: @neo4j/graphql behind Apollo's own server, as its documentation starts it. With RUN=1 it is given the shortcut that it
// offers, an execution context: one round trip instead of the three of a managed transaction. What it sent is at /sent.
import { createServer } from 'node:http'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { Neo4jGraphQL } from '@neo4j/graphql'
import neo4j from 'neo4j-driver'
import { typeDefs } from './schema.mjs'

const { PORT, SENT_PORT, BOLT, PASSWORD, RUN } = process.env
const driver = neo4j.driver(BOLT, neo4j.auth.basic('neo4j', PASSWORD), { telemetryDisabled: true })
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema()
const sessionConfig = { database: 'neo4j' }
let sent = []

function shortcut() {
  const session = driver.session({ ...sessionConfig, defaultAccessMode: neo4j.session.READ })
  const run = (text, parameters) => {
    if (SENT_PORT !== undefined) sent.push({ text, parameters })
    return session.run(text, parameters)
  }
  return {
    executionContext: { run, close() {}, [Symbol.toStringTag]: 'tx' },
    sessionConfig,
    done: () => session.close().catch(() => {}),
  }
}
const closes = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue }) {
        contextValue.done?.()
      },
    }
  },
}
const server = new ApolloServer({ schema, plugins: RUN ? [closes] : [] })
await startStandaloneServer(server, {
  listen: { port: Number(PORT) },
  context: async () => (RUN ? shortcut() : { sessionConfig }),
})
if (SENT_PORT !== undefined)
  createServer((_, response) => {
    response.end(JSON.stringify(sent))
    sent = []
  }).listen(Number(SENT_PORT), '127.0.0.1')
console.log('ready')
process.on('SIGINT', () => process.exit(0))
