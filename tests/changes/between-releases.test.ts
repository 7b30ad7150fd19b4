import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { openReader } from '../../src/graph/cached-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import { cypher } from '../../src/graph/query.ts'
import type { GraphReader } from '../../src/graph/reader.ts'
import { printedDigests, TIES } from '../../src/graph/records/printed.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { warmUp } from '../../src/graph/warm-up.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { ENTITY_KINDS } from '../../src/model/kinds.ts'
import { type ChangesQuestion, changes } from '../../src/questions/changes/changes.ts'
import { openApi } from '../api/harness.ts'
import { counted } from '../graph/support/counted.ts'
import { type Loaded, loadedIn, openTestDatabase } from '../graph/support/database.ts'
import { imported, write } from '../recipes/support.ts'
import { changedCopy, drawn, ONE_OF_EACH } from './copies.ts'
import { NEW, OLD, TARGETS } from './editions.ts'
import { inMemory } from './memory.ts'

let database: Database
let report: Loaded
let rivalta: Loaded

const loaded = (graph: GraphValue, name: string) => loadedIn(database, graph, name)

beforeAll(async () => {
  database = await openTestDatabase()
  const read = async (folder: string) => derive(await readPackages([folder]))
  report = await loaded(await read('data/rapporto-2019'), 'changes-report')
  rivalta = await loaded(await read('tests/packages/comune-di-rivalta'), 'changes-rivalta')
})

type Asked = Omit<ChangesQuestion, 'from' | 'to'>
const ALL: Asked = { kinds: ENTITY_KINDS, first: 1_000 }

const between = (before: GraphReader, after: GraphReader, asked: Asked = ALL) =>
  changes(
    { reader: after, readerOf: async id => (id === before.release.id ? before : after) },
    { from: before.release.id, to: after.release.id, ...asked },
  )

/** As two readers that remember nothing are asked, and how often. */
async function cold(before: Loaded, after: Loaded, asked?: Asked) {
  const noting = counted(database)
  const reader = ({ release }: Loaded) => openReader(noting.database, release, new ReleaseCaches({ cacheBytes: 0 }))
  return { answer: await between(reader(before), reader(after), asked), ...noting }
}

const fromMemory = (before: Loaded, after: Loaded, asked?: Asked) =>
  between(inMemory(before.graph, before.release.id), inMemory(after.graph, after.release.id), asked)

