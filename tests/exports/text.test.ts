import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell } from '../../src/exports/table.ts'
import { csvRow, textOf } from '../../src/exports/text.ts'

const inCsv = (cell: Cell): string => csvRow([cell]).slice(0, -2)

test.each<[Cell, string]>([
  ['=SUM(A1)', "'=SUM(A1)"],
  ['+39 06', "'+39 06"],
  ['@name', "'@name"],
  ['- of which', "'- of which"],
  ['  =1', "'  =1"],
  [' a', '" a"'],
  ['\t=1', `'\t=1`],
  ['＝1+1', "'＝1+1"],
  ['-12.50', '-12.50'],
  ['-3', '-3'],
  [-3, '-3'],
  ['1-2', '1-2'],
  ['a,b', '"a,b"'],
  ['say "a"', '"say ""a"""'],
  ['a\nb', '"a\nb"'],
  [['a', 'b'], 'a | b'],
  [[], ''],
  [null, ''],
  [false, 'false'],
  [['=a', 'b'], "'=a | b"],
])('a cell of %j is written %j', (cell, text) => {
  expect(inCsv(cell)).toBe(text)
})

test('whatever stands in a cell is read back from the CSV, and no spreadsheet takes it for a formula', () => {
  const cells = fc.array(
    fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('=1', '-', '+a', '\r\n', '"', '-1')),
    {
      minLength: 2,
      maxLength: 5,
    },
  )
  fc.assert(
    fc.property(cells, row => {
      const [read] = parse(csvRow(row), { record_delimiter: '\r\n', relax_column_count: true }) as string[][]
      const bare = (read ?? []).map((text, index) => (text === `'${row[index]}` ? text.slice(1) : text))
      expect(bare).toEqual(row)
      for (const text of read ?? []) expect(text).not.toMatch(/^\s*[=+@]|^\s*-(?!\d+(\.\d+)?$)/)
    }),
  )
})

test('a file begins with a byte order mark and its columns, also where it has no rows', async () => {
  async function* none() {
    yield []
  }
  const text = async (format: 'csv' | 'jsonl') => {
    const parts: string[] = []
    for await (const part of textOf({ columns: ['id', 'a.b'], count: 0, pages: none() }, format)) parts.push(part)
    return parts.join('')
  }
  expect(await text('csv')).toBe('\uFEFFid,a.b\r\n')
  expect(await text('jsonl')).toBe('')
})
