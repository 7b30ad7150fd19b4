import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, openApi } from '../api/harness.ts'
import { FRAME, FRAME_RECIPE, imported, write } from './support.ts'

let api: Api
beforeAll(async () => {
  const { folder } = await imported(FRAME_RECIPE, [write('v1.csv', FRAME)])
  api = await openApi([folder])
})
afterAll(() => api?.close())

test('an imported amount is answered with the record and the column that print it', async () => {
  const { entity } = await api.ask(
    `{ entity(id: "allocation/frame-v1/c1i1-02/total") { ... on Allocation {
      amount { amount currency printed }
      evidence { field source { name } line record column pointer heading raw }
    } } }`,
  )
  expect(entity.amount).toEqual({ amount: '80000000.50', currency: 'EUR', printed: '80.000.000,50' })
  expect(entity.evidence).toEqual([
    {
      field: 'amount',
      source: { name: 'Frame, v1' },
      line: null,
      record: 3,
      column: 'totale',
      pointer: null,
      heading: null,
      raw: '80.000.000,50',
    },
  ])
})
