// The pictures of README.md: `npm start` in one terminal, `npx tsx scripts/screenshots.ts [address]` in another.
import { mkdir } from 'node:fs/promises'
import { chromiumPath, launchChromium } from '../tests/web/chromium.ts'

const FOLDER = 'docs/pictures'
const [address = 'http://localhost:4000'] = process.argv.slice(2)

const SHOTS = [
  { name: 'home', path: '/?lang=en', width: 1280, height: 860, colorScheme: 'light' },
  {
    name: 'act',
    path: '/act/anpal/dd-570-2019?lang=en',
    width: 1280,
    height: 860,
    colorScheme: 'light',
    opens: '.figure button',
  },
  { name: 'trace', path: '/trace?from=act/anpal/dd-440-2019&lang=en', width: 1280, height: 1000, colorScheme: 'light' },
  {
    name: 'explore',
    path: '/explore?of=act/anpal/dd-570-2019&hops=2&lang=en',
    width: 1280,
    height: 1000,
    colorScheme: 'dark',
    waits: '.explorer canvas[data-drawn]',
  },
  { name: 'contradictions', path: '/contradictions?lang=it', width: 420, height: 860, colorScheme: 'dark' },
] as const

const executable = chromiumPath()
if (executable === undefined) throw new Error('no chromium in PATH; install one or name it in CHROMIUM')
await mkdir(FOLDER, { recursive: true })
const browser = await launchChromium(executable)
for (const { name, path, width, height, colorScheme, ...shot } of SHOTS) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme })
  const page = await context.newPage()
  await page.goto(address + path, { waitUntil: 'networkidle' })
  if ('opens' in shot) await page.locator(shot.opens).nth(1).click()
  if ('waits' in shot) {
    await page.locator(shot.waits).waitFor()
    // Until what moves has come to rest.
    await page.waitForTimeout(3_000)
  }
  await page.screenshot({ path: `${FOLDER}/${name}.png` })
  console.log(`${FOLDER}/${name}.png`)
  await context.close()
}
await browser.close()
