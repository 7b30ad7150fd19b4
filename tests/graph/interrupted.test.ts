import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { openReader } from '../../src/graph/cached-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import { run, stream, transact } from '../../src/graph/query.ts'
import type { ReleaseInfo } from '../../src/graph/reader.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { currentRelease } from '../../src/graph/releases/releases.ts'
import { FilorossoError } from '../../src/model/errors.ts'
import { rejection } from '../database/helpers.ts'
import { busyWith, openTestDatabase, ownScope } from './support/database.ts'
import { openLine } from './support/proxy.ts'
import { sampleGraph } from './support/sample.ts'
import { slowQuery } from './support/slow.ts'

const scope = ownScope('interrupted')
let database: Database
let release: ReleaseInfo

beforeAll(async () => {
  database = await openTestDatabase()
  release = await loadRelease(database, sampleGraph(5), { scope, contentHash: 'a' })
})

async function untilBusy(mark: string, busy: boolean): Promise<void> {
  const deadline = Date.now() + 5_000
  while ((await busyWith(database, mark)) > 0 !== busy) {
    if (Date.now() > deadline) throw new Error(`the database is ${busy ? 'not' : 'still'} busy`)
    await sleep(20)
  }
}

/** The error, and how long it took to come. */
async function timed(promise: Promise<unknown>): Promise<{ error: FilorossoError; ms: number }> {
  const started = Date.now()
  const error = await rejection(promise)
  return { error, ms: Date.now() - started }
}

const caches = () => new ReleaseCaches({ cacheBytes: 0 })

describe('a request whose client goes away', () => {
  test('ends at once, and so does its work in the database', async () => {
    const { query, mark } = slowQuery()
    const client = new AbortController()
    const asked = timed(run(database, query, {}, { signal: client.signal, timeoutMs: 30_000 }))
    await untilBusy(mark, true)
    const gone = Date.now()
    client.abort()
    expect((await asked).error.code).toBe('TIMEOUT')
    expect(Date.now() - gone).toBeLessThan(500)
    await untilBusy(mark, false)
  })

  test('gets the reason that it was ended for', async () => {
    const reason = new FilorossoError('LIMIT_EXCEEDED', 'The service is being stopped.')
    const asked = run(database, slowQuery().query, {}, { signal: AbortSignal.abort(reason) })
    expect(await rejection(asked)).toBe(reason)
  })

  test('does not take another request with it that waits for the same entity', async () => {
    const shared = new ReleaseCaches({ cacheBytes: 1e6 })
    const client = new AbortController()
    const one = openReader(database, release, shared, { signal: client.signal }).entity('line/t/1')
    const other = openReader(database, release, shared).entity('line/t/1')
    client.abort()
    expect((await rejection(one)).code).toBe('TIMEOUT')
    expect((await other)?.name).toBe('Line 1')
  })
})

describe('an answer that is taken row by row', () => {
  /** Takes a minute or so to be sent. */
  const long = () => {
    const { query, mark } = slowQuery()
    const text = `UNWIND range(1, 100000000) AS count RETURN count // ${mark}`
    return { query: { ...query, text }, mark }
  }

  test('comes whole, and in order', async () => {
    const taken: number[] = []
    const query = { ...long().query, text: 'UNWIND range(1, 2500) AS count RETURN count' }
    await stream(database, query, {}, ({ count }) => taken.push(count))
    expect(taken).toEqual(Array.from({ length: 2_500 }, (_, nth) => nth + 1))
  })

  test('ends at once when its client goes away, in the database too', async () => {
    const { query, mark } = long()
    const client = new AbortController()
    let taken = 0
    const take = () => {
      taken += 1
      if (taken === 700) client.abort()
    }
    const { error, ms } = await timed(stream(database, query, {}, take, { signal: client.signal }))
    expect([error.code, taken]).toEqual(['TIMEOUT', 700])
    expect(ms).toBeLessThan(3_000)
    await untilBusy(mark, false)
  })

  test('ends with the error of what takes it, in the database too', async () => {
    for (const [thrown, code] of [
      [new TypeError('oops'), 'INTERNAL'],
      [new FilorossoError('LIMIT_EXCEEDED', 'That is enough.'), 'LIMIT_EXCEEDED'],
    ] as const) {
      const { query, mark } = long()
      const take = () => {
        throw thrown
      }
      expect((await rejection(stream(database, query, {}, take))).code).toBe(code)
      await untilBusy(mark, false)
    }
  })

  test('ends with an error where a row is not what was agreed, or the database goes away amid them', async () => {
    const { query } = long()
    const wrong = { ...query, text: "UNWIND [1, 2, 'three'] AS count RETURN count" }
    const taken: number[] = []
    expect((await rejection(stream(database, wrong, {}, ({ count }) => taken.push(count)))).code).toBe('INTERNAL')
    expect(taken).toEqual([1, 2])
    const line = await openLine()
    let some = 0
    const take = () => {
      some += 1
      if (some === 700) line.cut()
    }
    expect((await rejection(stream(line.database, query, {}, take))).code).toBe('UNAVAILABLE')
    expect(some).toBeGreaterThanOrEqual(700)
  })

  test('is ended in time', async () => {
    const { query, mark } = slowQuery()
    const { error } = await timed(stream(database, query, {}, () => {}, { timeoutMs: 300 }))
    expect(error.code).toBe('TIMEOUT')
    await untilBusy(mark, false)
  })
})

