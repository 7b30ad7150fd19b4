import { beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { openReader } from '../../src/graph/cached-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import { passes } from '../../src/graph/neighbours.ts'
import type { ReleaseInfo } from '../../src/graph/reader.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import type { Edge, NeighbourFilter } from '../../src/model/graph.ts'
import { withCopies } from './support/beside.ts'
import { counted } from './support/counted.ts'
import { openTestDatabase, ownScope } from './support/database.ts'

const ANPAL_SERVIZI = 'organisation/anpal-servizi'
const ALL: NeighbourFilter = { relations: null, direction: 'BOTH', kinds: null }

let database: Database
let release: ReleaseInfo

beforeAll(async () => {
  database = await openTestDatabase()
  const report = derive(await readPackages(['data/rapporto-2019']))
  release = await loadRelease(database, withCopies(report, 4), { scope: ownScope('neighbours'), contentHash: 'n' })
  // The planner decides by how much there is: on a busy machine that is counted late.
  await database.driver.executeQuery('CALL db.prepareForReplanning(60)', {}, { database: database.database })
})

function cold() {
  const { database: noting, asked, hits } = counted(database)
  return { reader: openReader(noting, release, new ReleaseCaches({ cacheBytes: 0 })), asked, hits }
}

/** Page by page to the end, each asked of a reader that remembers nothing. */
async function walked(id: string, filter: NeighbourFilter, limit: number, backwards: boolean): Promise<Edge[]> {
  const found: Edge[] = []
  for (;;) {
    const page = await cold().reader.neighbours(id, filter, { limit, from: found.at(-1) ?? null, backwards })
    found.push(...page)
    if (page.length < limit) return found
  }
}

describe('the neighbours of what many share', () => {
  test.each([
    ['an organisation', ANPAL_SERVIZI, ALL],
    ['those it receives', ANPAL_SERVIZI, { ...ALL, relations: ['BENEFITS'] }],
    ['acts about a region', 'region/abruzzo', { ...ALL, kinds: ['RESULT'] }],
    ['a fund, from the right', 'fund/poc-spao', { ...ALL, direction: 'IN' }],
    ['a programme of the budget, from the left', 'budget-programme/026-010', { ...ALL, direction: 'OUT' }],
    ['what a body never is', ANPAL_SERVIZI, { ...ALL, relations: ['HAS_LINE', 'IN_REGION'] }],
  ] satisfies [string, string, NeighbourFilter][])('page by page are all of them: %s', async (_, id, filter) => {
    const whole = (await cold().reader.edges(id)).filter(edge => passes(filter, edge))
    expect(await walked(id, filter, 60, false)).toEqual(whole)
    expect(await walked(id, filter, 60, true)).toEqual([...whole].reverse())
    expect(await cold().reader.neighbourCount(id, filter)).toBe(whole.length)
  })

  test('are read page by page, however many there are', async () => {
    const { reader, asked, hits } = cold()
    expect(reader.isPaged(ANPAL_SERVIZI)).toBe(true)
    const first = { limit: 21, from: null, backwards: false }
    expect(await reader.neighbours(ANPAL_SERVIZI, { ...ALL, relations: ['BENEFITS'] }, first)).toHaveLength(21)
    expect([asked.length, (await hits()) < 700]).toEqual([1, true])
    // With what is at the other ends.
    await Promise.all(
      (await reader.neighbours(ANPAL_SERVIZI, { ...ALL, relations: ['BENEFITS'] }, first)).map(({ other }) =>
        reader.entity(other),
      ),
    )
    expect(asked).toHaveLength(2)
    const any = cold()
    expect(await any.reader.neighbours(ANPAL_SERVIZI, ALL, first)).toHaveLength(21)
    const most = await any.hits()
    console.info(`${ANPAL_SERVIZI}: ${await hits()} of one type, ${most} of any`)
    expect(most).toBeLessThan(1_400)
  })

  test('are found in a release that was written before they could be', async () => {
    const { driver, database: name } = database
    const fund = 'fund/poc-spao'
    const whole = await cold().reader.edges(fund)
    const shared = `${release.id} ${fund}`
    const forget = 'MATCH ()-[link:CHARGED_TO]->() WHERE link.toShared = $shared REMOVE link.toShared'
    await driver.executeQuery(forget, { shared }, { database: name })
    expect(await walked(fund, { ...ALL, relations: ['CHARGED_TO'] }, 60, false)).toEqual(
      whole.filter(({ relation }) => relation === 'CHARGED_TO'),
    )
  })
})
