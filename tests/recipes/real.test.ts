import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { imported } from './support.ts'

const SOURCES = '../shared/sources'
const there = existsSync(SOURCES)
const recipe = (name: string) => readFileSync(`recipes/${name}.yaml`, 'utf8')
const frame = (edition: string) => `${SOURCES}/pnrr-2023/OpenData_PNRR_QuadroFin_Programmazione_${edition}.csv`

/** What the amounts of a package add up to, in cents. */
async function totalOf(folder: string): Promise<bigint> {
  const { entities } = await readPackages([folder])
  const amounts = [...entities.values()].map(each =>
    each.kind === 'ALLOCATION' ? BigInt(each.properties.amount ?? 0) : 0n,
  )
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}

test.skipIf(!there)('the frames of 2023 as published: each total, and the 11 sub-measures that change', async () => {
  const v02 = await imported(recipe('pnrr-frame-2023'), [frame('v02')])
  expect(await totalOf(v02.folder)).toBe(19149917789000n)
  const v04 = await imported(recipe('pnrr-frame-2023'), [frame('v04')], v02.folder)
  expect(await totalOf(v04.folder)).toBe(19149917789020n)
  expect(v04.files[0]).toMatchObject({ records: 286, empty: ['record 287'] })
  expect(v04.changes).toMatchObject({ gone: [], made: [] })
  const amounts = v04.changes?.changed.filter(({ field }) => field === 'amount') ?? []
  expect(amounts).toHaveLength(11)
  expect(amounts).toContainEqual({
    subject: 'allocation/m5c2i2-03-02/total',
    field: 'amount',
    from: '1400000000',
    to: '655307959,2',
  })
})
