import type { Result } from './full.ts'

/** What a figure should be at least, or at most, for some questions or for all but some. */
export interface Wanted {
  of?: readonly string[]
  butOf?: readonly string[]
  least?: number
  most?: number
}

/** A figure of each question, and what is wanted of it. */
export interface Measure {
  /** The head of its column. */
  head: string
  /** What it is, where it stands alone. */
  what: string
  of(result: Result, atOne: Result | undefined): number | undefined
  /** It is counted, and not a ratio. */
  isCount?: true
  /** What it would be if a cold answer took no more than its floor. */
  floor?(result: Result): number | undefined
  wanted: readonly Wanted[]
}

const over = (one: number | undefined, other: number | undefined) =>
  one === undefined || other === undefined ? undefined : one / other
/** How many times faster the first is than the second; below 1 it is behind. */
const faster =
  (one: string, other: string) =>
  ({ measured }: Result) =>
    over(measured[other]?.median, measured[one]?.median)
/** How many times as many answers one gives as the other, to 16 connections. */
const more =
  (one: string, other: string) =>
  ({ measured }: Result) =>
    over(measured[one]?.perSecondMany, measured[other]?.perSecondMany)

/** A cold answer is a warm one and what it fetches: at least as long as both, the second by the shortest statement, with HTTP or without, as was measured faster. */
const floorMs = ({ measured, driver }: Result) => {
  const [warm, cypher] = [measured['service, warm']?.median, measured['Cypher over HTTP']?.median]
  return warm === undefined || cypher === undefined || driver === null
    ? undefined
    : warm + Math.min(driver.median, cypher)
}

/** What an index or a count answers. */
const BY_INDEX = ['by id', 'page of 20', 'page of lines', 'plain page', 'search', 'filtered count', 'deep page']
/** What a programmer would write one statement for. */
const DEEP = ['plan tree', 'act to results', 'trace', 'trace between', 'diff', 'coverage', 'sum']
/** What asks the database unless all of the release is in memory: its arguments were never sent before. */
const LISTS = ['page of 20', 'page of lines', 'plain page', 'search', 'filtered count', 'deep page']
/** Pages that stand in an index as they are asked. */
const IN_AN_INDEX = ['plain page', 'deep page', 'search']

const AHEAD = 'times ahead of the peer'
export const COLD: Measure = {
  head: 'cold',
  what: `cold, ${AHEAD}`,
  of: faster('service, cold', 'peer'),
  floor: result => over(result.measured.peer?.median, floorMs(result)),
  wanted: [
    { of: BY_INDEX, least: 2 },
    { butOf: BY_INDEX, least: 1 },
  ],
}
export const WARM: Measure = {
  head: 'warm',
  what: `warm, ${AHEAD}`,
  of: faster('service, warm', 'peer'),
  wanted: [
    { butOf: LISTS, least: 10 },
    { of: LISTS, least: 3 },
  ],
}
export const REPEATED: Measure = {
  head: 'repeated',
  what: `repeated, ${AHEAD}`,
  of: faster('service, repeated', 'peer'),
  wanted: [{ least: 20 }],
}
export const REPEATED_BY_MANY: Measure = {
  head: 'repeated, 16 connections',
  what: `repeated, 16 connections, ${AHEAD}`,
  of: more('service, repeated', 'peer'),
  wanted: [{ least: 20 }],
}
export const BEHIND_CYPHER: Measure = {
  head: 'cold, times as long as Cypher',
  what: 'cold, times as long as hand-written Cypher over HTTP',
  of: ({ measured }) => over(measured['service, cold']?.median, measured['Cypher over HTTP']?.median),
  floor: result => over(floorMs(result), result.measured['Cypher over HTTP']?.median),
  wanted: [{ of: DEEP, most: 1.7 }],
}
export const BELOW_FIXED: Measure = {
  head: 'repeated, times below fixed bytes',
  what: 'repeated, 16 connections, times below fixed bytes',
  of: more('fixed bytes', 'service, repeated'),
  wanted: [{ most: 3 }],
}
/** The geometric mean of all questions. */
export const BELOW_FIXED_MEAN = 2

