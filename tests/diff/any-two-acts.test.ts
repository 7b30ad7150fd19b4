import { describe, expect, test } from 'vitest'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { minorUnits } from '../../src/model/money.ts'
import type { ChangeAnswer } from '../../src/questions/diff/answer.ts'
import { diff } from '../../src/questions/diff/diff.ts'
import { inventedReader, reportReader } from '../sum/packages.ts'

describe('any two acts of a package', () => {
  const opposite: Record<string, string> = { CREATED: 'REVOKED', REVOKED: 'CREATED', INCREASED: 'DECREASED' }
  const mirrored = (status: string): string => opposite[status] ?? (status === 'DECREASED' ? 'INCREASED' : status)
  const stated = (changes: readonly ChangeAnswer[], back: boolean) =>
    changes.map(({ before, after, status, delta, declared, reason }) => ({
      before: back ? after : before,
      after: back ? before : after,
      status: back ? mirrored(status) : status,
      delta: delta === null ? null : back ? 0 - minorUnits(delta) : minorUnits(delta),
      declared,
      reason,
    }))

  test.each([
    ['the report', reportReader, 'data/rapporto-2019'],
    ['the invented package', inventedReader, 'tests/packages/comune-di-rivalta'],
  ])('of %s are compared, and read backwards they mirror', async (_, open, folder) => {
    const release = await open()
    const acts = [...(await readPackages([folder])).entities.values()].flatMap(({ id, kind }) =>
      kind === 'ACT' ? id : [],
    )
    expect(acts.length).toBeGreaterThan(8)
    for (const [nth, from] of acts.entries())
      for (const to of acts.slice(nth)) {
        const [forth, back] = [await diff(release, from, to), await diff(release, to, from)]
        const pair = `${from} ${to}`
        expect([pair, stated(back.changes, false)]).toEqual([pair, stated(forth.changes, true)])
        expect([pair, stated(back.totals, false)]).toEqual([pair, stated(forth.totals, true)])
        expect([pair, back.before, back.after]).toEqual([pair, forth.after, forth.before])
        if (forth.changes.some(({ status }) => status === 'NOT_COMPARABLE') || from === to)
          expect([pair, forth.explanation]).toEqual([pair, expect.stringMatching(/^[“A-Z].{20,}\.$/)])
      }
  })
})
