import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pruneReleases } from '../../src/graph/releases/prune.ts'
import { loadPackages } from '../../src/service/data.ts'
import { type Service, startService } from '../../src/service/service.ts'
import { openStore } from '../../src/service/store.ts'
import { EXAMPLES } from '../operations/examples.ts'
import { testEnvironment } from './harness.ts'

const [FIRST, SECOND] = ['data/rapporto-2019', 'tests/packages/comune-di-rivalta']
const SCOPE = 'replay'
const steps = { step() {}, detail() {} }
const folder = mkdtempSync(join(tmpdir(), 'filorosso-replay-'))
let service: Service
/** The release that is cited. */
let cited: string

const serve = (data: string) =>
  startService({
    environment: testEnvironment({ FILOROSSO_STATE_DIR: folder, FILOROSSO_DATA: data }),
    steps,
    log() {},
    scope: SCOPE,
  })

beforeAll(async () => {
  service = await serve(FIRST)
  cited = service.release.id
})
afterAll(async () => {
  await service?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What lists all releases of the database speaks of no single one. */
const OPERATIONS = EXAMPLES.filter(({ runs, source }) => runs && !/\breleases\b/.test(source)).map(
  ({ name, source, operations }) => ({ name, query: source, operationName: operations[0]?.name?.value }),
)

async function bytesOf(
  { query, operationName }: { query: string; operationName?: string | undefined },
  release: string,
): Promise<string> {
  const response = await fetch(`${service.address}/graphql?release=${release}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, operationName }),
  })
  expect(response.headers.get('x-filorosso-release')).toBe(release)
  return response.text()
}

const TRACES = `{
  down: trace(from: "act/anpal/dd-549-2019") { id }
  up: trace(from: "line/anpal-servizi/2017-2020/5", direction: IN) { id }
  to: trace(from: "act/anpal/dd-570-2019", to: "indicator/rapporto-2019/l290") { id }
}`

async function pagesOf(release: string): Promise<Record<string, string>> {
  const query =
    '{ acts(first: 20) { nodes { id } } checks(first: 20) { nodes { id } } contradictions(first: 20) { nodes { id } } }'
  const { data } = JSON.parse(await bytesOf({ query }, release)) as {
    data: Record<string, { nodes: { id: string }[] }>
  }
  const ids = Object.values(data).flatMap(({ nodes }) => nodes.map(({ id }) => id))
  const traces = await bytesOf({ query: TRACES }, release)
  const traceIds = Object.values((JSON.parse(traces) as { data: Record<string, { id: string }> }).data).map(
    ({ id }) => id,
  )
  ids.push(...traceIds, ...traceIds.map(id => `${id}.svg`), 'region/campania', 'indicator/rapporto-2019/l290')
  const pages: Record<string, string> = {}
  for (const id of ids) {
    for (const accept of ['text/html', 'application/json']) {
      const response = await fetch(`${service.address}/${id}?release=${release}`, { headers: { accept } })
      expect(response.status).toBe(200)
      pages[`${id} ${accept}`] = await response.text()
    }
  }
  return pages
}

describe('an answer that is cited', { timeout: 180_000 }, () => {
  const before = new Map<string, string>()
  let pages: Record<string, string>

  test('is kept: operations and permalinks of a release, as they answer while it is live', async () => {
    expect(OPERATIONS.length).toBeGreaterThan(100)
    for (const operation of OPERATIONS) before.set(operation.name, await bytesOf(operation, cited))
    pages = await pagesOf(cited)
    expect(Object.keys(pages).length).toBe(2 * (60 + 3 + 3 + 2))
  })

  test('is the same to the byte when another release is live, in the same process', async () => {
    const store = await openStore(testEnvironment(), { step() {}, scope: SCOPE })
    const other = await loadPackages(store.database, { packages: [SECOND], keep: 9, steps, scope: SCOPE })
    await store.close()
    expect(other.id).not.toBe(cited)
    while (((await (await fetch(`${service.address}/ready`)).json()) as { release: string }).release !== other.id)
      await sleep(50)
    for (const operation of OPERATIONS) {
      expect(await bytesOf(operation, cited), operation.name).toBe(before.get(operation.name))
    }
    expect(await pagesOf(cited)).toEqual(pages)
    // The live one is another: the same operation without the release answers otherwise.
    const acts = OPERATIONS.find(({ name }) => name === 'acts') as (typeof OPERATIONS)[number]
    expect(await bytesOf(acts, other.id)).not.toBe(before.get('acts'))
  })

  test('is the same to the byte from a process that starts later, its caches empty', async () => {
    await service.stop()
    service = await serve(SECOND)
    expect(service.release.id).not.toBe(cited)
    for (const operation of OPERATIONS) {
      expect(await bytesOf(operation, cited), operation.name).toBe(before.get(operation.name))
    }
    expect(await pagesOf(cited)).toEqual(pages)
  })

  test('says, once its release was pruned, which package in which version gives it again; and so it does', async () => {
    const store = await openStore(testEnvironment(), { step() {}, scope: SCOPE })
    try {
      await pruneReleases(store.database, SCOPE, 1, { graceMs: 0 })
      await sleep(1_100)
      const { version } = JSON.parse(readFileSync(join(FIRST, 'datapackage.json'), 'utf8'))
      const program = JSON.parse(readFileSync('package.json', 'utf8')).version
      for (const path of ['/graphql', '/act/nobody/none']) {
        const response = await fetch(`${service.address}${path}?release=${cited}`, {
          ...(path === '/graphql' && {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query: '{ release { id } }' }),
          }),
        })
        expect(response.status).toBe(404)
        // biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
        const [error] = ((await response.json()) as any).errors
        expect(error.extensions.code).toBe('NOT_FOUND')
        expect(error.message).toMatch(
          new RegExp(`built from rapporto-2019 ${version} \\(files [0-9a-f]{12}\\) by filorosso ${program}`),
        )
        expect(error.extensions.hint).toContain(`rapporto-2019 ${version}`)
      }
      await loadPackages(store.database, { packages: [FIRST], keep: 9, steps, scope: SCOPE })
      await sleep(1_100)
      for (const operation of OPERATIONS) {
        const { name, query } = operation
        // When it was loaded is the one thing of a release that a later load cannot give again.
        if (!query.includes('loadedAt')) expect(await bytesOf(operation, cited), name).toBe(before.get(name))
      }
    } finally {
      await store.close()
    }
  })
})
