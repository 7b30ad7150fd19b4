import { beforeAll, describe, expect, test } from 'vitest'
import { PROGRAM } from '../../src/dataset/program.ts'
import { openReader } from '../../src/graph/cached-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import { FACTS } from '../../src/graph/facts.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { rejection } from '../database/helpers.ts'
import { openTestDatabase, ownScope } from './support/database.ts'
import { sampleGraph } from './support/sample.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

/** A reader of a release that a version of the program loaded, after which its nodes were made to be what that version wrote. */
async function loadedBy(program: string, rewrite: string) {
  const scope = ownScope('older')
  const release = await loadRelease(database, sampleGraph(1), {
    scope,
    contentHash: 'older',
    origin: { packages: [], program },
  })
  const nodes = `MATCH (node {release: $release}) WHERE node.id IS NOT NULL ${rewrite}`
  await database.driver.executeQuery(nodes, { release: release.id }, { database: database.database })
  return { release, reader: openReader(database, release, new ReleaseCaches({ cacheBytes: 0 })) }
}

describe('a release of an older version of the program', () => {
  test('is read where it only lacks what came later: that is null, or what stands for nothing', async () => {
    const { reader } = await loadedBy(
      '0.0.1 (rules 1)',
      `REMOVE node.${FACTS}, node.tied, node.disputes, node.dispute, node.identifiers, node.level, node.code, node.sortKey`,
    )
    expect(await reader.entity('line/t/1')).toMatchObject({
      name: 'Line 1',
      properties: { number: '1', level: null, code: null, identifiers: [] },
    })
    expect(await reader.dispute('contradiction/1')).toMatchObject({ id: 'contradiction/1', about: expect.any(Array) })
  })

  test.each([
    ['entity', 'line/t/1', `SET node.basis = 'GUESSED' REMOVE node.${FACTS}`],
    ['check', 'check/1', "SET node.status = 'PERHAPS'"],
    ['contradiction', 'contradiction/1', "SET node.kind = 'ODD'"],
  ] as const)(
    'is refused by its name and version where a %s is not as this version reads it',
    async (what, id, rewrite) => {
      const { reader, release } = await loadedBy('0.0.1 (rules 1)', rewrite)
      expect(await rejection(reader[what](id) as Promise<unknown>)).toMatchObject({
        code: 'UNAVAILABLE',
        message: `Release ${release.id} was loaded by filorosso 0.0.1 (rules 1), and this version does not read what it holds.`,
        hint: expect.stringContaining('Load its packages again'),
      })
    },
  )

  test('that this version loaded is no such case: what cannot be read of it is a fault of the service', async () => {
    const { reader } = await loadedBy(PROGRAM, `SET node.basis = 'GUESSED' REMOVE node.${FACTS}`)
    expect((await rejection(reader.entity('line/t/1'))).code).toBe('INTERNAL')
  })
})
