import { beforeAll, describe, expect, test } from 'vitest'
import { alike } from '../../src/graph/alike.ts'
import { openReader } from '../../src/graph/cached-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import type { ReleaseInfo } from '../../src/graph/reader.ts'
import { approximateBytes, ReleaseCaches } from '../../src/graph/release-cache.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { warmUp } from '../../src/graph/warm-up.ts'
import { openStore } from '../../src/service/store.ts'
import { testEnvironment } from '../api/harness.ts'
import { rejection } from '../database/helpers.ts'
import { openTestDatabase, ownScope } from './support/database.ts'
import { openLine } from './support/proxy.ts'
import { all } from './support/read-back.ts'
import { sampleGraph } from './support/sample.ts'

const SIZE = 300
const scope = ownScope('caches')
let database: Database
let release: ReleaseInfo

beforeAll(async () => {
  database = await openTestDatabase()
  release = await loadRelease(database, sampleGraph(SIZE), { scope, contentHash: 'a' })
})

const lines = Array.from({ length: SIZE }, (_, index) => `line/t/${index + 1}`)

describe('the caches', () => {
  test('answer what was read before without the database, also that there is nothing', async () => {
    const line = await openLine()
    const caches = new ReleaseCaches({ cacheBytes: 1e6 })
    const ask = () => {
      const reader = openReader(line.database, release, caches)
      return Promise.all([
        reader.entity('line/t/1'),
        reader.entity('line/t/none'),
        reader.edges('line/t/1'),
        reader.edges('line/t/none'),
        reader.check('check/1'),
        reader.contradiction('contradiction/1'),
        reader.evidence('e1'),
        reader.checksAbout('line/t/1'),
        reader.contradictionsAbout('line/t/none'),
        reader.naming('ALLOCATION', 'table', 'table/t/none'),
        reader.idsOfKind('LINE', { first: 3, after: null }),
        reader.checkIds({ first: 3, after: 'check/1' }),
      ])
    }
    const before = await ask()
    line.cut()
    expect(await ask()).toEqual(before)
    expect((await rejection(openReader(line.database, release, caches).entity('line/t/2'))).code).toBe('UNAVAILABLE')
  })

  test('do not remember a failure', async () => {
    const line = await openLine()
    const caches = new ReleaseCaches({ cacheBytes: 1e6 })
    line.cut()
    const reader = openReader(line.database, release, caches)
    const ids = () => reader.idsOfKind('LINE', { first: 3, after: null })
    expect((await rejection(reader.entity('line/t/1'))).code).toBe('UNAVAILABLE')
    expect((await rejection(ids())).code).toBe('UNAVAILABLE')
    expect(caches.size).toBe(0)
    line.restore()
    expect(await reader.entity('line/t/1')).not.toBeNull()
    expect(await ids()).toHaveLength(3)
  })

  test('stay within their bytes, and what was least recently used goes first', async () => {
    const line = await openLine()
    const caches = new ReleaseCaches({ cacheBytes: 30_000 })
    const entity = (id: string) => openReader(line.database, release, caches).entity(id)
    await entity('line/t/1')
    for (const id of lines.slice(1)) {
      await entity(id)
      await entity('line/t/1')
      expect(caches.bytes).toBeLessThanOrEqual(30_000)
    }
    expect(caches.size).toBeGreaterThan(20)
    line.cut()
    expect((await entity('line/t/1'))?.name).toBe('Line 1')
    expect((await entity(`line/t/${SIZE}`))?.name).toBe(`Line ${SIZE}`)
    expect((await rejection(entity('line/t/2'))).code).toBe('UNAVAILABLE')
  })

  test('keep nothing when they have no bytes, and all answers are the same', async () => {
    const [none, some] = [0, 1e6].map(cacheBytes => new ReleaseCaches({ cacheBytes })) as [ReleaseCaches, ReleaseCaches]
    const ask = (caches: ReleaseCaches) => {
      const reader = openReader(database, release, caches)
      return Promise.all(lines.map(id => Promise.all([reader.entity(id), reader.edges(id), reader.checksAbout(id)])))
    }
    expect(await ask(none)).toEqual(await ask(some))
    expect([none.size, none.bytes]).toEqual([0, 0])
    expect(some.size).toBe(SIZE)
  })

  test('hold the answers of two releases apart', async () => {
    const caches = new ReleaseCaches({ cacheBytes: 1e6 })
    const other = await loadRelease(database, sampleGraph(1, ' (new)'), { scope, contentHash: 'b' })
    expect((await openReader(database, release, caches).entity('line/t/1'))?.name).toBe('Line 1')
    expect((await openReader(database, other, caches).entity('line/t/1'))?.name).toBe('Line 1 (new)')
    expect(await openReader(database, other, caches).entity('line/t/2')).toBeNull()
    expect((await openReader(database, release, caches).entity('line/t/2'))?.name).toBe('Line 2')
  })

  test('give answers that nobody can change', async () => {
    for (const cacheBytes of [0, 1e6]) {
      const reader = openReader(database, release, new ReleaseCaches({ cacheBytes }))
      const [entity, edges, ids] = await Promise.all([
        reader.entity('line/t/1'),
        reader.edges('line/t/1'),
        reader.checkIds({ first: 2, after: null }),
      ])
      expect(() => entity?.aliases.push('x')).toThrow(TypeError)
      expect(() => (edges as unknown[]).pop()).toThrow(TypeError)
      expect(() => (ids as string[]).sort()).toThrow(TypeError)
    }
  })

  test('keep what is worked out of a release within a share of its own, whatever of it there is, and all within their bytes', async () => {
    const line = await openLine()
    const caches = new ReleaseCaches({ cacheBytes: 80_000 })
    const found = caches.foundOf<number>(release.id, 'ground')
    const entity = (id: string) => openReader(line.database, release, caches).entity(id)
    await entity('line/t/1')
    for (let nth = 0; nth < 1_000; nth++) found.keep(`ground ${nth}`, nth, 900)
    expect(caches.bytes).toBeLessThanOrEqual(11_000)
    for (const id of lines) await entity(id)
    for (let nth = 0; nth < 1_000; nth++) {
      found.keep(`ground ${nth}`, nth, 900)
      expect(caches.bytes).toBeLessThanOrEqual(80_000)
    }
    expect(caches.bytes).toBeGreaterThan(70_000)
    expect([found.get('ground 999'), found.get('ground 1')]).toEqual([999, undefined])
    found.keep('too large', 0, 10_001)
    expect(found.get('too large')).toBeUndefined()
    line.cut()
    expect((await entity(`line/t/${SIZE}`))?.name).toBe(`Line ${SIZE}`)
  })

  test('count a text that many values have once, and anew when it has come anew', () => {
    const bytes = (text: string) => approximateBytes([alike(text)]) - approximateBytes([])
    const text = 'x'.repeat(3_000)
    expect(bytes(text)).toBeGreaterThan(3_000)
    expect(bytes(text)).toBeLessThan(10)
    // So many others have come since that a copy of its own is made.
    for (let nth = 0; nth < 100_000; nth++) alike(`${nth}`)
    expect(bytes(text)).toBeGreaterThan(3_000)
  })

  test('count a value that is twice as large as about twice the bytes', () => {
    const once = { name: 'x'.repeat(1_000), list: ['y'.repeat(500)] }
    expect(approximateBytes([once, once]) / approximateBytes(once)).toBeCloseTo(2, 0)
    expect(approximateBytes(once)).toBeGreaterThan(1_500)
  })
})

