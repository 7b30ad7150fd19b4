import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { executable, openSite, type Site } from './browser.ts'

describe.skipIf(executable === undefined)('somebody who comes to look', { timeout: 90_000 }, () => {
  let site: Site
  let page: Page
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site?.close())
  afterEach(() => page?.context().close())

  const open = async (path: string, options = {}) => {
    page = await site.page(options)
    await page.goto(path)
  }
  const suggestions = () => page.getByRole('option')

  test('finds an act as they type, chooses it with the keyboard alone, and goes back to what they typed', async () => {
    await open('/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
    await page.locator('main input[type=search]').focus()
    await page.keyboard.type('decreto 570')
    await suggestions().filter({ hasText: 'n. 570' }).first().waitFor()
    expect(await page.locator('main input[type=search]').getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    const active = await page.locator('main input[type=search]').getAttribute('aria-activedescendant')
    expect(await page.locator(`[id="${active}"]`).textContent()).toContain('n. 570')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/act/anpal/dd-570-2019')
    expect(await page.locator('h1').textContent()).toContain('570')
    await page.goBack()
    expect(await page.locator('h1').textContent()).toContain('public money')
  })

  test('keeps every letter that is typed while the search box comes alive', async () => {
    await open('/search')
    const input = page.locator('main input[type=search]')
    await input.focus()
    await page.keyboard.type('centri per l’impiego', { delay: 5 })
    expect(await input.inputValue()).toBe('centri per l’impiego')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=centri/)
    expect(await page.getByRole('status').filter({ hasText: 'centri' }).textContent()).toContain('centri per l’impiego')
  })

  test('is told how it stands with a search: not begun, asking, nothing like it, no answer, nothing found', async () => {
    await open('/search')
    expect(await page.locator('main .lead').textContent()).toContain('Names, numbers of acts')
    const input = page.locator('main input[type=search]')
    const saying = (text: string) => page.locator('main p.suggestions').filter({ hasText: text }).waitFor()
    let letGo = () => {}
    const held = new Promise<void>(done => {
      letGo = done
    })
    await page.route('**/search.json*', route => held.then(() => route.continue()))
    await input.focus()
    await page.keyboard.type('qqqqzzzz')
    await saying('Searching …')
    letGo()
    await saying('Nothing begins like this')
    await page.unroute('**/search.json*')
    await page.route('**/search.json*', route => route.abort())
    await page.keyboard.type('y')
    await saying('No suggestions can be had now')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=qqqqzzzzy/)
    expect(await page.locator('main .empty').textContent()).toMatch(/Nothing is found for “qqqqzzzzy”.*Try fewer words/)
  })

  test('searches without a script, narrows to a kind by its facet, and leaves it again', async () => {
    await open('/', { javaScriptEnabled: false })
    await page.locator('main input[type=search]').fill('570')
    await page.locator('main').getByRole('button', { name: 'Search' }).click()
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/search?q=570')
    const all = await page.locator('.results > li').count()
    await page.getByRole('navigation', { name: 'Kinds' }).getByRole('link', { name: /^Acts/ }).click()
    const acts = await page.locator('.results > li').count()
    expect([all > acts, acts > 0]).toEqual([true, true])
    expect(await page.locator('.results .over').allTextContents()).toEqual(Array(acts).fill('Act'))
    await page.getByRole('link', { name: 'all', exact: true }).click()
    expect(await page.locator('.results > li').count()).toBe(all)
  })

  test('reads in the language of their browser, changes it by hand, and keeps it from page to page', async () => {
    await open('/', { locale: 'it-IT' })
    expect(await page.locator('h1').textContent()).toContain('denaro pubblico')
    await page.getByRole('navigation', { name: 'Lingua' }).getByRole('link', { name: 'EN' }).click()
    expect(await page.locator('h1').textContent()).toContain('public money')
    await page.getByRole('link', { name: /acts$/ }).first().click()
    expect(page.url()).toMatch(/\/acts\?lang=en$/)
    expect(await page.locator('h1').textContent()).toBe('Acts')
  })

  test('chooses the dark theme by hand, and it stays', async () => {
    await open('/acts')
    const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const light = await paper()
    await page.getByRole('button', { name: 'Switch between light and dark' }).click()
    const dark = await paper()
    expect(dark).not.toBe(light)
    await page.goto('/lists')
    expect(await paper()).toBe(dark)
  })

  test('narrows and orders a list by its address alone, and takes it away as CSV', async () => {
    await open('/allocations')
    await page.getByLabel('Stage').selectOption({ label: 'committed' })
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('columnheader', { name: 'Amount' }).getByRole('link').click()
    // Empty fields of the form stay out of the address.
    expect(new URL(page.url()).search).toBe('?stage.eq=COMMITTED&orderBy=AMOUNT_DESC')
    const shown = await page
      .locator('tbody data.amount')
      .evaluateAll(cells => cells.map(cell => cell.getAttribute('value')))
    const amounts = shown.map(value => Number(value?.split(' ')[0]))
    expect(amounts.length).toBeGreaterThan(1)
    expect([...amounts].sort((a, b) => b - a)).toEqual(amounts)
    expect(await page.getByRole('columnheader', { name: 'Amount' }).getAttribute('aria-sort')).toBe('descending')
    const csv = await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href')
    const file = await page.request.get(csv ?? '')
    expect([file.status(), file.headers()['content-type']?.split(';')[0]]).toEqual([200, 'text/csv'])
    expect((await file.text()).trim().split('\r\n').length - 1).toBe(amounts.length)
    await page.getByRole('link', { name: 'Clear all' }).click()
    expect(new URL(page.url()).search).toBe('?orderBy=AMOUNT_DESC')
  })

  test('pages through a list: every row once', async () => {
    await open('/allocations')
    const all = /of (\d+)/.exec((await page.getByRole('status').filter({ hasText: 'of' }).textContent()) ?? '')?.[1]
    const seen: string[] = []
    for (;;) {
      seen.push(
        ...(await page.locator('tbody th a').evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))),
      )
      const next = page.getByRole('link', { name: 'Next page' })
      if ((await next.count()) === 0) break
      await next.click()
      await page.waitForLoadState()
    }
    const ids = seen.map(href => href.split('?')[0])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(Number(all))
  })

  test('is one click from where a figure is printed, and has a report of a mistake ready, without a script', async () => {
    await open('/acts?orderBy=HEADLINE_DESC', { javaScriptEnabled: false })
    const row = page.locator('tbody tr').filter({ hasText: '570' })
    await row.getByRole('button', { name: /Where it is printed/ }).click()
    const place = page.getByRole('dialog')
    expect(await place.textContent()).toMatch(/164\.31\d\.744/)
    expect(await place.textContent()).toContain('line 2')
    await place.getByRole('link', { name: 'Report a mistake' }).click()
    const report = await page.getByRole('textbox', { name: 'The text of the report' }).inputValue()
    expect(report).toContain('€164,31')
    expect(report).toMatch(/Id: allocation\//)
    expect(report).toContain(`Release: ${site.service.release.id}`)
    expect(report).toMatch(/Place: .*line 2\d\d/)
  })

  test('opens where a figure is printed and reports a mistake in it by keyboard alone; Escape leads back to it', async () => {
    await open('/act/anpal/dd-570-2019')
    const row = page.getByRole('row').filter({ hasText: /^Section 2/ })
    const sign = row.getByRole('button', { name: /Where it is printed/ }).first()
    await sign.focus()
    await page.keyboard.press('Enter')
    const place = row.getByRole('dialog').first()
    await place.waitFor()
    await page.keyboard.press('Escape')
    await place.waitFor({ state: 'hidden' })
    expect(await sign.evaluate(button => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.closest("[popover]") !== null')).toBe(true)
    await place.getByRole('link', { name: 'Report a mistake' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/report\?/)
    expect(await page.getByRole('textbox', { name: 'The text of the report' }).inputValue()).toContain('49,738,544')
  })

  test('follows money by keyboard alone: from, to, a day on the slider', async () => {
    await open('/trace')
    await page.getByLabel('From', { exact: true }).focus()
    await page.keyboard.type('decreto 440')
    await page.getByRole('option').filter({ hasText: '440' }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('slider').focus()
    await page.keyboard.press('ArrowLeft')
    const day = await page.locator('.as-of output').textContent()
    await page.getByRole('button', { name: 'Follow' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/asOf=/)
    expect(new URL(page.url()).searchParams.get('from')).toBe('act/anpal/dd-440-2019')
    expect(await page.locator('h1').textContent()).toContain(`as of ${day?.split(':')[0]}`)
  })

  test('comes back to what they had: a list that is narrowed and ordered, a search that is narrowed', async () => {
    await open('/allocations')
    await page.getByLabel('Stage').selectOption({ label: 'committed' })
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('columnheader', { name: 'Amount' }).getByRole('link').click()
    const [list, rows] = [page.url(), await page.locator('tbody th').allTextContents()]
    await page.locator('tbody th a').first().click()
    await page.waitForURL(/\/allocation\//)
    await page.goBack()
    expect([page.url(), await page.locator('tbody th').allTextContents()]).toEqual([list, rows])
    expect(await page.getByLabel('Stage').inputValue()).toBe('COMMITTED')
    await page.goto('/search?q=570')
    await page.getByRole('navigation', { name: 'Kinds' }).getByRole('link', { name: /^Acts/ }).click()
    const found = await page.locator('.results > li').allTextContents()
    await page.locator('.results h2 a').first().click()
    await page.waitForURL(/\/act\//)
    await page.goBack()
    expect(await page.locator('.results > li').allTextContents()).toEqual(found)
    expect(await page.locator('main input[type=search]').inputValue()).toBe('570')
  })

  test('sees what a page asked, and opens it in GraphiQL', async () => {
    await open('/acts')
    await page.getByText('GraphQL: Acts').click()
    await page.getByRole('link', { name: 'Open in GraphiQL' }).click()
    await page.locator('.graphiql-query-editor .view-line').filter({ hasText: 'query Acts' }).waitFor()
  })

  test('a first view takes less than 100 kB of script, also when the search box comes alive', async () => {
    page = await site.page()
    const scripts: { url: string; bytes: number }[] = []
    page.on('response', async response => {
      if (!response.url().endsWith('.js')) return
      const { responseBodySize: bytes } = await response.request().sizes()
      scripts.push({ url: response.url(), bytes })
    })
    const total = () => scripts.reduce((sum, { bytes }) => sum + bytes, 0)
    await page.goto('/', { waitUntil: 'networkidle' })
    const first = total()
    await page.locator('main input[type=search]').focus()
    await page.keyboard.type('piano')
    await suggestions().first().waitFor()
    console.info(`script: ${first} bytes at first, ${total()} with the search box`)
    expect(first).toBeLessThan(10_000)
    expect(total()).toBeLessThan(100_000)
  })
})
