import type { Server } from 'node:http'
import { type IncomingHttpHeaders, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { type Streamed, streamed } from '../../src/api/http/streams.ts'

let app: FastifyInstance<Server> | undefined
afterEach(() => app?.close())

/** A server that sends a file, which is made as it is said. */
async function serve(chunks: () => AsyncGenerator<string, void, undefined>, coding: 'gzip' | 'identity' = 'identity') {
  app = fastify() as unknown as FastifyInstance<Server>
  const file: Omit<Streamed, 'open'> = {
    key: [],
    release: null,
    isPassing: false,
    contentType: 'text/csv',
    fileName: 'x.csv',
    isPacked: false,
  }
  app.setErrorHandler((_, __, reply) => reply.code(503).send('refused'))
  app.get('/', (asked, reply) =>
    streamed(
      asked,
      reply,
      { ...file, open: async () => ({ count: null, chunks: chunks() }) },
      {
        coding,
        headers: { etag: '"x"' },
        step: () => {
          throw new Error('not asked')
        },
      },
    ),
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
  return (app.server.address() as { port: number }).port
}

/** What came, and whether HTTP said that it was all. */
function receive(port: number, onData: (bytes: number) => void = () => {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; complete: boolean; body: Buffer }>(resolve => {
    const asked = request({ host: '127.0.0.1', port }, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => {
        parts.push(part)
        onData(part.length)
      })
      response.on('error', () => {})
      response.on('close', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          complete: response.complete,
          body: Buffer.concat(parts),
        }),
      )
    })
    asked.on('error', () => resolve({ status: 0, headers: {}, complete: false, body: Buffer.alloc(0) }))
    asked.end()
  })
}

async function* failing(after: number) {
  for (let index = 0; index < after; index += 1) yield `row ${index}\r\n`
  throw new Error('the database is away')
}

describe('a file that cannot be finished', () => {
  test('is cut before the end that HTTP gives a body', async () => {
    const { status, complete, body } = await receive(await serve(() => failing(3)))
    expect([status, complete]).toEqual([200, false])
    expect('row 0\r\nrow 1\r\nrow 2\r\n'.startsWith(body.toString())).toBe(true)
  })

  test('is cut when it is compressed, too, and what came is no whole archive', async () => {
    const { complete, body } = await receive(await serve(() => failing(3), 'gzip'))
    expect(complete).toBe(false)
    expect(() => gunzipSync(body)).toThrow()
  })

  test('is an error of its own where nothing of it was sent', async () => {
    const { status, headers, complete, body } = await receive(await serve(() => failing(0), 'gzip'))
    expect([status, complete, body.toString()]).toEqual([503, true, 'refused'])
    expect([headers.etag, headers['content-encoding']]).toEqual([undefined, undefined])
  })

  test('one that is finished ends as it should', async () => {
    async function* three() {
      yield* ['a\r\n', 'b\r\n', 'c\r\n']
    }
    const { complete, body } = await receive(await serve(three))
    expect([complete, body.toString()]).toEqual([true, 'a\r\nb\r\nc\r\n'])
  })
})

test('a file is made no faster than it is taken, and no longer than somebody takes it', async () => {
  let made = 0
  let ended = false
  async function* endless() {
    try {
      for (;;) {
        made += 1
        yield 'x'.repeat(64 * 1024)
      }
    } finally {
      ended = true
    }
  }
  const port = await serve(endless)
  const asked = request({ host: '127.0.0.1', port }, response => response.pause())
  asked.on('error', () => {})
  asked.end()
  let before = -1
  while (before !== made) {
    before = made
    await new Promise(resolve => setTimeout(resolve, 300))
  }
  // What lies between the two programs: buffers of sockets.
  expect(made * 64).toBeLessThan(16 * 1024)
  expect(ended).toBe(false)
  asked.destroy()
  await expect.poll(() => ended).toBe(true)
})
