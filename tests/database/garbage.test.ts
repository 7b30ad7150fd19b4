import { setTimeout as sleep } from 'node:timers/promises'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, inject, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { openConnection } from '../../src/database/connection.ts'
import { type Query, run, stream } from '../../src/graph/query.ts'
import { readAs } from '../../src/model/read-as.ts'

setFlagsFromString('--expose-gc')
const collect: (of?: { type: 'minor' }) => void = runInNewContext('gc')

/** KB in which objects live that outlived two collections of young garbage. */
const oldKb = () => (getHeapSpaceStatistics().find(of => of.space_name === 'old_space')?.space_used_size ?? 0) / 1024

/** By how many KB the old generation grows each time. */
async function livesOn(work: () => Promise<unknown>): Promise<number> {
  for (let nth = 0; nth < 40; nth++) await work()
  collect()
  await sleep()
  let grown = 0
  let before = oldKb()
  for (let nth = 0; nth < 50; nth++) {
    await work()
    await sleep()
    collect({ type: 'minor' })
    const now = oldKb()
    grown += Math.max(now - before, 0)
    before = now
  }
  return grown / 50
}

const rows: Query<{ size: number }, string[]> = {
  name: 'test/rows',
  text: 'UNWIND range(1, 5) AS nth RETURN [each IN range(1, 40) | reduce(text = toString(each), _ IN range(1, $size) | text + "lorem ")] AS texts',
  parameters: z.object({ size: z.int() }),
  row: readAs(z.object({ texts: z.array(z.string()) }), ({ texts }) => texts),
}

test('what a query reads ends with it: 150 KB of rows do not outlive young garbage', async () => {
  const address = inject('neo4j')
  const { driver, close } = openConnection(address)
  onTestFinished(close)
  const database = { driver, database: address.database }
  expect(await livesOn(() => run(database, rows, { size: 120 }))).toBeLessThan(15)
  expect(await livesOn(() => stream(database, rows, { size: 120 }, () => undefined))).toBeLessThan(15)
})
