import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pruneReleases } from '../../src/graph/releases/prune.ts'
import { loadPackages } from '../../src/service/data.ts'
import { type OpenStore, openStore } from '../../src/service/store.ts'
import { testEnvironment } from '../api/harness.ts'
import { type Edge, get, openEdge, send } from '../http/support.ts'

const SCOPE = 'archives'
const folder = mkdtempSync(join(tmpdir(), 'filorosso-archive-'))
let edge: Edge
let store: OpenStore
beforeAll(async () => {
  edge = await openEdge(SCOPE, { FILOROSSO_DATA: 'tests/packages/comune-di-rivalta,tests/packages/wexcombe-borough' })
  store = await openStore(testEnvironment(), { step() {}, scope: SCOPE })
})
afterAll(async () => {
  await store?.close()
  await edge?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (path: string, sent: Parameters<typeof send>[2] = {}) => send(edge.port, path, sent)
const load = (...packages: string[]) =>
  loadPackages(store.database, { packages, keep: 9, steps: { step() {}, detail() {} }, scope: SCOPE })

describe('a release as an archive', () => {
  test('has its packages as they were loaded, which load again as the same release', async () => {
    const { id } = edge.service.release
    const { status, headers, body } = await ask(`/releases/${id}.zip`)
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
      200,
      'application/zip',
      `attachment; filename="filorosso-${id}.zip"`,
    ])
    const files = Object.entries(unzipSync(body)).filter(([name]) => name.startsWith('packages/'))
    for (const [name, bytes] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
    }
    // Gone without a trace: whatever is loaded next is loaded of the archive alone.
    await load('tests/packages/comune-di-rivalta')
    expect(await pruneReleases(store.database, SCOPE, 1, { graceMs: 0 })).toEqual([id])
    const packages = ['wexcombe-borough', 'comune-di-rivalta'].map(name => join(folder, 'packages', name))
    expect((await load(...packages)).id).toBe(id)
    const again = await ask(`/releases/${id}.zip`)
    expect(again.body.equals(body)).toBe(true)
  })

  test('has a table of every kind of record, whole', async () => {
    const { id } = edge.service.release
    const files = unzipSync((await ask(`/releases/${id}.zip`)).body)
    const rowsOf = (name: string): Record<string, string>[] =>
      parseCsv(Buffer.from(files[`tables/${name}.csv`] ?? []), { bom: true, columns: true })
    const { counts } = JSON.parse(Buffer.from(files['release.json'] ?? []).toString())
    const names = { acts: 'ACT', allocations: 'ALLOCATION', plans: 'PLAN', 'spending-programmes': 'SPENDING_PROGRAMME' }
    for (const [name, kind] of Object.entries({ ...names, checks: 'CHECK', contradictions: 'CONTRADICTION' }))
      expect([name, rowsOf(name).length]).toEqual([name, counts[kind] ?? 0])
    const total = Object.keys(files)
      .filter(
        name => name.startsWith('tables/') && !/(relationships|evidence|claims|checks|contradictions)\.csv$/.test(name),
      )
      .reduce((sum, name) => sum + rowsOf(name.slice(7, -4)).length, 0)
    const { release } = JSON.parse(
      (await ask(get('{ release { entityCount relationshipCount } }', id))).body.toString(),
    ).data
    expect(total).toBe(release.entityCount)
    expect(rowsOf('relationships')).toHaveLength(release.relationshipCount)
    expect(rowsOf('evidence').every(row => row['evidence.raw'] !== undefined)).toBe(true)
    expect(Buffer.from(files['README.md'] ?? []).toString()).toContain(
      'filorosso load packages/comune-di-rivalta packages/wexcombe-borough',
    )
  })

  test('stays the same for ever, and is not sent again to who has it', async () => {
    const { id } = edge.service.release
    const { headers } = await ask(`/releases/${id}.zip`, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } })
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers['content-encoding']).toBeUndefined()
    const held = await ask(`/releases/${id}.zip`, { headers: { 'if-none-match': headers.etag as string } })
    expect([held.status, held.body.length]).toEqual([304, 0])
  })

  test('is not there of a release that is not, nor of one whose files were not kept', async () => {
    const { status, body } = await ask('/releases/rffffffffffffffff.zip')
    expect([status, JSON.parse(body.toString()).errors[0].extensions.code]).toEqual([404, 'NOT_FOUND'])
    const { id } = edge.service.release
    await store.database.driver.executeQuery('MATCH (part:PackageFile {release: $id}) DELETE part', { id })
    const none = await ask(`/releases/${id}.zip`)
    expect([none.status, JSON.parse(none.body.toString()).errors[0].message]).toEqual([
      404,
      `the files of release ${id} were not kept when it was loaded`,
    ])
  })
})
