import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { openReader } from '../../src/graph/cached-reader.ts'
import { readerFactory } from '../../src/graph/current-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { pruneReleases } from '../../src/graph/releases/prune.ts'
import { releaseId } from '../../src/graph/releases/release-id.ts'
import { listReleases, releaseById } from '../../src/graph/releases/releases.ts'
import { rejection } from '../database/helpers.ts'
import { nodesByRelease, openTestDatabase, ownScope } from './support/database.ts'
import { sampleGraph } from './support/sample.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

const load = (scope: string, content: string, keep?: number) => {
  return loadRelease(database, sampleGraph(2, content), { scope, contentHash: content, keep })
}
const listed = async (scope: string) => (await listReleases(database, scope)).map(({ id }) => id)

describe('pruning', () => {
  test('keeps the live release and the latest before it, and deletes all of the others', async () => {
    const scope = ownScope('prune')
    for (const content of ['a', 'b', 'c', 'd']) await load(scope, content)
    // Live again, so it is the latest and c the oldest but one to keep.
    await load(scope, 'a')
    const [a, d] = [releaseId('a', scope), releaseId('d', scope)]
    const gone = [releaseId('b', scope), releaseId('c', scope)].sort()
    expect(await pruneReleases(database, scope, 2, { graceMs: 50 })).toEqual(gone)
    expect(await listed(scope)).toEqual([a, d])
    expect(Object.keys(await nodesByRelease(database, scope)).sort()).toEqual([a, d].sort())
  })

  test('never touches the live release', async () => {
    const scope = ownScope('prune-live')
    const { id } = await load(scope, 'a')
    expect(await pruneReleases(database, scope, 0, { graceMs: 0 })).toEqual([])
    expect(await listed(scope)).toEqual([id])
  })

  test('unlists first: requests that read the release may finish, new ones may not begin', async () => {
    const scope = ownScope('prune-grace')
    const old = await load(scope, 'old')
    await load(scope, 'new')
    const reader = openReader(database, old, new ReleaseCaches({ cacheBytes: 0 }))
    const pruning = pruneReleases(database, scope, 1, { graceMs: 800 })
    while ((await listed(scope)).length > 1) await sleep(20)
    expect(await releaseById(database, old.id, scope)).toBeNull()
    expect(await reader.entity('line/t/1')).not.toBeNull()
    expect(await pruning).toEqual([old.id])
    expect(await reader.entity('line/t/2')).toBeNull()
  })

  test('spares a release that is loaded again meanwhile', async () => {
    const scope = ownScope('prune-again')
    const old = await load(scope, 'old')
    await load(scope, 'new')
    const pruning = pruneReleases(database, scope, 1, { graceMs: 600 })
    while ((await listed(scope)).length > 1) await sleep(20)
    await load(scope, 'old')
    expect(await pruning).toEqual([])
    expect((await listReleases(database, scope))[0]).toMatchObject({ id: old.id, live: true })
    expect((await nodesByRelease(database, scope))[old.id]).toBe(16)
  })

  test('is begun by a load that is given how many to keep, and ended by a later one', async () => {
    const scope = ownScope('prune-keep')
    await load(scope, 'a', 2)
    await load(scope, 'b', 2)
    await load(scope, 'c', 2)
    expect(await listed(scope)).toEqual([releaseId('c', scope), releaseId('b', scope)])
    await load(scope, 'd', 2)
    expect(await listed(scope)).toEqual([releaseId('d', scope), releaseId('c', scope)])
    // Both older ones are still there, for as long as a request may last.
    expect(Object.keys(await nodesByRelease(database, scope)).length).toBe(4)
  })

  test('leaves what the release was made of, from its unlisting until it is loaded again', async () => {
    const scope = ownScope('prune-origin')
    const origin = {
      packages: [
        { name: 'bilancio', version: '1.2.0', fingerprint: '0a1b2c3d4e5f', licence: 'CC-BY-4.0' },
        { name: 'rapporto', version: '0.3.1', fingerprint: '99887766aabb', licence: '' },
      ],
      program: '9.8.7 (rules 6)',
    }
    const loadOld = () => loadRelease(database, sampleGraph(2, 'old'), { scope, contentHash: 'old', origin, keep: 9 })
    const old = await loadOld()
    expect(old).toMatchObject(origin)
    await load(scope, 'new', 9)
    const readers = readerFactory(database, new ReleaseCaches({ cacheBytes: 0 }), { scope, freshMs: 0 })
    expect((await readers.readerOf(old.id)).release).toMatchObject(origin)
    const seen: string[] = []
    const look = async () => {
      const error = await rejection(readers.readerOf(old.id))
      expect(error).toMatchObject({
        code: 'NOT_FOUND',
        message: `Release ${old.id} is no longer kept. It was built from bilancio 1.2.0 (files 0a1b2c3d4e5f) and rapporto 0.3.1 (files 99887766aabb) by filorosso 9.8.7 (rules 6).`,
      })
      seen.push(error.code)
    }
    const pruning = pruneReleases(database, scope, 1, { graceMs: 300 })
    while ((await listed(scope)).length > 1) await sleep(20)
    await look()
    await pruning
    expect(await nodesByRelease(database, scope)).not.toHaveProperty([old.id])
    await look()
    expect(
      await rejection(readerFactory(database, new ReleaseCaches({ cacheBytes: 0 })).readerOf(old.id)),
    ).toMatchObject({
      message: `Not found: release "${old.id}".`,
    })
    await loadOld()
    expect((await readers.readerOf(old.id)).release).toMatchObject(origin)
    expect(seen).toHaveLength(2)
    const { records } = await database.driver.executeQuery(
      'MATCH (pruned:PrunedRelease {id: $id}) RETURN pruned',
      { id: old.id },
      { database: database.database },
    )
    expect(records).toEqual([])
  })

  test('leaves nothing of a load that was never whole', async () => {
    const scope = ownScope('prune-half')
    await load(scope, 'a')
    const killed = loadRelease(database, sampleGraph(2, 'half'), {
      scope,
      contentHash: 'half',
      origin: { packages: [{ name: 'mezzo', version: '1.0.0', fingerprint: '0', licence: '' }], program: '1.0.0' },
      onPoint: point => {
        if (point === 'after entities 1') throw new Error('killed')
      },
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await pruneReleases(database, scope, 1, { graceMs: 0 })).toEqual([releaseId('half', scope)])
    const readers = readerFactory(database, new ReleaseCaches({ cacheBytes: 0 }), { scope })
    expect((await rejection(readers.readerOf(releaseId('half', scope)))).message).toMatch(/^Not found: release/)
  })

  test('knows only its own scope', async () => {
    const [mine, others] = [ownScope('prune-mine'), ownScope('prune-other')]
    const other = await load(others, 'a')
    await load(mine, 'a')
    await load(mine, 'b')
    await pruneReleases(database, mine, 1, { graceMs: 0 })
    expect(await listed(others)).toEqual([other.id])
    expect(await releaseById(database, other.id, mine)).toBeNull()
  })
})
