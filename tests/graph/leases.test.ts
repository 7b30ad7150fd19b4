import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/graph/database.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { releaseId } from '../../src/graph/releases/release-id.ts'
import { currentRelease, listReleases } from '../../src/graph/releases/releases.ts'
import { loadInChild } from './support/child.ts'
import { nodesByRelease, openTestDatabase, ownScope } from './support/database.ts'
import { inOrder, readBack } from './support/read-back.ts'
import { sampleGraph } from './support/sample.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

describe('two loads at once', () => {
  test('of the same content write it once', async () => {
    const scope = ownScope('two-same')
    const load = () => loadRelease(database, sampleGraph(20), { scope, contentHash: 'same', batchSize: 7 })
    const [one, other] = await Promise.all([load(), load()])
    expect(one).toEqual(other)
    // 121 of the graph, and of its 21 entities what each is found by.
    expect(await nodesByRelease(database, scope)).toEqual({ [one.id]: 142 })
  })

  test('of different contents follow one another, each whole', async () => {
    const scope = ownScope('two-different')
    const contents = ['a', 'b', 'c', 'd']
    const load = (content: string) => {
      return loadRelease(database, sampleGraph(12, content), { scope, contentHash: content, batchSize: 5 })
    }
    const loaded = await Promise.all(contents.map(load))
    for (const [index, release] of loaded.entries()) {
      expect(inOrder(await readBack(database, release))).toEqual(inOrder(sampleGraph(12, contents[index])))
    }
    const listed = await listReleases(database, scope)
    expect(listed.map(({ live }) => live)).toEqual([true, false, false, false])
    expect(listed[0]?.id).toBe((await currentRelease(database, scope))?.id)
  })

  test('of which one takes its time: the other waits, says so, and leaves it alone', async () => {
    const scope = ownScope('two-slow')
    const order: string[] = []
    const progress: string[] = []
    const slow = loadRelease(database, sampleGraph(3, 'slow'), {
      scope,
      contentHash: 'slow',
      leaseMs: 400,
      onPoint: async point => {
        if (point !== 'after entities 1') return
        order.push('slow is amid its work')
        // Three times as long as its lease lasts without being renewed.
        await sleep(1_200)
        order.push('slow goes on')
      },
    })
    while (order.length === 0) await sleep(10)
    await loadRelease(database, sampleGraph(3, 'quick'), {
      scope,
      contentHash: 'quick',
      onProgress: message => progress.push(message),
      onPoint: point => void (point === 'before begin 1' && order.push('quick begins')),
    })
    await slow
    expect(order).toEqual(['slow is amid its work', 'slow goes on', 'quick begins'])
    expect(progress[0]).toMatch(/^waiting for another load/)
    expect((await currentRelease(database, scope))?.id).toBe(releaseId('quick', scope))
    expect((await listReleases(database, scope)).length).toBe(2)
  })
})

describe('a load that stands still for longer than its lease', () => {
  test('is overtaken, and can write nothing any more', async () => {
    const scope = ownScope('stopped')
    const content = 'stopped'
    // Beside a live release a load writes one batch after another: it is stopped between two, with no transaction open.
    await loadRelease(database, sampleGraph(1), { scope, contentHash: 'old' })
    const stopAt = 'after entities 20'
    const child = loadInChild({ loads: [{ scope, stopAt }], content, size: 200, batchSize: 1, leaseMs: 500 })
    await child.said(`${scope}: ${stopAt}`)
    // The same release: what the stopped load has half written is cleared, and written again.
    const release = await loadRelease(database, sampleGraph(200, content), { scope, contentHash: content })
    child.signal('SIGCONT')
    expect((await child.ended).lines.at(-1)).toBe(`${scope}: failed, UNAVAILABLE`)
    expect(inOrder(await readBack(database, release))).toEqual(inOrder(sampleGraph(200, content)))
  })
})

describe('a load that waits', () => {
  test('ends when it is asked to', async () => {
    const scope = ownScope('waiting')
    let free = () => {}
    const held = new Promise<void>(resolve => {
      free = resolve
    })
    let holding = () => {}
    const begun = new Promise<void>(resolve => {
      holding = resolve
    })
    const first = loadRelease(database, sampleGraph(1), {
      scope,
      contentHash: 'first',
      onPoint: point => {
        if (point !== 'before begin 1') return
        holding()
        return held
      },
    })
    await begun
    const signal = AbortSignal.timeout(300)
    const second = loadRelease(database, sampleGraph(1), { scope, contentHash: 'second', signal })
    await expect(second).rejects.toMatchObject({ code: 'TIMEOUT' })
    free()
    await first
    expect((await listReleases(database, scope)).map(({ id }) => id)).toEqual([releaseId('first', scope)])
  })

  test('in another scope need not wait', async () => {
    const [scope, other] = [ownScope('scope-a'), ownScope('scope-b')]
    await loadRelease(database, sampleGraph(1), {
      scope,
      contentHash: 'x',
      onPoint: async point => {
        if (point === 'after begin 1') await loadRelease(database, sampleGraph(1), { scope: other, contentHash: 'x' })
      },
    })
    expect((await currentRelease(database, scope))?.id).toBe(releaseId('x', scope))
    expect((await currentRelease(database, other))?.id).toBe(releaseId('x', other))
  })
})
