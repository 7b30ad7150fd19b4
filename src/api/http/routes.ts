import type { Server } from 'node:http'
import type { ApolloServer } from '@apollo/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../entities/base/context.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { AllowList } from '../allow-list.ts'
import { urlOf } from './address.ts'
import type { Answerer, Question } from './answer.ts'
import { nothingAt, prefersHtml, unreadable } from './faults.ts'
import { graphqlQuestion } from './graphql.ts'
import { sendAsset, sendGraphiql } from './pages.ts'
import type { Streamed } from './streams.ts'

export interface HttpOptions {
  apollo: ApolloServer<Context>
  answerer: Answerer
  /** Null where every operation is answered. */
  allowed: AllowList | null
  /** Whether requests can be answered; throws what is wrong when they cannot. */
  ready: () => Promise<{ release: string }>
  /** The folders of what is built: GraphiQL, and what the pages load. */
  built: { graphiql: string; pages: string }
  /** What is asked at the address of a page, by it and by what the client accepts; null where the address is none. */
  page: (url: URL, accept: string) => Question | null
  /** The list or question that an address asks to have as a file; null where the address is none. */
  file: (url: URL) => Streamed | null
  /** The schema as a text. */
  sdl: string
  /** The schema as a text for gateways. */
  subgraph: string
}

export const READ = 'GET, HEAD, OPTIONS'

/** Paths that are there, with the methods that each takes; permalinks and assets beside them are read. */
const ALLOWED: Record<string, string> = {
  '/graphql': 'GET, HEAD, POST, OPTIONS',
  '/': READ,
  '/health': READ,
  '/ready': READ,
  '/schema.graphql': READ,
  '/subgraph.graphql': READ,
}

/** What may be done at an address; null where nothing is. */
export function allowedAt(options: HttpOptions | null, request: FastifyRequest): string | null {
  const url = urlOf(request)
  if (ALLOWED[url.pathname] !== undefined) return ALLOWED[url.pathname] ?? null
  if (options === null) return null
  return options.page(url, '*/*') !== null || isFile(options, url) ? READ : null
}

/** Also one that is asked for wrongly. */
function isFile({ file }: HttpOptions, url: URL): boolean {
  try {
    return file(url) !== null
  } catch {
    return true
  }
}

export function addRoutes(app: FastifyInstance<Server>, options: () => HttpOptions): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    try {
      done(null, parseJson(request, body as string))
    } catch (error) {
      done(error as Error)
    }
  })
  app.get('/health', (_, reply) => sendStatus(reply, { status: 'alive' }))
  app.get('/ready', async (_, reply) => sendStatus(reply, { status: 'ready', ...(await options().ready()) }))
  app.get('/graphql', (request, reply) => {
    const { answerer, apollo, allowed, built } = options()
    if (prefersHtml(request)) return sendGraphiql(reply, built.graphiql)
    return answerer.answer(request, reply, graphqlQuestion(apollo, allowed, request))
  })
  app.post('/graphql', (request, reply) => {
    const { answerer, apollo, allowed } = options()
    return answerer.answer(request, reply, graphqlQuestion(apollo, allowed, request))
  })
  for (const [path, of] of Object.entries({ '/schema.graphql': 'sdl', '/subgraph.graphql': 'subgraph' } as const))
    app.get(path, (request, reply) => {
      const { answerer, [of]: text } = options()
      return answerer.give(request, reply, { 'content-type': 'text/plain; charset=utf-8' }, text)
    })
  app.get('/assets/*', (request, reply) => {
    const { pathname } = urlOf(request)
    const { built } = options()
    const folder = pathname.startsWith('/assets/pages/') ? built.pages : built.graphiql
    return sendAsset(reply, folder, pathname.slice(1)) ?? reply.callNotFound()
  })
  app.get('/*', (request, reply) => {
    const { page, file, answerer } = options()
    const url = urlOf(request)
    const streamed = file(url)
    if (streamed !== null) return answerer.stream(request, reply, streamed)
    const question = page(url, request.headers.accept ?? '*/*')
    if (question === null) throw nothingAt(url.pathname)
    return answerer.answer(request, reply, question)
  })
}

function sendStatus(reply: FastifyReply, value: unknown): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(`${JSON.stringify(value)}\n`)
}

function parseJson({ headers: { 'content-type': type = '' } }: FastifyRequest, text: string): unknown {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1]?.toLowerCase()
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') throw unreadable(type)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new FilorossoError('BAD_USER_INPUT', `the body is not valid JSON: ${(error as Error).message}`, {
      hint: 'send {"query": "…", "variables": {…}} as application/json',
    })
  }
}
