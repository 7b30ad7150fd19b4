import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import type { CheckValue } from '../../src/model/graph.ts'
import { GraphBuilder } from './graphs.ts'

interface Change {
  /** Coordination of the wider plan, in cents; null where it prints none. */
  wider?: number | null
  /** The rows of the narrower plan's sections. */
  narrower?: readonly [number, number]
  /** The rows of the narrower plan's sections are said to be the wider one's, printed again. */
  restated?: boolean
  /** The wider table has a coordination of section 1 as well. */
  ofSection?: number
}

/** One money in two tables: a plan of two sections with its coordination in one row, and another that prints it by section. */
function twoTables({ wider = 300, narrower = [100, 200], restated = false, ofSection = 0 }: Change = {}): GraphBuilder {
  const builder = new GraphBuilder()
  for (const plan of ['w', 'n']) {
    builder.add<'PLAN'>(`plan/prova/${plan}`, { name: `Piano ${plan}` })
    builder.add<'TABLE'>(`table/prova/${plan}`, { name: `Tabella ${plan}` })
    for (const number of [1, 2]) {
      builder.add<'SECTION'>(`section/prova/${plan}/${number}`)
      builder.tie(`plan/prova/${plan}`, 'HAS_SECTION', `section/prova/${plan}/${number}`)
      builder.add<'LINE'>(`line/prova/${plan}/${number}`)
      builder.tie(`section/prova/${plan}/${number}`, 'HAS_LINE', `line/prova/${plan}/${number}`)
    }
  }
  builder.tie('plan/prova/n', 'IMPLEMENTS', 'plan/prova/w')
  builder.add<'ACT'>('act/prova/dd-1')
  const put = (plan: string, row: string, target: string, part: 'WHOLE' | 'COORDINATION', amount: number) => {
    const total = `allocation/prova/tot/${plan}`
    const place = { table: `table/prova/${plan}`, column: plan, part, amount }
    builder.amount(
      `allocation/prova/${row}/${plan}`,
      { ...place, grain: row === 'tot' ? 'TOTAL' : 'ROW' },
      {
        for: `${target}`,
        ...(plan === 'n' ? { act: 'act/prova/dd-1' } : {}),
        partOf: row === 'tot' ? [] : [[total, 'LINE']],
      },
    )
  }
  const lines = 1000 + 2000
  put('w', 'tot', 'plan/prova/w', 'WHOLE', lines + (wider ?? 0) + ofSection)
  put('n', 'tot', 'plan/prova/n', 'WHOLE', lines + narrower[0] + narrower[1])
  for (const [nth, cents] of [1000, 2000].entries())
    for (const plan of ['w', 'n']) put(plan, `l${nth + 1}`, `line/prova/${plan}/${nth + 1}`, 'WHOLE', cents)
  if (wider !== null) put('w', 'coord', 'plan/prova/w', 'COORDINATION', wider)
  if (ofSection > 0) put('w', 'coord-1', 'section/prova/w/1', 'COORDINATION', ofSection)
  for (const [nth, cents] of narrower.entries())
    put('n', `coord-${nth + 1}`, `section/prova/n/${nth + 1}`, 'COORDINATION', cents)
  for (const row of ['tot', 'l1', 'l2'])
    builder.tie(`allocation/prova/${row}/n`, 'RESTATES', `allocation/prova/${row}/w`)
  for (const row of restated ? ['coord-1', 'coord-2'] : [])
    builder.tie(`allocation/prova/${row}/n`, 'RESTATES', 'allocation/prova/coord/w')
  return builder
}

const computed = (change: Change = {}): (string | number | null)[][] =>
  [...derive(twoTables(change).graph).entities.values()].flatMap(entity =>
    entity.kind === 'ALLOCATION' && entity.basis === 'COMPUTED'
      ? [[entity.id.split('/').pop() ?? '', entity.properties.part, entity.properties.amount]]
      : [],
  )
const byCoordination = (change: Change = {}): CheckValue[] =>
  derive(twoTables(change).graph).checks.filter(
    ({ id }) => id.startsWith('check/table-vs-table') && id.includes('coord'),
  )

describe('a section whose coordination stands in a row for the whole plan', () => {
  test('has the sum of its lines, and no amount of its own; with a row of its own it has', () => {
    expect(computed()).toEqual([
      ['section-prova-n-1', 'WHOLE', 1100],
      ['section-prova-n-2', 'WHOLE', 2200],
      ['section-prova-w-1', 'LINES', 1000],
      ['section-prova-w-2', 'LINES', 2000],
    ])
  })

  test('is whole where the plan has no such row, or the table prints the row for a section too', () => {
    expect(computed({ wider: null }).slice(2)).toEqual([
      ['section-prova-w-1', 'WHOLE', 1000],
      ['section-prova-w-2', 'WHOLE', 2000],
    ])
    expect(computed({ ofSection: 50 }).slice(2)).toEqual([
      ['section-prova-w-1', 'WHOLE', 1050],
      ['section-prova-w-2', 'WHOLE', 2000],
    ])
  })

  test('is no part of a split of the total by section', () => {
    const split = derive(twoTables().graph).relationships.filter(({ breakdown }) => breakdown === 'SECTION')
    expect(new Set(split.map(({ from }) => from))).toEqual(new Set(['allocation/prova/tot/n']))
  })

  test('is summed once, however often it is derived', () => {
    const once = derive(twoTables().graph)
    expect(derive(once).entities.size).toBe(once.entities.size)
    expect(derive(once).relationships.length).toBe(once.relationships.length)
  })
})

describe('coordination printed once for a wider plan, and by section for the one that carries it out', () => {
  test('is compared as a sum, where the data says that the rows are the same money', () => {
    expect(byCoordination({ restated: true })).toMatchObject([
      { status: 'HOLDS', expected: '3.00', found: '3.00', contradiction: null },
    ])
  })

  test('is a contradiction of tables where it differs', () => {
    const change = { narrower: [100, 250], restated: true } as const satisfies Change
    const [check] = byCoordination(change)
    expect(check).toMatchObject({ status: 'FAILS', difference: '-0.50' })
    const stated = derive(twoTables(change).graph).contradictions.find(({ id }) => id === check?.contradiction)
    expect(stated).toMatchObject({ kind: 'TABLE_VS_TABLE', claims: [{ number: '3.00' }, { number: '3.50' }] })
  })

  test('is not compared where the data does not say so, though all other rows are the same money', () => {
    expect(byCoordination()).toEqual([])
  })
})
