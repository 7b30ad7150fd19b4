import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/graph/database.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { currentRelease } from '../../src/graph/releases/releases.ts'
import { rejection } from '../database/helpers.ts'
import { openTestDatabase, ownScope } from './support/database.ts'
import { sampleGraph } from './support/sample.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

/** What each tie is between. */
const TIED: Record<string, string[]> = {
  relationships: ['entities'],
  claims: ['contradictions'],
  'contradictions-about': ['contradictions', 'entities'],
  'checks-about': ['checks', 'entities'],
  'checks-found': ['checks', 'contradictions'],
}

describe('a load', () => {
  test.each([
    ['an entity', '(n:Line {name: $name}) DETACH DELETE n', 'of 3 written (entity LINE)'],
    ['a relationship', '(:Line {name: $name})<-[tie:HAS_LINE]-() DELETE tie', 'of 3 written (relationship HAS_LINE)'],
    [
      'a claim',
      '(:Line {name: $name})<-[:ABOUT]-(:Contradiction)-->(n:Claim) DETACH DELETE n',
      '(contradiction CLAIMS)',
    ],
  ])('that lost %s on the way does not go live', async (_what, loss, message) => {
    const scope = ownScope('lost')
    const old = await loadRelease(database, sampleGraph(1), { scope, contentHash: 'old' })
    const load = loadRelease(database, sampleGraph(3, scope), {
      scope,
      contentHash: 'new',
      onPoint: async point => {
        if (point !== 'after checks-found 1') return
        await database.driver.executeQuery(`MATCH ${loss}`, { name: `Line 2${scope}` }, { database: database.database })
      },
    })
    expect((await rejection(load)).message).toContain(message)
    expect(await currentRelease(database, scope)).toEqual(old)
  })

  test('of another graph by the hash of one that is there already is refused', async () => {
    const scope = ownScope('same-hash')
    const load = (size: number) => loadRelease(database, sampleGraph(size), { scope, contentHash: 'same' })
    const first = await load(2)
    expect((await rejection(load(3))).message).toMatch(/2 of 3 written/)
    expect(await currentRelease(database, scope)).toEqual(first)
    expect((await load(2)).loadedAt).toBe(first.loadedAt)
  })

  test('of a first release writes three transactions at once, but ties one by one, and after both of their ends', async () => {
    const underWay: string[] = []
    const ended = new Set<string>()
    let most = 0
    await loadRelease(database, sampleGraph(9), {
      scope: ownScope('at-once'),
      contentHash: 'first',
      batchSize: 2,
      onPoint: point => {
        const [when = '', step = ''] = point.split(' ')
        if (when === 'after') {
          underWay.splice(underWay.indexOf(step), 1)
          if (!underWay.includes(step)) ended.add(step)
          return
        }
        ended.delete(step)
        underWay.push(step)
        most = Math.max(most, underWay.length)
        expect(underWay.filter(each => TIED[each] !== undefined).length).toBeLessThan(2)
        expect(TIED[step]?.filter(end => !ended.has(end)) ?? []).toEqual([])
      },
    })
    expect(most).toBe(3)
    expect([...ended]).toEqual(expect.arrayContaining(Object.keys(TIED)))
  })
})
