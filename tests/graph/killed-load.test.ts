import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/graph/database.ts'
import { type LoadPoint, loadRelease } from '../../src/graph/releases/load.ts'
import { releaseId } from '../../src/graph/releases/release-id.ts'
import { currentRelease, listReleases } from '../../src/graph/releases/releases.ts'
import { BATCH_STEPS } from '../../src/graph/releases/write.ts'
import { loadInChild } from './support/child.ts'
import { nodesByRelease, openTestDatabase, ownScope } from './support/database.ts'
import { inOrder, readBack } from './support/read-back.ts'
import { sampleGraph } from './support/sample.ts'

const SIZE = 6
const NODES = 2 + 7 * SIZE
const LEASE_MS = 600
/** Of each step two batches or more: a load that is killed after the first is amid the step. */
const CHILD = { content: 'killed', size: SIZE, batchSize: 4, leaseMs: LEASE_MS }

const POINTS: LoadPoint[] = ['before begin 1', 'after begin 1', 'before pointer 1']
for (const step of BATCH_STEPS) POINTS.push(`before ${step} 1`, `after ${step} 1`)

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

function load(scope: string, content: string) {
  return loadRelease(database, sampleGraph(SIZE, content), { scope, contentHash: content, leaseMs: LEASE_MS })
}

/** The release that answers is this one, and all of it is there. */
async function expectLive(scope: string, content: string): Promise<void> {
  const live = await currentRelease(database, scope)
  expect(live?.id).toBe(releaseId(content, scope))
  if (live !== null) expect(inOrder(await readBack(database, live))).toEqual(inOrder(sampleGraph(SIZE, content)))
}

async function expectOldWholeAndDebrisCleared(scope: string): Promise<void> {
  await expectLive(scope, 'old')
  expect((await listReleases(database, scope)).map(({ id }) => id)).toEqual([releaseId('old', scope)])
  await load(scope, 'next')
  await expectLive(scope, 'next')
  // Nothing of the killed load is left, in any state.
  const [old, next] = [releaseId('old', scope), releaseId('next', scope)]
  expect(await nodesByRelease(database, scope)).toEqual({ [old]: NODES, [next]: NODES })
}

describe('a load that is killed', () => {
  const killed = POINTS.map(killAt => ({ killAt, scope: ownScope(killAt.replaceAll(' ', '-')) }))

  beforeAll(async () => {
    await Promise.all(killed.map(({ scope }) => load(scope, 'old')))
    // One process is amid all of these loads, each at its point, when it is killed.
    const { signal, lines } = await loadInChild({ ...CHILD, loads: killed }).ended
    expect(signal).toBe('SIGKILL')
    expect(lines).toEqual(expect.arrayContaining(killed.map(({ scope, killAt }) => `${scope}: ${killAt}`)))
  })

  test.each(killed)('$killAt leaves the old release whole and live, and the next load clears the debris', ({ scope }) =>
    expectOldWholeAndDebrisCleared(scope),
  )

  test.each([1, 2])('amid whatever it is doing leaves the old release whole (%i)', async round => {
    const scope = ownScope(`killed-amid-${round}`)
    await load(scope, 'old')
    const child = loadInChild({ ...CHILD, batchSize: 1, loads: [{ scope }] })
    await child.said(`${scope}: before entities ${round}`)
    await sleep(Math.random() * 100)
    child.signal('SIGKILL')
    expect((await child.ended).lines).not.toContain(`${scope}: before pointer 1`)
    await expectOldWholeAndDebrisCleared(scope)
  })

  test('after the pointer has moved has done its work', async () => {
    const scope = ownScope('killed-after-pointer')
    await load(scope, 'old')
    await loadInChild({ ...CHILD, loads: [{ scope, killAt: 'after pointer 1' }] }).ended
    await expectLive(scope, 'killed')
    await load(scope, 'killed')
    await expectLive(scope, 'killed')
  })

  test('and loaded again with the same content begins anew', async () => {
    const scope = ownScope('killed-same')
    await loadInChild({ ...CHILD, loads: [{ scope, killAt: 'after relationships 1' }] }).ended
    expect(await currentRelease(database, scope)).toBeNull()
    await load(scope, 'killed')
    await expectLive(scope, 'killed')
    expect(await nodesByRelease(database, scope)).toEqual({ [releaseId('killed', scope)]: NODES })
  })

  test('delays the next by no more than its lease, and the next says what it waits for', async () => {
    const scope = ownScope('killed-lease')
    await loadInChild({ ...CHILD, leaseMs: 1_500, loads: [{ scope, killAt: 'after begin 1' }] }).ended
    const started = Date.now()
    const progress: string[] = []
    await loadRelease(database, sampleGraph(1), { scope, contentHash: 'next', onProgress: text => progress.push(text) })
    expect(progress[0]).toMatch(/waiting for another load/)
    // Three times what is promised: other tests use the same machine.
    expect(Date.now() - started).toBeLessThan(3 * 1_500)
  })
})
