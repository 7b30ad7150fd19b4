import { writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { SHAPES, type Shape } from './data/multiply.ts'
import { asMarkdown, type Report, writeDocument } from './document.ts'
import { measureFloor } from './floor.ts'
import { environmentOf, measureSize, peerVersion, type Sized } from './full.ts'
import { openInProcess } from './in-process.ts'
import { questionsNamed } from './questions/index.ts'
import { countAll, overBudget, readBudgets, writeBudgets } from './quick.ts'
import { readBeside } from './readers.ts'
import { soak } from './soak.ts'
import { measureStarts } from './start.ts'

interface Options {
  quick?: boolean
  countsOnly?: boolean
  writeBudgets?: boolean
  soak?: string
  readers?: boolean
  start?: boolean
  floor?: boolean
  document?: string[]
  only?: string
  times: string
  shapes: string
  seconds: string
  out?: string
  state: string
}

/** What a run has found out, before it says when and on what. */
type Found = Report extends infer Each ? (Each extends Report ? Omit<Each, 'at' | 'machine'> : never) : never

const say = (text: string) => process.stderr.write(`${text}\n`)

const program = new Command('npm run bench --')
  .description('What questions take: of this service, and beside it of others over the same data.')
  .option(
    '--quick',
    'count round trips, dbHits, rows and bytes of each question, and fail where one is over its budget',
  )
  .option('--write-budgets', 'with --quick: what is counted becomes the budget, in bench/budgets.json')
  .option('--counts-only', 'of each size what no clock decides, of this service and of Cypher alone')
  .option(
    '--soak <requests>',
    'ask a service so many requests, and show its memory meanwhile; fail where it grows',
    whole,
  )
  .option('--readers', 'what readers of a service wait while another process loads the sizes of --times beside them')
  .option('--start', 'how long `npm start` takes to the first right answer, and what the service then has in memory')
  .option('--floor', 'what it takes to write the rows of each size by the shortest statements, and nothing else')
  .option('--document <files...>', 'write what --out has kept into docs/performance.md, and measure nothing')
  .option('--only <questions>', 'some of the questions, separated by commas')
  .option('--times <numbers>', 'how many times the size of the report, separated by commas', '1,10,100')
  .option('--shapes <names>', `of ${SHAPES.join(' and ')}: what invented copies share; ×1 has only the first`, 'report')
  .option(
    '--seconds <number>',
    'for how long each is measured, one connection and many, in each of three rounds',
    '0.6',
  )
  .option('--out <file>', 'write all that was measured as JSON')
  .option('--state <folder>', 'where databases and made data are kept', '.filorosso/bench')

async function quick({ only, state, writeBudgets: writes = false }: Options): Promise<void> {
  const service = await openInProcess({ FILOROSSO_STATE_DIR: resolve(state, 'quick'), ...ownDatabase() }, say)
  try {
    const counted = await countAll(service, questionsNamed(only), say)
    if (writes) return writeBudgets(counted)
    const over = overBudget(counted, readBudgets())
    for (const line of over) say(`over its budget: ${line}`)
    if (over.length > 0) process.exitCode = 1
    else say(`${counted.size} questions within their budgets`)
  } finally {
    await service.close()
  }
}

/** The figures are those of the report alone, whatever else the environment says is loaded. */
function ownDatabase() {
  return { FILOROSSO_DATA: 'data/rapporto-2019', FILOROSSO_JAR_CACHE: process.env.FILOROSSO_JAR_CACHE ?? '' }
}

/** The memory of a service of each size, over many requests. */
async function soaked({ soak: requests = '', only, times, shapes, state, out }: Options): Promise<void> {
  const soaks = []
  for (const { shape, times: size } of sizesOf(shapes, times)) {
    say(`== ${shape} ×${size}`)
    const environment = environmentOf({ shape, times: size, state: resolve(state) })
    const found = await soak(environment, questionsNamed(only), Number(requests), say)
    soaks.push({ shape, times: size, ...found })
    say(`at most ${found.peakMb} MB; ${found.failed} requests failed${found.grows ? '; IT GROWS' : ''}`)
    if (found.grows || found.failed > 0) process.exitCode = 1
  }
  finish(out, { of: 'soak', measured: soaks })
}

/** What writing takes at least, of each size. */
async function floors({ times, shapes, state, out }: Options): Promise<void> {
  const measured = []
  for (const { shape, times: size } of sizesOf(shapes, times)) {
    say(`== the floor of ${shape} ×${size}`)
    const floor = await measureFloor(environmentOf({ shape, times: size, state: resolve(state) }), say)
    measured.push({ shape, times: size, floor })
  }
  finish(out, { of: 'floor', measured })
}

async function readers({ only, times, shapes, state, out }: Options): Promise<void> {
  const found = []
  for (const { shape, times: size } of sizesOf(shapes, times)) {
    say(`== readers beside a load of ${shape} ×${size}`)
    const { FILOROSSO_DATA: data = '' } = environmentOf({ shape, times: size, state: resolve(state) })
    const beside = await readBeside(
      resolve(state, `readers-${shape}-${size}`),
      data.split(','),
      questionsNamed(only),
      say,
    )
    found.push({ shape, times: size, ...beside })
    for (const [when, { requests, failed, median, p95, cpuMs }] of Object.entries({
      before: beside.before,
      during: beside.during,
      after: beside.after,
    }))
      say(
        `${when}: ${requests} answers, ${failed} failed, median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${cpuMs.toFixed(1)} ms of the processor each`,
      )
    const { seconds, cpuSeconds, peakMb } = beside.load
    say(`p95 during the load is ${(beside.during.p95 / beside.before.p95).toFixed(2)} times that before`)
    say(
      `the load: ${seconds.toFixed(0)} s, ${cpuSeconds.toFixed(0)} s of a processor, ${peakMb} MB; the database: ${beside.databaseCpuSeconds.toFixed(0)} s`,
    )
    if (beside.during.failed > 0) process.exitCode = 1
  }
  finish(out, { of: 'readers', measured: found })
}

function whole(text: string): string {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('give a whole number, such as 100000')
  return text
}

async function full({ countsOnly = false, only, times, shapes, seconds, out, state }: Options): Promise<void> {
  const ms = Number(seconds) * 1_000
  const effort = countsOnly ? null : { rounds: 3, oneMs: ms, manyMs: ms, connections: 16 }
  const measured: Sized[] = []
  const found: Found = countsOnly ? { of: 'counts', measured } : { of: 'questions', peer: peerVersion(), measured }
  for (const { shape, times: size } of sizesOf(shapes, times)) {
    say(`== ${shape} ×${size}`)
    measured.push(await measureSize({ shape, times: size, state: resolve(state) }, questionsNamed(only), effort, say))
    // A size that fails takes nothing from those before it.
    keep(out, found)
  }
  finish(out, found)
}

/** Says what was measured, and keeps it. */
function finish(out: string | undefined, found: Found): void {
  process.stdout.write(`${asMarkdown(keep(out, found))}\n`)
}

function keep(out: string | undefined, found: Found): Report {
  const { length: cores, 0: core } = cpus()
  const load = loadavg().map(each => each.toFixed(1))
  const machine = `${cores} cores (${core?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, load ${load.join(' ')}`
  const report = { at: new Date().toISOString(), machine, ...found } as Report
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(report, null, 1)}\n`)
  return report
}

/** ×1 is the report itself, whatever the shape. */
const sizesOf = (shapes: string, times: string) =>
  shapesOf(shapes).flatMap((shape, nth) =>
    times.split(',').flatMap(size => (nth > 0 && Number(size) === 1 ? [] : [{ shape, times: Number(size) }])),
  )

function shapesOf(names: string): Shape[] {
  return names.split(',').map(name => {
    const shape = SHAPES.find(each => each === name.trim())
    if (shape === undefined) throw new Error(`--shapes: ${name} is not one of ${SHAPES.join(', ')}`)
    return shape
  })
}

/** Above this share of the cores others are at work: what a clock measures is then theirs as well. */
const BUSY = 0.5

function sayWhetherBusy(): void {
  const [load = 0] = loadavg()
  const { length: cores } = cpus()
  if (load > BUSY * cores)
    say(`the machine is busy (load ${load.toFixed(1)} on ${cores} cores): counts are sound, times are not`)
}

program.action((options: Options) => {
  if (options.document !== undefined) return writeDocument(options.document)
  sayWhetherBusy()
  if (options.start)
    return measureStarts(resolve(options.state), say).then(measured => finish(options.out, { of: 'start', measured }))
  if (options.floor) return floors(options)
  if (options.quick) return quick(options)
  if (options.soak !== undefined) return soaked(options)
  return options.readers ? readers(options) : full(options)
})
await program.parseAsync()
