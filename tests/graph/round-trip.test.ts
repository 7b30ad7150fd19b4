import { beforeAll, describe, expect, test } from 'vitest'
import { openReader } from '../../src/graph/cached-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import type { ReleaseInfo } from '../../src/graph/reader.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { ENTITY_KINDS } from '../../src/model/kinds.ts'
import { PROPERTIES } from '../../src/model/properties.ts'
import { nodesByRelease, openTestDatabase, ownScope } from './support/database.ts'
import { check, contradiction, entity, evidence, fullEntity, graphOf, relationship } from './support/graph-of.ts'
import { inOrder, readBack } from './support/read-back.ts'

const full = ENTITY_KINDS.map(kind => fullEntity(kind))
const bare = [
  entity('act/t/bare', { actKind: 'LETTER', status: 'AWAITED' }),
  entity('allocation/t/bare', { stage: 'SPENT', grain: 'TEXT', part: 'MAIN' }),
  entity('allocation/t/zero', { stage: 'SPENT', grain: 'ROW', part: 'MAIN', amount: 0, precision: 'CENT' }),
  entity('allocation/t/great', { stage: 'SPENT', grain: 'ROW', part: 'MAIN', amount: -9_007_199_254_740_991 }),
  entity('navigator-cohort/t/bare', {}),
  entity('indicator/t/bare', { unit: 'CPI', area: '' }),
]
const graph = graphOf({
  entities: [...full, ...bare],
  evidence: [
    evidence('e1', { table: 'table/t/1', row: 'Linea 4 – «CPI»', column: 'Totale', raw: '  1.234,50\t€ ' }),
    evidence('e2'),
  ],
  relationships: [
    relationship('act/t/1', 'SETS', 'allocation/t/1', { evidence: ['e1', 'e2'], basis: 'INFERRED', rule: 'same name' }),
    relationship('allocation/t/1', 'BREAKS_DOWN_INTO', 'allocation/t/zero', { breakdown: 'FUND', basis: 'COMPUTED' }),
    relationship('allocation/t/1', 'BREAKS_DOWN_INTO', 'allocation/t/great', { breakdown: 'LINE' }),
    // Twice the same tie, reported twice: two relationships.
    relationship('act/t/1', 'CONCERNS', 'plan/t/1', { note: 'letter' }),
    relationship('act/t/1', 'CONCERNS', 'plan/t/1', { note: 'note' }),
    relationship('plan/t/1', 'SAME_AS', 'spending-programme/t/1'),
    relationship('spending-programme/t/1', 'SAME_AS', 'plan/t/1'),
  ],
  checks: [
    check('check/full', {
      status: 'FAILS',
      expected: '10.00',
      found: '9.99',
      difference: '0.01',
      tolerance: '0.005',
      about: ['plan/t/1', 'act/t/1'],
      evidence: ['e2', 'e1'],
      contradiction: 'contradiction/full',
    }),
    check('check/bare'),
  ],
  contradictions: [
    contradiction('contradiction/full', {
      difference: '0.01',
      about: ['plan/t/1', 'act/t/1'],
      preferred: 1,
      preferenceRule: 'equals its parts',
      italian: { name: 'Una contraddizione', explanation: 'Non concordano.' },
      claims: [
        { value: 'ten', number: '10.00', basis: 'STATED', rule: null, evidence: ['e1'], entity: 'act/t/1' },
        { value: 'less', number: null, basis: 'COMPUTED', rule: 'sum', evidence: [], entity: null },
      ],
    }),
    contradiction('contradiction/bare'),
  ],
})

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

