import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { executable, openSite, type Site } from './browser.ts'

describe.skipIf(executable === undefined)('what contradicts itself', { timeout: 60_000 }, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('contradictions')
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
      seen.push(...(await page.locator('article h2').allTextContents()))
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

  test('and nothing was complained of', () => {
    expect(site.complaints).toEqual([])
  })
})
