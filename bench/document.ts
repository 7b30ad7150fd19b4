import { readFileSync, writeFileSync } from 'node:fs'
import type { Floor } from './floor.ts'
import type { Sized } from './full.ts'
import type { Beside } from './readers.ts'
import type { Sample } from './soak.ts'
import type { Start, Starts } from './start.ts'
import { counts, growth, held, ratios, repeatedMean, shown, sizesTable, table, timings } from './table.ts'
import { MEMORY_AT_ONE, READERS_P95, START_SECONDS } from './targets.ts'

/** What a run of the bench wrote with `--out`. */
export type Report = { at: string; machine: string } & (
  | { of: 'questions'; peer: string; measured: Sized[] }
  | { of: 'counts'; measured: Sized[] }
  | {
      of: 'soak'
      measured: { shape: string; times: number; samples: Sample[]; peakMb: number; failed: number; grows: boolean }[]
    }
  | { of: 'readers'; measured: ({ shape: string; times: number } & Beside)[] }
  | { of: 'start'; measured: Starts }
  | { of: 'floor'; measured: { shape: string; times: number; floor: Floor[] }[] }
)

const DOCUMENT = new URL('../docs/performance.md', import.meta.url)

/** Writes what was measured between the marks of docs/performance.md: no figure there is typed by hand. */
export function writeDocument(files: readonly string[]): void {
  let text = readFileSync(DOCUMENT, 'utf8')
  const write = (report: Report) => {
    const [begin, end] = [`<!-- measured: ${report.of} -->`, '<!-- end -->']
    const [from, to] = [text.indexOf(begin), text.indexOf(end, text.indexOf(begin))]
    if (from < 0 || to < 0) throw new Error(`docs/performance.md has no ${begin} … ${end}`)
    text = `${text.slice(0, from)}${begin}\n${asMarkdown(report)}\n${text.slice(to)}`
  }
  for (const file of files) {
    const report: Report = JSON.parse(readFileSync(file, 'utf8'))
    write(report)
    // What no clock decides was counted on the way.
    if (report.of === 'questions') write({ ...report, of: 'counts' })
  }
  writeFileSync(DOCUMENT, text)
}

/** The tables of a report, as they are shown and as they are documented. */
export function asMarkdown(report: Report): string {
  const on = `Measured on ${report.at.slice(0, 10)} on ${report.machine}`
  switch (report.of) {
    case 'questions': {
      const { measured, peer } = report
      const means = measured.map(size => `${shown(repeatedMean(size))} at ${size.shape} ×${size.times}`)
      return parts(
        `${on}; the peer is @neo4j/graphql ${peer}. Above 1 the first of the two is ahead; a target that is missed stands in brackets.`,
        ratios(measured),
        ...measured.flatMap(({ shape, times, results }) =>
          results.flatMap(({ key, refused = {} }) =>
            Object.entries(refused).map(
              ([name, said]) => `${key}, ${shape} ×${times}: ${name} cannot answer (${said.slice(0, 160)}).`,
            ),
          ),
        ),
        `Repeated answers reach this share of fixed bytes at 16 connections, as geometric mean of all questions: ${means.join(', ')}; 0.50 is wanted.`,
        ...(measured.length > 1 ? ['What grows with the data:', growth(measured)] : []),
        sizesTable(measured),
        `Medians and 95th percentiles in ms of one connection; requests a second of 16; processor time of server + database for each of these, in ms.`,
        ...measured.flatMap(size => [`${size.shape} ×${size.times}:`, timings(size)]),
      )
    }
    case 'counts':
      return parts(
        `Counted on ${report.at.slice(0, 10)}, the worst of five subjects, nothing kept.`,
        counts(report.measured),
        ...(report.measured.length > 1 ? [growth(report.measured)] : []),
      )
    case 'start':
      return parts(
        `${on}; ${START_SECONDS} s and less than ${MEMORY_AT_ONE} MB are wanted.`,
        table(
          ['start', 'seconds to the first right answer, each time', 'MB of the service, settled'],
          Object.entries(report.measured).map(([which, all]: [string, Start[]]) => [
            which === 'first' ? 'everything fetched and built, no data' : 'with the data there',
            all.map(({ seconds }) => held(seconds, { most: START_SECONDS })).join(', '),
            all.map(({ residentMb }) => held(residentMb, { most: MEMORY_AT_ONE })).join(', '),
          ]),
        ),
      )
    case 'floor':
      return parts(
        on,
        table(
          ['data', 'what', 'rows', 'seconds', 'database, s of processor', 'client, s of processor'],
          report.measured.flatMap(({ shape, times, floor }) =>
            floor.map(({ what, rows, seconds, databaseCpuSeconds, cpuSeconds }) => [
              `${shape} ×${times}`,
              what,
              String(rows),
              ...[seconds, databaseCpuSeconds, cpuSeconds].map(shown),
            ]),
          ),
        ),
      )
    case 'readers':
      return parts(
        `${on}; a p95 within ${READERS_P95} times is wanted.`,
        table(
          ['beside a load of', 'p95 before, during, after, in ms', 'times', 'failed', 'the load', 'database'],
          report.measured.map(({ shape, times, before, during, after, load, databaseCpuSeconds }) => [
            `${shape} ×${times}`,
            [before, during, after].map(({ p95 }) => shown(p95)).join(', '),
            held(during.p95 / before.p95, { most: READERS_P95 }),
            String(during.failed),
            `${load.seconds.toFixed(0)} s, ${load.cpuSeconds.toFixed(0)} s of processor, ${load.peakMb} MB`,
            `${databaseCpuSeconds.toFixed(0)} s of processor`,
          ]),
        ),
      )
    case 'soak':
      return parts(
        on,
        ...report.measured.map(({ shape, times, samples, peakMb, failed, grows }) => {
          const rows = samples.map(each => [each.requests, each.residentMb, each.heapMb].map(String))
          const outcome = `${shape} ×${times}: at most ${peakMb} MB, ${failed} requests failed; ${grows ? 'it grows' : 'it does not grow'}.`
          return parts(outcome, table(['requests', 'MB resident', 'MB on the heap'], rows))
        }),
      )
  }
}

const parts = (...all: string[]): string => all.join('\n\n')
