import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NEW, OLD, TARGETS } from '../changes/editions.ts'
import { imported, write } from '../recipes/support.ts'
import { executable, openSite, type Site } from './browser.ts'

describe.skipIf(executable === undefined)('two editions of a source', { timeout: 60_000 }, () => {
  let site: Site
  beforeAll(async () => {
    const { folder } = await imported(TARGETS, [write('targets-2023.csv', OLD), write('targets-2025.csv', NEW)])
    site = await openSite('changes', folder)
  })
  afterAll(() => site?.close())

  test('show which target was lowered and by how much, one click from the home page', async () => {
    const page = await site.page()
    await page.goto('/')
    await page.getByRole('link', { name: 'Changes', exact: true }).click()
    expect(await page.locator('.count[role=status]').textContent()).toContain('3 changed · 1 added · 1 removed')
    const lowered = page.locator('tbody tr').filter({ hasText: '174.000' })
    expect(await lowered.locator('.figure > bdi').allTextContents()).toEqual(['174.000', '129.000,0'])
    expect(await lowered.locator('td').last().textContent()).toBe('▼ lower or earlier')
    // Where each of the two prints it, and a report of a mistake in either.
    const row = page.locator('tbody tr').filter({ hasText: '174.000' })
    for (const [nth, edition, raw] of [
      [0, 'source/targets-2023', '174.000'],
      [1, 'source/targets-2025', '129.000,0'],
    ] as const) {
      await row
        .getByRole('button', { name: /Where it is printed/ })
        .nth(nth)
        .click()
      const place = row.getByRole('dialog')
      expect(
        await place
          .getByRole('link', { name: /^Targets/ })
          .first()
          .getAttribute('href'),
      ).toBe(`/${edition}`)
      expect(await place.locator('.raw').first().textContent()).toContain(raw)
      const report = (await place.getByRole('link', { name: 'Report a mistake' }).getAttribute('href')) ?? ''
      expect(new URL(report, 'http://x').searchParams.get('figure')).toBe(raw)
      await page.keyboard.press('Escape')
    }
    const unlike = await page.locator('tbody tr').filter({ hasText: '12.690' }).textContent()
    expect(unlike).toContain('the unit or type changed too')
    // The other way round, what was lowered is higher.
    await page.locator('select[name=from]').selectOption('source/targets-2025')
    await page.locator('select[name=to]').selectOption('source/targets-2023')
    await page.getByRole('button', { name: 'Compare' }).click()
    expect(await page.locator('tbody tr').filter({ hasText: '174.000' }).textContent()).toContain('▲ higher or later')
    await page.context().close()
  })

  test('are rows of a file too', async () => {
    const file = `${site.service.address}/changes.csv?from=source/targets-2023&to=source/targets-2025`
    const rows = (await (await fetch(file)).text()).trim().split('\r\n')
    expect(rows).toHaveLength(1 + 5)
  })

  test('and nothing was complained of', () => {
    expect(site.complaints).toEqual([])
  })
})
