import { parse as parseCsv } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NEW, OLD, TARGETS } from '../changes/editions.ts'
import { imported, write } from '../recipes/support.ts'
import { executable, openSite, type Site } from './browser.ts'

describe.skipIf(executable === undefined)('two editions of a source', { timeout: 60_000 }, () => {
  let site: Site
  beforeAll(async () => {
    const { folder } = await imported(TARGETS, [write('targets-2023.csv', OLD), write('targets-2025.csv', NEW)])
    site = await openSite([folder])
  })
  afterAll(() => site?.close())

  test('show which target was lowered and by how much, one click from the home page', async () => {
    const page = await site.page()
    await page.goto('/')
    await page.getByRole('link', { name: 'Changes', exact: true }).click()
    expect(await page.locator('.count [role=status]').textContent()).toContain('3 changed · 1 added · 1 removed')
    const lowered = page.locator('tbody tr').filter({ hasText: '174.000' })
    expect(await lowered.locator('.figure > bdi').allTextContents()).toEqual(['174.000', '129.000,0'])
    const howMuch = lowered.locator('td').last()
    expect(await howMuch.locator('data').getAttribute('value')).toBe('-45000')
    expect(await howMuch.locator('.figure').first().textContent()).toMatch(/^▼ −45,000 Numero/)
    // One field at a time, then what fell of it: no other row is left.
    await page
      .getByRole('navigation', { name: 'What changed' })
      .getByRole('link', { name: /^target 2$/ })
      .click()
    await page
      .getByRole('navigation', { name: 'In which direction' })
      .getByRole('link', { name: /lower or earlier 1$/ })
      .click()
    expect(await page.locator('tbody tr').count()).toBe(1)
    expect(new URL(page.url()).searchParams.get('way')).toBe('lower')
    await page.goBack()
    await page.goBack()
    // Ends by their names, and no word of the machine.
    const measured = page.locator('tbody tr').filter({ hasText: 'measures' })
    expect(await measured.locator('.ends').allTextContents()).toEqual(['B', 'A'])
    expect(await measured.locator('.ends a').first().getAttribute('href')).toBe('/line/t/b')
    expect(await page.locator('main').innerText()).not.toMatch(/observations\.|MEASURES|line\/t/)
    // Where each of the two prints it, and a report of a mistake in either.
    const row = lowered
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
    expect(await page.locator('tbody tr').filter({ hasText: '174.000' }).textContent()).toContain('▲ +45,000')
    await page.context().close()
  })

  test('read in Italian, without a script, as they do in English', async () => {
    const page = await site.page({ javaScriptEnabled: false, locale: 'it-IT', viewport: { width: 360, height: 740 } })
    await page.goto('/')
    await page.getByRole('link', { name: 'Cambiamenti', exact: true }).click()
    const row = page.locator('tbody tr').filter({ hasText: '174.000' })
    expect(await row.locator('td').last().textContent()).toContain('▼ −45.000 Numero')
    expect(await page.locator('main').innerText()).not.toMatch(/observations\.|MEASURES|measures/)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    // Four clicks from the home page: the target that was lowered, alone, with both figures and their places.
    await page
      .getByRole('navigation', { name: 'Che cosa è cambiato' })
      .getByRole('link', { name: /^valore obiettivo 2$/ })
      .click()
    await page
      .getByRole('navigation', { name: 'In quale direzione' })
      .getByRole('link', { name: /più basso o prima 1$/ })
      .click()
    expect(await page.locator('tbody .figure > bdi').allTextContents()).toEqual(['174.000', '129.000,0'])
    await page
      .locator('tbody')
      .getByRole('button', { name: /Dove è stampato/ })
      .first()
      .click()
    expect(await page.getByRole('dialog').textContent()).toContain('174.000')
    await page.context().close()
  })

  test('are rows of a file too', async () => {
    const file = `${site.service.address}/changes.csv?from=source/targets-2023&to=source/targets-2025`
    const rows: Record<string, string>[] = parseCsv(await (await fetch(file)).text(), { bom: true, columns: true })
    // A row for each field that changes, and one for each target that only one of them has.
    expect(rows).toHaveLength(6 + 2)
    const at = (row: Record<string, string>, column: string) => row[`changes.${column}`]
    const lowered = rows.find(row => at(row, 'fields.field') === 'observations.target') ?? {}
    expect([at(lowered, 'id'), at(lowered, 'fields.difference'), at(lowered, 'fields.unit')]).toEqual([
      'target/t/t1',
      '-45000',
      'Numero',
    ])
    const moved = rows.find(row => at(row, 'fields.field') === 'MEASURES') ?? {}
    expect([at(moved, 'fields.fromEntities.name'), at(moved, 'fields.toEntities.name')]).toEqual(['B', 'A'])
    expect(rows.filter(row => at(row, 'change') !== 'CHANGED').map(row => at(row, 'fields.field'))).toEqual(['', ''])
  })

  test('and nothing was complained of', () => {
    expect(site.complaints).toEqual([])
  })
})
