import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { executable, openSite, type Site } from './browser.ts'
import { EVERY_PAGE } from './every-page.ts'
import { accessibilityFaults, figureFaults, figuresOf, narrowFaults, paperFaults } from './faults.ts'
import { otherPackages, pagesOf } from './packages.ts'

/** What is wrong with each page that has something wrong with it. */
type Faults = Record<string, string[]>

const inLanguage = (path: string, lang: string): string => `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`

/** Tries every page of a site; `open` gives the site and the addresses of its pages by name. */
function everyPage(
  of: string,
  languages: readonly string[],
  open: () => Promise<{ site: Site; pages: Readonly<Record<string, string>> }>,
): void {
  describe.skipIf(executable === undefined)(`every page of ${of}`, { timeout: 300_000 }, () => {
    let site: Site
    let pages: [name: string, path: string][]
    beforeAll(async () => {
      const opened = await open()
      site = opened.site
      pages = Object.entries(opened.pages)
    }, 120_000)
    afterAll(() => site?.close())

    async function tried(faultsOf: (path: string, name: string) => Promise<string[]>): Promise<Faults> {
      const found: Faults = {}
      for (const [name, path] of pages) {
        const faults = await faultsOf(path, name)
        if (faults.length > 0) found[name] = faults
      }
      return found
    }

    test.each(languages)(
      'has nothing that axe finds in either theme, fits a telephone and paper, and asks nobody else: %s',
      async lang => {
        const page = await site.page()
        site.complaints.length = 0
        const found = await tried(async path => {
          await page.setViewportSize({ width: 1280, height: 800 })
          await page.goto(inLanguage(path, lang))
          const language = await page.evaluate('document.documentElement.lang')
          const faults = [
            ...(language === lang ? [] : [`in ${language}`]),
            ...(await accessibilityFaults(page)),
            ...(await narrowFaults(page)),
            ...(await paperFaults(page)),
            ...site.complaints.filter(text => !/status of 404/.test(text)),
          ]
          site.complaints.length = 0
          return faults
        })
        await page.context().close()
        expect(found).toEqual({})
      },
    )

    test('is whole without a script, each figure one click from its place and from a report of a mistake', async () => {
      const page = await site.page({ javaScriptEnabled: false })
      const reports = new Set<string>()
      const found = await tried(async path => {
        await page.goto(path)
        const figures = await figuresOf(page)
        for (const { report } of figures.figures.slice(0, 1)) if (report !== null) reports.add(report)
        const text = await page.locator('main').innerText()
        return [
          ...((await page.locator('h1').count()) === 1 ? [] : ['not one heading']),
          ...(text.length > 40 ? [] : ['no content']),
          ...figureFaults(figures),
        ]
      })
      expect(found).toEqual({})
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

everyPage('the report', ['it', 'en'], async () => ({ site: await openSite('every-page'), pages: EVERY_PAGE }))

// In one language: another changes words alone, which the pages of the report have in both.
everyPage('other packages', ['it'], async () => {
  const site = await openSite('every-page-others', (await otherPackages()).join(','))
  return { site, pages: await pagesOf(site.service.address) }
})
