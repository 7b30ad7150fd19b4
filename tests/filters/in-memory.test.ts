import { expect, test } from 'vitest'
import { pageInMemory } from '../../src/filters/in-memory.ts'
import { ordersOf } from '../../src/filters/orders.ts'
import type { EntityValue } from '../../src/model/graph.ts'
import { entity } from '../graph/support/graph-of.ts'

const MANY = 8_000

/** Lines in the order of their ids, whose names say another. */
const lines = Array.from({ length: MANY }, (_, nth) =>
  entity(`line/x/${String(nth).padStart(5, '0')}`, {}, { name: `Line ${(nth * 7_919) % 4_000}` }),
) as unknown as readonly EntityValue[]
const reader = {
  wholeOf: () => lines,
  now: {
    entity: () => undefined,
    edges: () => undefined,
    ties: () => undefined,
    evidence: () => undefined,
    contradictionsAbout: () => undefined,
    dispute: () => undefined,
  },
}
const byName = ordersOf('LINE').get('NAME_ASC')
const byNameBackwards = ordersOf('LINE').get('NAME_DESC')
const text = { type: 'text', description: '' } as never
const named = (value: string) => ({ is: 'test', property: 'name', field: text, operator: 'contains', value }) as const

test('a long list is put in order in turns, and a page of it found there that is soon full', async () => {
  if (byName === undefined || byNameBackwards === undefined) throw new Error('lines have no order by name')
  const page = (order = byName, more: object = {}) =>
    pageInMemory(reader, 'LINE', null, order, { after: null, backwards: false, limit: 10, ...more })
  expect(page()).toBeNull()
  await expect.poll(() => page(), { interval: 5 }).not.toBeNull()
  const sorted = [...lines].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
  const rows = sorted.map(({ id, name }) => ({ id, key: name }))
  expect(page()).toEqual(rows.slice(0, 10))
  expect(page(byName, { after: rows[4_321] })).toEqual(rows.slice(4_322, 4_332))
  expect(page(byName, { after: rows[4_321], backwards: true })).toEqual(rows.slice(4_311, 4_321).reverse())
  expect(page(byNameBackwards, { after: rows[20] })).toEqual(rows.slice(10, 20).reverse())
  expect(page(byName, { after: rows.at(-1) })).toEqual([])
  expect(page(byName, { after: { id: 'line/x/none', key: 'Line 1' } })).toBeNull()
})

test('a page that much has to be looked at for is left to the database', () => {
  const asked = (name: string) =>
    pageInMemory(reader, 'LINE', named(name), byName as never, { after: null, backwards: false, limit: 3 })
  expect(asked('line 10')?.map(({ key }) => key)).toEqual(['Line 10', 'Line 10', 'Line 100'])
  expect(asked('no such name')).toBeNull()
})
