import { setMaxListeners } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { ApolloServer } from '@apollo/server'
import type { Context } from '../../entities/base/context.ts'
import { FilorossoError } from '../../model/errors.ts'
import { answerGraphql } from './graphql.ts'
import { type FaultPage, respond, respondError, respondJson } from './respond.ts'

export interface StaticFile {
  status: number
  headers: Record<string, string>
  body: Buffer
}

export interface Permalinked {
  headers: Record<string, string>
  body: string
}

export interface HttpOptions {
  apollo: ApolloServer<Context>
  /** What an operation is run with: of the release asked for, or of the live one. Ends its database work on the signal. */
  context: (release: string | null, signal: AbortSignal) => Promise<Context>
  /** Whether requests can be answered; throws what is wrong when they cannot. */
  ready: () => Promise<{ release: string }>
  /** A file of the bundled pages, by path; null where there is none. `/graphql` is the page that a browser gets there. */
  page: (path: string, acceptEncoding: string | undefined) => StaticFile | null
  /** What is behind a permalink, by address and what the client accepts; null where the address is none. */
  permalink: (url: URL, accept: string) => ((signal: AbortSignal) => Promise<Permalinked>) | null
  log: (error: unknown) => void
}

export interface HttpService {
  port: number
  /** Takes no new requests, waits for those in flight for at most `graceMs`, then ends what is left. */
  close(graceMs: number): Promise<void>
}

/**
 * Listens at once, so that a taken port is known before anything else is started; `options` says null until requests can be
 * answered, and until then all but /health is UNAVAILABLE. `faultPage` is what a browser is shown where an answer cannot be.
 */
export async function listen(
  port: number,
  host: string,
  options: () => HttpOptions | null,
  faultPage: FaultPage,
): Promise<HttpService> {
  const server = createServer((request, response) => {
    const now = options()
    route(now, request, response).catch(error => {
      respondError(response, error, now?.log ?? (() => {}), wantsHtml(request) ? faultPage : null)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(listenError(error as NodeJS.ErrnoException, port, host)))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: graceMs => close(server, graceMs),
  }
}

async function route(options: HttpOptions | null, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = addressOf(request)
  response.setHeader('x-content-type-options', 'nosniff')
  if (url.pathname === '/health') return respondJson(response, 200, { status: 'alive' })
  if (options === null) {
    throw new FilorossoError('UNAVAILABLE', 'the service is starting', { hint: 'ask /ready until it says ready' })
  }
  switch (url.pathname) {
    case '/ready':
      return respondJson(response, 200, { status: 'ready', ...(await options.ready()) })
    case '/':
      return respond(response, 302, { location: '/graphql' }, '')
    case '/graphql':
      return wantsPage(request)
        ? page(options, request, response, url.pathname)
        : graphql(options, request, response, url)
    default:
      if (await permalink(options, request, response, url)) return
      return page(options, request, response, url.pathname)
  }
}

function addressOf(request: IncomingMessage): URL {
  try {
    // Not as a reference to it: two slashes at the beginning would name a host.
    return new URL(`http://localhost${request.url ?? '/'}`)
  } catch {
    throw new FilorossoError('BAD_USER_INPUT', `${request.url} is not a valid address`, {
      hint: 'the API is at /graphql',
    })
  }
}

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD'
const wantsHtml = ({ headers }: IncomingMessage): boolean => headers.accept?.includes('text/html') ?? false

/** A browser that opens /graphql gets the page; a client that sends an operation gets its answer. */
function wantsPage(request: IncomingMessage): boolean {
  return isRead(request) && wantsHtml(request) && !/[?&]query=/.test(request.url ?? '')
}

/** Answers where the address is a permalink, and says whether it is. */
async function permalink(
  options: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  const found = options.permalink(url, request.headers.accept ?? '*/*')
  if (found === null) return false
  if (!isRead(request))
    throw new FilorossoError('BAD_USER_INPUT', `${url.pathname} is read, not written: ${request.method} is refused`, {
      hint: 'ask with GET; operations are sent to /graphql',
    })
  send(request, response, { status: 200, ...(await found(closing(response))) })
  return true
}

function page(options: HttpOptions, request: IncomingMessage, response: ServerResponse, path: string): void {
  const encoding = request.headers['accept-encoding']
  const file = isRead(request) ? options.page(path, encoding?.toString()) : null
  if (file === null) {
    throw new FilorossoError('NOT_FOUND', `Not found: ${path}`, { hint: 'the API is at /graphql' })
  }
  send(request, response, file)
}

/** One of the tags, or any; a proxy that compresses makes ours a weak one. */
function hasAlready(asked: string | undefined, etag: string | undefined): boolean {
  const tags = asked?.split(',').map(tag => tag.trim().replace(/^W\//, '')) ?? []
  return etag !== undefined && (tags.includes(etag) || tags.includes('*'))
}

/** The file, or that the client has it already. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: { status: number; headers: Record<string, string>; body: string | Buffer },
): void {
  if (hasAlready(request.headers['if-none-match'], headers.etag)) {
    // Its length would be said to be none: a 304 has none to say.
    response.writeHead(304, headers).end()
  } else {
    respond(response, status, headers, body)
  }
}

async function graphql(
  options: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const signal = closing(response)
  await answerGraphql(options.apollo, request, response, url, () =>
    options.context(url.searchParams.get('release'), signal),
  )
}

/** Aborted when the client goes away, or has its answer. One request may wait for many questions to the database. */
function closing(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  setMaxListeners(0, gone.signal)
  response.once('close', () => gone.abort())
  return gone.signal
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new FilorossoError('UNAVAILABLE', `port ${port} is taken`, {
      hint: `end what listens there, or set PORT to another one`,
    })
  }
  if (error.code === 'EACCES') {
    return new FilorossoError('UNAVAILABLE', `port ${port} may not be used by this user`, {
      hint: 'set PORT to 1024 or more',
    })
  }
  return new FilorossoError('UNAVAILABLE', `cannot listen on ${host}:${port}: ${error.message}`, {
    hint: 'check HOST and PORT',
  })
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearTimeout(timer)
}
