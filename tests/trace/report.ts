import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { type Amount, decimalOf, minorUnits } from '../../src/model/money.ts'
import type { TraceAnswer, TraceQuestion } from '../../src/questions/trace/answer.ts'
import type { TraceReader } from '../../src/questions/trace/ground/gather.ts'
import { trace } from '../../src/questions/trace/trace.ts'
import { type MemoryReader, memoryReader } from './memory-reader.ts'

/** The report's own money, as it is loaded, without a database. */
export async function reportReader(): Promise<MemoryReader> {
  const folder = new URL('../../data/rapporto-2019', import.meta.url).pathname
  return memoryReader(derive(await readPackages([folder])))
}

export type Asked = Partial<Omit<TraceQuestion, 'from'>>

export function ask(reader: TraceReader, from: string, asked: Asked = {}, limit?: number): Promise<TraceAnswer> {
  const question: TraceQuestion = { from, to: null, direction: 'BOTH', asOf: null, maxRoutes: 500, ...asked }
  return trace(reader, question, limit)
}

export const decimal = (amount: Amount | null | undefined): string | null => (amount == null ? null : decimalOf(amount))

/** `act > allocation > plan`. */
export const path = ({ hops }: TraceAnswer['routes'][number]): string[] => [
  ...hops.map(hop => hop.from),
  hops.at(-1)?.to ?? '',
]

export const flowLines = ({ flow }: TraceAnswer): string[] =>
  flow.links.map(({ source, target, amount }) => `${source} -> ${target} ${decimal(amount)}`)

export const stopLines = ({ stops }: TraceAnswer): string[] =>
  stops.map(({ at, reason, upperBound }) => `${reason} ${at} ${decimal(upperBound)}`)

/** Nodes that do not pass on what they get: none but the ends of a flow may be here. */
export function imbalances({ flow }: TraceAnswer): string[] {
  return flow.nodes.flatMap(({ key, role }) => {
    const [ins, outs] = [flow.links.filter(link => link.target === key), flow.links.filter(link => link.source === key)]
    const total = (links: typeof ins) => links.reduce((sum, link) => sum + minorUnits(link.amount), 0)
    const isEnd = ins.length === 0 || outs.length === 0
    if (isEnd) return []
    return role === 'ENTITY' && total(ins) === total(outs) ? [] : [`${key}: ${total(ins)} in, ${total(outs)} out`]
  })
}
