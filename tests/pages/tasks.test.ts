import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { executable, openSite, type Site } from './browser.ts'

/** Questions that a person has, from the home page in at most four clicks; Enter in a field is one. */
describe.skipIf(executable === undefined)('a question, from the home page', { timeout: 90_000 }, () => {
  let site: Site
  let page: Page
  let clicks: number
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site?.close())
  beforeEach(async () => {
    page = await site.page()
    await page.goto('/')
    clicks = 0
  })

  const click = async (what: Locator) => {
    clicks += 1
    await what.click()
  }
  const search = async (text: string) => {
    clicks += 1
    const field = page.locator('main input[type=search]')
    await field.fill(text)
    await field.press('Enter')
    await page.waitForURL(/\/search\?/)
  }

  test('how much did decree 570 give to section 2, and where is it printed?', async () => {
    await search('decreto 570')
    await click(page.locator('.results h2 a').filter({ hasText: 'n. 570' }))
    const row = page.getByRole('row').filter({ hasText: /^Section 2/ })
    expect(await row.locator('data.amount').first().getAttribute('value')).toBe('49738544.00 EUR')
    await click(row.getByRole('button', { name: /Where it is printed/ }).first())
    const place = await row.getByRole('dialog').first().textContent()
    expect(place).toContain('49.738.544')
    expect(place).toMatch(/RAPPORTO SUI RISULTATI 2019.*line \d+/)
    expect(clicks).toBeLessThanOrEqual(4)
  })

  test('which figures of the report contradict each other?', async () => {
    await click(page.getByRole('link', { name: /contradictions found/ }))
    await click(page.getByRole('link', { name: /^text against table/ }))
    const names = (await page.getByRole('article').allTextContents()).join('\n')
    expect(names).toContain('164.313.744')
    expect(names).toContain('164.316.744')
    expect(clicks).toBeLessThanOrEqual(4)
  })

  test('what is not known about this indicator?', async () => {
    await click(page.getByRole('link', { name: /indicators$/ }))
    await click(page.getByRole('link', { name: /^Supporto ai CPI nelle diverse fasi/ }))
    await click(page.getByRole('link', { name: 'up, to where it comes from' }))
    const text = await page.locator('main').innerText()
    // Which part of the section's money it got: bounded, and no more.
    expect(text).toMatch(/52,463,720\.00/)
    expect(text).toMatch(/not (?:say|stated|attributable)|does not say/i)
    expect(clicks).toBeLessThanOrEqual(4)
  })
})
