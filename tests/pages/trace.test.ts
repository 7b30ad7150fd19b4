import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { executable, openSite, type Site } from './browser.ts'

const ACT = 'act/anpal/dd-440-2019'

describe.skipIf(executable === undefined)('following the money', { timeout: 90_000 }, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site?.close())

  const open = async (path: string, options = {}): Promise<Page> => {
    const page = await site.page(options)
    await page.goto(path)
    return page
  }
  const labels = (page: Page) => page.locator('.sankey text').allTextContents()
  const alive = (page: Page) =>
    page.waitForFunction(() =>
      Object.keys(document.querySelector('.sankey') ?? {}).some(key => key.startsWith('__react')),
    )

  test('draws what flows on from a thing in the same place, and goes back to what was drawn', async () => {
    const page = await open(`/trace?from=${ACT}`)
    const before = await labels(page)
    await page.locator('#flow').scrollIntoViewIfNeeded()
    await alive(page)
    await page
      .locator('.sankey a')
      .filter({ hasText: /^Section 1/ })
      .click()
    await page.getByRole('navigation', { name: 'What the picture shows' }).waitFor()
    const drilled = await labels(page)
    expect(drilled).not.toEqual(before)
    expect(drilled.some(text => text.startsWith('Section 1'))).toBe(true)
    expect(page.url()).toContain(`from=${ACT}`)
    await page.goBack()
    expect(await labels(page)).toEqual(before)
    await page.goForward()
    expect(await labels(page)).toEqual(drilled)
    // By keyboard: the way back stands above the picture.
    await page.getByRole('button', { name: 'DD 440/2019' }).focus()
    await page.keyboard.press('Enter')
    expect(await labels(page)).toEqual(before)
    await page.context().close()
  })

  test('leads to the trace of a thing without a script, and shows all hops where that is asked', async () => {
    const page = await open(`/trace?from=${ACT}`, { javaScriptEnabled: false })
    const first = await page.locator('#hops tbody tr').count()
    const more = page.locator('#hops .more a')
    const rest = Number(/\d+/.exec((await more.textContent()) ?? '')?.[0])
    await more.click()
    expect(await page.locator('#hops tbody tr').count()).toBe(first + rest)
    await page
      .locator('.sankey a')
      .filter({ hasText: /^Section 1/ })
      .click()
    expect(await page.locator('h1').textContent()).toMatch(/^Where the money of Section 1/)
    await page.context().close()
  })

  test('cuts no label, says what no source explains, and has each amount in a table too', async () => {
    const page = await open(`/trace?from=${ACT}&lang=it`)
    const text = (await labels(page)).join('\n')
    expect(text).not.toContain('…')
    expect(text).toContain('Azioni di rafforzamento dei servizi per')
    // What is an amount alone is called in the language of the page.
    expect(text).toMatch(/Sezione 1, coordinamento/)
    expect(text).not.toMatch(/amount|section|line \d/)
    const sums = await page.locator('#flow tbody data').allTextContents()
    const drawn = await page.locator('.sankey .links title').allTextContents()
    expect(sums).toEqual(expect.arrayContaining(drawn))
    await page.context().close()
  })

  test('asks back where a text may mean several things, and keeps what was asked', async () => {
    const page = await open('/trace?from=formazione&direction=IN')
    const choice = page
      .locator('main')
      .getByRole('link', { name: /formazione/i })
      .first()
    await choice.click()
    expect(new URL(page.url()).searchParams.get('direction')).toBe('IN')
    expect(await page.locator('h1').textContent()).toMatch(/comes from$/)
    await page.context().close()
  })

  test('says how acts had left it by a day', async () => {
    const page = await open(`/trace?from=${ACT}&asOf=2019-12-01`)
    expect(await page.locator('h1').textContent()).toMatch(/as of 1 Dec 2019$/)
    expect(
      await page
        .locator('.reason')
        .filter({ hasText: /^Superseded/ })
        .count(),
    ).toBe(0)
    await page.goto(`/trace?from=${ACT}`)
    expect(
      await page
        .locator('.reason')
        .filter({ hasText: /^Superseded/ })
        .count(),
    ).toBe(1)
    await page.context().close()
  })

  test('and nothing was complained of', () => {
    expect(site.complaints).toEqual([])
  })
})
