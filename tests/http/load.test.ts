import { once } from 'node:events'
import { Agent, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Admission } from '../../src/api/http/admission.ts'
import { Outgoing } from '../../src/api/http/outgoing.ts'
import { slowReaders } from '../../src/api/http/slow-readers.ts'
import { ACT, type Edge, line, openEdge, operation, send } from './support.ts'

const CLOSED_MS = 15_000

/** Some tens of milliseconds of work each, and no two the same. */
const work = (n: number) =>
  operation(
    `{ ${Array.from({ length: 8 }, (_, k) => `t${n}_${k}: trace(from: "${ACT}", maxRoutes: ${50 + k}) { verdict stops { explanation } }`).join(' ')} }`,
  )

describe('requests beyond what is worked on at once', () => {
  test('wait for a little while, then learn when to come again; /health answers meanwhile', async () => {
    const edge = await openEdge('load', { FILOROSSO_IN_FLIGHT: '1', FILOROSSO_QUEUE: '2' })
    try {
      const asked = Array.from({ length: 12 }, (_, n) => send(edge.port, '/graphql', work(n)))
      const probes: number[] = []
      for (let probe = 0; probe < 9; probe += 1) {
        const begun = performance.now()
        expect((await send(edge.port, '/health')).status).toBe(200)
        probes.push(performance.now() - begun)
        await sleep(20)
      }
      // The median: other tests run beside this one, and take the processor from any single probe.
      const healthMs = probes.sort((a, b) => a - b)[4] ?? 0
      const answers = await Promise.all(asked)
      const refused = answers.filter(({ status }) => status === 503)
      expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1)
      expect(refused.length).toBeGreaterThanOrEqual(1)
      for (const { headers, body } of refused) {
        expect(headers['retry-after']).toBe('1')
        const [error] = JSON.parse(body.toString()).errors
        expect(error.extensions.code).toBe('UNAVAILABLE')
        // The operator finds it in the log by the id that the client was given.
        expect(error.extensions.requestId).toBe(headers['x-request-id'])
        expect(edge.logged.filter(({ requestId }) => requestId === headers['x-request-id'])).toHaveLength(1)
      }
      console.log(`/health in ${healthMs.toFixed(0)} ms, ${refused.length} of 12 refused`)
      expect(healthMs).toBeLessThan(300)
      expect((await send(edge.port, '/graphql', work(99))).status).toBe(200)
    } finally {
      await edge.stop()
    }
  }, 60_000)

  test('are let in one by one, in the order they came, and not at all when they wait too long or go away', async () => {
    const admission = new Admission({ inFlight: 1, queue: 3, waitMs: 50 })
    const [stay, go] = [new AbortController().signal, new AbortController()]
    const order: string[] = []
    const task = (name: string, ms: number, signal = stay) =>
      admission.run(signal, async () => {
        order.push(name)
        await sleep(ms)
      })
    const first = task('first', 20)
    const second = task('second', 100)
    const gone = task('gone', 0, go.signal)
    const late = task('late', 0)
    const full = task('full', 0)
    go.abort(new Error('gone'))
    await expect(gone).rejects.toThrow('gone')
    await expect(full).rejects.toThrow(/busy: 1 requests are worked on and 3 wait/)
    await expect(late).rejects.toThrow(/no place became free within 0.05 s/)
    await Promise.all([first, second])
    await task('after', 0)
    expect(order).toEqual(['first', 'second', 'after'])
  })
})

describe('a service that is asked to stop', () => {
  test('drops nothing that it has accepted, closes idle connections, and ends in time', async () => {
    const edge = await openEdge('drain')
    const idle = line(edge.port, 'GET /health HTTP/1.1\r\nhost: x\r\n\r\n')
    let answered = 0
    let closing = 0
    const dropped: string[] = []
    let isOver = false
    const client = async (n: number) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      for (let k = 0; !isOver; k += 1) {
        try {
          const { status, headers } = await send(edge.port, '/graphql', { ...work(n * 1_000 + k), agent })
          if (status !== 200) dropped.push(`status ${status}`)
          answered += 1
          if (headers.connection === 'close') closing += 1
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException
          // Nobody listens any more: that is the end, and nothing was accepted.
          if (code === 'ECONNREFUSED') return
          dropped.push(`${code} ${(error as Error).message}`)
        }
      }
    }
    const clients = Array.from({ length: 8 }, (_, n) => client(n))
    while (answered < 30) await sleep(20)
    const begun = performance.now()
    const stopped = edge.stop()
    const idleClosed = idle.ended(5_000).then(() => performance.now() - begun)
    await stopped
    const ms = performance.now() - begun
    isOver = true
    await Promise.all(clients)
    console.log(
      `stopped in ${ms.toFixed(0)} ms, idle closed after ${(await idleClosed).toFixed(0)} ms, ${answered} answered`,
    )
    expect(dropped).toEqual([])
    expect(closing).toBeGreaterThanOrEqual(8)
    expect(await idleClosed).toBeLessThan(3_000)
    expect(ms).toBeLessThan(10_000)
  }, 60_000)
})

