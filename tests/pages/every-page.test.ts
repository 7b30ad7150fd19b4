import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { executable, openSite, type Site } from './browser.ts'
import { EVERY_PAGE } from './every-page.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const PAGES = Object.entries(EVERY_PAGE)

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const COLOURS = ['color-contrast', 'link-in-text-block']

interface Violation {
  id: string
  nodes: { target: string[]; failureSummary?: string }[]
}

/** What axe finds against WCAG 2.2 A and AA and its own good practice, as lines that say where. */
async function accessibility(page: Page, rules: readonly string[]): Promise<string[]> {
  const { violations } = (await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(rules)} })`)) as {
    violations: Violation[]
  }
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

  test.each(['it', 'en'])('has nothing that axe finds, in either theme: %s', async lang => {
    // Scripts of a test are no scripts of the page: its policy is tried below.
    const page = await site.page({ bypassCSP: true })
    const found: Record<string, string[]> = {}
    for (const [name, path] of PAGES) {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
      expect(await page.evaluate('document.documentElement.lang'), name).toBe(lang)
      await page.addScriptTag({ path: AXE })
      const light = await accessibility(page, STANDARDS)
      // The other theme has the same elements: what is left to try is its colours.
      await page.emulateMedia({ colorScheme: 'dark' })
      const dark = await accessibility(page, COLOURS)
      if (light.length + dark.length > 0) found[name] = [...light, ...dark.map(each => `dark: ${each}`)]
    }
    await page.context().close()
    expect(found).toEqual({})
  })

  test('on paper has what it says and where it comes from, and nothing that only a screen can do', async () => {
    const page = await site.page({ viewport: { width: 720, height: 1000 } })
    await page.emulateMedia({ media: 'print' })
    const found: string[] = []
    for (const [name, path] of PAGES) {
      await page.goto(path)
      const shown = await page.locator('header nav, form, [popover], .facets, .more').all()
      for (const each of shown)
        if (await each.isVisible()) found.push(`${name}: ${await each.evaluate(of => of.outerHTML.slice(0, 80))}`)
      if (!(await page.locator('h1').isVisible())) found.push(`${name}: no heading`)
      const width = (await page.evaluate('document.documentElement.scrollWidth')) as number
      if (width > 720) found.push(`${name}: ${width} wide`)
    }
    await page.context().close()
    expect(found).toEqual([])
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