describe('a warm-up', () => {
  test('reads all of a release that fits: after it the database is not asked', async () => {
    const line = await openLine()
    const caches = new ReleaseCaches({ cacheBytes: 1e8 })
    const progress: string[] = []
    const warmed = await warmUp(line.database, release, caches, { onProgress: text => progress.push(text) })
    const total = 1 + 4 * SIZE
    expect(warmed).toEqual({ read: total, whole: true })
    expect(progress.at(-1)).toBe(`read ${total} of ${total}`)
    line.cut()
    const reader = openReader(line.database, release, caches)
    for (const id of lines) {
      expect(await reader.entity(id)).not.toBeNull()
      expect((await reader.edges(id)).length).toBe(1)
      expect((await reader.checksAbout(id)).length).toBe(1)
    }
    expect((await reader.check(`check/${SIZE}`))?.about.length).toBe(2)
    expect((await reader.contradiction(`contradiction/${SIZE}`))?.claims.length).toBe(2)
    expect(await reader.evidence(`e${SIZE}`)).not.toBeNull()
  })

  test('gives all of a kind for as long as nothing of it has had to make room, and of one release', async () => {
    const caches = new ReleaseCaches({ cacheBytes: 1e8 })
    await warmUp(database, release, caches)
    expect(
      caches
        .wholeOf(release.id, 'LINE')
        ?.map(({ id }) => id)
        .sort(),
    ).toEqual([...lines].sort())
    expect(caches.wholeOf(release.id, 'ENTITY')).toHaveLength(SIZE + 1)
    expect(caches.wholeOf(release.id, 'ACT')).toEqual([])
    caches.foundOf<string>(release.id, 'ground').keep('one', 'x', 1e7)
    expect(caches.isWhole(release.id)).toBe(true)
    caches.noteRead('another', null)
    expect(caches.wholeOf(release.id, 'LINE')).toBeUndefined()
    expect([caches.isWhole(release.id), caches.isWarm(release.id)]).toEqual([false, true])
  })

  test('holds all entities where there is room for them and not for all else, whatever is kept later', async () => {
    const roomy = new ReleaseCaches({ cacheBytes: 1e8 })
    await warmUp(database, release, roomy)
    const cacheBytes = roomy.bytes
    const caches = new ReleaseCaches({ cacheBytes })
    expect((await warmUp(database, release, caches)).whole).toBe(false)
    expect(caches.wholeOf(release.id, 'LINE')).toHaveLength(SIZE)
    const more = caches.cacheOf<string>(release.id, 'more')
    for (let nth = 0; nth < 100; nth++) more.keep(String(nth), 'x', cacheBytes / 50)
    expect(caches.bytes).toBeLessThanOrEqual(cacheBytes)
    expect([more.get('0'), more.get('99')]).toEqual([undefined, 'x'])
    more.keep('larger than the room that is left', 'x', cacheBytes * 0.9)
    expect([more.get('larger than the room that is left'), more.get('99')]).toEqual([undefined, 'x'])
    const { now } = openReader(database, release, caches)
    for (const id of lines) expect([now?.entity(id)?.id, now?.edges(id)?.length]).toEqual([id, 1])
    expect(caches.isWhole(release.id)).toBe(true)
    // What is held makes room for the next release that is read.
    caches.begin('another')
    const other = caches.cacheOf<string>('another', 'large')
    for (let nth = 0; nth < 20; nth++) other.keep(String(nth), 'x', cacheBytes / 25)
    expect([caches.isWhole(release.id), other.get('0')]).toEqual([false, 'x'])
  })

  test('stops when the room is used up, and what did not fit is fetched when asked', async () => {
    const caches = new ReleaseCaches({ cacheBytes: 50_000 })
    expect((await warmUp(database, release, caches)).whole).toBe(false)
    expect(caches.bytes).toBeLessThanOrEqual(50_000)
    const reader = openReader(database, release, caches)
    expect((await Promise.all(lines.map(id => reader.entity(id)))).every(entity => entity !== null)).toBe(true)
  })

  test('makes room for a release that goes live in the place of one that fills the caches', async () => {
    const caches = new ReleaseCaches({ cacheBytes: 3_000_000 })
    const before = caches.cacheOf<string>('before', 'large')
    for (let nth = 0; nth < 30; nth++) before.keep(String(nth), 'x'.repeat(99_000))
    expect((await warmUp(database, release, caches)).whole).toBe(true)
    expect([before.get('0'), before.get('29')?.length]).toEqual([undefined, 99_000])
    // What goes of the one before does not make the other less whole.
    caches.cacheOf<string>(release.id, 'more').keep('one', 'x'.repeat(500_000))
    expect(caches.isWhole(release.id)).toBe(true)
  })

  test('is done again of each release that goes live while the service runs', async () => {
    const own = ownScope('caches-live')
    const first = await loadRelease(database, sampleGraph(2), { scope: own, contentHash: 'a' })
    const store = await openStore(testEnvironment(), { step() {}, scope: own })
    try {
      await store.warm(first, async () => {})
      expect((await store.reader(null)).wholeOf?.('LINE')).toHaveLength(2)
      await loadRelease(database, sampleGraph(3), { scope: own, contentHash: 'b' })
      await expect
        .poll(async () => (await store.reader(null)).wholeOf?.('LINE')?.length, { timeout: 20_000, interval: 100 })
        .toBe(3)
    } finally {
      await store.close()
    }
  })

  test('asks nothing when there are no caches', async () => {
    const line = await openLine()
    line.cut()
    const none = new ReleaseCaches({ cacheBytes: 0 })
    expect(await warmUp(line.database, release, none)).toEqual({ read: 0, whole: false })
  })
})

describe('a list', () => {
  test.each([1, 7, 100, 301])('is reported page by page without a gap or a repetition (%i at a time)', async first => {
    const reader = openReader(database, release, new ReleaseCaches({ cacheBytes: 0 }))
    expect(await all(page => reader.idsOfKind('LINE', page), first)).toEqual([...lines].sort())
    const checks = lines.map((_, index) => `check/${index + 1}`).sort()
    expect(await all(page => reader.checkIds(page), first)).toEqual(checks)
    expect((await all(page => reader.contradictionIds(page), first)).length).toBe(SIZE)
  })

  test('goes on after an id that is not there, and ends after the last', async () => {
    const reader = openReader(database, release, new ReleaseCaches({ cacheBytes: 0 }))
    expect(await reader.idsOfKind('LINE', { first: 2, after: 'line/t/1000000' })).toEqual(['line/t/101', 'line/t/102'])
    expect(await reader.idsOfKind('LINE', { first: 2, after: 'line/t/99' })).toEqual([])
    expect(await reader.idsOfKind('COMPANY', { first: 2, after: null })).toEqual([])
  })
})
