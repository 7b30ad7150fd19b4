import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Service, startService } from '../../src/service/service.ts'
import { testEnvironment } from '../api/harness.ts'
import { chromiumPath, launchChromium } from '../web/chromium.ts'

const PACKAGE = 'tests/packages/comune-di-rivalta'
const ACT = 'act/ministero-delle-acque/dd-6-2022'
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
/** Kept from run to run, for this checkout alone: what is built for the browser is built once. */
const folder = join('node_modules', '.cache', 'filorosso')
const faults: unknown[] = []
let service: Service

beforeAll(async () => {
  const environment = testEnvironment({ FILOROSSO_STATE_DIR: folder, FILOROSSO_DATA: PACKAGE })
  const steps = { step() {}, detail() {} }
  service = await startService({ environment, steps, log: fault => faults.push(fault), scope: 'permalinks' })
})
afterAll(async () => {
  await service?.stop()
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${service.address}${path}`, { method, headers })

describe('a permalink over HTTP', () => {
  test('is a page for a browser and data for a program, each with its own tag', async () => {
    const page = await get(`/${ACT}`, BROWSER)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const data = await get(`/${ACT}`)
    expect(data.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(((await data.json()) as { data: { entity: { id: string } } }).data.entity.id).toBe(ACT)
    for (const answer of [page, data]) {
      expect(answer.status).toBe(200)
      expect(answer.headers.get('vary')).toBe('accept, accept-encoding, accept-language')
      expect(answer.headers.get('x-filorosso-release')).toBe(service.release.id)
    }
    expect(page.headers.get('etag')).not.toBe(data.headers.get('etag'))
    const again = await get(`/${ACT}`, { ...BROWSER, 'if-none-match': page.headers.get('etag') as string })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  test('is not sent again to who has it, also where a proxy has weakened its tag', async () => {
    const { headers } = await get(`/${ACT}`)
    const tag = headers.get('etag') as string
    for (const held of [tag, `W/${tag}`, `"other", W/${tag}`, '*']) {
      const again = await get(`/${ACT}`, { 'if-none-match': held })
      expect([held, again.status, again.headers.get('content-length')]).toEqual([held, 304, null])
    }
    expect((await get(`/${ACT}`, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test.each([
    ['text/html', 'text/html'],
    ['TEXT/HTML', 'text/html'],
    ['text/*', 'text/html'],
    ['text/html;q=0', 'application/json'],
    ['application/json, text/html;q=0.1', 'application/json'],
    ['text/html;q=0.5, application/json;q=0.4', 'text/html'],
    ['*/*', 'application/json'],
    ['image/png', 'application/json'],
  ])('to who accepts %s is %s', async (accept, type) => {
    expect((await get(`/${ACT}`, { accept })).headers.get('content-type')).toBe(`${type}; charset=utf-8`)
  })

  test('begins with the address of the service where it was given one, in citations too', async () => {
    const address = 'https://conti.example.org/filorosso'
    const environment = testEnvironment({
      FILOROSSO_STATE_DIR: folder,
      FILOROSSO_DATA: PACKAGE,
      FILOROSSO_ADDRESS: `${address}/`,
    })
    const addressed = await startService({
      environment,
      steps: { step() {}, detail() {} },
      log() {},
      scope: 'permalinks',
    })
    const page = await (await fetch(`${addressed.address}/${ACT}`, { headers: BROWSER })).text()
    const response = await fetch(`${addressed.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ trace(from: "${ACT}") { id permalink citation } }` }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the operation asks for
    const { id, permalink, citation } = ((await response.json()) as any).data.trace
    await addressed.stop()
    expect(page).toContain(`href="${address}/${ACT}?release=${addressed.release.id}"`)
    expect(permalink).toBe(`${address}/${id}?release=${addressed.release.id}`)
    expect(citation.endsWith(`: ${permalink}`)).toBe(true)
  })

  test('is the same with its slashes escaped, and with one behind', async () => {
    const body = await (await get(`/${ACT}`)).text()
    for (const path of [`/${ACT}/`, `/${encodeURIComponent(ACT)}`])
      expect(await (await get(path)).text(), path).toBe(body)
  })

  test.each(['POST', 'PUT', 'DELETE'])('refuses %s in words that are true', async method => {
    const answer = await get(`/${ACT}`, {}, method)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    // biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
    expect(((await answer.json()) as any).errors[0].message).toBe(`/${ACT} is read, not written: ${method} is refused`)
  })

  test('says its form by its ending, whatever the client accepts', async () => {
    expect((await get(`/${ACT}.json`, BROWSER)).headers.get('content-type')).toMatch(/^application\/json/)
    expect((await get(`/${ACT}.svg`)).status).toBe(404)
  })

  test('answers HEAD like GET, without the body', async () => {
    const [head, whole] = [await get(`/${ACT}`, {}, 'HEAD'), await get(`/${ACT}`)]
    expect(head.headers.get('etag')).toBe(whole.headers.get('etag'))
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0)
    expect(head.headers.get('content-length')).toBe(whole.headers.get('content-length'))
    expect(await head.text()).toBe('')
  })

  test('is what the API gives as the permalink of anything', async () => {
    const query = `{
      entity(id: "${ACT}") { permalink }
      checks(first: 1) { nodes { permalink } }
      contradictions(first: 1) { nodes { permalink } }
      trace(from: "${ACT}") { permalink }
    }`
    const response = await fetch(`${service.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the operation asks for
    const { data } = (await response.json()) as any
    const links = [data.entity, data.checks.nodes[0], data.contradictions.nodes[0], data.trace].map(
      node => node.permalink as string,
    )
    expect(links[0]).toBe(`/${ACT}?release=${service.release.id}`)
    for (const link of links) expect((await get(link)).status, link).toBe(200)
  })

  test.each([
    [
      'an entity that is not there',
      '/act/nobody/none',
      404,
      'NOT_FOUND',
      /Not found in this release: ("|&quot;)act\/nobody\/none/,
    ],
    ['a release that is not there', `/${ACT}?release=r0`, 404, 'NOT_FOUND', /Not found: release ("|&quot;)r0/],
    [
      'a trace that is none',
      '/trace/nonsense',
      404,
      'NOT_FOUND',
      /Not found in this release: ("|&quot;)trace\/nonsense/,
    ],
    ['a page after nothing', `/${ACT}?after=x`, 400, 'BAD_USER_INPUT', /not a valid cursor/],
    ['an address that nothing has', '/act', 404, 'NOT_FOUND', /Not found: \/act/],
    [
      'a filter that is none',
      '/acts?filter=x',
      400,
      'BAD_USER_INPUT',
      /filter: ("|&quot;)x("|&quot;) is not a JSON object/i,
    ],
    ['an order that a list lacks', '/acts?orderBy=SIZE', 400, 'BAD_USER_INPUT', /SIZE/],
    ['a line break', '/nothing%0Ahere', 404, 'NOT_FOUND', /Not found: \/nothing%0Ahere/],
    ['a line break and no more', '/%0A', 404, 'NOT_FOUND', /Not found: \/%0A/],
    ['two slashes', '//', 404, 'NOT_FOUND', /Not found: \/\//],
    ['half a letter', '/act/%e0/x', 404, 'NOT_FOUND', /Not found: \/act\/%e0\/x/],
  ])('%s is an error as data, and a page of the same words', async (_, path, status, code, message) => {
    const data = await get(path)
    expect(data.status).toBe(status)
    const body = (await data.json()) as { errors: [{ message: string; extensions: { code: string } }] }
    expect(body.errors[0].extensions.code).toBe(code)
    expect(body.errors[0].message).toMatch(message)
    const page = await get(path, BROWSER)
    expect(page.status).toBe(status)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect((await page.text()).replace(/<[^>]+>/g, ' ')).toMatch(message)
  })

  test('nothing so far was a fault of the service itself', () => {
    expect(faults).toEqual([])
  })
})

const executable = chromiumPath()

describe.skipIf(executable === undefined)('a permalink in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    browser = await launchChromium(executable ?? '')
    page = await browser.newPage({ viewport: { width: 400, height: 800 } })
    // Chromium reports a breach of the content security policy as a console error.
    page.on('console', message => complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('requestfailed', request => complaints.push(`${request.url()}: ${request.failure()?.errorText}`))
  })
  afterAll(() => browser?.close())

  test('leads from an act down its money, over the picture of the flow, to the source and back up', async () => {
    await page.goto(`${service.address}/${ACT}`)
    await page.getByRole('link', { name: 'down, to where it goes' }).click()
    await page.getByRole('heading', { name: /^Hops/ }).waitFor()
    const picture = page.getByRole('region', { name: /^The flow of money/ }).locator('svg')
    expect((await picture.boundingBox())?.width).toBeGreaterThan(100)
    await page.locator('#hops .sign').first().click()
    await page.locator('#hops [popover]:popover-open .where a').first().click()
    await page.waitForURL(/\/source\//)
    expect(new URL(page.url()).pathname).toMatch(/^\/source\//)
    expect(complaints).toEqual([])
  })

  test('fits a telephone, a trace and all places of its evidence too', async () => {
    await page.setViewportSize({ width: 360, height: 700 })
    const trace = `/trace/${Buffer.from(JSON.stringify([ACT, null, 'OUT', null, 50])).toString('base64url')}`
    for (const path of [`/${ACT}`, trace, `/${ACT.replace('dd-6-2022', 'none')}`]) {
      await page.goto(service.address + path)
      for (const details of await page.locator('summary').all()) await details.click()
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(360)
    }
    await page.goto(`${service.address}/${ACT}`)
    const line = page.locator('#evidence .where').first()
    const box = await line.boundingBox()
    expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(360)
  })

  test('keeps to the release of its address from page to page', async () => {
    await page.goto(`${service.address}/${ACT}?release=${service.release.id}`)
    await page.getByRole('link', { name: 'up, to where it comes from' }).click()
    expect(new URL(page.url()).searchParams.get('release')).toBe(service.release.id)
  })
})
