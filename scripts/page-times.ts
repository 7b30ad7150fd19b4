// What each page takes: `npm run pages:times`, on a machine that does nothing else. It starts a service of its own that keeps no
// answers, so that a page is made anew each time from what the service has read; then it opens each page in a browser. All kinds of
// page are measured, things of every kind, and the acts that set most with what becomes of their money. `--only trace` measures
// those whose name has it; `--json FILE` writes the figures there too. Ends with 1 where a page is above what is promised.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { readEnvironment } from '../src/config/environment.ts'
import { startService } from '../src/service/service.ts'
import { EVERY_PAGE } from '../tests/pages/every-page.ts'
import { pagesOf } from '../tests/pages/packages.ts'
import { chromiumPath, launchChromium } from '../tests/web/chromium.ts'

/** Milliseconds: of the server, warm; to the largest paint of a first view. */
const PROMISED = { server: 150, paint: 1_000 }
const TIMES = 9

interface Measured {
  name: string
  /** The median, and the time of the processor for one, in milliseconds. */
  server: number
  cpu: number
  bytes: number
  compressed: number
  paint: number | null
}

/** So many acts with the most amounts. */
const LARGEST = 3

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } })

/** Every page that is tried, things of every kind, and the largest acts: by their names, each address once. */
async function pagesToMeasure(address: string): Promise<[name: string, path: string][]> {
  const all = { ...EVERY_PAGE, ...(await pagesOf(address)), ...(await largestActs(address)) }
  const once = new Map<string, string>()
  for (const [name, path] of Object.entries(all)) if (!once.has(path)) once.set(path, name)
  const named = [...once].map(([path, name]): [string, string] => [name, path])
  return named.filter(([name]) => values.only === undefined || name.includes(values.only))
}

async function largestActs(address: string): Promise<Record<string, string>> {
  const query = '{ acts(first: 100) { nodes { id allocations(first: 1) { totalCount } } } }'
  const answer = await fetch(`${address}/graphql?${new URLSearchParams({ query })}`)
  const { data } = (await answer.json()) as {
    data: { acts: { nodes: { id: string; allocations: { totalCount: number } }[] } }
  }
  const largest = data.acts.nodes
    .sort((one, other) => other.allocations.totalCount - one.allocations.totalCount)
    .slice(0, LARGEST)
  return Object.fromEntries(
    largest.flatMap(({ id }) => [
      [`largest: ${id}`, `/${id}`],
      [`largest, down: ${id}`, `/trace?from=${id}`],
      [`largest, up: ${id}`, `/trace?from=${id}&direction=IN`],
    ]),
  )
}

const median = (all: readonly number[]): number => [...all].sort((one, other) => one - other)[all.length >> 1] ?? 0

async function onServer(address: string): Promise<Omit<Measured, 'name' | 'paint'>> {
  const get = async () => (await fetch(address, { headers: { accept: 'text/html' } })).text()
  const body = await get()
  await get()
  const times: number[] = []
  const before = process.cpuUsage()
  for (let nth = 0; nth < TIMES; nth++) {
    const begun = performance.now()
    await get()
    times.push(performance.now() - begun)
  }
  const { user, system } = process.cpuUsage(before)
  return {
    server: median(times),
    cpu: (user + system) / 1_000 / TIMES,
    bytes: Buffer.byteLength(body),
    compressed: gzipSync(body).length,
  }
}

/** The largest contentful paint of a first visit, as the browser itself has timed it. */
async function inBrowser(browser: Browser, address: string): Promise<number> {
  const paints: number[] = []
  for (let nth = 0; nth < 3; nth++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await page.goto(address, { waitUntil: 'networkidle' })
    paints.push(
      await page.evaluate(
        () =>
          new Promise<number>(done => {
            new PerformanceObserver(list => done(list.getEntries().at(-1)?.startTime ?? 0)).observe({
              type: 'largest-contentful-paint',
              buffered: true,
            })
            setTimeout(() => done(0), 2_000)
          }),
      ),
    )
    await context.close()
  }
  return median(paints)
}

const state = process.env.FILOROSSO_STATE_DIR ?? (await mkdtemp(join(tmpdir(), 'filorosso-times-')))
const service = await startService({
  environment: readEnvironment({
    ...process.env,
    PORT: '0',
    FILOROSSO_STATE_DIR: state,
    FILOROSSO_ANSWERS_MB: '0',
  }),
  steps: { step: text => console.error(text), detail() {} },
  log: error => console.error(error),
})
const executable = chromiumPath()
const browser = executable === undefined ? null : await launchChromium(executable)
const measured: Measured[] = []
try {
  for (const [name, path] of await pagesToMeasure(service.address)) {
    const address = service.address + path
    const server = await onServer(address)
    measured.push({ name, ...server, paint: browser === null ? null : await inBrowser(browser, address) })
  }
} finally {
  await browser?.close()
  await service.stop()
  if (process.env.FILOROSSO_STATE_DIR === undefined) await rm(state, { recursive: true, force: true })
}

console.log('| page | server, ms | CPU, ms | kB | kB compressed | largest paint, ms |\n|---|--:|--:|--:|--:|--:|')
for (const { name, server, cpu, bytes, compressed, paint } of measured) {
  const cells = [server, cpu, bytes / 1_000, compressed / 1_000].map(figure => figure.toFixed(0))
  console.log(`| ${name} | ${cells.join(' | ')} | ${paint === null ? '–' : paint.toFixed(0)} |`)
}
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(measured, null, 2)}\n`)
const above = measured.filter(({ server, paint }) => server > PROMISED.server || (paint ?? 0) > PROMISED.paint)
for (const { name } of above)
  console.error(`${name}: above ${PROMISED.server} ms, or ${PROMISED.paint} ms to its paint`)
if (above.length > 0) process.exitCode = 1
