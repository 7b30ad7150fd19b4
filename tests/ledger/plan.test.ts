import { expect, test } from 'vitest'
import { below } from '../../src/ledger/plan.ts'
import type { Subgraph } from '../../src/ledger/subgraph.ts'
import type { Edge } from '../../src/model/graph.ts'

test('what is right below a target is found once, however many columns of its tables ask', () => {
  const out = (relation: string, other: string) => ({ relation, direction: 'OUT', other }) as Edge
  const edges: Record<string, Edge[]> = {
    'plan/x/p': [out('HAS_SECTION', 'section/x/s'), out('HAS_LINE', 'line/x/a'), out('HAS_LINE', 'line/x/b')],
    'section/x/s': [out('HAS_LINE', 'line/x/a')],
  }
  let asked = 0
  const get = (id: string) => {
    asked += 1
    return edges[id]
  }
  const graph = {
    entities: new Map(),
    edges: { get, has: (id: string) => id in edges },
    contradictions: new Map(),
    contradiction: new Map(),
  } as Subgraph
  // A line that is in a section is below that alone.
  expect(below(graph, 'plan/x/p')).toEqual(['section/x/s', 'line/x/b'])
  const first = asked
  for (let column = 0; column < 100; column += 1) below(graph, 'plan/x/p')
  expect(asked).toBe(first)
})
