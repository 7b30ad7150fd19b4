import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import files from '@fastify/static'
import fastify from 'fastify'
import { buildSchema, graphql } from 'graphql'
import { sendAsset, sendGraphiql } from '../../src/api/http/pages.ts'

// Enough of the service for the page: nothing here stands for the database.
const schema = buildSchema(`
  "One immutable state of the data."
  type Release { id: ID! entityCount: Int! relationshipCount: Int! }
  type Act { id: ID! name: String! }
  type Query {
    "The release that answers this operation."
    release: Release!
    act(id: ID!): Act
  }
`)

export type Asked = { url: string; operationName: string | undefined; query: string }
export type PageServer = { origin: string; asked: Asked[]; missing: string[]; server: Server }

/** The built page at `/graphql`, its assets, and graphql-js behind POST, on a free port of the loopback. */
export const servePage = async (folder: string): Promise<PageServer> => {
  const asked: Asked[] = []
  const missing: string[] = []
  const app = fastify()
  await app.register(files, { serve: false, preCompressed: true, root: folder })
  app.setNotFoundHandler((request, reply) => {
    missing.push(request.url)
    return reply.code(404).send()
  })
  app.post('/graphql', async ({ url, body }) => {
    const { query, variables, operationName } = body as Record<string, string>
    asked.push({ url, query: query as string, operationName })
    const pinned = new URL(url, 'http://127.0.0.1').searchParams.get('release')
    const release = { id: pinned ?? 'r-live', entityCount: 1234, relationshipCount: 5678 }
    return graphql({
      schema,
      source: query as string,
      variableValues: variables as unknown as Record<string, unknown>,
      operationName: operationName ?? null,
      rootValue: { release, act: null },
    })
  })
  app.get('/graphql', (_, reply) => sendGraphiql(reply, folder))
  app.get('/assets/*', ({ url }, reply) => sendAsset(reply, folder, url.slice(1)) ?? reply.callNotFound())
  await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    origin: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    asked,
    missing,
    server: app.server,
  }
}
