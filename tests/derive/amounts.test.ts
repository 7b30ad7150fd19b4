import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import type { EntityOf, GraphValue } from '../../src/model/graph.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { ask, decimal } from '../trace/report.ts'
import { GraphBuilder } from './graphs.ts'

const TOTAL = 'allocation/prova/l9/oggi'

/** Two sections that the table does not sum, one with a coordination row; line 2 has a main row and its territory. */
function table(change: { blank?: boolean; total?: number; subtotal?: number } = {}): GraphBuilder {
  const builder = new GraphBuilder()
  builder.add<'PLAN'>('plan/prova/p', { name: 'Piano' })
  builder.add<'ACT'>('act/prova/dd-1', { name: 'DD 1' })
  builder.add<'TABLE'>('table/prova/t')
  for (const [section, lines] of [
    ['1', ['1', '2']],
    ['2', ['3']],
  ] as const) {
    builder.add<'SECTION'>(`section/prova/p/${section}`, { name: `Sezione ${section}` })
    builder.tie('plan/prova/p', 'HAS_SECTION', `section/prova/p/${section}`)
    for (const line of lines) {
      builder.add<'LINE'>(`line/prova/p/${line}`, { name: `Linea ${line}` })
      builder.tie(`section/prova/p/${section}`, 'HAS_LINE', `line/prova/p/${line}`)
    }
  }
  const place = { table: 'table/prova/t' }
  const act = 'act/prova/dd-1'
  const partOf: [string, 'LINE'][] = [[TOTAL, 'LINE']]
  const row = (
    line: number,
    target: string,
    amount: number | undefined,
    part: 'WHOLE' | 'MAIN' | 'TERRITORY' | 'COORDINATION',
  ) =>
    builder.amount(
      `allocation/prova/l${line}/oggi`,
      { ...place, part, ...(amount === undefined ? {} : { amount }) },
      { for: target, act, partOf },
    )
  builder.amount(TOTAL, { ...place, grain: 'TOTAL', amount: change.total ?? 10_000 }, { for: 'plan/prova/p', act })
  row(1, 'section/prova/p/1', 1000, 'COORDINATION')
  row(2, 'line/prova/p/1', 2000, 'WHOLE')
  row(3, 'line/prova/p/2', 1500, 'MAIN')
  row(4, 'line/prova/p/2', 500, 'TERRITORY')
  row(5, 'line/prova/p/3', change.blank ? undefined : 5000, 'WHOLE')
  if (change.subtotal !== undefined) {
    builder.amount(
      'allocation/prova/l6/oggi',
      { ...place, grain: 'SUBTOTAL', amount: change.subtotal },
      { for: 'section/prova/p/1', act },
    )
  }
  return builder
}

function computed(graph: GraphValue): EntityOf<'ALLOCATION'>[] {
  const added = [...derive(graph).entities.values()].filter(({ id }) => !graph.entities.has(id))
  return added as EntityOf<'ALLOCATION'>[]
}

function ties(graph: GraphValue, from: string): string[] {
  const own = derive(graph).relationships.filter(tie => tie.from === from && tie.basis === 'COMPUTED')
  return own.map(({ type, breakdown, to }) => [type, breakdown, to].filter(Boolean).join(' '))
}

const SECTION_1 = 'allocation/prova/computed/oggi/section-prova-p-1'
const SECTION_2 = 'allocation/prova/computed/oggi/section-prova-p-2'
const LINE_2 = 'allocation/prova/computed/oggi/line-prova-p-2'

