import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MOST_NODES, together, without } from '../../src/pages/explore/graph.ts'
import { executable, openSite, type Site } from './browser.ts'

const ACT = 'act/anpal/dd-570-2019'

describe('what is drawn', () => {
  const node = (id: string) => ({ id, kind: 'ACT', name: id })
  const edge = (from: string, to: string, relation = 'AMENDS') => ({ from, to, relation, basis: 'STATED' })

  test('has each thing and relationship once, and none without both its ends', () => {
    const one = { nodes: [node('a'), node('b')], edges: [edge('a', 'b')] }
    const other = { nodes: [node('b'), node('c'), node('d')], edges: [edge('a', 'b'), edge('b', 'c'), edge('c', 'd')] }
    expect(together(one, other, 3)).toEqual({
      nodes: [node('a'), node('b'), node('c')],
      edges: [edge('a', 'b'), edge('b', 'c')],
    })
  })

  test('loses what only hidden relationships tie, but not what is chosen', () => {
    const graph = { nodes: ['a', 'b', 'c', 'd'].map(node), edges: [edge('a', 'b'), edge('b', 'c', 'SETS')] }
    expect(without(graph, new Set(['SETS']), ['d'])).toEqual({
      nodes: [node('a'), node('b'), node('d')],
      edges: [edge('a', 'b')],
    })
  })
})

describe.skipIf(executable === undefined)('exploring', { timeout: 120_000 }, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('explore')
  })
  afterAll(() => site?.close())

  /** What the picture says that it shows. */
  async function shown(page: Page): Promise<[nodes: number, edges: number]> {
    const label = (await page.locator('.explorer canvas').getAttribute('aria-label')) ?? ''
    const [nodes, edges] = [...label.matchAll(/\d+/g)].map(([number]) => Number(number))
    return [nodes as number, edges as number]
  }

  const isDrawn = (page: Page) => page.locator('.explorer canvas[data-drawn]').waitFor()

  test('begins with what lies around a thing, found by words too, and grows where one chooses, by keyboard', async () => {
    const page = await site.page()
    await page.goto('/explore?of=decreto+direttoriale+570')
    expect(await page.locator('h1').textContent()).toBe('Around Decreto Direttoriale n. 570 (23/12/2019)')
    await isDrawn(page)
    const [nodes, edges] = await shown(page)
    expect(await page.locator('.ties tbody tr').count()).toBe(edges)
    const plan = page
      .locator('.near')
      .getByRole('button', { name: 'Piano operativo ANPAL Servizi 2019-2021', exact: true })
    await plan.focus()
    await page.keyboard.press('Enter')
    await page.getByText(/more things are shown/).waitFor()
    expect((await shown(page))[0]).toBeGreaterThan(nodes)
    expect(await page.locator('.explorer aside h2').textContent()).toBe('Piano operativo ANPAL Servizi 2019-2021')
    // Without a relationship its things go; what is chosen stays.
    const before = await shown(page)
    await page.getByRole('checkbox', { name: 'sets', exact: true }).uncheck()
    expect((await shown(page))[1]).toBeLessThan(before[1])
    await page.getByRole('link', { name: 'Open its page' }).click()
    expect(new URL(page.url()).pathname).toBe('/plan/anpal-servizi/2019-2021')
    await page.goBack()
    expect(await page.locator('h1').textContent()).toContain('570')
    await page.context().close()
  })

  test('shows the shortest ways between two things, with how each step is known', async () => {
    const page = await site.page({ javaScriptEnabled: false })
    await page.goto(`/explore?of=${ACT}&to=act/anpal/dd-269-2017`)
    const way = await page.locator('main ol > li').first().textContent()
    expect(way).toMatch(/2 relationships.*570.*issued by.*ANPAL.*269/)
    await page.context().close()
  })

  test('stays smooth with hundreds of things in motion', async () => {
    const page = await site.page()
    await page.goto(`/explore?of=plan/anpal-servizi/2019-2021&hops=3`)
    await isDrawn(page)
    for (let nth = 0; (await shown(page))[0] < MOST_NODES && nth < 40; nth++) {
      await page
        .locator('.near button')
        .nth((nth * 13) % (await page.locator('.near button').count()))
        .click()
      await page.waitForFunction(() => !/Asking/.test(document.querySelector('.said-now')?.textContent ?? ''))
    }
    const frames = (await page.evaluate(async () => {
      const times: number[] = []
      for (let last = performance.now(); times.length < 60; ) {
        const now = await new Promise<number>(requestAnimationFrame)
        times.push(now - last)
        last = now
      }
      return times.sort((a, b) => a - b)
    })) as number[]
    expect((await shown(page))[0]).toBeGreaterThan(200)
    expect((await shown(page))[0]).toBeLessThanOrEqual(MOST_NODES)
    expect(frames[30]).toBeLessThan(100)
    await page.context().close()
  })

  test.each(['/explore?of=qqqqzzzz', '/explore?of=act/nobody/none'])('says what is not there: %s', async path => {
    const answer = await fetch(`${site.service.address}${path}`, { headers: { accept: 'text/html' } })
    expect(answer.status).toBe(404)
    expect(await answer.text()).toMatch(/qqqqzzzz|act\/nobody\/none/)
  })

  test('and nothing was complained of', () => {
    expect(site.complaints).toEqual([])
  })
})
