// What each page takes: `npm run pages:times`, on a machine that does nothing else. It starts a service of its own that keeps no
// answers, so that a page is made anew each time from what the service has read; then it opens each page in a browser.
// Ends with 1 where a page is above what is promised.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { readEnvironment } from '../src/config/environment.ts'
import { startService } from '../src/service/service.ts'
import { EVERY_PAGE } from '../tests/pages/every-page.ts'
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

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'boolean' } } })
const pages = Object.entries(EVERY_PAGE).filter(([name]) => values.only === undefined || name.includes(values.only))

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
  for (const [name, path] of pages) {
    const address = service.address + path
    const server = await onServer(address)
    measured.push({ name, ...server, paint: browser === null ? null : await inBrowser(browser, address) })
  }
} finally {
  await browser?.close()
  await service.stop()
  if (process.env.FILOROSSO_STATE_DIR === undefined) await rm(state, { recursive: true, force: true })
}

if (values.json) console.log(JSON.stringify(measured, null, 2))
else {
  console.log('| page | server, ms | CPU, ms | kB | kB compressed | largest paint, ms |\n|---|--:|--:|--:|--:|--:|')
  for (const { name, server, cpu, bytes, compressed, paint } of measured) {
    const cells = [server, cpu, bytes / 1_000, compressed / 1_000].map(figure => figure.toFixed(0))
    console.log(`| ${name} | ${cells.join(' | ')} | ${paint === null ? '–' : paint.toFixed(0)} |`)
  }
}
const above = measured.filter(({ server, paint }) => server > PROMISED.server || (paint ?? 0) > PROMISED.paint)
for (const { name } of above)
  console.error(`${name}: above ${PROMISED.server} ms, or ${PROMISED.paint} ms to its paint`)
if (above.length > 0) process.exitCode = 1