describe('amounts that a table leaves to be added up', () => {
  test('are computed for sections and for lines in several rows, with what they come from', () => {
    const { graph } = table()
    expect(computed(graph).map(({ id, name, properties }) => [id, name, properties.amount])).toEqual([
      [LINE_2, 'DD 1, amount approved for line 2 of Piano', 2000],
      [SECTION_1, 'DD 1, amount approved for section 1 of Piano', 5000],
      [SECTION_2, 'DD 1, amount approved for section 2 of Piano', 5000],
    ])
    expect(computed(graph)[1]).toMatchObject({
      basis: 'COMPUTED',
      rule: 'sum-of-parts',
      evidence: [],
      properties: {
        grain: 'SUBTOTAL',
        part: 'WHOLE',
        stage: 'APPROVED',
        precision: 'CENT',
        printed: null,
        absence: null,
        table: 'table/prova/t',
        column: 'oggi',
        derivedFrom: [LINE_2, 'allocation/prova/l1/oggi', 'allocation/prova/l2/oggi'],
      },
    })
  })

  test('break down into their rows, and the total into them', () => {
    const { graph } = table()
    expect(ties(graph, SECTION_1)).toEqual([
      `BREAKS_DOWN_INTO LINE ${LINE_2}`,
      'BREAKS_DOWN_INTO LINE allocation/prova/l1/oggi',
      'BREAKS_DOWN_INTO LINE allocation/prova/l2/oggi',
      'FOR section/prova/p/1',
    ])
    expect(ties(graph, LINE_2)).toEqual([
      'BREAKS_DOWN_INTO MEASURE allocation/prova/l3/oggi',
      'BREAKS_DOWN_INTO MEASURE allocation/prova/l4/oggi',
      'FOR line/prova/p/2',
    ])
    expect(ties(graph, TOTAL)).toEqual([
      `BREAKS_DOWN_INTO SECTION ${SECTION_1}`,
      `BREAKS_DOWN_INTO SECTION ${SECTION_2}`,
    ])
    expect(ties(graph, 'act/prova/dd-1')).toEqual([LINE_2, SECTION_1, SECTION_2].map(id => `SETS ${id}`))
  })

  test('are not computed where the total above does not balance', () => {
    expect(computed(table({ total: 10_100 }).graph)).toEqual([])
    expect(computed(table({ total: 10_002 }).graph)).toHaveLength(3)
  })

  test('are not computed over a blank, which stands in the total in its own place', () => {
    const { graph } = table({ blank: true, total: 5000 })
    expect(computed(graph).map(({ id }) => id)).toEqual([LINE_2, SECTION_1])
    expect(ties(graph, TOTAL)).toEqual([
      `BREAKS_DOWN_INTO SECTION ${SECTION_1}`,
      'BREAKS_DOWN_INTO SECTION allocation/prova/l5/oggi',
    ])
  })

  test('are not computed where the table prints them', () => {
    const { graph } = table({ subtotal: 5000 })
    expect(computed(graph).map(({ id }) => id)).toEqual([LINE_2, SECTION_2])
  })

  test('of a line depend on the nearest total: one that fails further up does not matter', () => {
    expect(computed(table({ subtotal: 5000, total: 99_900 }).graph).map(({ id }) => id)).toEqual([LINE_2])
    expect(computed(table({ subtotal: 4000, total: 9000 }).graph).map(({ id }) => id)).toEqual([SECTION_2])
  })

  test('are for whom every part is for', () => {
    const builder = table()
    builder.add<'ORGANISATION'>('organisation/prova/a')
    for (const line of [1, 2, 3, 4]) builder.tie(`allocation/prova/l${line}/oggi`, 'BENEFITS', 'organisation/prova/a')
    expect(ties(builder.graph, SECTION_1)).not.toContain('BENEFITS organisation/prova/a')
    expect(ties(builder.graph, LINE_2)).toContain('BENEFITS organisation/prova/a')
  })

  test('get an id of their own when two tables of a source call a column the same', () => {
    const builder = table()
    builder.add<'TABLE'>('table/prova/u')
    const act = 'act/prova/dd-1'
    const place = { table: 'table/prova/u', column: 'oggi' }
    builder.amount('allocation/prova/l20/oggi', { ...place, grain: 'TOTAL', amount: 7 }, { for: 'plan/prova/p', act })
    builder.amount('allocation/prova/l21/oggi', { ...place, amount: 7 }, { for: 'line/prova/p/1', act })
    const ids = computed(builder.graph).map(({ id }) => id)
    expect(ids).toContain(SECTION_1)
    expect(ids).toContain('allocation/prova/computed/table-prova-u-oggi/section-prova-p-1')
  })
})

