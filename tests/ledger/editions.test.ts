import { beforeAll, describe, expect, test } from 'vitest'
import { editionsFor } from '../../src/entities/money/editions.ts'
import { inForce } from '../../src/entities/money/in-force.ts'
import type { GraphReader } from '../../src/graph/reader.ts'
import { dayOfEdition } from '../../src/model/editions.ts'
import { decimalOf } from '../../src/model/money.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { sum } from '../../src/questions/sum/sum.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { ask } from '../trace/report.ts'
import { frames, V1, V2, V3 } from './frames.ts'

type Reader = ReturnType<typeof memoryReader> & GraphReader
let reader: Reader
beforeAll(async () => {
  reader = memoryReader(await frames()) as Reader
})

const PLAN = 'plan/t/p'
const amount = (edition: string, code: string) => `allocation/frame-${edition}/${code}/total`
const total = async (asked: { asOf?: string; edition?: string }, of = PLAN, from: Reader = reader) => {
  const answer = await coverage(from, { of, stage: null, asOf: null, ...asked })
  return answer.total === null ? null : decimalOf(answer.total)
}

test('an edition is dated by its name where that is a day, a month, a quarter, a half or a year', () => {
  const day = (edition: string) => dayOfEdition({ edition })
  expect(['2025-02-28', '2025-02', '2022-T4', '2022-q1', '2024-H1', '2025'].map(day)).toEqual([
    '2025-02-28',
    '2025-02-28',
    '2022-12-31',
    '2022-03-31',
    '2024-06-30',
    '2025-12-31',
  ])
  expect(['v02', '2025-02-30', '2025-13', '2022-T5', '', '20'].map(day)).toEqual(Array(6).fill(null))
})

describe('an edition replaces the one before as a whole', () => {
  test('a plan holds what its last edition prints, not what rows alone leave', async () => {
    expect(await total({})).toBe('800.00')
    expect(await total({ asOf: '2025-12-31' })).toBe('800.00')
  })

  test('each edition by its name, or by the id of its source', async () => {
    expect(await total({ edition: 'v1' })).toBe('600.00')
    expect(await total({ edition: 'V2' })).toBe('600.00')
    expect(await total({ edition: 'source/frame-2025' })).toBe('800.00')
    const lines = async (edition: string) => {
      const found = await coverage(reader, { of: PLAN, stage: null, asOf: null, edition })
      return found.levels.find(({ kind }) => kind === 'LINE')?.amount?.minor
    }
    expect([await lines('v1'), await lines('2025')]).toEqual([60_000, 80_000])
  })

  test('an edition that is not there is an error that names those that are', async () => {
    await expect(total({ edition: 'v9' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      hint: expect.stringContaining('2025, v1, v2'),
    })
  })

  test('on a day without a dated edition nothing counts, and it is said why', async () => {
    const { total: none, deadEnds } = await coverage(reader, { of: PLAN, stage: null, asOf: '2024-06-30' })
    expect(none).toBeNull()
    const found = deadEnds.map(({ at, reason }) => [at, reason])
    expect(found).toEqual([
      ['source/frame-2025', 'NOT_YET_IN_FORCE'],
      ['source/frame-v1', 'END_OF_DATA'],
      ['source/frame-v2', 'END_OF_DATA'],
    ])
  })

  test('lists keep what the edition had not replaced', async () => {
    const all = ['v1', 'v2', '2025'].flatMap(edition => ['a', 'b', 'c', 'd'].map(code => amount(edition, code)))
    const kept = async (edition: string | null, asOf: string | null = null) =>
      inForce(reader, all, { asOf, editions: await editionsFor(reader, edition) })
    expect(await kept('v1')).toEqual([amount('v1', 'a'), amount('v1', 'b'), amount('v1', 'c')])
    expect(await kept('v2')).toEqual([amount('v2', 'a'), amount('v2', 'b'), amount('v2', 'c')])
    const last = [amount('2025', 'a'), amount('2025', 'c'), amount('2025', 'd')]
    expect(await kept(null)).toEqual(last)
    expect(await kept(null, '2026-01-01')).toEqual(last)
    expect(await kept(null, '2024-06-30')).toEqual([])
  })

  test('a trace from a line begins with what is in force there', async () => {
    const first = async (line: string, edition?: string) => {
      const { flow } = await ask(reader, line, edition === undefined ? {} : { edition })
      return flow
    }
    expect(JSON.stringify(await first('line/t/a'))).not.toContain('100.00')
    const { stops } = await ask(reader, 'line/t/b')
    expect(stops.length).toBeGreaterThan(0)
  })

  test('amounts of two editions are not added', async () => {
    const added = async (...ids: string[]) => {
      const found = await sum(reader, ids)
      return found.kind === 'SUM' ? decimalOf(found.total) : found.reasons.map(({ code }) => code)
    }
    expect(await added(amount('v2', 'a'), amount('v2', 'b'))).toBe('300.00')
    expect(await added(amount('2025', 'a'), amount('2025', 'd'))).toBe('550.00')
    expect(await added(amount('v1', 'a'), amount('v2', 'a'))).toEqual(['SAME_MONEY_TWICE'])
    // The money of B was in v2; where it is in 2025 nobody says.
    expect(await added(amount('v2', 'b'), amount('2025', 'd'))).toEqual(['SAME_MONEY_TWICE'])
  })
})

test('an excerpt withdraws nothing', async () => {
  const excerpts = memoryReader(await frames({ 'frame-v1': V1, 'frame-v2': V2, 'frame-2025': V3 }, false)) as Reader
  expect(await total({}, PLAN, excerpts)).toBe('950.00')
})
