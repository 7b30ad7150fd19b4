import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { executable, openSite, type Site } from './browser.ts'
import { EVERY_PAGE } from './every-page.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const PAGES = Object.entries(EVERY_PAGE)

interface Violation {
  id: string
  nodes: { target: string[]; failureSummary?: string }[]
}

/** What axe finds against WCAG 2.2 A and AA and its own good practice, as lines that say where. */
async function accessibility(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE })
  const { violations } = (await page.evaluate(
    "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  )) as { violations: Violation[] }
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.split('\n')[1] ?? ''}`,
    ),
  )
}

describe.skipIf(executable === undefined)('every page', { timeout: 120_000 }, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('every-page')
  })
  afterAll(() => site?.close())

  describe.each([
    ['it', 'light'],
    ['en', 'dark'],
  ] as const)('in %s, %s', (lang, colorScheme) => {
    test('has nothing that axe finds', async () => {
      // Scripts of a test are no scripts of the page: its policy is tried below.
      const page = await site.page({ colorScheme, bypassCSP: true })
      const found: Record<string, string[]> = {}
      for (const [name, path] of PAGES) {
        await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
        expect(await page.evaluate('document.documentElement.lang'), name).toBe(lang)
        const violations = await accessibility(page)
        if (violations.length > 0) found[name] = violations
      }
      await page.context().close()
      expect(found).toEqual({})
    })
  })

  test('fits 360 pixels, with everything opened, in either language', async () => {
    const page = await site.page({ viewport: { width: 360, height: 740 } })
    const wide: string[] = []
    for (const [name, path] of PAGES) {
      for (const lang of ['it', 'en']) {
        await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
        await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        const width = (await page.evaluate('document.documentElement.scrollWidth')) as number
        if (width > 360) wide.push(`${name}, ${lang}: ${width}`)
      }
    }
    await page.context().close()
    expect(wide).toEqual([])
  })

  test('is whole without a script: its heading, its content, its operations', async () => {
    const page = await site.page({ javaScriptEnabled: false })
    for (const [name, path] of PAGES) {
      await page.goto(path)
      expect(await page.locator('h1').count(), name).toBe(1)
      expect((await page.locator('main').innerText()).length, name).toBeGreaterThan(40)
    }
    await page.context().close()
  })

  test('asks nobody else for anything, and breaks no policy', async () => {
    const page = await site.page()
    site.complaints.length = 0
    for (const [name, path] of PAGES) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      const complaints = site.complaints.filter(text => !/status of 404/.test(text))
      expect({ name, complaints }).toEqual({ name, complaints: [] })
    }
    await page.context().close()
  })
})
