import type { CheckKind } from '../../src/dataset/derive/checks/index.ts'
import { derive } from '../../src/dataset/derive/derive.ts'
import type { CheckValue, GraphValue } from '../../src/model/graph.ts'
import { GraphBuilder } from './graphs.ts'

export const PLAN = 'plan/prova/p'
export const ACT = 'act/prova/dd-1'
export const id = (line: string, column = 'oggi') => `allocation/prova/${line}/${column}`

export function start(): GraphBuilder {
  const builder = new GraphBuilder()
  builder.add<'PLAN'>(PLAN, { name: 'Piano' })
  builder.add<'ACT'>(ACT, { name: 'DD 1' })
  builder.add<'ACT'>('act/prova/dd-2', { name: 'DD 2' })
  builder.add<'TABLE'>('table/prova/t', { name: 'Tabella' })
  return builder
}

type Amount = Parameters<GraphBuilder['amount']>[1]

export function amount(
  builder: GraphBuilder,
  line: string,
  given: Amount,
  ties: { partOf?: [string, 'FUND' | 'LINE'][]; act?: string } = {},
) {
  builder.amount(id(line), { name: line, table: 'table/prova/t', ...given }, { for: PLAN, act: ACT, ...ties })
}

export function checks(graph: GraphValue, kind: CheckKind): CheckValue[] {
  return derive(graph).checks.filter(check => check.kind === kind)
}

/** A total of 100.00 and parts by line. */
export function total(...parts: (number | null)[]): GraphBuilder {
  const builder = start()
  amount(builder, 'totale', { grain: 'TOTAL', amount: 10_000 })
  parts.forEach((cents, i) => {
    const part = cents === null ? {} : { amount: cents }
    amount(builder, `riga-${i}`, { ...part, part: 'MEASURE' }, { partOf: [[id('totale'), 'LINE']] })
  })
  return builder
}
