import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { executable, openSite, type Site } from './browser.ts'
import { EVERY_PAGE } from './every-page.ts'
import { accessibilityFaults, figureFaults, figuresOf, narrowFaults, paperFaults, type Theme } from './faults.ts'
import { otherPackages, pagesOf } from './packages.ts'

/** What is wrong with each page that has something wrong with it. */
type Faults = Record<string, string[]>

/** How every page of a site is opened, once for each of these: all that can be tried on a page that is open is tried then. */
interface Way {
  lang: 'it' | 'en'
  script: boolean
  themes: readonly Theme[]
}

const inLanguage = (path: string, lang: string): string => `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`

/** Tries every page of a site; `open` gives the site and the addresses of its pages by name. */
function everyPage(
  of: string,
  ways: readonly Way[],
  open: () => Promise<{ site: Site; pages: Readonly<Record<string, string>> }>,
): void {
  describe.skipIf(executable === undefined)(`every page of ${of}`, { timeout: 300_000 }, () => {
    let site: Site
    let pages: [name: string, path: string][]
    const reports = new Set<string>()
    beforeAll(async () => {
      const opened = await open()
      site = opened.site
      pages = Object.entries(opened.pages)
    }, 120_000)
    afterAll(() => site?.close())

    test.each(ways)(
      'has nothing that axe finds, fits a telephone and paper, asks nobody else, and has each figure one click from its place: $lang, script: $script, $themes',
      async ({ lang, script, themes }) => {
        const page = await site.page({ javaScriptEnabled: script })
        site.complaints.length = 0
        const found: Faults = {}
        for (const [name, path] of pages) {
          await page.setViewportSize({ width: 1280, height: 800 })
          await page.goto(inLanguage(path, lang))
          const language = await page.evaluate('document.documentElement.lang')
          const text = await page.locator('main').innerText()
          const figures = await figuresOf(page)
          for (const { report } of figures.figures.slice(0, 1)) if (report !== null) reports.add(report)
          const faults = [
            ...(language === lang ? [] : [`in ${language}`]),
            ...((await page.locator('h1').count()) === 1 ? [] : ['not one heading']),
            ...(text.length > 40 ? [] : ['no content']),
            ...figureFaults(figures),
            ...(await accessibilityFaults(page, themes)),
            ...(await narrowFaults(page)),
            ...(await paperFaults(page)),
            ...site.complaints.filter(text => !/status of 404/.test(text)),
          ]
          site.complaints.length = 0
          if (faults.length > 0) found[name] = faults
        }
        await page.context().close()
        expect(found).toEqual({})
      },
    )

    test('has a report of a mistake ready for its figures, without a script', async () => {
      const page = await site.page({ javaScriptEnabled: false })
      expect(reports.size).toBeGreaterThan(5)
      for (const report of reports) {
        await page.goto(report)
        const asked = new URL(page.url()).searchParams
        const text = await page.locator('textarea').inputValue()
        for (const said of [asked.get('about'), asked.get('figure'), ...asked.getAll('place'), site.service.release.id])
          expect(text).toContain(said)
      }
      await page.context().close()
    })
  })
}

// Colours depend on no language, and elements on no theme. Where pages run no script, axe waits for ever: its timers are one.
everyPage(
  'the report',
  [
    { lang: 'it', script: true, themes: ['light'] },
    { lang: 'en', script: true, themes: ['dark'] },
    { lang: 'en', script: false, themes: [] },
  ],
  async () => ({ site: await openSite(), pages: EVERY_PAGE }),
)

// In one language: another changes words alone, which the pages of the report have in both.
everyPage('other packages', [{ lang: 'it', script: true, themes: ['light', 'dark'] }], async () => {
  const site = await openSite(await otherPackages())
  return { site, pages: await pagesOf(site.service.address) }
})
