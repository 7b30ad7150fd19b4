import { readFileSync, writeFileSync } from 'node:fs'
import type { Floor } from './floor.ts'
import type { Sized } from './full.ts'
import { QUESTIONS } from './questions/index.ts'
import type { Beside } from './readers.ts'
import type { Sample } from './soak.ts'
import type { Start, Starts } from './start.ts'
import { behind, grid, held, loads, memory, refusals, shown, sizeOf, summary, table, targets } from './table.ts'
import {
  BEHIND_CYPHER,
  BELOW_FIXED,
  BESIDE_POSTGRAPHILE,
  BESIDE_THE_MACHINE,
  BESIDE_THE_PEER,
  COLD,
  COUNTS,
  GROWS,
  MEMORY,
  MILLISECONDS,
  READERS_P95,
  REPEATED,
  START_SECONDS,
  WARM,
} from './targets.ts'

type Of<Each> = Pick<Sized, 'shape' | 'times'> & Each
type Soaked = Of<{ samples: Sample[]; peakMb: number; failed: number; grows: boolean }>

/** What a run of the bench wrote with `--out`. */
export type Report = { at: string; machine: string } & (
  | { of: 'questions'; peer: string; measured: Sized[] }
  | { of: 'counts'; measured: Sized[] }
  | { of: 'soak'; measured: Soaked[] }
  | { of: 'readers'; measured: Of<Beside>[] }
  | { of: 'start'; measured: Starts }
  | { of: 'floor'; measured: Of<{ floor: Floor[] }>[] }
)

const DOCUMENT = new URL('../docs/performance.md', import.meta.url)

/** Writes what was measured between the marks of docs/performance.md: no figure there is typed by hand. */
export function writeDocument(files: readonly string[]): void {
  const reports = files.map(file => JSON.parse(readFileSync(file, 'utf8')) as Report)
  writeFileSync(DOCUMENT, documented(readFileSync(DOCUMENT, 'utf8'), reports))
}

/** The text with the tables of reports between its marks; what none of them measured stays. */
export function documented(text: string, reports: readonly Report[]): string {
  const ofKind = new Map<string, Report>()
  for (const report of reports) {
    const before = ofKind.get(report.of)
    ofKind.set(report.of, before === undefined ? report : together(before, report))
  }
  const tables = [...ofKind.values()].flatMap(report => [...tablesOf(report)])
  return tables.reduce((written, [name, table]) => {
    const [begin, end] = [`<!-- measured: ${name} -->`, '<!-- end -->']
    const [from, to] = [written.indexOf(begin), written.indexOf(end, written.indexOf(begin))]
    if (from < 0 || to < 0) throw new Error(`docs/performance.md has no ${begin} … ${end}`)
    return `${written.slice(0, from)}${begin}\n${table}\n${written.slice(to)}`
  }, text)
}

/** Two reports of one kind as one: of what both measured, the later counts. */
function together(one: Report, other: Report): Report {
  const said = { at: other.at, machine: bothOf(one.machine, other.machine) }
  if (one.of === 'start' || other.of === 'start') return { ...other, ...said }
  const measured = joined<Of<object>>(one.measured, other.measured, sizeOf, (before, after) =>
    'results' in before && 'results' in after ? ofBoth(before as Sized, after as Sized) : after,
  )
  return { ...other, ...said, measured } as Report
}

/** The load of a machine is at the end. */
function bothOf(one: string, other: string): string {
  if (one === other) return one
  const [[machine, ...load], [otherMachine, ...otherLoad]] = [one.split(', load '), other.split(', load ')]
  return machine === otherMachine ? `${machine}, load ${[...load, ...otherLoad].join(' and ')}` : `${one}; ${other}`
}

/** Data that was there already was not loaded again, and some questions take less memory than all. */
function ofBoth(before: Sized, after: Sized): Sized {
  const results = joined(before.results, after.results, ({ key }) => key)
  const isWhole = results.length === after.results.length
  const most = Object.entries(after.memory).map(([name, mb]) => [name, Math.max(mb, before.memory[name] ?? 0)])
  const memory = isWhole ? after.memory : { ...before.memory, ...Object.fromEntries(most) }
  return { ...after, load: after.load ?? before.load, memory, results }
}

/** Two lists as one, by a key; what has the same in both is what `both` makes of it. */
function joined<Each>(
  one: readonly Each[],
  other: readonly Each[],
  keyOf: (each: Each) => string,
  both: (before: Each, after: Each) => Each = (_, after) => after,
): Each[] {
  const all = new Map(one.map(each => [keyOf(each), each]))
  for (const each of other) {
    const before = all.get(keyOf(each))
    all.set(keyOf(each), before === undefined ? each : both(before, each))
  }
  return [...all.values()]
}

/** The tables of a report, as they are shown. */
export const asMarkdown = (report: Report): string => [...tablesOf(report).values()].join('\n\n')

/** How a cell has the figures of several sizes. */
const eachCell = (measured: readonly Sized[]): string =>
  measured.length > 1 ? ` Each cell: ${measured.map(sizeOf).join(' / ')}, or one figure for both.` : ''

/** The sizes that the page compares question by question, and all others. */
function parted(all: readonly Sized[]): [shown: Sized[], others: Sized[]] {
  const isShown = ({ shape, times }: Sized) => shape === 'report' && (times === 1 || times === 100)
  return [all.filter(isShown), all.filter(size => !isShown(size))]
}

