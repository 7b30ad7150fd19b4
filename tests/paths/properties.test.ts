import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Edge, GraphValue } from '../../src/model/graph.ts'
import { type EntityKind, kindOfId } from '../../src/model/kinds.ts'
import { RELATIONS, type Relation } from '../../src/model/relations.ts'
import type { PathAnswer } from '../../src/questions/paths/answer.ts'
import { BOUNDS } from '../../src/questions/paths/meet.ts'
import { paths } from '../../src/questions/paths/paths.ts'
import { rejection } from '../database/helpers.ts'
import { entity, graphOf, relationship } from '../graph/support/graph-of.ts'
import { runs } from '../runs.ts'
import { memoryReader } from '../trace/memory-reader.ts'

const TYPES: Relation[] = ['SAME_AS', 'SAME_AS', 'CONCERNS', 'CONCERNS', 'FOLLOWS', 'ISSUED_BY', 'FUNDED_BY']
/** Whether the kinds of two things let them be tied so. */
const mayTie = (from: string, type: Relation, to: string): boolean => {
  const ties = RELATIONS[type].ties.get(kindOfId(from) as EntityKind) ?? []
  return type === 'SAME_AS' || ties.some(({ ends }) => ends === 'ANY' || ends.some(kind => kind === kindOfId(to)))
}
const KINDS = ['act/x', 'plan/x', 'fund/x', 'region/x', 'organisation/x']
const MOST = { maxLength: 8, first: 20 }
/** With what some kinds cannot do without; the others take none of it. */
const thing = (id: string) => entity(id, { istatCode: id, actKind: 'LAW', status: 'ISSUED' } as never)

/** Any few things, tied anyhow: in circles, twice, to themselves. */
const graphs = fc
  .record({
    kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 2, maxLength: 9 }),
    ties: fc.array(
      fc.record({
        from: fc.nat(),
        to: fc.nat(),
        type: fc.constantFrom(...TYPES),
        basis: fc.constantFrom('STATED' as const, 'INFERRED' as const),
      }),
      { maxLength: 30 },
    ),
  })
  .map(({ kinds, ties }) => {
    const ids = kinds.map((kind, index) => `${kind}/${index}`)
    const at = (index: number) => ids[index % ids.length] as string
    return graphOf({
      entities: ids.map(thing),
      relationships: ties
        .filter(({ from, to, type }) => mayTie(at(from), type, at(to)))
        .map(({ from, to, type, basis }) => relationship(at(from), type, at(to), { basis })),
    })
  })

const endsOf = (graph: GraphValue): [string, string] => {
  const ids = [...graph.entities.keys()]
  return [ids[0] as string, ids.at(-1) as string]
}
const written = ({ steps }: PathAnswer) =>
  steps.map(({ from, relation, direction, to }) => `${from} ${relation} ${direction} ${to}`).join(', ')
const asked = (graph: GraphValue, more: Partial<typeof MOST> = {}, [from, to] = endsOf(graph)) =>
  paths(memoryReader(graph), { from, to, ...MOST, ...more })

/** Every walk without a return, by brute force; the shortest of them. */
async function everyShortest(graph: GraphValue): Promise<string[]> {
  const reader = memoryReader(graph)
  const [from, to] = endsOf(graph)
  const walks: { at: string; passed: string[]; steps: string[] }[] = [{ at: from, passed: [from], steps: [] }]
  for (let length = 1; length <= 8; length++) {
    const longer: typeof walks = []
    for (const { at, passed, steps } of walks.splice(0)) {
      const edges: readonly Edge[] = await reader.edges(at)
      for (const { other, relation, direction } of edges) {
        if (passed.includes(other)) continue
        const step = `${at} ${relation} ${direction} ${other}`
        longer.push({ at: other, passed: [...passed, other], steps: [...steps, step] })
      }
    }
    const there = longer.filter(({ at }) => at === to)
    if (there.length > 0) return [...new Set(there.map(({ steps }) => steps.join(', ')))].sort()
    walks.push(...longer)
  }
  return []
}

const inCommon = ({ steps }: PathAnswer) =>
  steps.slice(0, -1).filter(({ to }) => /^(fund|region|organisation)/.test(to))
const worth = (path: PathAnswer) => [inCommon(path).length, path.steps.filter(({ basis }) => basis !== 'STATED').length]
const forAny = (holds: (graph: GraphValue) => Promise<void>) =>
  fc.assert(fc.asyncProperty(graphs, holds), { numRuns: runs(300) })

