import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { executable, openSite, type Site } from './browser.ts'

describe.skipIf(executable === undefined)('what contradicts itself', { timeout: 60_000 }, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site?.close())

  async function asked(query: string) {
    const response = await fetch(`${site.service.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the operation asks for
    return ((await response.json()) as any).data
  }

  test('is two clicks from the home page, with both sides, their places and the arithmetic', async () => {
    const page = await site.page()
    await page.goto('/')
    await page.getByRole('link', { name: /contradictions found/ }).click()
    const { contradictions } = await asked(
      '{ contradictions(first: 25) { totalCount nodes { name claims { value } } } }',
    )
    const facets = page.getByRole('navigation', { name: 'What disagrees with what' })
    expect(await facets.getByRole('link').first().textContent()).toBe(`all ${contradictions.totalCount}`)
    for (const { name, claims } of contradictions.nodes) {
      const article = page.getByRole('article').filter({ has: page.getByRole('link', { name, exact: true }) })
      const sides = await article.locator('.claimed').allTextContents()
      for (const { value } of claims)
        expect(
          sides.some(side => side.startsWith(value)),
          `${name}: ${value}`,
        ).toBe(true)
    }
    await page.getByRole('link', { name: /^"891 Percorsi/ }).click()
    expect(await page.locator('.said').textContent()).toContain('it is 891 in the running text')
    expect(await page.locator('.apart').textContent()).toContain('57')
    expect(await page.getByText('line 714').count()).toBeGreaterThan(0)
    // The check that found it, with its formula.
    await page.getByRole('link', { name: /^"834 UNILAV di avvio del percorso" to "891/ }).click()
    expect(await page.locator('h1').textContent()).toContain('834 UNILAV')
    await page.context().close()
  })

  test('is narrowed by what disagrees, and goes on page by page until all are seen once', async () => {
    const page = await site.page()
    await page.goto('/contradictions?lang=it')
    await page.getByRole('link', { name: /^percentuale 2$/ }).click()
    expect(await page.getByRole('article').count()).toBe(2)
    await page.goto('/contradictions')
    const seen: string[] = []
    for (;;) {
      seen.push(...(await page.locator('article h2').allInnerTexts()).map(text => text.replaceAll('\u00a0', ' ')))
      const next = page.getByRole('link', { name: 'Next page' })
      if ((await next.count()) === 0) break
      await next.click()
    }
    const { contradictions } = await asked('{ contradictions(first: 100) { nodes { name } } }')
    expect(seen.sort()).toEqual(contradictions.nodes.map(({ name }: { name: string }) => name).sort())
    await page.context().close()
  })

  test('and what checks come to is listed by how it came out', async () => {
    const page = await site.page()
    await page.goto('/checks')
    await page.getByRole('link', { name: /^fails \d+$/ }).click()
    const { checks } = await asked('{ checks(first: 100, filter: { status: { eq: FAILS } }) { nodes { name } } }')
    expect((await page.locator('article h2').allTextContents()).sort()).toEqual(
      checks.nodes.map(({ name }: { name: string }) => name).sort(),
    )
    await page.context().close()
  })

  test('reads in Italian: its name, what disagrees, its formula; what is in English alone says so', async () => {
    const page = await site.page({ locale: 'it-IT', javaScriptEnabled: false })
    for (const path of ['/contradictions', '/checks', '/checks?status=FAILS']) {
      await page.goto(path)
      const sentences = await page.locator('article > p:not(.over, .claimed), article > h2').all()
      expect(sentences.length).toBeGreaterThan(5)
      for (const sentence of sentences)
        if ((await sentence.getAttribute('lang')) !== 'en')
          // What stands between quotation marks is a name, as its source has it.
          expect((await sentence.textContent())?.replace(/«[^»]*»/g, '')).not.toMatch(
            /\b(?:the|against|of|is|sum|but|and)\b/,
          )
    }
    await page.goto('/contradiction/funnel/result-rapporto-2019-l714-starts/result-rapporto-2019-l714-trained-paths')
    expect(await page.locator('.said').textContent()).toMatch(/^Una fase successiva .* La differenza è di 57\.$/)
    await page.context().close()
    // Those that a check found are put into words in both languages, those that a reader found are written in both: of the same figures.
    const figures = (text: string) => (text.replace(/[.,](?=\d)/g, '').match(/\d+/g) ?? []).sort()
    const both = await asked(
      '{ contradictions(first: 100) { nodes { basis it: language(lang: IT) en: language(lang: EN) e: explanation(lang: EN) i: explanation(lang: IT) } } }',
    )
    for (const { basis, it, en, e, i } of both.contradictions.nodes) {
      expect([it, en]).toEqual(['IT', 'EN'])
      expect(i).not.toBe(e)
      if (basis !== 'COMPUTED') expect(figures(i)).toEqual(figures(e))
      expect(i).not.toMatch(/undefined|null|NaN/)
    }
    const { checks } = await asked(
      '{ checks(first: 100) { nodes { name(lang: IT) formula(lang: IT) language(lang: IT) } } }',
    )
    for (const { name, formula, language } of checks.nodes) {
      expect(language).toBe('IT')
      expect(`${name} ${formula}`).not.toMatch(/undefined|null|: $| against /)
    }
    const counts = await asked(
      '{ checks(filter: { kind: { eq: COUNT_VS_LIST } }, first: 100) { nodes { formula(lang: IT) } } }',
    )
    const said = 'numero dichiarato - voci elencate'
    expect(new Set(counts.checks.nodes.map(({ formula }: { formula: string }) => formula))).toEqual(
      new Set([said, `${said}; dichiarato dal pacchetto`]),
    )
  })

  test('and nothing was complained of', () => {
    expect(site.complaints).toEqual([])
  })
})
