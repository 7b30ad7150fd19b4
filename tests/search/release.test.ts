import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { openReader } from '../../src/graph/cached-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import type { GraphReader } from '../../src/graph/reader.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { pruneReleases } from '../../src/graph/releases/prune.ts'
import { currentRelease } from '../../src/graph/releases/releases.ts'
import type { EntityValue, GraphValue } from '../../src/model/graph.ts'
import { ENTITY_KINDS } from '../../src/model/kinds.ts'
import { levelsOf } from '../../src/questions/search/levels.ts'
import { MAX_TEXT, type Place, search } from '../../src/questions/search/search.ts'
import { itemsOf } from '../../src/search/items.ts'
import { spellingsOf, textWords } from '../../src/search/spellings.ts'
import { keyOf, wordsOf } from '../../src/search/words.ts'
import { loadInChild } from '../graph/support/child.ts'
import { openTestDatabase, ownScope } from '../graph/support/database.ts'
import { entity, graphOf } from '../graph/support/graph-of.ts'
import { least, runs } from '../runs.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

/** A reader that remembers nothing: every answer is the database's. */
async function loaded(graph: GraphValue, name: string): Promise<GraphReader> {
  const release = await loadRelease(database, graph, { scope: ownScope(name), contentHash: name })
  return openReader(database, release, new ReleaseCaches({ cacheBytes: 0 }))
}

const idsOf = async (reader: GraphReader, text: string, first = 100) =>
  (await search(reader, text, null, first)).page.map(({ id }) => id)