describe('paths between any two things', () => {
  test('are all of the shortest, as long as they are not too many', () =>
    forAny(async graph => {
      const every = await everyShortest(graph)
      const found = (await asked(graph)).map(written)
      if (every.length <= 20) expect([...found].sort()).toEqual(every)
      else expect(found.every(path => every.includes(path))).toBe(true)
    }))

  test('are the best first: fewest things in common, then fewest unstated steps', () =>
    forAny(async graph => {
      const found = await asked(graph)
      const worths = found.map(worth)
      expect(worths).toEqual([...worths].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d))
      for (const first of [1, 2, 5]) expect(await asked(graph, { first })).toEqual(found.slice(0, first))
    }))

  test('are the same backwards, each turned around', () =>
    forAny(async graph => {
      const [from, to] = endsOf(graph)
      const turned = (await asked(graph, {}, [to, from])).map(({ steps }) => ({
        steps: [...steps].reverse().map(step => ({
          ...step,
          from: step.to,
          to: step.from,
          direction: step.direction === 'OUT' ? ('IN' as const) : ('OUT' as const),
        })),
      }))
      const every = await everyShortest(graph)
      if (every.length <= 20) expect(turned.map(written).sort()).toEqual((await asked(graph)).map(written).sort())
    }))

  test('do not depend on the order in which a release was written', () =>
    forAny(async graph => {
      const other = { ...graph, relationships: [...graph.relationships].reverse() }
      expect((await asked(other)).map(written)).toEqual((await asked(graph)).map(written))
    }))

  test('are none where they would be longer than asked for', () =>
    forAny(async graph => {
      const [shortest] = await asked(graph)
      const length = shortest?.steps.length ?? 1
      if (length > 1) expect(await asked(graph, { maxLength: length - 1 })).toEqual([])
    }))
})

describe('what thousands are tied to', () => {
  const tied = (hub: string, count: number, name: string) =>
    Array.from({ length: count }, (_, index) => ({ id: `plan/${name}/${index}`, hub }))
  const hubs = (count: number) => {
    const leaves = [...tied('region/a', count, 'a'), ...tied('region/b', count, 'b')]
    const ids = ['region/a', 'region/b', 'act/x/1', ...leaves.map(({ id }) => id)]
    return graphOf({
      entities: ids.map(thing),
      relationships: [
        ...leaves.map(({ id, hub }) => relationship(id, 'SAME_AS', hub)),
        relationship('act/x/1', 'CONCERNS', 'plan/a/0'),
        relationship('act/x/1', 'CONCERNS', 'region/b'),
      ],
    })
  }

  test('is not gone through where the other end is nearer', async () => {
    const graph = hubs(2_000)
    const relationships = graph.relationships.filter(({ from, to }) => from !== 'act/x/1' || to === 'plan/a/0')
    const question = { from: 'region/a', to: 'act/x/1', ...MOST }
    const found = await paths(memoryReader({ ...graph, relationships }), question, { ...BOUNDS, entities: 10 })
    expect(found.map(written)).toEqual(['region/a SAME_AS IN plan/a/0, plan/a/0 CONCERNS IN act/x/1'])
  })

  test('is refused, and not answered in part, where too much lies between', async () => {
    const reader = memoryReader(hubs(300))
    const ask = (bounds = BOUNDS) => paths(reader, { from: 'plan/a/1', to: 'plan/b/1', ...MOST }, bounds)
    expect((await ask()).map(({ steps }) => steps.length)).toEqual([5])
    for (const bounds of [
      { ...BOUNDS, entities: 100 },
      { ...BOUNDS, relationships: 100 },
    ]) {
      const error = await rejection(ask(bounds))
      expect(error.code).toBe('LIMIT_EXCEEDED')
      expect(error.message).toContain('maxLength: 8')
    }
  })

  test('counts on the last step only for what is looked for', async () => {
    const graph = hubs(300)
    const relationships = [...graph.relationships, relationship('region/a', 'SAME_AS', 'region/b')]
    const question = { from: 'plan/a/1', to: 'plan/b/1', maxLength: 3, first: 5 }
    const found = await paths(memoryReader({ ...graph, relationships }), question, { ...BOUNDS, entities: 10 })
    expect(found.map(({ steps }) => steps.length)).toEqual([3])
  })

  test('may have more shortest paths than can be counted', async () => {
    const layers = Array.from({ length: 7 }, (_, layer) => Array.from({ length: 12 }, (_, n) => `plan/x/${layer}-${n}`))
    const ids = ['act/x/from', ...layers.flat(), 'act/x/to']
    const ties = [['act/x/from'], ...layers, ['act/x/to']].flatMap((layer, index, all) =>
      layer.flatMap(from => (all[index + 1] ?? []).map(to => relationship(from, 'SAME_AS', to))),
    )
    const entities = ids.map(thing)
    const question = { from: 'act/x/from', to: 'act/x/to', ...MOST }
    const found = await paths(memoryReader(graphOf({ entities, relationships: ties })), question)
    expect(found).toHaveLength(20)
    expect(new Set(found.map(written)).size).toBe(20)
    expect(written(found[0] as PathAnswer)).toContain('plan/x/0-0 SAME_AS OUT plan/x/1-0')
  })
})
