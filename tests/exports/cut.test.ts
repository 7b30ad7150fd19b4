import type { Server } from 'node:http'
import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { slowReaders } from '../../src/api/http/slow-readers.ts'
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

describe('a file that is longer than what lies between the two programs', () => {
  const LENGTH = 12 * 1024 * 1024
  async function* long() {
    for (let made = 0; made < LENGTH; made += 64 * 1024) yield 'x'.repeat(64 * 1024)
  }

  /** Takes so many bytes between two looks, as long as some come; resolves with what came when the connection has ended. */
  async function taking(between: (nth: number) => number): Promise<string> {
    const port = await serve(long)
    const look = slowReaders(app?.server as Server)
    const socket = connect(port, '127.0.0.1', () =>
      socket.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'),
    )
    let [isOver, text] = [false, '']
    socket.on('error', () => {})
    socket.once('close', () => {
      isOver = true
    })
    socket.pause()
    for (let nth = 0; !isOver; nth += 1) {
      for (let left = between(nth); left > 0 && !isOver; ) {
        const part: Buffer | null = socket.read()
        text += part ?? ''
        left -= part?.length ?? 0
        if (part === null) await sleep(1)
      }
      look()
      await sleep(1)
    }
    return text
  }
  const END = '0\r\n\r\n'

  test('is whole to who takes it steadily, of which the system takes a megabyte at a time', async () => {
    const text = await taking(() => 100 * 1024)
    expect(text.endsWith(END)).toBe(true)
    expect(text.length).toBeGreaterThan(LENGTH)
  })

  test('is cut to who stops taking it, and goes on when it is too late', async () => {
    const text = await taking(nth => (nth < 10 || nth > 40 ? 100 * 1024 : 0))
    expect(text.endsWith(END)).toBe(false)
    expect(text.length).toBeLessThan(LENGTH)
  })
})
