import { traceIdOf } from '../../questions/trace/question.ts'
import type { HomeQuery, HomeStoriesQuery } from '../operations/home.ts'

type Funded = NonNullable<HomeQuery['ofActs']>['nodes'][number]
type Measured = NonNullable<HomeQuery['measured']>['nodes'][number]
export type StoryAmount = NonNullable<HomeStoriesQuery['allocations']>['nodes'][number]

/** A question that a visitor may have, and the trace that answers it. */
export type Story = { trace: string } & (
  | { asks: 'WHERE_GOES'; funded: Funded }
  | { asks: 'WHICH_PAYS'; funded: Funded }
  | { asks: 'WHAT_BEHIND'; indicator: Measured }
)

const traceFrom = (from: string, direction: 'OUT' | 'IN'): string =>
  traceIdOf({ from, to: null, direction, asOf: null, maxRoutes: 50 })

/** The largest amount of an act, that of a line of another act where there is one, and an indicator that something pays for. */
export function storiesOf({ ofActs, ofLines, measured }: HomeQuery): Story[] {
  const largest = largestAct(ofActs?.nodes ?? [])
  const lines = ofLines?.nodes ?? []
  const line = lines.find(({ act }) => act?.id !== largest?.act?.id) ?? lines[0]
  const indicators = measured?.nodes ?? []
  const indicator = indicators.find(({ measures }) => measures.some(({ basis }) => basis === 'STATED')) ?? indicators[0]
  return [
    ...(largest?.act != null
      ? [{ asks: 'WHERE_GOES' as const, funded: largest, trace: traceFrom(largest.act.id, 'OUT') }]
      : []),
    ...(line === undefined
      ? []
      : [{ asks: 'WHICH_PAYS' as const, funded: line, trace: traceFrom(line.target.id, 'IN') }]),
    ...(indicator === undefined
      ? []
      : [{ asks: 'WHAT_BEHIND' as const, indicator, trace: traceFrom(indicator.id, 'IN') }]),
  ]
}

/** The act whose money is divided furthest among the largest: many amounts of it are among them. */
export function largestAct(funded: readonly Funded[]): Funded | undefined {
  const times = new Map<string, number>()
  for (const { act } of funded) if (act !== null) times.set(act.id, (times.get(act.id) ?? 0) + 1)
  const most = Math.max(0, ...times.values())
  return funded.find(({ act }) => act !== null && times.get(act.id) === most)
}
