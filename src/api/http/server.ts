import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import compress from '@fastify/compress'
import cors from '@fastify/cors'
import files from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { urlOf } from './address.ts'
import { refuseUnreadable } from './client-errors.ts'
import { drain } from './drain.ts'
import {
  type FaultPage,
  HttpFault,
  MAX_ADDRESS_BYTES,
  MAX_BODY_BYTES,
  methodNotAllowed,
  nothingAt,
  sendFault,
  tooLong,
} from './faults.ts'
import { listenError } from './port.ts'
import { addRoutes, allowedAt, type HttpOptions, READ } from './routes.ts'
import { cutSlowReaders } from './slow-readers.ts'

export interface HttpService {
  port: number
  /** Takes no new requests, waits for those in flight for at most `graceMs`, then ends what is left. */
  close(graceMs: number): Promise<void>
}

export interface ListenOptions {
  port: number
  host: string
  /** Origins whose pages may read; `*` for all. */
  origins: readonly string[]
  /** Null until requests can be answered. Until then all but /health is UNAVAILABLE. */
  options: () => HttpOptions | null
  /** What a browser is shown where an answer cannot be. */
  faultPage: FaultPage
  log: (error: unknown, requestId?: string) => void
}

/** Headers and body of a request have to be there within this, in milliseconds, however steadily they trickle. */
const HEADERS_MS = 8_000
const REQUEST_MS = 12_000
/** Longer than proxies and gateways keep a connection that is idle, 60 s with most: none sends a request on one that is about to end. */
const KEEP_ALIVE_MS = 65_000
const MAX_HEADER_BYTES = 32 * 1024

/** Listens at once, so that a taken port is known before anything else is started. */
export async function listen({ port, host, origins, options, faultPage, log }: ListenOptions): Promise<HttpService> {
  const fault = (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    sendFault(request, reply, error, log, faultPage)
  const app = fastify({
    logger: false,
    genReqId: ({ headers: { 'x-request-id': given } }) =>
      typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID(),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: 1_000, maxHeaderSize: MAX_HEADER_BYTES },
    // The end of the service is this file's own: what has been accepted is answered.
    return503OnClosing: false,
    forceCloseConnections: false,
    frameworkErrors: (error, request, reply) =>
      fault(error.code === 'FST_ERR_BAD_URL' ? nothingAt(request.url) : error, request, reply),
    clientErrorHandler: refuseUnreadable,
  }) as unknown as FastifyInstance<Server>
  app.setErrorHandler((error, request, reply) => fault(error, request, reply))
  app.setNotFoundHandler((request, reply) => {
    const allow = allowedAt(options(), request)
    const { pathname } = urlOf(request)
    fault(allow === null ? nothingAt(pathname) : methodNotAllowed(pathname, request.method, allow), request, reply)
  })
  let isDraining = false
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-content-type-options', 'nosniff').header('x-request-id', request.id)
    if (isDraining) reply.header('connection', 'close')
    done()
  })
  await app.register(cors, {
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'HEAD', 'POST'],
    exposedHeaders: ['etag', 'retry-after', 'x-filorosso-release', 'x-filorosso-rows', 'x-request-id'],
    maxAge: 86_400,
    strictPreflight: false,
  })
  app.addHook('onRequest', (request, _, done) => done(request.url.length > MAX_ADDRESS_BYTES ? tooLong() : undefined))
  app.addHook('onSend', (request, reply, payload, done) => {
    if (isDraining) reply.header('connection', 'close')
    if (request.method === 'OPTIONS') reply.header('allow', allowedAt(options(), request) ?? READ)
    done(null, payload)
  })
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1_024 })
  await app.register(files, { serve: false, preCompressed: true, root: import.meta.dirname })
  addRoutes(app, () => {
    const now = options()
    if (now !== null) return now
    throw new HttpFault(503, 'UNAVAILABLE', 'the service is starting', { hint: 'ask /ready until it says ready' })
  })
  await app.ready()
  cutSlowReaders(app.server)
  await new Promise<void>((resolve, reject) => {
    app.server.once('error', error => reject(listenError(error as NodeJS.ErrnoException, port, host)))
    app.server.listen(port, host, resolve)
  })
  const address = app.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async graceMs => {
      await drain(app.server, graceMs, {
        onDrain: () => {
          isDraining = true
        },
        onLate: () => options()?.answerer.endAll(),
      })
      await app.close()
    },
  }
}