describe('what two releases print otherwise', () => {
  test('is found by the database as in memory, whatever it is, in two queries', { timeout: 240_000 }, async () => {
    const met = new Set<string>()
    const copies = [...ONE_OF_EACH, ...fc.sample(drawn, 6)]
    for (const [nth, one] of copies.entries()) {
      const from = nth % 8 === 0 ? report : rivalta
      const copy = await loaded(changedCopy(from.graph, one), `changes-copy-${nth}`)
      const { answer, asked } = await cold(from, copy)
      expect(answer, JSON.stringify(one)).toEqual(await fromMemory(from, copy))
      expect(asked).toHaveLength(2)
      expect((await cold(copy, from)).answer).toEqual(await fromMemory(copy, from))
      for (const { change, fields } of answer.changes) {
        met.add(change)
        for (const { field } of fields) met.add(field)
      }
    }
    for (const what of ['ADDED', 'REMOVED', 'CHANGED', 'amount', 'name', 'FOR', 'MEASURES']) expect(met).toContain(what)
  })

  test('is nothing of a release and the same again', async () => {
    const again = await loaded(report.graph, 'changes-again')
    for (const { answer, asked } of [await cold(report, again), await cold(report, report)]) {
      expect(answer).toMatchObject({ added: 0, removed: 0, changed: 0, matching: 0, changes: [] })
      expect(answer.unchanged).toBe([...report.graph.entities.values()].filter(one => one.evidence.length > 0).length)
      expect(asked).toHaveLength(2)
    }
  })

  test('is listed as in memory, however much and whichever of it is asked for', { timeout: 120_000 }, async () => {
    const copy = await loaded(
      changedCopy(report.graph, { changes: ['reprinted', 'left', 'come', 'rescaled'], every: 3, from: 0 }),
      'changes-listed',
    )
    const whole = (await fromMemory(report, copy)).changes
    expect(whole.length).toBeGreaterThan(600)
    for (const first of [0, 1, 7, 50, 500]) {
      const asked = { ...ALL, first }
      const { answer } = await cold(report, copy, asked)
      expect(answer).toEqual(await fromMemory(report, copy, asked))
      expect(answer.changes).toEqual(whole.slice(0, first))
    }
    for (const asked of [
      { field: 'amount' },
      { field: 'amount', rises: true },
      { rises: false },
      { field: 'none' },
      { kinds: ['ALLOCATION' as const] },
      { kinds: ['RESULT' as const, 'LINE' as const, 'RESULT' as const] },
      { kinds: [] },
    ])
      expect((await cold(report, copy, { ...ALL, ...asked })).answer).toEqual(
        await fromMemory(report, copy, { ...ALL, ...asked }),
      )
  })

  test('is also what both print to the letter alike, where the source writes otherwise in the second', async () => {
    const made = await imported(TARGETS, [write('targets-2023.csv', OLD)])
    const targets = await loaded(await readPackages([made.folder]), 'changes-italian')
    const english = await loaded(
      changedCopy(targets.graph, { changes: ['readOtherwise'], every: 1, from: 0 }),
      'changes-english',
    )
    const { answer } = await cold(targets, english)
    expect(answer).toEqual(await fromMemory(targets, english))
    // 174.000: a hundred thousand and more, or a hundred and more.
    expect(
      answer.changes.map(({ id, fields }) => [id, fields.map(({ field, from, to }) => [field, from, to])]),
    ).toEqual([['target/t/t1', [['observations.target', '174.000', '174.000']]]])
  })

  test('is found also of a release that was written before it was noted what is printed alike', async () => {
    const one = { changes: ['reprinted' as const, 'left' as const, 'come' as const], every: 3, from: 0 }
    const copy = await loaded(changedCopy(rivalta.graph, one), 'changes-older')
    await database.driver.executeQuery(
      'MATCH (node:Entity {release: $release}) REMOVE node.printedAs',
      { release: copy.release.id },
      { database: database.database },
    )
    for (const [from, to] of [
      [rivalta, copy],
      [copy, rivalta],
      [copy, copy],
    ] as const)
      expect((await cold(from, to)).answer).toEqual(await fromMemory(from, to))
  })

  test('is noted of each entity as a service loads it, whose evidence is written before the rest is concluded', async () => {
    const folder = 'tests/packages/comune-di-rivalta'
    const api = await openApi([folder])
    const { records } = await database.driver.executeQuery(
      'MATCH (node:Entity {release: $release}) RETURN node.id AS id, node.printedAs AS noted',
      { release: api.release.id },
      { database: database.database },
    )
    await api.close()
    const digest = printedDigests(rivalta.graph)
    const expected = [...rivalta.graph.entities.values()].map(one => [
      one.id,
      one.evidence.length === 0 ? null : digest(one),
    ])
    expect(new Map(records.map(row => [row.get('id'), row.get('noted')]))).toEqual(
      new Map(expected as [string, string][]),
    )
    expect(new Set(expected.map(([, noted]) => noted)).size).toBeGreaterThan(rivalta.graph.entities.size / 2)
  })

  test('costs what differs: of what is printed alike nothing is read', async () => {
    const again = await loaded(report.graph, 'changes-counted')
    const same = await (await cold(report, again)).hits()
    const few = await loaded(changedCopy(report.graph, { changes: ['reprinted'], every: 200, from: 0 }), 'changes-few')
    const some = await (await cold(report, few)).hits()
    expect(same).toBeLessThan(7 * report.graph.entities.size)
    expect(some).toBeLessThan(1.5 * same)
  })

  test('is found also where one of both is in memory', { timeout: 120_000 }, async () => {
    const copy = await loaded(changedCopy(rivalta.graph, { changes: ['reprinted'], every: 2, from: 0 }), 'changes-warm')
    const caches = new ReleaseCaches({ cacheBytes: 1e8 })
    await warmUp(database, copy.release, caches)
    const reader = ({ release }: Loaded) => openReader(database, release, caches)
    expect(await between(reader(rivalta), reader(copy))).toEqual(await fromMemory(rivalta, copy))
    expect(await between(reader(copy), reader(rivalta))).toEqual(await fromMemory(copy, rivalta))
  })
})

test('the statement and the comparison in memory have the same relationships in view', () => {
  const types = [...cypher('changes/differing').matchAll(/\[link:([A-Z_|]+)\]/g)].map(([, found]) => found)
  expect(types).toEqual([[...TIES].join('|'), [...TIES].join('|')])
})

test('what two sources of one release print is found as in memory, in three queries; warm, in none', async () => {
  const made = await imported(TARGETS, [write('targets-2023.csv', OLD), write('targets-2025.csv', NEW)])
  const both = await loaded(await readPackages([made.folder]), 'changes-sources')
  const noting = counted(database)
  const reader = openReader(noting.database, both.release, new ReleaseCaches({ cacheBytes: 0 }))
  const memory = inMemory(both.graph, both.release.id)
  for (const kinds of [['TARGET' as const], ENTITY_KINDS])
    for (const [from, to] of [
      ['source/targets-2023', 'source/targets-2025'],
      ['source/targets-2025', 'source/targets-2023'],
      ['source/targets-2025', 'source/targets-2025'],
    ] as const) {
      noting.asked.length = 0
      const asked = { from, to, kinds, first: 1_000 }
      const answer = await changes({ reader, readerOf: async () => reader }, asked)
      expect(answer).toEqual(await changes({ reader: memory, readerOf: async () => memory }, asked))
      expect(noting.asked.length).toBeLessThanOrEqual(3)
    }
  const caches = new ReleaseCaches({ cacheBytes: 1e8 })
  await warmUp(database, both.release, caches)
  const warm = openReader(noting.database, both.release, caches)
  noting.asked.length = 0
  const asked = { from: 'source/targets-2023', to: 'source/targets-2025', kinds: ENTITY_KINDS, first: 1_000 }
  expect(await changes({ reader: warm, readerOf: async () => warm }, asked)).toEqual(
    await changes({ reader: memory, readerOf: async () => memory }, asked),
  )
  expect(noting.asked).toEqual([])
})
