import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { GraphReader } from '../../src/graph/reader.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { decimalFrom } from '../../src/model/money.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { trace } from '../../src/questions/trace/trace.ts'
import { isInForce, memoryReader } from '../trace/memory-reader.ts'
import { units } from '../units.ts'

/** A graph, and what it says of the money for a plan on a day, asked in three ways. */
function asked(graph: GraphValue) {
  const reader = memoryReader(graph)
  const ends = (type: string, end: 'from' | 'to', id: string): string[] =>
    graph.relationships
      .filter(tie => tie.type === type && tie[end] === id)
      .map(tie => (end === 'from' ? tie.to : tie.from))
  const actOf = (id: string): string | undefined => ends('SETS', 'to', id)[0]
  /** Amounts for all of it, shares of them and what is printed a second time left out. */
  const isWhole = (id: string, among: readonly string[]): boolean => {
    const entity = graph.entities.get(id)
    const inside = ends('BREAKS_DOWN_INTO', 'to', id).some(total => among.includes(total))
    const again = ends('RESTATES', 'from', id).some(other => actOf(other) === actOf(id))
    return entity?.kind === 'ALLOCATION' && entity.properties.part === 'WHOLE' && !inside && !again
  }
  return {
    /** Plan.allocations(asOf). */
    listed: async (plan: string, day: string): Promise<string[]> => {
      const all = ends('FOR', 'to', plan)
      const live: string[] = []
      for (const id of all) if (await isInForce(reader as unknown as GraphReader, id, day)) live.push(id)
      return live.filter(id => isWhole(id, live)).sort()
    },
    /** trace(from: plan, direction: IN, asOf): the amounts for the plan that it leads to. */
    traced: async (plan: string, day: string): Promise<string[]> => {
      const answer = await trace(reader, { from: plan, to: null, direction: 'IN', asOf: day, maxRoutes: 500 })
      const met = answer.routes.flatMap(({ hops }) => hops.filter(hop => hop.relation === 'FOR' && hop.from === plan))
      return [...new Set(met.map(hop => hop.to))].sort()
    },
    covered: async (plan: string, day: string): Promise<number | null> =>
      units((await coverage(reader, { of: plan, stage: null, asOf: day })).total) ?? null,
    amountOf: (id: string): number | null => {
      const entity = graph.entities.get(id)
      return entity?.kind === 'ALLOCATION' ? entity.properties.amount : null
    },
    actOf,
  }
}

/** The day before every act, the day itself and the last. */
function days(graph: GraphValue): string[] {
  const dated = [...graph.entities.values()].flatMap(entity =>
    entity.kind === 'ACT' ? (entity.properties.date ?? []) : [],
  )
  const before = dated.map(day => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10))
  return [...new Set([...dated, ...before, '2030-01-01'])].sort()
}

const report = derive(await readPackages(['data/rapporto-2019']))
const invented = derive(await readPackages(['tests/packages/comune-di-rivalta']))

describe('the money for a plan on a day', () => {
  test('is what the report says (L85, L94, L149, L187, L232)', async () => {
    const { listed, actOf, amountOf } = asked(report)
    const on = async (plan: string, day: string) =>
      (await listed(plan, day)).map(id => `${actOf(id)?.split('/').at(-1)} ${decimalFrom(amountOf(id) ?? 0, 'EUR')}`)
    const [older, newer, wider] = ['anpal-servizi/2017-2020', 'anpal-servizi/2019-2021', 'anpal/piano-integrato'].map(
      plan => `plan/${plan}`,
    ) as [string, string, string]
    expect(await on(older, '2017-10-31')).toEqual(['dd-290-2017 173783740.34'])
    expect(await on(older, '2019-10-31')).toEqual(['dd-440-2019 173783740.34'])
    for (const day of ['2019-12-21', '2019-12-31']) expect(await on(older, day)).toEqual(['dd-549-2019 88863414.66'])
    expect(await on(newer, '2019-12-21')).toEqual([])
    expect(await on(newer, '2019-12-31')).toEqual(['dd-570-2019 164313744.00'])
    for (const day of ['2017-10-31', '2019-12-31']) expect(await on(wider, day)).toEqual(['dd-269-2017 199506051.62'])
  })

  test.each([
    ['the report', report],
    ['the invented package', invented],
  ])(
    'is one answer whether allocations, a trace or coverage is asked (%s)',
    async (_, graph) => {
      const { listed, traced, covered, amountOf } = asked(graph)
      const plans = [...graph.entities.values()].flatMap(({ id, kind }) => (kind === 'PLAN' ? id : []))
      let met = 0
      for (const plan of plans)
        for (const day of days(graph)) {
          const live = await listed(plan, day)
          met += live.length
          expect([plan, day, await traced(plan, day)]).toEqual([plan, day, live])
          const amounts = live.map(amountOf)
          expect([plan, day, amounts.length === 0 ? null : amounts]).toEqual([
            plan,
            day,
            amounts.length === 0 ? await covered(plan, day) : [await covered(plan, day)],
          ])
        }
      expect(met).toBeGreaterThan(plans.length)
    },
    120_000,
  )

  test('printed again by its own act, goes with what it repeats', async () => {
    for (const graph of [report, invented]) {
      const reader = memoryReader(graph) as unknown as GraphReader
      const { actOf } = asked(graph)
      const repeats = graph.relationships.filter(
        ({ type, from, to }) => type === 'RESTATES' && actOf(from) === actOf(to),
      )
      expect(repeats.length).toBeGreaterThan(0)
      for (const { from, to } of repeats)
        for (const day of days(graph))
          expect([from, day, await isInForce(reader, from, day)]).toEqual([from, day, await isInForce(reader, to, day)])
    }
  })

  test.each([
    ['the report', report],
    ['the invented package', invented],
  ])('comes with its act, goes with a later one, and never comes back (%s)', async (_, graph) => {
    const { listed, actOf } = asked(graph)
    for (const { id: plan, kind } of graph.entities.values()) {
      if (kind !== 'PLAN') continue
      const gone = new Set<string>()
      let before: string[] = []
      for (const day of days(graph)) {
        const now = await listed(plan, day)
        for (const id of before) if (!now.includes(id)) gone.add(id)
        expect(now.filter(id => gone.has(id))).toEqual([])
        for (const id of now.filter(one => !before.includes(one))) {
          const act = graph.entities.get(actOf(id) ?? '')
          expect(act?.kind === 'ACT' && (act.properties.date ?? '9999') <= day).toBe(true)
        }
        before = now
      }
    }
  })
})
