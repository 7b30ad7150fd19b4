import { describe, expect, test } from 'vitest'
import { file, recordsOf, refusal, tableOf } from './files.ts'

const TEXT = `Report on the plan
Table 1
code\tamount
A\t1.200
B\t

Total of the table
Table 2
A   12
`
const options = { format: 'text', columns: ['code', 'amount'] } as const
const path = () => file('report.txt', TEXT)

test('a table inside a text goes from its heading to a line, without the lines that are no records', async () => {
  const records = await recordsOf(path(), {
    ...options,
    heading: 'TABLE 1',
    until: 'Total of the table',
    skip: ['code amount'],
  })
  expect(tableOf(records)).toEqual([
    { code: 'A', amount: '1.200' },
    { code: 'B', amount: '' },
  ])
  expect(records.map(({ at, line, number }) => [at, line, number])).toEqual([
    ['L4', 4, 1],
    ['L5', 5, 2],
  ])
})

test('cells of a line without tabs stand two spaces apart', async () => {
  expect(tableOf(await recordsOf(path(), { ...options, heading: 'Table 2' }))).toEqual([{ code: 'A', amount: '12' }])
})

describe('refused with its place', () => {
  test.each([
    [{ heading: 'Table 3' }, 'report.txt: no line is the heading "Table 3"'],
    [
      { heading: 'Table 2', lines: { first: 4, last: 5 } },
      'report.txt: no line is the heading "Table 2"; it stands on line 8, which is not above the table',
    ],
    [{ lines: { first: 4, last: 44 } }, 'report.txt: lines 4 to 44 are not a range of its lines 1 to 9'],
    [
      { heading: 'Table 1', until: 'The end' },
      'report.txt: no line after 3 begins with "The end", where the table is said to end',
    ],
    [
      { lines: { first: 1, last: 4 } },
      'report.txt, line 1: has 1 cells where the table has 2 columns: "Report on the plan" (give the range of the table, or list the line under skip)',
    ],
  ])('%j', async (more, message) => {
    expect(await refusal(path(), { ...options, ...more })).toBe(message)
  })
})
