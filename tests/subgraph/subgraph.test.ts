import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KIN } from '../../src/graph/records/relationships.ts'
import { isShared } from '../../src/graph/shared.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { kindOfId } from '../../src/model/kinds.ts'

import { type SubgraphQuestion, subgraph } from '../../src/questions/subgraph/subgraph.ts'
import { rejection } from '../database/helpers.ts'
import { anyTies } from '../graph/support/any-ties.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { ACT, LINE_1, PLAN, SECTION_1, Small, TOTAL } from '../trace/small.ts'

const ask = (graph: GraphValue, question: Partial<SubgraphQuestion> & { of: string }) =>
  subgraph(memoryReader(graph), { hops: 2, relations: null, kinds: null, first: 100, ...question })

/** How many hops away each entity is, going over no shared thing but the first. */
function distances(
  { relationships }: GraphValue,
  { of, hops, relations, kinds }: SubgraphQuestion,
): Map<string, number> {
  const found = new Map([[of, 0]])
  for (const [id, away] of found) {
    if (away === hops || (id !== of && isShared(id))) continue
    for (const { from, type, to } of relationships) {
      if ((from !== id && to !== id) || (relations !== null && !relations.includes(type))) continue
      const other = from === id ? to : from
      const isOfKind = kinds === null || kinds.includes(kindOfId(other) as never)
      if (!found.has(other) && isOfKind) found.set(other, away + 1)
    }
  }
  return found
}

describe('a subgraph', () => {
  test('is what lies around, the nearest first, with all that ties it, each once', async () => {
    const graph = new Small().total().done()
    expect(await ask(graph, { of: TOTAL, hops: 1 })).toMatchObject({
      nodes: [TOTAL, ACT, PLAN],
      edges: [
        { from: ACT, relation: 'SETS', to: TOTAL },
        { from: TOTAL, relation: 'FOR', to: PLAN },
      ],
      truncated: false,
    })
    const { nodes } = await ask(graph, {
      of: LINE_1,
      relations: ['HAS_LINE', 'HAS_SECTION'],
      kinds: ['SECTION', 'PLAN'],
    })
    expect(nodes).toEqual([LINE_1, SECTION_1, PLAN])
  })

  test('says that there is more than was asked for', async () => {
    const graph = new Small().table().done()
    const few = await ask(graph, { of: PLAN, first: 4 })
    expect([few.nodes.length, few.truncated]).toEqual([4, true])
    for (const { from, to } of few.edges)
      expect([few.nodes.includes(from), few.nodes.includes(to)]).toEqual([true, true])
  })

  test('goes as far as its hops over what is not shared, in any graph, and holds every relationship inside it', () =>
    fc.assert(
      fc.asyncProperty(anyTies, fc.nat(), fc.integer({ min: 1, max: 4 }), async (graph, start, hops) => {
        const ids = [...graph.entities.keys()]
        const question = { of: ids[start % ids.length] ?? '', hops, relations: null, kinds: null, first: 500 }
        const { nodes, edges, truncated } = await subgraph(memoryReader(graph), question)
        const away = distances(graph, question)
        expect([new Set(nodes), truncated]).toEqual([new Set(away.keys()), false])
        expect(nodes.map(id => away.get(id) ?? 0)).toEqual(nodes.map(id => away.get(id) ?? 0).sort())
        // Of two shared things neither is opened: what ties them to each other alone is left out, but for their like.
        const isRead = ({ from, to, type }: GraphValue['relationships'][number]) =>
          from === question.of || to === question.of || !isShared(from) || !isShared(to) || KIN.has(type)
        const inside = graph.relationships.filter(one => away.has(one.from) && away.has(one.to) && isRead(one))
        const stated = (list: readonly { from: string; to: string; relation?: string; type?: string }[]) =>
          list.map(one => `${one.from} ${one.relation ?? one.type} ${one.to}`).sort()
        expect(stated(edges)).toEqual(stated(inside))
      }),
      { numRuns: 40, endOnFailure: true },
    ))

  test('of nothing, or out of bounds, is refused', async () => {
    const graph = new Small().done()
    expect((await rejection(ask(graph, { of: 'plan/none' }))).code).toBe('NOT_FOUND')
    for (const out of [{ hops: 0 }, { hops: 7 }, { first: 0 }, { first: 501 }])
      expect((await rejection(ask(graph, { of: PLAN, ...out }))).message).toMatch(/is out of bounds/)
  })
})
