import fc from 'fast-check'
import type { GraphValue } from '../../src/model/graph.ts'
import { GraphBuilder } from './graphs.ts'
import { type Cell, type Law, type LineScheme, layOut, type PlanScheme, type RowScheme, type Summed } from './layout.ts'
import { type Count, writePlan } from './write-plan.ts'

/** Random plans whose figures agree by construction; defects are then planted in single printed figures. */
export interface Scheme {
  plans: PlanScheme[]
}

export type Defect =
  | { kind: 'shift'; cell: number; units: number }
  | { kind: 'blank'; cell: number }
  | { kind: 'count'; plan: number; what: 'sectionCount' | 'lineCount'; by: number }

export interface Generated {
  graph: GraphValue
  laws: Law[]
  /** Every printed figure, in the order that defects count by. */
  cells: Cell[]
  counts: Count[]
  sums: Summed[]
}

const row: fc.Arbitrary<RowScheme> = fc.record({
  before: fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: 500, max: 9_000_000 }) },
  ),
  moved: fc.integer({ min: 0, max: 100 }),
  fund: fc.integer({ min: 0, max: 1 }),
})
const line: fc.Arbitrary<LineScheme> = fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 2 }) })
const maybeRow = fc.option(row, { nil: null })

export const schemes: fc.Arbitrary<Scheme> = fc.record({
  plans: fc.array(
    fc.record({
      sections: fc.array(fc.record({ coordination: maybeRow, lines: fc.array(line, { minLength: 1, maxLength: 3 }) }), {
        maxLength: 3,
      }),
      direct: fc.array(line, { minLength: 1, maxLength: 3 }),
      coordination: maybeRow,
      subtotals: fc.boolean(),
      funds: fc.boolean(),
      movement: fc.boolean(),
      unit: fc.constantFrom('CENT', 'EURO'),
      text: fc.boolean(),
      counts: fc.boolean(),
    }),
    { minLength: 1, maxLength: 2 },
  ),
})

const cell = fc.nat({ max: 10_000 })
export const defects: fc.Arbitrary<Defect> = fc.oneof(
  fc.record({
    kind: fc.constant('shift' as const),
    cell,
    units: fc.integer({ min: -900, max: 900 }).filter(n => n !== 0),
  }),
  fc.record({ kind: fc.constant('shift' as const), cell, units: fc.constantFrom(-1, 1, -9_000_000, 9_000_000) }),
  fc.record({ kind: fc.constant('blank' as const), cell }),
  fc.record({
    kind: fc.constant('count' as const),
    plan: fc.nat({ max: 10 }),
    what: fc.constantFrom('sectionCount' as const, 'lineCount' as const),
    by: fc.constantFrom(-1, 1, 2),
  }),
)

export function generate(scheme: Scheme, planted: readonly Defect[] = []): Generated {
  const builder = new GraphBuilder()
  const plans = scheme.plans.map((plan, i) => layOut(plan, `prova/p${i}`))
  const cells = plans.flatMap(plan => plan.cells)
  for (const defect of planted) {
    const cell = defect.kind === 'count' ? undefined : cells[defect.cell % cells.length]
    if (!cell || defect.kind === 'count') continue
    cell.printed = defect.kind === 'blank' || cell.printed === null ? null : cell.printed + defect.units * cell.unit
  }
  const counts = plans.flatMap((plan, i) => {
    const wrong = planted.filter(defect => defect.kind === 'count').filter(({ plan }) => plan % plans.length === i)
    return writePlan(builder, plan, {
      sectionCount: sumFor(wrong, 'sectionCount'),
      lineCount: sumFor(wrong, 'lineCount'),
    })
  })
  return {
    graph: builder.graph,
    laws: plans.flatMap(plan => plan.laws),
    cells,
    counts,
    sums: plans.flatMap(plan => plan.sums),
  }
}

function sumFor(wrong: readonly Extract<Defect, { kind: 'count' }>[], what: string): number {
  return wrong.filter(defect => defect.what === what).reduce((sum, { by }) => sum + by, 0)
}
