import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { run, transact } from '../../src/graph/query.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { rejection } from '../database/helpers.ts'
import { openTestDatabase, ownScope } from './support/database.ts'
import { type Line, openLine } from './support/proxy.ts'
import { sampleGraph } from './support/sample.ts'

const one = {
  name: 'test/one',
  text: 'RETURN 1 AS one',
  parameters: z.object({}),
  row: z.object({ one: z.int() }).transform(row => row.one),
}

/** How soon each of the promises of 5 s is taken for broken: shared machines are noisy. */
const LATE_MS = 8_000

beforeAll(async () => {
  await openTestDatabase()
})

async function refusal(work: () => Promise<unknown>): Promise<string> {
  const began = performance.now()
  const { code, cause } = await rejection(work())
  const took = performance.now() - began
  expect(took).toBeLessThan(LATE_MS)
  return `${code}, ${cause === undefined ? 'no cause' : 'with its cause'}`
}

const ways: [string, (line: Line) => Promise<unknown>][] = [
  ['a read', line => run(line.database, one, {})],
  ['a write', line => transact(line.database, ask => ask(one, {}))],
]

// Most of it is waiting, which is done together.
describe.concurrent.each(ways)('%s over a line that fails', (_, ask) => {
  test.for([0, 1, 2, 3, 4, 7, 30])(
    'in its first bytes, after %i, is UNAVAILABLE with its cause',
    async (bytes, { onTestFinished }) => {
      const line = await openLine(onTestFinished)
      line.cutAfter(bytes)
      expect(await refusal(() => ask(line))).toBe('UNAVAILABLE, with its cause')
      line.restore()
      expect(await ask(line)).toEqual([1])
    },
  )

  test('that garbles what it passes on is UNAVAILABLE with its cause', async ({ onTestFinished }) => {
    const line = await openLine(onTestFinished)
    line.garble()
    expect(await refusal(() => ask(line))).toBe('UNAVAILABLE, with its cause')
    line.restore()
    expect(await ask(line)).toEqual([1])
  })

  test('that takes a connection and never answers is UNAVAILABLE within 5 s', async ({ onTestFinished }) => {
    const line = await openLine(onTestFinished)
    line.freeze()
    expect(await refusal(() => ask(line))).toMatch(/^UNAVAILABLE/)
  })
})

test.concurrent('a read over a connection that falls silent is UNAVAILABLE within 5 s, one that is only slow is waited for', async ({
  onTestFinished,
}) => {
  const line = await openLine(onTestFinished)
  expect(await run(line.database, one, {})).toEqual([1])
  line.freeze()
  expect(await refusal(() => run(line.database, one, {}))).toMatch(/^UNAVAILABLE/)
  line.restore()
  // Some seconds of work in the database.
  const slow = { ...one, text: 'UNWIND range(1, 2000000000) AS number WITH count(number * number) AS one RETURN one' }
  expect((await rejection(run(line.database, slow, {}, { timeoutMs: 5_500 }))).code).toBe('TIMEOUT')
})

test.concurrent('a load over a line that falls silent ends within seconds, and the next one loads', {
  timeout: 90_000,
}, async ({ onTestFinished }) => {
  const scope = ownScope('silent-load')
  const line = await openLine(onTestFinished)
  const content = { scope, contentHash: 'a' }
  const began = { at: 0 }
  const load = loadRelease(line.database, sampleGraph(50), {
    ...content,
    onPoint(point) {
      if (point !== 'before entities 1') return
      line.freeze()
      began.at = performance.now()
    },
  })
  expect((await rejection(load)).code).toBe('UNAVAILABLE')
  // Two questions of 4 s without an answer; a batch may take a minute.
  expect(performance.now() - began.at).toBeLessThan(25_000)
  line.restore()
  expect((await loadRelease(line.database, sampleGraph(50), content)).entityCount).toBeGreaterThan(1)
})
