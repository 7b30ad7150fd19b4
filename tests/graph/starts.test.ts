import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/graph/database.ts'
import { pruneReleases } from '../../src/graph/releases/prune.ts'
import { currentRelease } from '../../src/graph/releases/releases.ts'
import { loadAtStart, loadPackages } from '../../src/service/data.ts'
import { PackageCopy } from '../dataset/support/package-copy.ts'
import { openTestDatabase, ownScope } from './support/database.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

function at(scope: string) {
  const said: string[] = []
  const steps = { step: (text: string) => said.push(text), detail() {} }
  const options = (...copies: PackageCopy[]) => ({
    packages: copies.map(({ folder }) => folder),
    keep: 9,
    steps,
    scope,
  })
  return {
    start: async (...copies: PackageCopy[]) => {
      said.length = 0
      const { id } = await loadAtStart(database, options(...copies))
      return { id, said: said.join('\n') }
    },
    load: async (...copies: PackageCopy[]) => (await loadPackages(database, options(...copies))).id,
    live: async () => (await currentRelease(database, scope))?.id,
  }
}

function another(name: string): PackageCopy {
  const copy = new PackageCopy(name)
  copy.edit('datapackage.json', '"version": "1.0.0"', '"version": "1.0.9"')
  return copy
}

describe('a start', () => {
  test('leaves live what somebody has loaded, and says so, until its own packages change', async () => {
    const { start, load, live } = at(ownScope('starts'))
    const configured = new PackageCopy()
    const first = await start(configured)
    expect(first.said).toContain('no release is live')
    const chosen = await load(another('other'))
    for (let again = 0; again < 2; again++) {
      const restarted = await start(configured)
      expect(restarted.id).toBe(chosen)
      expect(restarted.said).toContain(`release ${chosen} (comune-di-rivalta 1.0.9`)
      expect(restarted.said).toContain('stays live: it was loaded on request')
      expect(restarted.said).toContain(`filorosso load ${configured.folder}`)
    }
    configured.edit('datapackage.json', '"version": "1.0.0"', '"version": "1.0.1"')
    const changed = await start(configured)
    expect(changed.said).toContain('have changed since the last start')
    expect([first.id, chosen]).not.toContain(changed.id)
    expect(await live()).toBe(changed.id)
    expect(await start(configured)).toEqual({ id: changed.id, said: '' })
    // Back to what was live: the release is there still.
    await load(another('other'))
    expect((await start(configured)).id).toBe(chosen)
    expect(await load(configured)).toBe(changed.id)
  })

  test('leaves live what was loaded before any start', async () => {
    const { start, load } = at(ownScope('starts-later'))
    const chosen = await load(another('other'))
    const configured = new PackageCopy()
    expect((await start(configured)).id).toBe(chosen)
    expect((await start(configured)).id).toBe(chosen)
    configured.edit('datapackage.json', '"version": "1.0.0"', '"version": "1.0.1"')
    expect((await start(configured)).id).not.toBe(chosen)
  })

  test('with another configuration loads that, also one that was live before', async () => {
    const { start } = at(ownScope('starts-configured'))
    const [one, other] = [new PackageCopy(), another('other')]
    const first = await start(one)
    const second = await start(other)
    expect(second.id).not.toBe(first.id)
    expect((await start(one)).id).toBe(first.id)
  })

  test('loads its packages where a start of an earlier version, which remembered nothing, has loaded others', async () => {
    const scope = ownScope('starts-older')
    const { start, load } = at(scope)
    const older = await load(another('other'))
    const text = 'MATCH (p:Pointer {scope: $scope}) REMOVE p.chosen, p.configured'
    await database.driver.executeQuery(text, { scope }, { database: database.database })
    expect((await start(new PackageCopy())).id).not.toBe(older)
  })

  test('keeps what somebody chose when older releases are deleted', async () => {
    const scope = ownScope('starts-pruned')
    const { start, load } = at(scope)
    const configured = new PackageCopy()
    const first = await start(configured)
    const chosen = await load(another('other'))
    expect(await pruneReleases(database, scope, 1, { graceMs: 0 })).toEqual([first.id])
    expect((await start(configured)).id).toBe(chosen)
  })

  test('of two processes at once, and beside a load, ends with the load live', async () => {
    const { start, load, live } = at(ownScope('starts-two'))
    const configured = new PackageCopy()
    const [one, other] = await Promise.all([start(configured), start(configured)])
    expect(one.id).toBe(other.id)
    const chosen = await load(another('other'))
    await Promise.all([start(configured), start(configured)])
    expect(await live()).toBe(chosen)
  })

  test('that waits for a load which made something live does not replace it', async () => {
    const scope = ownScope('starts-race')
    const { start, load, live } = at(scope)
    const chosen = another('other')
    const [loaded] = await Promise.all([load(chosen), start(new PackageCopy())])
    // Whoever came first: what was chosen is live in the end.
    expect(await live()).toBe(loaded)
  })
})