describe('a question that takes too long', () => {
  test('is ended in time, in the database too', async () => {
    const { query, mark } = slowQuery()
    const { error, ms } = await timed(run(database, query, {}, { timeoutMs: 300 }))
    expect(error.code).toBe('TIMEOUT')
    expect(ms).toBeLessThan(900)
    await untilBusy(mark, false)
  })

  test('is ended in a transaction that writes, too', async () => {
    const { query, mark } = slowQuery()
    const { error } = await timed(transact(database, ask => ask(query, {}), { timeoutMs: 300 }))
    expect(error.code).toBe('TIMEOUT')
    await untilBusy(mark, false)
  })
})

describe('a database', () => {
  test('that is down is said to be, within seconds, and answers when it is back', async () => {
    const line = await openLine()
    line.cut()
    const reader = openReader(line.database, release, caches())
    const { error, ms } = await timed(reader.entity('line/t/1'))
    expect(error).toMatchObject({ code: 'UNAVAILABLE', message: 'The database cannot be reached.' })
    expect(ms).toBeLessThan(3_000)
    line.restore()
    // The same request, too: a failure is not remembered.
    expect((await reader.entity('line/t/1'))?.name).toBe('Line 1')
  })

  test('that is cut off amid an answer gives an error and no half answer', async () => {
    const line = await openLine()
    const { query, mark } = slowQuery()
    const asked = timed(run(line.database, query, {}, { timeoutMs: 30_000 }))
    await untilBusy(mark, true)
    line.cut()
    expect((await asked).error.code).toBe('UNAVAILABLE')
    line.restore()
    expect((await currentRelease(line.database, scope))?.id).toBe(release.id)
  })

  test('that takes a question and never answers is given up in time', async () => {
    const line = await openLine()
    await currentRelease(line.database, scope)
    line.freeze()
    const { error, ms } = await timed(currentRelease(line.database, scope, { timeoutMs: 400 }))
    expect(error.code).toBe('TIMEOUT')
    expect(ms).toBeLessThan(1_200)
    line.restore()
    expect((await currentRelease(line.database, scope))?.id).toBe(release.id)
  })

  test('that is cut off from a load leaves the old release live, and can be loaded when it is back', async () => {
    const line = await openLine()
    const load = (onPoint?: (point: string) => void) => {
      return loadRelease(line.database, sampleGraph(5, 'b'), { scope, contentHash: 'b', leaseMs: 500, onPoint })
    }
    const { error, ms } = await timed(load(point => void (point === 'after entities 1' && line.cut())))
    expect(error.code).toBe('UNAVAILABLE')
    // The driver tries a transaction again for two seconds, once for the batch and once to give the lease back.
    expect(ms).toBeLessThan(15_000)
    expect((await currentRelease(database, scope))?.id).toBe(release.id)
    line.restore()
    expect((await load()).id).not.toBe(release.id)
  })

  test('never shows its Cypher in an error', async () => {
    const broken = { ...slowQuery().query, text: 'MATCH (secret RETURN 1' }
    const error = await rejection(run(database, broken, {}))
    expect(error).toMatchObject({ code: 'INTERNAL', message: 'The database refused the question.', hint: undefined })
  })

  test('that answers with something else than the query says is not believed', async () => {
    const other = { ...slowQuery().query, text: "RETURN 'many' AS count" }
    expect((await rejection(run(database, other, {}))).code).toBe('INTERNAL')
  })
})
