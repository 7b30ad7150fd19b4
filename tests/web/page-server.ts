import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSchema, graphql } from 'graphql'
import { graphiqlPage, staticFiles } from '../../src/web/static.ts'

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

const readBody = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

/** The built page at `/graphql`, its assets, and graphql-js behind POST, on a free port of the loopback. */
export const servePage = async (folder: string): Promise<PageServer> => {
  const files = staticFiles(folder)
  const asked: Asked[] = []
  const missing: string[] = []
  const server = createServer(async (request, response) => {
    const url = request.url ?? '/'
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1')
    if (request.method === 'POST' && pathname === '/graphql') {
      const { query, variables, operationName } = JSON.parse(await readBody(request))
      asked.push({ url, query, operationName })
      const release = { id: searchParams.get('release') ?? 'r-live', entityCount: 1234, relationshipCount: 5678 }
      const result = await graphql({
        schema,
        source: query,
        variableValues: variables,
        operationName,
        rootValue: { release, act: null },
      })
      response.setHeader('content-type', 'application/json').end(JSON.stringify(result))
      return
    }
    const encoding = request.headers['accept-encoding']
    const file = pathname === '/graphql' ? graphiqlPage(files, encoding) : files(pathname, encoding)
    if (file === null) {
      missing.push(pathname)
      response.writeHead(404).end()
      return
    }
    response.writeHead(file.status, file.headers).end(file.body)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, missing, server }
}
