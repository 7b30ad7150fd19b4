import type { Result, Sized } from './full.ts'
import type { Measured } from './measure.ts'

const shown = (value: number | undefined): string => {
  if (value === undefined || !Number.isFinite(value)) return '—'
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const sizeOf = ({ shape, times }: Sized) => `${shape} ×${times}`

/** How many times faster the first is than the second; below 1 it is behind. */
const faster = (one: Measured | undefined, other: Measured | undefined) =>
  one === undefined || other === undefined ? undefined : other.median / one.median
const more = (one: Measured | undefined, other: Measured | undefined) =>
  one === undefined || other === undefined ? undefined : one.perSecondMany / other.perSecondMany

const RATIOS: [head: string, ratio: (of: Result['measured']) => number | undefined][] = [
  ['cold / peer', of => faster(of['service, cold'], of.peer)],
  ['cold / peer, shortcut', of => faster(of['service, cold'], of['peer, shortcut'])],
  ['cold / Cypher over HTTP', of => faster(of['service, cold'], of['Cypher over HTTP'])],
  ['warm / peer', of => faster(of['service, warm'], of.peer)],
  ['repeated / peer', of => faster(of['service, repeated'], of.peer)],
  ['16: cold / peer', of => more(of['service, cold'], of.peer)],
  ['16: warm / peer', of => more(of['service, warm'], of.peer)],
  ['16: repeated / peer', of => more(of['service, repeated'], of.peer)],
  ['16: repeated / fixed bytes', of => more(of['service, repeated'], of['fixed bytes'])],
]

/** The one table of ratios: above 1 this service is ahead. */
export function ratios(sizes: readonly Sized[]): string {
  const rows = sizes.flatMap(size =>
    size.results.map(({ key, measured }) => [key, sizeOf(size), ...RATIOS.map(([, ratio]) => shown(ratio(measured)))]),
  )
  return table(['question', 'data', ...RATIOS.map(([head]) => head)], rows)
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
    sizes.map(({ load, memory, ...size }) => [
      sizeOf({ load, memory, ...size }),
      String(size.entities),
      String(size.relationships),
      load === null ? '—' : `${load.seconds.toFixed(1)} s, ${load.cpuSeconds.toFixed(1)} s of processor`,
      load === null ? '—' : String(load.relationshipsPerMinute),
      load === null ? '—' : `${load.peakMb} MB`,
      ['cold', 'warm', 'repeated'].map(name => `${memory[`service, ${name}`] ?? '—'} MB`).join(', '),
    ]),
  )
}
