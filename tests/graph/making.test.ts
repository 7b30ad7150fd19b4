import { beforeAll, describe, expect, test } from 'vitest'
import { PackageError } from '../../src/dataset/package/problems.ts'
import type { Database } from '../../src/graph/database.ts'
import { type LoadOptions, loadRelease, type Making } from '../../src/graph/releases/load.ts'
import { releaseId } from '../../src/graph/releases/release-id.ts'
import { currentRelease } from '../../src/graph/releases/releases.ts'
import { FilorossoError } from '../../src/model/errors.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { loadPackages } from '../../src/service/data.ts'
import { rejection } from '../database/helpers.ts'
import { PackageCopy } from '../dataset/support/package-copy.ts'
import { nodesByRelease, openTestDatabase, ownScope } from './support/database.ts'
import { openLine } from './support/proxy.ts'
import { inOrder, readBack } from './support/read-back.ts'
import { sampleGraph } from './support/sample.ts'

const SIZE = 6
const OLD_NODES = 2 + 7 * SIZE

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

/** A graph of which only the evidence is known until it is made, or fails. */
function inTheMaking(graph: GraphValue) {
  let [make, fail] = [() => {}, (_: unknown) => {}]
  const made = new Promise<GraphValue>((resolve, reject) => {
    make = () => resolve(graph)
    fail = reject
  })
  const making: Making = { evidence: Promise.resolve(graph.evidence), graph: made, files: Promise.resolve([]) }
  return { making, make, fail }
}

const options = (scope: string, contentHash: string, more: Partial<LoadOptions> = {}): LoadOptions => ({
  scope,
  contentHash,
  batchSize: 4,
  leaseMs: 600,
  ...more,
})

async function expectOldAlone(scope: string): Promise<void> {
  const old = releaseId('old', scope)
  expect((await currentRelease(database, scope))?.id).toBe(old)
  expect(await nodesByRelease(database, scope)).toEqual({ [old]: OLD_NODES })
}

describe('a graph in the making', () => {
  test('has its evidence written before it is made, and is whole in the end', async () => {
    const scope = ownScope('making')
    const graph = sampleGraph(SIZE)
    const { making, make } = inTheMaking(graph)
    const points: string[] = []
    const onPoint = (point: string) => {
      points.push(point)
      // Two batches of it: whoever waited for the graph first would wait for ever.
      if (point === 'after evidence 2') make()
    }
    const release = await loadRelease(database, making, options(scope, 'made', { onPoint }))
    expect(points.indexOf('before entities 1')).toBeGreaterThan(points.indexOf('after evidence 2'))
    expect(inOrder(await readBack(database, release))).toEqual(inOrder(graph))
  })

  test.each([
    ['fails', (fail: (error: unknown) => void, _make: () => void) => fail(new PackageError([])), 'PackageError'],
    ['turns out to have a loose end', (_: unknown, make: () => void) => make(), 'FilorossoError'],
  ])('that %s when its evidence was written leaves nothing of it', async (_what, end, name) => {
    const scope = ownScope('making-fails')
    await loadRelease(database, sampleGraph(SIZE), options(scope, 'old'))
    const graph = sampleGraph(SIZE, 'new')
    const [loose] = graph.relationships
    const { making, make, fail } = inTheMaking({ ...graph, relationships: [{ ...loose, to: 'line/t/none' } as never] })
    let written = 0
    const onPoint = async (point: string) => {
      if (point !== 'after evidence 2') return
      written = (await nodesByRelease(database, scope))[releaseId('new', scope)] ?? 0
      end(fail, make)
    }
    const load = loadRelease(database, making, options(scope, 'new', { onPoint }))
    expect((await load.catch(error => error)).constructor.name).toBe(name)
    expect(written).toBe(graph.evidence.size)
    await expectOldAlone(scope)
  })

  test.each([1, 2])('is not waited for where the database is gone after %i of its 2 batches', async batches => {
    const scope = ownScope('making-cut')
    const line = await openLine()
    const { making } = inTheMaking(sampleGraph(SIZE))
    let written = 0
    const onPoint = (point: string) => {
      if (point.startsWith('after evidence') && ++written === batches) line.cut()
    }
    const load = loadRelease(line.database, making, options(scope, 'cut', { onPoint }))
    expect((await rejection(load)).code).toBe('UNAVAILABLE')
    line.restore()
    const release = await loadRelease(database, sampleGraph(SIZE), options(scope, 'next'))
    expect(await nodesByRelease(database, scope)).toEqual({ [release.id]: OLD_NODES })
  })
})

test('nothing is waited for once the load is ended, where the release is there already', async () => {
  const scope = ownScope('making-ended')
  await loadRelease(database, sampleGraph(SIZE), options(scope, 'old'))
  const { making } = inTheMaking(sampleGraph(SIZE))
  const ended = new AbortController()
  const load = loadRelease(database, making, options(scope, 'old', { signal: ended.signal }))
  setTimeout(() => ended.abort(new FilorossoError('TIMEOUT', 'ended by hand')), 500)
  expect((await rejection(load)).message).toBe('ended by hand')
  await expectOldAlone(scope)
})

describe('packages', () => {
  const load = (scope: string, copy: PackageCopy, steps: string[] = []) =>
    loadPackages(database, {
      packages: [copy.folder],
      keep: 9,
      scope,
      steps: { step: text => void steps.push(text), detail: () => {} },
    })

  test('that are wrong in what is found only once all evidence is read change nothing', async () => {
    const scope = ownScope('making-wrong')
    const live = await load(scope, new PackageCopy())
    const before = await nodesByRelease(database, scope)
    const wrong = new PackageCopy('wrong')
    wrong.append('links.csv', 'act/it/l-19-2021,CONVERTS,plan/comune-di-rivalta/vivibile-2022-2024,,,INFERRED,invented')
    const failed = await load(scope, wrong).catch(error => error)
    expect(failed).toBeInstanceOf(PackageError)
    expect(failed.message).toContain('CONVERTS may not link')
    expect((await currentRelease(database, scope))?.id).toBe(live.id)
    expect(await nodesByRelease(database, scope)).toEqual(before)
  })
})
