import type { Sized } from './full.ts'
import type { Measured } from './measure.ts'
import { GROWS_WITH_ITS_MATCHES, GROWTH, LOAD, RATIOS } from './targets.ts'

/** A figure in three digits. */
export const shown = (value: number | undefined): string => {
  if (value === undefined || !Number.isFinite(value)) return '—'
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
export const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const sizeOf = ({ shape, times }: Sized) => `${shape} ×${times}`

/** A figure with what it should be at least, or at most, where it is not. */
export const held = (
  value: number | undefined,
  { least, most }: { least?: number | null; most?: number | null },
): string => {
  const missed = value !== undefined && ((least != null && value < least) || (most != null && value > most))
  return missed ? `${shown(value)} (of ${shown(least ?? most ?? undefined)})` : shown(value)
}

/** The one table of ratios: above 1 the first is ahead; a target that is missed stands in brackets. */
export function ratios(sizes: readonly Sized[]): string {
  const rows = sizes.flatMap(size =>
    size.results.map(({ key, measured }) => [
      key,
      sizeOf(size),
      ...RATIOS.map(({ of, least }) => held(of(measured), { least: least(key) })),
    ]),
  )
  return table(['question', 'data', ...RATIOS.map(({ head }) => head)], rows)
}

/** The geometric mean of what repeated answers reach of fixed bytes, over all questions of a size. */
export function repeatedMean({ results }: Sized): number {
  const all = results.flatMap(({ measured }) => RATIOS.at(-1)?.of(measured) ?? [])
  return Math.exp(all.reduce((sum, each) => sum + Math.log(each), 0) / all.length)
}

/** How much more each question takes over more data than over the report alone. */
export function growth(sizes: readonly Sized[]): string {
  const one = sizes.find(({ times }) => times === 1)
  const rows = sizes
    .filter(({ times }) => times > 1)
    .flatMap(size =>
      size.results.map(({ key, counts: { service }, measured }) => {
        const before = one?.results.find(result => result.key === key)
        const most = GROWS_WITH_ITS_MATCHES.includes(key) ? null : GROWTH
        const p95 = (name: string) => {
          const [now, then] = [measured[name]?.p95, before?.measured[name]?.p95]
          return held(now === undefined || then === undefined ? undefined : now / then, { most })
        }
        const hits = before && service.dbHits / before.counts.service.dbHits
        return [key, sizeOf(size), held(hits, { most }), p95('service, cold'), p95('service, warm')]
      }),
    )
  return table(['question', 'data', 'dbHits, times those of ×1', 'p95 cold', 'p95 warm'], rows)
}

/** What no clock decides, of one cold request. */
export function counts(sizes: readonly Sized[]): string {
  const rows = sizes.flatMap(size =>
    size.results.map(({ key, counts: { service, peer, cypher } }) => [
      key,
      sizeOf(size),
      `${service.roundTrips} / ${service.dbHits}`,
      peer === null ? '—' : `${peer.roundTrips} / ${peer.dbHits}`,
      `1 / ${cypher.dbHits}`,
      String(service.rows),
      String(service.bytes),
    ]),
  )
  return table(
    [
      'question',
      'data',
      'service: round trips / dbHits',
      'peer',
      'Cypher',
      'rows of the service',
      'bytes of its answer',
    ],
    rows,
  )
}

/** Medians and 95th percentiles, rates, processor time. */
export function timings(size: Sized): string {
  const names = [...new Set(size.results.flatMap(({ measured }) => Object.keys(measured)))]
  const cell = (measured: Measured | undefined) =>
    measured === undefined
      ? '—'
      : `${shown(measured.median)} / ${shown(measured.p95)}; ${Math.round(measured.perSecondMany)}/s; ${shown(measured.cpuMs)} + ${shown(measured.databaseCpuMs)}`
  return table(
    ['question', ...names, 'driver, no HTTP'],
    size.results.map(({ key, measured, driver }) => [
      key,
      ...names.map(name => cell(measured[name])),
      `${shown(driver?.median)} / ${shown(driver?.p95)}`,
    ]),
  )
}

export function sizesTable(sizes: readonly Sized[]): string {
  return table(
    [
      'data',
      'entities',
      'relationships',
      'load',
      'relationships/min',
      'peak of the loader',
      'peak of the service: cold, warm, repeated',
    ],
    sizes.map(({ load, memory, times, ...size }) => [
      sizeOf({ load, memory, times, ...size }),
      String(size.entities),
      String(size.relationships),
      load === null ? '—' : `${load.seconds.toFixed(1)} s, ${load.cpuSeconds.toFixed(1)} s of processor`,
      held(load?.relationshipsPerMinute, { least: times >= 100 ? LOAD.relationshipsPerMinute : null }),
      load === null ? '—' : `${held(load.peakMb, { most: LOAD.peakMb })} MB`,
      ['cold', 'warm', 'repeated'].map(name => `${memory[`service, ${name}`] ?? '—'} MB`).join(', '),
    ]),
  )
}
