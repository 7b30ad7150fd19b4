import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { type Service, startService } from '../../src/service/service.ts'
import { testEnvironment } from '../api/harness.ts'

/** Kept from run to run, for this checkout alone: what is built for the browser is built once. */
const PAGES = join('node_modules', '.cache', 'filorosso')

export const ACT = 'act/ministero-delle-acque/dd-6-2022'

export interface Edge {
  service: Service
  port: number
  logged: { error: unknown; requestId: string | undefined }[]
  stop(): Promise<void>
}

/** A service of a test file's own, over the real database. */
export async function openEdge(scope: string, variables: Record<string, string> = {}): Promise<Edge> {
  const logged: Edge['logged'] = []
  const service = await startService({
    environment: testEnvironment({
      FILOROSSO_STATE_DIR: PAGES,
      FILOROSSO_DATA: 'tests/packages/comune-di-rivalta',
      ...variables,
    }),
    steps: { step() {}, detail() {} },
    log: (error, requestId) => logged.push({ error, requestId }),
    scope,
  })
  return {
    service,
    port: Number(new URL(service.address).port),
    logged,
    stop: () => service.stop(),
  }
}

export interface Raw {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

export interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: string
  agent?: Agent
  signal?: AbortSignal
}

/** One request and its bytes as they came: nothing is added to the headers, nothing decoded. */
export function send(port: number, path: string, { body, ...options }: Sent = {}): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, agent: new Agent(), ...options }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export const operation = (query: string, more: Record<string, unknown> = {}): Sent => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query, ...more }),
})

export const get = (query: string, release?: string): string =>
  `/graphql?query=${encodeURIComponent(query)}${release === undefined ? '' : `&release=${release}`}`

export interface Line {
  socket: Socket
  /** What came so far. */
  text: () => string
  /** When the other side has ended the connection, in milliseconds from its beginning; rejects after the limit. */
  ended(limitMs: number): Promise<number>
}

/** A connection by hand, for what no HTTP client would do. */
export function line(port: number, first: string, { reads = true } = {}): Line {
  const begun = performance.now()
  let text = ''
  const socket = connect(port, '127.0.0.1', () => socket.write(first))
  socket.on('error', () => {})
  const closed = new Promise<number>(resolve => socket.once('close', () => resolve(performance.now() - begun)))
  if (reads) socket.on('data', chunk => (text += chunk))
  else socket.pause()
  return {
    socket,
    text: () => text,
    ended: limitMs =>
      Promise.race([
        closed,
        new Promise<number>((_, reject) =>
          setTimeout(() => reject(new Error(`open after ${limitMs} ms`)), limitMs).unref(),
        ),
      ]),
  }
}
