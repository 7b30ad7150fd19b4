import { describe, expect, test } from 'vitest'
import { Apart } from '../../src/ledger/apart.ts'
import { toleranceOf } from '../../src/ledger/balance.ts'
import { type Entry, type Ledger, ledgerFrom, totalsOver } from '../../src/ledger/entries.ts'
import { below } from '../../src/ledger/plan.ts'
import { amountOf, leftFor } from '../../src/ledger/portions.ts'
import type { Subgraph } from '../../src/ledger/subgraph.ts'
import type { Edge } from '../../src/model/graph.ts'
import { type Amount, decimalOf, printedAmount } from '../../src/model/money.ts'

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

describe('forty storeys, each of two that stand on both of those below', () => {
  const STOREYS = Array.from({ length: 40 }, (_, nth) => [`a${nth}`, `b${nth}`])
  /** Of each storey what `tied` says, of the lowest what `ground` does. */
  const ladder = (tied: (below: string[], above: string[]) => Partial<Entry>, ground: Partial<Entry>): Ledger => {
    const none = {
      amount: null,
      basis: 'STATED',
      currency: 'EUR',
      wholes: [],
      parts: [],
      derivedFrom: [],
      funds: [],
      supersedes: [],
    }
    const entries = STOREYS.flatMap((storey, nth) =>
      storey.map(id => {
        const [below = [], above = []] = [STOREYS[nth - 1], STOREYS[nth + 1]]
        return { ...none, id, ...(nth === 0 ? ground : {}), ...tied(below, above) }
      }),
    )
    return ledgerFrom(entries as unknown as Entry[])
  }
  const printed = (amount: number) => printedAmount({ amount, currency: 'EUR', precision: 'CENT', printed: null })
  const of = (ledger: Ledger, id: string): Entry => ledger.entries.get(id) as Entry

  test('a computed sum is rounded as the printed amounts that it comes from, each once', () => {
    const ledger = ladder(derivedFrom => ({ derivedFrom, basis: derivedFrom.length > 0 ? 'COMPUTED' : 'STATED' }), {
      amount: printed(100),
    })
    const rounding = toleranceOf(ledger, [of(ledger, 'a39')])
    expect(rounding && decimalOf(rounding)).toBe('0.01')
  })

  test('an empty cell of empty totals has at most what the one at the top has left', () => {
    const ledger = ladder(
      (below, wholes) => ({
        wholes,
        parts: below.map(id => ({ id, breakdown: 'LINE' as const })),
        amount: wholes.length === 0 ? printed(5000) : null,
      }),
      {},
    )
    const bound = leftFor(ledger, of(ledger, 'a0'))
    expect(decimalOf(amountOf(bound ?? []) as Amount)).toBe('50.00')
  })

  test('a computed sum is apart from what each of its terms is apart from', () => {
    const row = { grain: 'ROW', table: 'table/x/t', column: 'c', stage: 'APPROVED', act: 'act/x/1' } as const
    const ledger = ladder(derivedFrom => ({ derivedFrom }), row)
    const apart = new Apart(ledger)
    const other = (column: string): Entry => ({ ...of(ledger, 'b0'), id: column, column })
    expect(apart.of(of(ledger, 'a39'), other('c'), 'PRINTED')).toBe(true)
    expect(apart.of(of(ledger, 'a39'), other('d'), 'PRINTED')).toBe(false)
    expect(apart.of(of(ledger, 'a39'), of(ledger, 'b39'), 'PRINTED')).toBe(false)
  })
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