describe('computed amounts of two acts', () => {
  /** The same table twice: what was there and what a later act left, row by row. */
  function twoActs(): GraphBuilder {
    const builder = table()
    builder.add<'ACT'>('act/prova/dd-2', { name: 'DD 2' })
    for (const entity of [...builder.graph.entities.values()]) {
      if (entity.kind !== 'ALLOCATION') continue
      const target =
        builder.graph.relationships.find(({ from, type }) => from === entity.id && type === 'FOR')?.to ?? ''
      const later = entity.id.replace('oggi', 'poi')
      const { grain, part, amount, table } = entity.properties
      builder.amount(
        later,
        { grain, part, amount, table, stage: 'REDETERMINED' },
        { for: target, act: 'act/prova/dd-2' },
      )
      builder.tie(later, 'SUPERSEDES', entity.id)
    }
    return builder
  }

  test('supersede one another when all their parts do', () => {
    const { graph } = twoActs()
    expect(ties(graph, SECTION_1.replace('oggi', 'poi'))).toContain(`SUPERSEDES ${SECTION_1}`)
    expect(ties(graph, LINE_2.replace('oggi', 'poi'))).toContain(`SUPERSEDES ${LINE_2}`)
  })

  test('do not when a part does not', () => {
    const { graph } = twoActs()
    graph.relationships = graph.relationships.filter(
      ({ from, type }) => type !== 'SUPERSEDES' || from !== 'allocation/prova/l4/poi',
    )
    expect(ties(graph, SECTION_1.replace('oggi', 'poi'))).not.toContain(`SUPERSEDES ${SECTION_1}`)
    expect(ties(graph, SECTION_2.replace('oggi', 'poi'))).toContain(`SUPERSEDES ${SECTION_2}`)
  })
})

test('an axis that names members is mixed', () => {
  const builder = new GraphBuilder()
  builder.add<'AXIS'>('axis/prova/a')
  builder.add<'AXIS'>('axis/prova/a-b', { members: ['axis/prova/a', 'axis/prova/b'] })
  const { entities } = derive(builder.graph)
  expect(entities.get('axis/prova/a')?.properties).toMatchObject({ mixed: false })
  expect(entities.get('axis/prova/a-b')?.properties).toMatchObject({ mixed: true })
})