describe.each(['data/rapporto-2019', 'tests/packages/comune-di-rivalta'])('of %s', folder => {
  let reader: GraphReader
  let entities: EntityValue[]
  beforeAll(async () => {
    const graph = derive(await readPackages([folder]))
    entities = [...graph.entities.values()]
    reader = await loaded(graph, 'search-names')
  })

  test('every name, alias, number and code finds its entity among the first five, or the first who are called so', async () => {
    const called = new Map<string, { text: string; ids: Set<string> }>()
    for (const each of entities) {
      for (const { text, exact } of spellingsOf(each)) {
        const keys = exact.map(keyOf)
        const key = keyOf(textWords(text))
        if (text.length > MAX_TEXT || !keys.includes(key)) continue
        called.set(key, { text, ids: (called.get(key)?.ids ?? new Set()).add(each.id) })
      }
    }
    expect(called.size).toBeGreaterThan(60)
    const asked = [...called.values()]
    while (asked.length > 0) {
      await Promise.all(
        asked.splice(0, 16).map(async ({ text, ids }) => {
          const found = await idsOf(reader, text, Math.max(5, ids.size))
          expect(found, text).toEqual(expect.arrayContaining([...ids].slice(0, found.length)))
        }),
      )
    }
  }, 120_000)

  test('what several words find has the same score by its text as the index gives it, so it stands in the same order', async () => {
    const words = [...new Set(entities.flatMap(({ id, name, description }) => wordsOf(`${name} ${description} ${id}`)))]
    const word = fc.constantFrom(...words).chain(whole => fc.constantFrom(whole, whole, whole.slice(0, 4), `${whole}i`))
    const names = entities.flatMap(each => spellingsOf(each).map(({ text }) => text.slice(0, MAX_TEXT)))
    const parts = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat()).map(([name, from, length]) => {
      const printed = name.split(' ')
      const at = from % printed.length
      return printed.slice(at, at + 2 + (length % 4)).join(' ')
    })
    const guesses = fc.array(word, { minLength: 2, maxLength: 3 }).map(some => some.join(' '))
    const texts = fc.oneof({ weight: 4, arbitrary: parts }, fc.constantFrom(...names), guesses)
    let [found, several] = [0, 0]
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(null, ['LINE', 'ALLOCATION'] as const), async (text, kinds) => {
        const [level] = levelsOf(reader.release.id, itemsOf(text), reader.release.entityCount)
        if (level?.scoreOf == null) return
        const few = (await reader.fewBy(level.found(kinds), 10_000)) ?? []
        const scored = few.map(each => ({ id: each.id, score: level.scoreOf?.(each.text) }))
        const byIndex = await reader.foundBy(level.scored(kinds), 0, 10_000)
        expect(
          scored.sort((one, other) => Number(other.score) - Number(one.score)),
          text,
        ).toEqual(byIndex)
        const { page } = await search(reader, text, kinds, 3)
        if (byIndex.length > 0) expect(page, text).toEqual(byIndex.slice(0, 3))
        if (byIndex.length > 0) found++
        if (byIndex.length > 1) several++
      }),
      { numRuns: runs(300) },
    )
    expect(found).toBeGreaterThan(least(30))
    expect(several).toBeGreaterThan(least(10))
  }, 120_000)

  test('one mistake in a long word of a name is forgiven', async () => {
    const long = entities.flatMap(({ id, kind, name }) => {
      const word = wordsOf(name).find(each => /^[a-z]{9,}$/.test(each))
      return kind === 'ALLOCATION' || word === undefined ? [] : [{ id, word }]
    })
    // Letters that no word there has: a mistake must not make another word, as "territoryo" is one of our own "territory".
    const mistakes = fc.record({ which: fc.nat(), at: fc.nat(), letter: fc.constantFrom(...'wxkj') })
    await fc.assert(
      fc.asyncProperty(mistakes, async ({ which, at, letter }) => {
        const { id, word } = long[which % long.length] as { id: string; word: string }
        const i = 1 + (at % (word.length - 1))
        expect(await idsOf(reader, `${word.slice(0, i)}${letter}${word.slice(i + 1)}`, 10_000)).toContain(id)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a release', () => {
  test('finds the same for ever: other releases with words like its own change neither order nor scores', async () => {
    const graph = derive(await readPackages(['tests/packages/comune-di-rivalta']))
    const reader = await loaded(graph, 'search-replay')
    // The last is two letters away from what it finds, and there will be hundreds of words only one letter away from it.
    const texts = ['piano', 'quartere', 'dd', 'acque rivlta', 'servizi xyz', 'facilittri']
    const answers = () =>
      Promise.all(
        texts.map(async text => {
          const { facets, count, page } = await search(reader, text, null, 100)
          return { facets: await facets(), count: await count(), page }
        }),
      )
    const before = await answers()
    expect(before.map(({ count }) => count > 0)).toEqual(texts.map(() => true))
    const letters = [...'abcdefghilmnopqrstuvz']
    const alike = texts.flatMap(text =>
      [...text].flatMap((_, at) => letters.map(letter => text.slice(0, at) + letter + text.slice(at + 1))),
    )
    const others = alike.map((name, index) => entity(`organisation/x/${index}`, {}, { name }))
    await loaded(graphOf({ entities: others }), 'search-others')
    await loaded(graph, 'search-replay-again')
    expect(await answers()).toEqual(before)
  })

  test('finds first what is exactly the text, however long its name, then what small words or endings distinguish', async () => {
    const entities = [
      entity('plan/x/1', {}, { name: 'Programma pluriennale di interventi', aliases: ['Lavoro'] }),
      entity('plan/x/2', {}, { name: 'Il lavoro' }),
      entity('plan/x/3', {}, { name: 'Lavoro e casa' }),
      entity('plan/x/4', {}, { name: 'Lavori' }),
    ]
    const reader = await loaded(graphOf({ entities }), 'search-exact')
    expect(await idsOf(reader, 'lavoro')).toEqual(['plan/x/1', 'plan/x/2', 'plan/x/4', 'plan/x/3'])
    expect((await idsOf(reader, 'il lavoro'))[0]).toBe('plan/x/2')
  })

  test('answers any text, however many words are misspelt and however many words are like each of them', async () => {
    const long = ['qwertzuiop', 'asdfghjkly', 'poiuztrewq', 'mnbvcxyasd', 'lkjhgfdsap']
    const letters = [...'abcdefghilmnopqrstuvz']
    const alike = long.flatMap(word =>
      [2, 4, 6].flatMap(at => letters.map(letter => word.slice(0, at) + letter + word.slice(at + 1))),
    )
    const entities = alike.map((name, index) => entity(`organisation/x/${index}`, {}, { name, description: name }))
    const reader = await loaded(graphOf({ entities }), 'search-any-text')
    // What is asked grows with the entities of a release, as far as this.
    const largest = { ...reader, release: { ...reader.release, entityCount: 2 ** 30 } }
    const pieces = fc.oneof(
      fc.constantFrom(...long),
      fc.constantFrom(...alike),
      fc.constantFrom('ab1', 'abcd12', '1 330 550', '1.330', '2,5 mln', '12/6/2019', '28 giugno 2019', '10.iv'),
      fc.constantFrom('*', '?', '~2', '^9', '*:*', '"', 'AND', '(', '[a TO z]', '\\', '/x/', '-', 'NOT', '\u0000'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
    )
    const worst = [
      `${long.join(' ')} ${Array.from({ length: 20 }, (_, index) => `abc${index + 10}`).join(' ')}`,
      `${long.join(' ')} ${'1 330 330 '.repeat(20)}`,
      `${long.join(' ')} ${'ab1 '.repeat(40)}`,
      long.join(' '),
      Array.from({ length: 100 }, (_, index) => String.fromCharCode(97 + (index % 26))).join(' '),
      '1 '.repeat(100),
      `1${' 330'.repeat(49)}`,
    ].map(text => text.slice(0, MAX_TEXT))
    const answers = async (text: string) => {
      const { page, count } = await search(largest, text, ENTITY_KINDS, 5)
      expect(page.length, text).toBeLessThanOrEqual(await count())
    }
    for (const text of worst) await answers(text)
    const texts = fc.array(pieces, { minLength: 1, maxLength: 40 }).map(some => some.join(' ').slice(0, MAX_TEXT))
    await fc.assert(
      fc.asyncProperty(texts, async text => {
        fc.pre(text.trim() !== '')
        await answers(text)
      }),
      { numRuns: runs(30) },
    )
  })

  test('is searched until it is pruned, and then finds nothing', async () => {
    const scope = ownScope('search-prune')
    const named = (name: string) => graphOf({ entities: [entity('plan/x/1', {}, { name })] })
    const old = await loadRelease(database, named('Vecchio'), { scope, contentHash: 'old' })
    await loadRelease(database, named('Nuovo'), { scope, contentHash: 'new' })
    const reader = openReader(database, old, new ReleaseCaches({ cacheBytes: 0 }))
    expect(await idsOf(reader, 'vecchio')).toEqual(['plan/x/1'])
    expect(await pruneReleases(database, scope, 1, { graceMs: 0 })).toEqual([old.id])
    expect(await idsOf(reader, 'vecchio')).toEqual([])
  })

  test('killed amid its search texts is not live, and is whole when it is loaded again', async () => {
    const scope = ownScope('search-killed')
    const child = { content: 'killed', size: 3, batchSize: 2, leaseMs: 600 }
    await loadInChild({ ...child, loads: [{ scope, killAt: 'after search 1' }] }).ended
    expect(await currentRelease(database, scope)).toBeNull()
    await loadInChild({ ...child, loads: [{ scope }] }).ended
    const live = await currentRelease(database, scope)
    if (live === null) throw new Error('nothing is live')
    const reader = openReader(database, live, new ReleaseCaches({ cacheBytes: 0 }))
    expect(await idsOf(reader, 'line 2killed')).toEqual(['line/t/2'])
  })

  test('of hundreds alike is listed to its end, page by page', async () => {
    const plans = Array.from({ length: 260 }, (_, index) =>
      entity(`plan/x/${index}`, {}, { name: `Servizio ${index}` }),
    )
    const funds = Array.from({ length: 130 }, (_, index) =>
      entity(`fund/x/${index}`, {}, { name: `Servizio ${index}` }),
    )
    const reader = await loaded(graphOf({ entities: [...plans, ...funds] }), 'search-many')
    const pageAfter = (after: Place | null, first: number) => search(reader, 'servizi', null, first, after)
    const whole = await pageAfter(null, 1_000)
    expect(await whole.count()).toBe(390)
    const listed = []
    for (;;) {
      const after = listed.length === 0 ? null : { level: whole.level ?? 0, after: listed.length }
      const { page } = await pageAfter(after, 60)
      if (page.length === 0) break
      listed.push(...page)
    }
    expect(new Set(listed.map(({ id }) => id)).size).toBe(390)
    expect(listed).toEqual(whole.page)
    expect((await search(reader, 'servizi', ['FUND'], 1_000)).page.length).toBe(130)
  })
})
