import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ensureBuilt, GRAPHIQL } from '../../src/web/build.ts'
import { chromiumPath, launchChromium } from './chromium.ts'
import { type PageServer, servePage } from './page-server.ts'

const GROUPS: { group: string; examples: { title: string; query: string }[] }[] = JSON.parse(
  readFileSync('web/graphiql/examples.json', 'utf8'),
)
const executable = chromiumPath()
const reason = 'skipped: no chromium in PATH; install one (apt-get install chromium) or name it in CHROMIUM'
if (executable === undefined) console.warn(`tests/web/graphiql.test.ts ${reason}`)

// The build takes 4 s and the browser 1 s here: a limit says that something hangs, not that a machine is slow.
const timeout = 60_000
const title = `the GraphiQL page${executable === undefined ? ` (${reason})` : ''}`

describe.skipIf(executable === undefined)(title, { timeout }, () => {
  let stateDir: string
  let browser: Browser
  let site: PageServer
  let context: BrowserContext
  let page: Page
  const strangers: string[] = []
  const complaints: string[] = []

  // Whatever is not for the loopback goes through here, from workers too; nothing answers.
  const outside = createServer((request, response) => {
    strangers.push(request.url ?? '')
    response.writeHead(502).end()
  }).on('connect', (request, socket) => {
    strangers.push(request.url ?? '')
    socket.destroy()
  })

  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'filorosso-web-'))
    site = await servePage(await ensureBuilt(GRAPHIQL, { stateDir }))
    await new Promise<void>(done => outside.listen(0, '127.0.0.1', done))
    browser = await launchChromium(executable ?? '')
  }, timeout)

  afterAll(async () => {
    await browser?.close()
    site?.server.close()
    outside.close()
    await rm(stateDir, { recursive: true, force: true })
  })

  beforeEach(async () => {
    for (const list of [strangers, complaints, site.asked, site.missing]) list.length = 0
    const proxy = { server: `http://127.0.0.1:${(outside.address() as AddressInfo).port}`, bypass: '127.0.0.1' }
    context = await browser.newContext({ proxy, viewport: { width: 1280, height: 800 } })
    page = await context.newPage()
    // Chromium reports a breach of the content security policy as a console error.
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('requestfailed', request => complaints.push(`${request.url()}: ${request.failure()?.errorText}`))
  })

  afterEach(() => context.close())

  const open = async (path: string, shown = 'query Start') => {
    await page.goto(site.origin + path)
    // Monaco comes after the rest of the page; a click on Execute before that does nothing.
    await page.locator('.graphiql-query-editor .view-line').filter({ hasText: shown }).waitFor()
  }
  const run = () => page.getByRole('button', { name: /^Execute query/ }).click()
  const answer = async (text: string): Promise<string> => {
    const response = page.locator('.graphiql-response .view-lines')
    await response.filter({ hasText: text }).waitFor()
    // Monaco draws spaces as no-break spaces, and indents lines with them.
    return ((await response.textContent()) ?? '').replace(/\s+/g, ' ')
  }
  const write = async (query: string) => {
    await page.locator('.graphiql-query-editor .view-lines').click()
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Delete')
    await page.keyboard.insertText(query)
  }

  test('has examples, grouped, one click away in a tab of their own', async () => {
    await open('/graphql')
    await page.getByRole('button', { name: 'Show Examples' }).click()
    const examples = page.getByRole('region', { name: 'Examples' })
    await examples.getByText('Follow money').click()
    const [first] = GROUPS.find(({ group }) => group === 'Follow money')?.examples ?? []
    await examples.getByRole('button', { name: first?.title ?? '', exact: true }).click()
    const [, operation] = /^query (\w+)/m.exec(first?.query ?? '') ?? []
    await page
      .locator('.graphiql-query-editor .view-line')
      .filter({ hasText: `query ${operation}` })
      .waitFor()
    expect(await page.getByRole('tab').count()).toBe(2)
    await page.screenshot({ path: join(tmpdir(), 'filorosso-graphiql-examples.png') })
  })

  test('loads, reads the schema and runs its first query without a request to anybody else', async () => {
    await open('/graphql')
    expect(await page.title()).toBe('filorosso – GraphiQL')
    await run()
    expect(await answer('r-live')).toContain('"id": "r-live", "entityCount": 1234, "relationshipCount": 5678')
    expect(site.asked.map(asked => asked.operationName)).toEqual(['IntrospectionQuery', 'Start'])

    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    await page.getByRole('link', { name: 'Query', exact: true }).click()
    await page.getByText('The release that answers this operation.').waitFor()

    const screenshot = join(tmpdir(), 'filorosso-graphiql.png')
    await page.screenshot({ path: screenshot })
    console.info(`screenshot: ${screenshot}`)
    expect({ strangers, complaints, missing: site.missing }).toEqual({ strangers: [], complaints: [], missing: [] })
  })

  test('marks a field that does not exist and formats, so workers and late chunks are bundled too', async () => {
    await open('/graphql')
    await write('query Q {release{id nonsense}}')
    await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor()
    await page.getByRole('button', { name: /^Prettify query/ }).click()
    await page
      .locator('.graphiql-query-editor .view-line')
      .filter({ hasText: /^\s+nonsense$/ })
      .waitFor()
    await run()
    expect(await answer('nonsense')).toContain('Cannot query field \\"nonsense\\" on type \\"Release\\".')
    expect({ strangers, complaints, missing: site.missing }).toEqual({ strangers: [], complaints: [], missing: [] })
  })

  test('asks the release that its own address names, and shows it', async () => {
    await open('/graphql?release=r%262019')
    await page.getByText('release r&2019').waitFor()
    await run()
    expect(await answer('r&2019')).toContain('"id": "r&2019"')
    expect(site.asked.map(asked => asked.url)).toEqual(Array(2).fill('/graphql?release=r%262019'))
  })

  test('opens with the query that its address asks', async () => {
    await open(`/graphql?query=${encodeURIComponent('query Mine { release { id } }')}`, 'query Mine')
    await run()
    expect(await answer('r-live')).toContain('"id": "r-live"')
  })

  test('shows what a server said that does not speak JSON', async () => {
    await page.route('**/graphql', route =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 503, body: 'the database is away' })
        : route.continue(),
    )
    await open('/graphql')
    expect(await answer('the database is away')).toContain('/graphql answered 503')
  })

  test('may not talk to anybody else', async () => {
    await open('/graphql')
    const attempt = 'fetch("http://stranger.example/").then(() => "sent", () => "refused")'
    expect(await page.evaluate(attempt)).toBe('refused')
    await page.evaluate(
      'document.body.append(Object.assign(document.createElement("script"), { text: "injected = 1" }))',
    )
    expect(await page.evaluate('typeof injected')).toBe('undefined')
    expect(complaints.join('\n')).toMatch(/connect-src 'self'/)
    expect(complaints.join('\n')).toMatch(/script-src 'self'/)
    expect(strangers).toEqual([])
  })

  test('is watched by a proxy that would have seen it', async () => {
    await page.goto('about:blank')
    await page.evaluate('fetch("http://stranger.example/x", { mode: "no-cors" }).catch(() => {})')
    await page.evaluate('fetch("https://stranger.example/x", { mode: "no-cors" }).catch(() => {})')
    expect(strangers).toEqual(['http://stranger.example/x', 'stranger.example:443'])
  })
})
