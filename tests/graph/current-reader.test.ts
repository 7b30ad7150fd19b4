import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { readerFactory } from '../../src/graph/current-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { releaseId } from '../../src/graph/releases/release-id.ts'
import { rejection } from '../database/helpers.ts'
import { openTestDatabase, ownScope } from './support/database.ts'
import { openLine } from './support/proxy.ts'
import { sampleGraph } from './support/sample.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

const caches = new ReleaseCaches({ cacheBytes: 1e6 })
const load = (scope: string, content: string) => {
  return loadRelease(database, sampleGraph(1, content), { scope, contentHash: content })
}

describe('the readers to the releases', () => {
  test('opens the live release, and a new one without a restart', async () => {
    const scope = ownScope('readers')
    const readers = readerFactory(database, caches, { scope, freshMs: 50 })
    expect(await rejection(readers.currentReader())).toMatchObject({
      code: 'UNAVAILABLE',
      message: 'No release is live yet.',
    })
    const old = await load(scope, 'old')
    await sleep(60)
    const reader = await readers.currentReader()
    const latest = await load(scope, 'new')
    await sleep(60)
    expect((await readers.currentReader()).release).toEqual(latest)
    // One operation asks everything of one release, whatever goes live meanwhile.
    expect(reader.release).toEqual(old)
    expect((await reader.entity('line/t/1'))?.name).toBe('Line 1old')
    expect((await (await readers.readerOf(old.id)).entity('line/t/1'))?.name).toBe('Line 1old')
  })

  test('refuses a release that is not there, by its name', async () => {
    const scope = ownScope('readers-none')
    const readers = readerFactory(database, caches, { scope })
    const error = await rejection(readers.readerOf('r0123456789abcdef'))
    expect(error).toMatchObject({ code: 'NOT_FOUND', message: 'Not found: release "r0123456789abcdef".' })
    await load(scope, 'a')
    await readers.currentReader()
    for (const name of ['', 'live']) expect((await rejection(readers.readerOf(name))).code).toBe('NOT_FOUND')
  })

  test('refuses a release that is not complete', async () => {
    const scope = ownScope('readers-half')
    const readers = readerFactory(database, caches, { scope, freshMs: 0 })
    const seen: string[] = []
    await loadRelease(database, sampleGraph(1), {
      scope,
      contentHash: 'half',
      onPoint: async point => {
        if (point.startsWith('after pointer')) return
        seen.push((await rejection(readers.readerOf(releaseId('half', scope)))).code)
        seen.push((await rejection(readers.currentReader())).code)
      },
    })
    expect(new Set(seen)).toEqual(new Set(['NOT_FOUND', 'UNAVAILABLE']))
    expect((await readers.readerOf(releaseId('half', scope))).release.entityCount).toBe(2)
  })

  test('asks the database which release is live once for all who ask meanwhile, and not again for a while', async () => {
    const scope = ownScope('readers-once')
    const line = await openLine()
    const { id } = await load(scope, 'a')
    const readers = readerFactory(line.database, caches, { scope, freshMs: 60_000 })
    const opened = await Promise.all(Array.from({ length: 50 }, () => readers.currentReader()))
    expect(new Set(opened.map(({ release }) => release.id))).toEqual(new Set([id]))
    line.cut()
    expect((await readers.currentReader()).release.id).toBe(id)
  })

  test('does not remember that the database was down', async () => {
    const scope = ownScope('readers-down')
    await load(scope, 'a')
    const line = await openLine()
    const readers = readerFactory(line.database, caches, { scope, freshMs: 60_000 })
    line.cut()
    expect((await rejection(readers.currentReader())).code).toBe('UNAVAILABLE')
    line.restore()
    expect((await readers.currentReader()).release.entityCount).toBe(2)
  })

  test.each(['cut', 'freeze'] as const)(
    'gives what it knew before while the database is gone (%s), and what is new after',
    async how => {
      const scope = ownScope('readers-away')
      const first = await load(scope, 'a')
      const line = await openLine()
      const readers = readerFactory(line.database, new ReleaseCaches({ cacheBytes: 1e6 }), { scope, freshMs: 50 })
      expect((await (await readers.currentReader()).entity('line/t/1'))?.name).toBe('Line 1a')
      line[how]()
      for (let look = 0; look < 3; look++) {
        await sleep(60)
        const began = performance.now()
        const reader = await readers.currentReader()
        expect(reader.release.id).toBe(first.id)
        // From memory: nothing of it asks the database.
        expect((await reader.entity('line/t/1'))?.name).toBe('Line 1a')
        expect(performance.now() - began).toBeLessThan(1_500)
      }
      const latest = await load(scope, 'b')
      line.restore()
      await expect.poll(async () => (await readers.currentReader()).release.id, { timeout: 10_000 }).toBe(latest.id)
    },
  )
})