describe('a release', () => {
  let release: ReleaseInfo

  beforeAll(async () => {
    release = await loadRelease(database, graph, { scope: ownScope('roundtrip'), contentHash: 'all', batchSize: 4 })
  })

  test('reads back as the graph it was loaded from, every kind with every property and with none', async () => {
    expect(inOrder(await readBack(database, release))).toEqual(inOrder(graph))
  })

  test('is tried with every property that a kind has', () => {
    // An entity whose properties are all at their defaults would prove nothing.
    for (const { kind, properties } of full) {
      const shape = PROPERTIES[kind].shape
      const unset = Object.entries(properties).filter(
        ([name, value]) => name in shape && (value === null || value === false),
      )
      expect(unset, kind).toEqual([])
    }
  })

  test('states what it holds', () => {
    expect(release).toMatchObject({
      id: expect.stringMatching(/^roundtrip-[0-9a-f]{8}-r[0-9a-f]{16}$/),
      entityCount: 32,
      relationshipCount: 7,
      counts: { ACT: 2, ALLOCATION: 4, PLAN: 1, CHECK: 2, CONTRADICTION: 2, EVIDENCE: 2 },
      sources: ['source/t/1'],
    })
    expect(Math.abs(Date.parse(release.loadedAt) - Date.now())).toBeLessThan(60_000)
  })

  test('lists the edges of an entity from both ends, in the order they were loaded', async () => {
    const reader = openReader(database, release, new ReleaseCaches({ cacheBytes: 1e6 }))
    const edges = await reader.edges('plan/t/1')
    expect(edges.map(({ relation, direction, other, note }) => [relation, direction, other, note])).toEqual([
      ['CONCERNS', 'IN', 'act/t/1', 'letter'],
      ['CONCERNS', 'IN', 'act/t/1', 'note'],
      ['SAME_AS', 'OUT', 'spending-programme/t/1', null],
      ['SAME_AS', 'IN', 'spending-programme/t/1', null],
    ])
    expect(await reader.edges('company/t/1')).toEqual([])
  })

  test('states which checks and contradictions are about an entity, and which allocations stand in a table', async () => {
    const reader = openReader(database, release, new ReleaseCaches({ cacheBytes: 1e6 }))
    expect(await reader.checksAbout('act/t/1')).toEqual(['check/full'])
    expect(await reader.contradictionsAbout('plan/t/1')).toEqual(['contradiction/full'])
    expect(await reader.contradictionsAbout('line/t/1')).toEqual([])
    expect(await reader.naming('ALLOCATION', 'table', 'table/t/1')).toEqual(['allocation/t/1'])
    expect(await reader.naming('ALLOCATION', 'table', 'table/t/2')).toEqual([])
  })

  test('has nothing under an id of another kind of thing', async () => {
    const reader = openReader(database, release, new ReleaseCaches({ cacheBytes: 1e6 }))
    expect(await reader.entity('act/t/none')).toBeNull()
    expect(await reader.entity('check/full')).toBeNull()
    expect(await reader.check('contradiction/full')).toBeNull()
    expect(await reader.evidence('')).toBeNull()
  })
})

describe('a graph that contradicts itself', () => {
  const planted: Record<string, GraphValue> = {
    'a relationship to nothing': graphOf({
      entities: bare,
      relationships: [relationship('act/t/bare', 'SETS', 'allocation/t/x')],
    }),
    'evidence that is not there': graphOf({ entities: [entity('fund/a', {}, { evidence: ['e9'] })] }),
    'a check about nothing': graphOf({ checks: [check('check/a', { about: ['fund/a'] })] }),
    'a check that found nothing': graphOf({ checks: [check('check/a', { contradiction: 'contradiction/a' })] }),
    'a preference for no claim': graphOf({ contradictions: [contradiction('contradiction/a', { preferred: 0 })] }),
    'two checks with one id': graphOf({ checks: [check('check/a'), check('check/a')] }),
    'an entity under another id': { ...graphOf({}), entities: new Map([['fund/b', entity<'FUND'>('fund/a', {})]]) },
    'a claim of nothing': graphOf({
      contradictions: [
        contradiction('contradiction/a', {
          claims: [{ value: '', number: null, basis: 'STATED', rule: null, evidence: [], entity: 'fund/a' }],
        }),
      ],
    }),
  }
  test.each(Object.entries(planted))('is refused before anything is written: %s', async (_what, graph) => {
    const scope = ownScope('loose')
    const load = loadRelease(database, graph, { scope, contentHash: 'loose' })
    await expect(load).rejects.toMatchObject({ code: 'INTERNAL', message: expect.stringContaining('cannot be loaded') })
    expect(await nodesByRelease(database, scope)).toEqual({})
  })
})
