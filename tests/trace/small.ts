import type { GraphValue } from '../../src/model/graph.ts'
import { GraphBuilder } from '../derive/graphs.ts'

/** A small invented country: an act, a plan with two sections and three lines, and the money for them. */
export const ACT = 'act/prova/dd-1'
export const LATER = 'act/prova/dd-2'
export const PLAN = 'plan/prova/p'
export const SECTION_1 = 'section/prova/p/1'
export const SECTION_2 = 'section/prova/p/2'
export const LINE_1 = 'line/prova/p/1'
export const LINE_2 = 'line/prova/p/2'
export const LINE_3 = 'line/prova/p/3'
export const TOTAL = 'allocation/prova/l9/oggi'
export const INDICATOR = 'indicator/prova/i'

export class Small extends GraphBuilder {
  constructor() {
    super()
    this.add<'ACT'>(ACT, { name: 'Decree 1', date: '2020-03-10', datePrecision: 'DAY' })
    this.add<'ACT'>(LATER, { name: 'Decree 2', date: '2021-06-30', datePrecision: 'MONTH' })
    this.add<'PLAN'>(PLAN, { name: 'Plan' })
    for (const [section, lines] of [
      [SECTION_1, [LINE_1, LINE_2]],
      [SECTION_2, [LINE_3]],
    ] as const) {
      this.add<'SECTION'>(section, { name: section.endsWith('1') ? 'Roads' : 'Bridges' })
      this.tie(PLAN, 'HAS_SECTION', section)
      for (const line of lines) {
        this.add<'LINE'>(line, { name: `Line ${line.at(-1)}` })
        this.tie(section, 'HAS_LINE', line)
      }
    }
    this.add<'INDICATOR'>(INDICATOR, { name: 'Kilometres', plan: PLAN })
  }

  /** The plan's total, alone. */
  total(amount: number | undefined = 10_000): this {
    this.amount(TOTAL, { grain: 'TOTAL', ...(amount === undefined ? {} : { amount }) }, { for: PLAN, act: ACT })
    return this
  }

  /** The total, both sections and every line, to the cent; `over` changes an amount, undefined leaves it blank. */
  table(over: Record<string, number | undefined> = {}): this {
    const amounts: Record<string, number | undefined> = {
      total: 10_000,
      s1: 6000,
      l1: 4000,
      l2: 2000,
      s2: 4000,
      l3: 4000,
      ...over,
    }
    const row = (key: string, target: string, partOf: [string, 'SECTION' | 'LINE'][]): void => {
      const amount = amounts[key]
      this.amount(`allocation/prova/${key}/oggi`, amount === undefined ? {} : { amount }, {
        for: target,
        act: ACT,
        partOf,
      })
    }
    this.total(amounts.total)
    row('s1', SECTION_1, [[TOTAL, 'SECTION']])
    row('s2', SECTION_2, [[TOTAL, 'SECTION']])
    row('l1', LINE_1, [['allocation/prova/s1/oggi', 'LINE']])
    row('l2', LINE_2, [['allocation/prova/s1/oggi', 'LINE']])
    row('l3', LINE_3, [['allocation/prova/s2/oggi', 'LINE']])
    return this
  }

  infer(from: string, type: 'MEASURES' | 'SAME_AS' | 'CORROBORATED_BY', to: string): this {
    this.tie(from, type, to)
    const last = this.graph.relationships.at(-1)
    if (last !== undefined) Object.assign(last, { basis: 'INFERRED', rule: 'equal names' })
    return this
  }

  done(): GraphValue {
    return this.graph
  }
}
