import { expect, test } from 'vitest'
import { type Entry, ledgerFrom, totalsOver } from '../../src/ledger/entries.ts'
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

/** Amounts by what they are parts of, and by the terms that they are sums of. */
const amounts = (ties: Record<string, { wholes?: string[]; derivedFrom?: string[] }>) => {
  const entries = Object.entries(ties).map(([id, { wholes = [], derivedFrom = [] }]) => ({ id, wholes, derivedFrom }))
  const ledger = ledgerFrom(entries as unknown as Entry[])
  return (id: string) => [...totalsOver(ledger, ledger.entries.get(id) as Entry)].sort()
}

test('what two totals of each step are in is found without going every way there: 2 to the power of 40', () => {
  const steps = Array.from({ length: 40 }, (_, nth) => [`a${nth}`, `b${nth}`])
  const over = amounts(
    Object.fromEntries(steps.flatMap((step, nth) => step.map(id => [id, { wholes: steps[nth + 1] ?? [] }]))),
  )
  expect(over('a0')).toEqual(steps.slice(1).flat().sort())
  expect(over('b38')).toEqual(['a39', 'b39'])
})

test('a computed sum is inside what all of its terms are inside of, in circles too', () => {
  const over = amounts({
    top: {},
    other: {},
    one: { wholes: ['top', 'other'] },
    two: { wholes: ['top'] },
    sum: { derivedFrom: ['one', 'two'] },
    further: { derivedFrom: ['sum', 'further'] },
    left: { wholes: ['right'] },
    right: { wholes: ['left', 'top'] },
  })
  expect(over('sum')).toEqual(['top'])
  expect(over('left')).toEqual(['right', 'top'])
  expect(over('right')).toEqual(['left', 'top'])
})