/** Beside @neo4j/graphql. */
export const BESIDE_THE_PEER: readonly Measure[] = [
  COLD,
  { head: 'cold, tuned peer', what: '', of: faster('service, cold', 'peer, shortcut'), wanted: [] },
  WARM,
  REPEATED,
  { head: 'cold, 16 connections', what: '', of: more('service, cold', 'peer'), wanted: [] },
  { head: 'warm, 16 connections', what: '', of: more('service, warm', 'peer'), wanted: [] },
  REPEATED_BY_MANY,
]

/** Beside PostGraphile, where it has the question. */
export const BESIDE_POSTGRAPHILE: readonly Measure[] = [
  { head: 'cold', what: '', of: faster('service, cold', 'PostGraphile'), wanted: [] },
  { head: 'warm', what: '', of: faster('service, warm', 'PostGraphile'), wanted: [] },
]

/** Beside what the machine allows. */
export const BESIDE_THE_MACHINE: readonly Measure[] = [BEHIND_CYPHER, BELOW_FIXED]

const median = (head: string, name: string): Measure => ({
  head,
  what: '',
  of: ({ measured }) => measured[name]?.median,
  wanted: [],
})
export const MILLISECONDS: readonly Measure[] = [
  median('cold', 'service, cold'),
  median('warm', 'service, warm'),
  median('repeated', 'service, repeated'),
  median('peer', 'peer'),
  median('Cypher over HTTP', 'Cypher over HTTP'),
  { head: 'Cypher, driver alone', what: '', of: ({ driver }) => driver?.median, wanted: [] },
]

/** What no clock decides, of one cold request. */
export const COUNTS: readonly Measure[] = [
  { head: 'round trips', what: '', of: ({ counts }) => counts.service.roundTrips, isCount: true, wanted: [] },
  {
    head: 'dbHits',
    what: 'dbHits of a page that stands in an index',
    of: ({ counts }) => counts.service.dbHits,
    isCount: true,
    wanted: [{ of: IN_AN_INDEX, most: 100 }],
  },
  { head: 'dbHits of the peer', what: '', of: ({ counts }) => counts.peer?.dbHits, isCount: true, wanted: [] },
  { head: 'dbHits of Cypher', what: '', of: ({ counts }) => counts.cypher.dbHits, isCount: true, wanted: [] },
  { head: 'bytes of the answer', what: '', of: ({ counts }) => counts.service.bytes, isCount: true, wanted: [] },
]

/** What may grow at most between the report and a hundred of it; of the others what grows is what is answered. */
const GROWTH: readonly Wanted[] = [{ butOf: ['filtered count'], most: 1.5 }]
const p95 = (name: string, head: string): Measure => ({
  head,
  what: `${head}, times that of ×1`,
  of: ({ measured }, one) => over(measured[name]?.p95, one?.measured[name]?.p95),
  wanted: GROWTH,
})
export const GROWS: readonly Measure[] = [
  {
    head: 'dbHits',
    what: 'dbHits, times those of ×1',
    of: ({ counts }, one) => over(counts.service.dbHits, one?.counts.service.dbHits),
    wanted: GROWTH,
  },
  p95('service, cold', 'p95 cold'),
  p95('service, warm', 'p95 warm'),
]

/** All of which something is wanted, in the order in which the page goes through them. */
export const TARGETS: readonly Measure[] = [...BESIDE_THE_PEER, ...BESIDE_THE_MACHINE, ...COUNTS, ...GROWS].filter(
  ({ wanted }) => wanted.length > 0,
)

export const LOAD = { relationshipsPerMinute: 200_000, peakMb: 1_000 }
/** In megabytes: at ×1, and at ×100 what is kept (256), answers (64) and 150. */
export const MEMORY = new Map([
  [1, 200],
  [100, 470],
])
export const START_SECONDS = 8
export const READERS_P95 = 2