describe('a client that is slow', () => {
  let edge: Edge
  const every = (opened: ReturnType<typeof line>, text: string) => {
    const timer = setInterval(() => opened.socket.writable && opened.socket.write(text), 500)
    opened.socket.once('close', () => clearInterval(timer))
    return opened
  }
  const POST = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'

  test('to send is cut off, also one that trickles; and after 413 the connection ends and says so', async () => {
    edge = await openEdge('slow')
    try {
      const cases = {
        'says nothing': line(edge.port, ''),
        'does not finish its headers': line(edge.port, 'GET /health HTTP/1.1\r\nhost: x\r\n'),
        'trickles headers': every(line(edge.port, 'GET /health HTTP/1.1\r\nhost: x\r\n'), 'x-a: b\r\n'),
        'does not finish its body': line(edge.port, `${POST}content-length: 5000\r\n\r\n{`),
        'trickles a body': every(line(edge.port, `${POST}content-length: 5000\r\n\r\n{`), ' '),
        'trickles chunks': every(line(edge.port, `${POST}transfer-encoding: chunked\r\n\r\n1\r\n{\r\n`), '1\r\n \r\n'),
      }
      // One that asks for nothing more stays open longer than proxies keep theirs.
      const kept = line(edge.port, 'GET /health HTTP/1.1\r\nhost: x\r\n\r\n')
      const ended = await Promise.all(
        Object.entries(cases).map(async ([name, opened]) => [name, await opened.ended(CLOSED_MS + 5_000)] as const),
      )
      console.log(ended.map(([name, ms]) => `${name}: ${(ms / 1000).toFixed(1)} s`).join(', '))
      for (const [name, ms] of ended) expect(ms, name).toBeLessThan(CLOSED_MS)
      expect(cases['trickles headers'].text()).toMatch(/^HTTP\/1.1 408 /)
      expect(kept.socket.readyState).toBe('open')
      kept.socket.write('GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
      await kept.ended(3_000)
      expect(kept.text().match(/^HTTP\/1.1 200 /gm)).toHaveLength(2)

      const large = line(edge.port, `${POST}content-length: 900000\r\n\r\n${'x'.repeat(300_000)}`)
      expect(await large.ended(CLOSED_MS)).toBeLessThan(3_000)
      expect(large.text()).toMatch(/^HTTP\/1.1 413 /)
      expect(large.text().toLowerCase()).toContain('connection: close')
      const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
      const endless = every(line(edge.port, `${POST}transfer-encoding: chunked\r\n\r\n${chunk}`), chunk.repeat(4))
      expect(await endless.ended(CLOSED_MS)).toBeLessThan(6_000)
      expect(endless.text()).toMatch(/^HTTP\/1.1 413 /)
    } finally {
      await edge.stop()
    }
  }, 90_000)

  test('to read is cut off, also one that trickles, and a steady one is not', async () => {
    const body = Buffer.alloc(48 * 1024 * 1024, 'x')
    const outgoing = new Outgoing()
    const server = createServer((_, response) => {
      const payload = outgoing.payloadOf(body, response)
      if (!Buffer.isBuffer(payload)) payload.pipe(response)
    })
    const look = slowReaders(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const GET = 'GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'
    const before = process.memoryUsage().rss
    for (let n = 0; n < 30; n += 1) line(port, GET, { reads: false })
    const trickling = line(port, GET, { reads: false })
    const timer = setInterval(() => trickling.socket.read(100), 200)
    const steady = line(port, GET, { reads: false })
    let taken = 0
    // A socket that is not read learns of its end late: what counts is that the server has let it go.
    const open = () => new Promise<number>(resolve => server.getConnections((_, count) => resolve(count)))
    while ((await open()) < 32) await sleep(20)
    const until = performance.now() + CLOSED_MS
    // Ten times as often as the service looks; the steady one takes what is there each time, and never all of it.
    for (; (await open()) > 1 && performance.now() < until; look()) {
      await sleep(100)
      taken += (steady.socket.read() as Buffer | null)?.length ?? 0
    }
    clearInterval(timer)
    const grown = (process.memoryUsage().rss - before) / 1024 / 1024
    console.log(`30 slow readers of 48 MB: ${grown.toFixed(0)} MB more`)
    // The steady one.
    expect(await open()).toBe(1)
    expect(taken).toBeGreaterThan(0)
    expect(grown).toBeLessThan(200)
    steady.socket.destroy()
    server.closeAllConnections()
    server.close()
  }, 60_000)
})
