import fc from 'fast-check'
import { derive } from '../../src/dataset/derive/derive.ts'
import type { EntityValue, GraphValue } from '../../src/model/graph.ts'
import { type Defect, defects, generate, type Scheme, schemes } from '../derive/generate.ts'
import { GraphBuilder } from '../derive/graphs.ts'

/** A generated country: plans with tables of random money and random defects, and all that may lead on from them. */
export interface Country {
  graph: GraphValue
  /** Ids that a question may start from or go to. */
  ids: string[]
  acts: string[]
}

interface Outcomes {
  /** Which thing each indicator measures, each result was stated of, each result leads to: indices, taken modulo. */
  measures: [place: number, alsoItsSection: boolean][]
  achieved: number[]
  leads: [number, number][]
  regions: [number, number][]
  classified: number[]
  /** Amounts that a table prints for an indicator: declared. */
  declared: number[]
  implements: boolean
  restates: boolean
  approves: boolean
  sameAs: boolean
  /** Days on which the two acts are dated, in days after 1 January 2020. */
  days: [number, number]
}

const index = fc.nat({ max: 1000 })
const outcomes: fc.Arbitrary<Outcomes> = fc.record({
  measures: fc.array(fc.tuple(index, fc.boolean()), { maxLength: 4 }),
  achieved: fc.array(index, { maxLength: 4 }),
  leads: fc.array(fc.tuple(index, index), { maxLength: 4 }),
  regions: fc.array(fc.tuple(index, index), { maxLength: 4 }),
  classified: fc.array(index, { maxLength: 3 }),
  declared: fc.array(index, { maxLength: 2 }),
  implements: fc.boolean(),
  restates: fc.boolean(),
  approves: fc.boolean(),
  sameAs: fc.boolean(),
  days: fc.tuple(fc.nat({ max: 300 }), fc.nat({ max: 600 })),
})

export const countries: fc.Arbitrary<Country> = fc
  .tuple(schemes, fc.array(defects, { maxLength: 3 }), outcomes)
  .map(([scheme, planted, more]) => build(scheme, planted, more))

export const dayOf = (day: number): string => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10)

function build(scheme: Scheme, planted: Defect[], more: Outcomes): Country {
  const { graph } = generate(scheme, planted)
  const builder = new GraphBuilder()
  Object.assign(builder.graph, graph)
  const of = (kind: EntityValue['kind']): string[] =>
    [...graph.entities.values()].filter(one => one.kind === kind).map(one => one.id)
  const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
  of('ACT').forEach((id, nth) => {
    const act = graph.entities.get(id)
    if (act?.kind === 'ACT') Object.assign(act.properties, { date: dayOf(more.days[nth] ?? 0), datePrecision: 'DAY' })
  })
  const places = [...of('SECTION'), ...of('LINE')]
  builder.add<'BUDGET_PROGRAMME'>('budget-programme/prova', { code: '010' })
  for (const at of more.classified) {
    const section = pick(of('SECTION'), at)
    if (section !== undefined) builder.tie('budget-programme/prova', 'CLASSIFIES', section)
  }
  more.measures.forEach(([at, alsoItsSection], nth) => {
    const id = `indicator/prova/i${nth}`
    builder.add<'INDICATOR'>(id, { name: `Indicator ${nth}` })
    builder.tie(id, 'MEASURES', 'budget-programme/prova')
    const place = pick(places, at)
    if (place !== undefined) infer(builder, id, 'MEASURES', place)
    const section = graph.relationships.find(one => one.type === 'HAS_LINE' && one.to === place)?.from
    if (alsoItsSection && section?.startsWith('section/')) infer(builder, id, 'MEASURES', section)
  })
  more.achieved.forEach((at, nth) => {
    const id = `result/prova/r${nth}`
    builder.add<'RESULT'>(id, { name: `Result ${nth}` })
    builder.tie(pick(places, at) ?? 'plan/prova/p0', 'ACHIEVED', id)
    if (nth < more.measures.length) infer(builder, `indicator/prova/i${nth}`, 'CORROBORATED_BY', id)
  })
  for (const nth of [0, 1]) builder.add<'REGION'>(`region/r${nth}`, { istatCode: `0${nth}` })
  const results = of('RESULT')
  for (const [a, b] of more.leads) {
    const [from, to] = [pick(results, a), pick(results, b)]
    if (from !== undefined && to !== undefined && from !== to) builder.tie(from, 'LEADS_TO', to)
  }
  for (const [a, b] of more.regions) {
    const result = pick(results, a)
    if (result !== undefined) builder.tie(result, 'IN_REGION', `region/r${b % 2}`)
  }
  more.declared.forEach((at, nth) => {
    const indicator = pick(of('INDICATOR'), at)
    const act = of('ACT')[0]
    if (indicator === undefined || act === undefined) return
    builder.amount(`allocation/prova/declared-${nth}/d`, { amount: 100 + at }, { for: indicator, act })
  })
  const [wide, narrow] = of('PLAN')
  if (more.implements && wide !== undefined && narrow !== undefined) builder.tie(narrow, 'IMPLEMENTS', wide)
  const total = 'allocation/prova/prova-p1-tot/prima'
  if (more.implements && more.restates && narrow !== undefined && graph.entities.has(total)) {
    const act = 'act/prova/dd-0'
    builder.add<'ACT'>(act, { date: dayOf(0), datePrecision: 'DAY' })
    builder.amount('allocation/prova/wide/w', { amount: 50_000_000_000 }, { for: wide ?? '', act })
    builder.amount(
      'allocation/prova/share/w',
      { amount: 20_000_000_000 },
      { for: wide ?? '', act, partOf: [['allocation/prova/wide/w', 'BENEFICIARY']] },
    )
    builder.add<'ORGANISATION'>('organisation/prova')
    builder.tie('allocation/prova/share/w', 'BENEFITS', 'organisation/prova')
    builder.tie(total, 'RESTATES', 'allocation/prova/share/w')
  }
  if (more.approves && wide !== undefined) {
    builder.add<'ACT'>('act/prova/mandate', { date: dayOf(100), datePrecision: 'DAY' })
    builder.tie('act/prova/mandate', 'APPROVES', wide)
  }
  if (more.sameAs && places[0] !== undefined && places[1] !== undefined) infer(builder, places[0], 'SAME_AS', places[1])
  const derived = derive(builder.graph)
  return { graph: derived, ids: [...derived.entities.keys()].filter(id => !id.startsWith('table/')), acts: of('ACT') }
}

function infer(
  builder: GraphBuilder,
  from: string,
  type: 'MEASURES' | 'CORROBORATED_BY' | 'SAME_AS',
  to: string,
): void {
  builder.tie(from, type, to)
  Object.assign(builder.graph.relationships.at(-1) ?? {}, { basis: 'INFERRED', rule: 'equal names' })
}