test.each([
  [0, ['10.00', '3.00', '7.00']],
  // Of a row for all of them, each may have a share.
  [50, ['10.50', null, null]],
])(
  'a section of sections is their sum and its own coordination of %i: a trace has %j',
  async (coordination, traced) => {
    const builder = new GraphBuilder()
    const [plan, act, tot] = ['plan/prova/p', 'act/prova/dd-1', 'allocation/prova/tot/oggi']
    builder.add<'PLAN'>(plan)
    builder.add<'ACT'>(act)
    builder.add<'TABLE'>('table/prova/t')
    for (const section of ['m', 'm1', 'm2']) builder.add<'SECTION'>(`section/prova/${section}`)
    builder.tie(plan, 'HAS_SECTION', 'section/prova/m')
    for (const inner of ['m1', 'm2']) builder.tie('section/prova/m', 'HAS_SECTION', `section/prova/${inner}`)
    const place = { table: 'table/prova/t' }
    builder.amount(tot, { ...place, grain: 'TOTAL', amount: 1000 + coordination }, { for: plan, act })
    for (const [line, amount] of [
      ['m1', 300],
      ['m2', 700],
    ] as const) {
      builder.add<'LINE'>(`line/prova/${line}`)
      builder.tie(`section/prova/${line}`, 'HAS_LINE', `line/prova/${line}`)
      builder.amount(
        `allocation/prova/${line}/oggi`,
        { ...place, amount },
        { for: `line/prova/${line}`, act, partOf: [[tot, 'LINE']] },
      )
    }
    if (coordination > 0)
      builder.amount(
        'allocation/prova/c/oggi',
        { ...place, amount: coordination, part: 'COORDINATION' },
        { for: 'section/prova/m', act, partOf: [[tot, 'LINE']] },
      )
    const sums = computed(builder.graph)
    const shown = Object.fromEntries(
      sums.map(({ id, properties }) => [id.split('section-prova-')[1], properties.amount]),
    )
    expect(shown).toEqual({ m: 1000 + coordination, m1: 300, m2: 700 })
    const derived = derive(builder.graph)
    const whole = sums.find(({ id }) => id.endsWith('section-prova-m'))?.id
    const parts = derived.relationships.filter(({ from, type }) => from === whole && type === 'BREAKS_DOWN_INTO')
    expect(parts.map(({ to, breakdown }) => [to.split('/').at(-1), breakdown])).toEqual([
      ...(coordination > 0 ? [['oggi', 'SECTION']] : []),
      ['section-prova-m1', 'SECTION'],
      ['section-prova-m2', 'SECTION'],
    ])
    expect(derived.checks.filter(({ kind, status }) => kind === 'PARTS_VS_TOTAL' && status !== 'HOLDS')).toEqual([])
    const { routes } = await ask(memoryReader(derived), act, { direction: 'OUT' })
    const amounts = new Map(routes.flatMap(({ hops }) => hops.map(({ to, amountOut }) => [to, decimal(amountOut)])))
    expect(['m', 'm1', 'm2'].map(each => amounts.get(`section/prova/${each}`))).toEqual(traced)
  },
)

describe('a section that stands under two sections', () => {
  const ladder = (storeys: number): Map<string, [minor: number | null, terms: string[]]> => {
    const builder = new GraphBuilder()
    builder.add<'PLAN'>('plan/prova/p')
    builder.add<'ACT'>('act/prova/dd-1')
    builder.add<'TABLE'>('table/prova/t')
    let above = ['plan/prova/p']
    for (let nth = 0; nth < storeys; nth += 1) {
      const here = ['a', 'b'].map(side => `section/prova/${side}${nth}`)
      for (const section of here) {
        builder.add<'SECTION'>(section)
        for (const owner of above) builder.tie(owner, 'HAS_SECTION', section)
      }
      above = here
    }
    const row = (line: string, section: string, amount: number): void => {
      builder.add<'LINE'>(`line/prova/${line}`)
      builder.tie(section, 'HAS_LINE', `line/prova/${line}`)
      builder.amount(
        `allocation/prova/${line}/oggi`,
        { table: 'table/prova/t', amount },
        { for: `line/prova/${line}`, act: 'act/prova/dd-1', partOf: [[TOTAL, 'LINE']] },
      )
    }
    builder.amount(
      TOTAL,
      { table: 'table/prova/t', grain: 'TOTAL', amount: 300 },
      { for: 'plan/prova/p', act: 'act/prova/dd-1' },
    )
    row('1', above[0] ?? '', 100)
    row('2', above[1] ?? '', 200)
    return new Map(
      computed(builder.graph).map(({ id, properties: { amount, derivedFrom } }) => [
        id.split('-').at(-1) ?? '',
        [amount, derivedFrom],
      ]),
    )
  }

  test('is in both, and once in what holds both', () => {
    const [one, two] = ['allocation/prova/1/oggi', 'allocation/prova/2/oggi']
    expect(Object.fromEntries(ladder(3))).toEqual({
      a0: [300, [one, two]],
      b0: [300, [one, two]],
      a1: [300, expect.any(Array)],
      b1: [300, expect.any(Array)],
      a2: [100, [one]],
      b2: [200, [two]],
    })
  })

  test('of forty storeys, too, is gone through once', () => {
    const sums = ladder(40)
    expect([sums.size, sums.get('a0')?.[0]]).toEqual([80, 300])
  })
})
