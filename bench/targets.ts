import type { Result } from './full.ts'
import type { Measured } from './measure.ts'

/** What a ratio should be at least; below it the target stands beside the figure. */
export interface Ratio {
  head: string
  of(measured: Result['measured']): number | undefined
  least(question: string): number | null
}

/** How many times faster the first is than the second; below 1 it is behind. */
const faster = (one: Measured | undefined, other: Measured | undefined) =>
  one === undefined || other === undefined ? undefined : other.median / one.median
/** How many times as much one does as the other with many connections. */
const more = (one: Measured | undefined, other: Measured | undefined) =>
  one === undefined || other === undefined ? undefined : one.perSecondMany / other.perSecondMany

/** What an index or a count answers, and what a programmer would write one statement for. */
const BY_INDEX = ['by id', 'page of 20', 'page of lines', 'plain page', 'search', 'filtered count', 'deep page']
const DEEP = ['plan tree', 'act to results', 'trace', 'trace between', 'diff', 'coverage', 'sum']
/** What asks the database whatever is kept: its arguments were never sent before. */
const ASKS_ANYWAY = ['page of 20', 'page of lines', 'plain page', 'search', 'filtered count', 'deep page']

export const RATIOS: readonly Ratio[] = [
  {
    head: 'cold / peer',
    of: of => faster(of['service, cold'], of.peer),
    least: question => (BY_INDEX.includes(question) ? 2 : 1),
  },
  { head: 'cold / peer, shortcut', of: of => faster(of['service, cold'], of['peer, shortcut']), least: () => null },
  {
    head: 'cold / Cypher over HTTP',
    of: of => faster(of['service, cold'], of['Cypher over HTTP']),
    least: question => (DEEP.includes(question) ? 1 / 1.7 : null),
  },
  {
    head: 'Cypher over HTTP / peer: the floor',
    of: of => faster(of['Cypher over HTTP'], of.peer),
    least: () => null,
  },
  {
    head: 'warm / peer',
    of: of => faster(of['service, warm'], of.peer),
    least: question => (ASKS_ANYWAY.includes(question) ? 3 : 10),
  },
  {
    head: 'cold / PostGraphile',
    of: of => faster(of['service, cold'], of.PostGraphile),
    least: () => null,
  },
  { head: 'warm / PostGraphile', of: of => faster(of['service, warm'], of.PostGraphile), least: () => null },
  { head: 'repeated / peer', of: of => faster(of['service, repeated'], of.peer), least: () => 20 },
  { head: '16: cold / peer', of: of => more(of['service, cold'], of.peer), least: () => null },
  { head: '16: warm / peer', of: of => more(of['service, warm'], of.peer), least: () => null },
  { head: '16: repeated / peer', of: of => more(of['service, repeated'], of.peer), least: () => 20 },
  {
    head: '16: repeated / fixed bytes',
    of: of => more(of['service, repeated'], of['fixed bytes']),
    least: () => 1 / 3,
  },
]

/** What may grow at most between the report and a hundred of it; of the others what grows is what is answered. */
export const GROWTH = 1.5
export const GROWS_WITH_ITS_MATCHES = ['filtered count']

export const LOAD = { relationshipsPerMinute: 200_000, peakMb: 1_000 }
export const MEMORY_AT_ONE = 200
export const START_SECONDS = 8
export const READERS_P95 = 2