/** Of other sizes what decides: how far ahead they are, and what has grown. */
function* besides(shown: readonly Sized[], others: readonly Sized[]): Iterable<string> {
  const named = others.map(sizeOf).join(' / ')
  yield `At ${named}. **Bold**: a target is missed.`
  yield grid(others, [COLD, WARM, REPEATED, BEHIND_CYPHER])
  const atOne = shown.filter(({ times }) => times === 1)
  if (atOne.length === 0) return
  yield `At ${named}, times what it is at ×1:`
  yield grid([...atOne, ...others], GROWS)
}

/** The tables of a report, by the marks of the document between which they stand. */
function tablesOf(report: Report): Map<string, string> {
  const on = `Measured on ${report.at.slice(0, 10)} on ${report.machine}`
  switch (report.of) {
    case 'questions': {
      const { peer } = report
      const [measured, others] = parted(report.measured)
      const each = eachCell(measured)
      const loaded = report.measured.some(({ load }) => load !== null)
      return new Map([
        [
          'summary',
          parts(
            `${on}; the peer is @neo4j/graphql ${peer}. Geometric mean of all questions, with the lowest and the highest:`,
            summary(measured, [COLD, WARM, REPEATED, BEHIND_CYPHER, BELOW_FIXED]),
            behind(measured),
          ),
        ],
        [
          'peer',
          parts(
            `Times as fast as the peer; with 16 connections, times as many answers a second.${each} **Bold**: a target is missed.`,
            grid(measured, BESIDE_THE_PEER),
            ...refusals(measured),
          ),
        ],
        [
          'postgraphile',
          parts(`Times as fast as PostGraphile 4 over PostgreSQL.${each}`, grid(measured, BESIDE_POSTGRAPHILE)),
        ],
        ['milliseconds', parts(`Medians in ms, one connection.${each}`, grid(measured, MILLISECONDS))],
        ['machine', parts(`**Bold**: a target is missed.${each}`, grid(measured, BESIDE_THE_MACHINE))],
        ['memory', parts('The most memory of each process over all questions, in MB.', memory(report.measured))],
        ...(loaded ? [['load', parts(`${on}.`, loads(report.measured))] as const] : []),
        ['targets', targets(measured)],
        [
          'questions',
          table(
            ['question', 'what it asks'],
            QUESTIONS.map(({ key, about }) => [key, about]),
          ),
        ],
        ...(others.length > 0 ? [['others', parts(...besides(measured, others))] as const] : []),
        ...tablesOf({ ...report, of: 'counts', measured }),
      ])
    }
    case 'counts': {
      const { measured } = report
      const each = eachCell(measured)
      const larger = measured.filter(({ times }) => times > 1).map(sizeOf)
      return new Map([
        [
          'counts',
          parts(
            `Counted on ${report.at.slice(0, 10)}, the worst of five subjects, nothing kept.${each}`,
            grid(measured, COUNTS),
          ),
        ],
        ...(measured.length > larger.length && larger.length > 0
          ? [['growth', parts(`At ${larger.join(' / ')}, times what it is at ×1.`, grid(measured, GROWS))] as const]
          : []),
      ])
    }
    case 'start':
      return alone(
        report.of,
        `${on}; ${START_SECONDS} s and less than ${MEMORY.get(1)} MB are wanted.`,
        table(
          ['start', 'seconds to the first right answer, each time', 'MB of the service, settled'],
          Object.entries(report.measured).map(([which, all]: [string, Start[]]) => [
            which === 'first' ? 'everything fetched and built, no data' : 'with the data there',
            all.map(({ seconds }) => held(seconds, { most: START_SECONDS })).join(', '),
            all.map(({ residentMb }) => held(residentMb, { most: MEMORY.get(1) as number })).join(', '),
          ]),
        ),
      )
    case 'floor':
      return alone(
        report.of,
        `${on}.`,
        table(
          ['data', 'what', 'rows', 'seconds', 'database, s of processor', 'client, s of processor'],
          report.measured.flatMap(({ floor, ...size }) =>
            floor.map(({ what, rows, seconds, databaseCpuSeconds, cpuSeconds }) => [
              sizeOf(size),
              what,
              String(rows),
              ...[seconds, databaseCpuSeconds, cpuSeconds].map(shown),
            ]),
          ),
        ),
      )
    case 'readers':
      return alone(
        report.of,
        `${on}; a p95 within ${READERS_P95} times is wanted.`,
        table(
          ['beside a load of', 'p95 before, during, after, in ms', 'times', 'failed', 'the load', 'database'],
          report.measured.map(({ before, during, after, load, databaseCpuSeconds, ...size }) => [
            sizeOf(size),
            [before, during, after].map(({ p95 }) => shown(p95)).join(', '),
            held(during.p95 / before.p95, { most: READERS_P95 }),
            String(during.failed),
            `${load.seconds.toFixed(0)} s, ${load.cpuSeconds.toFixed(0)} s of processor, ${load.peakMb} MB`,
            `${databaseCpuSeconds.toFixed(0)} s of processor`,
          ]),
        ),
      )
    case 'soak':
      return alone(
        report.of,
        `${on}.`,
        table(
          [
            'data',
            'requests',
            'MB resident after a quarter, half, all',
            'at most',
            'heap at the end',
            'failed',
            'grows',
          ],
          report.measured.map(({ samples, peakMb, failed, grows, ...size }) => {
            const at = (share: number) => samples[Math.ceil(samples.length * share) - 1]
            return [
              sizeOf(size),
              shown(at(1)?.requests),
              [0.25, 0.5, 1].map(share => shown(at(share)?.residentMb)).join(', '),
              shown(peakMb),
              shown(at(1)?.heapMb),
              String(failed),
              grows ? '**yes**' : 'no',
            ]
          }),
        ),
      )
  }
}

const parts = (...all: string[]): string => all.join('\n\n')
const alone = (name: string, ...all: string[]) => new Map([[name, parts(...all)]])
