import { describe, expect, test } from 'vitest'
import { openSource } from '../../src/sources/open.ts'
import { file, recordsOf, refusal, tableOf, workbook } from './files.ts'

const DELIMITED = { format: 'delimited' } as const

describe('records with another number of cells than there are headers are one error for each cause', () => {
  test.each([
    [
      'a figure more in some',
      'a;b\n1;2;3\n1;2\n4;5;6\n',
      'record 2 (line 2): has 3 cells where the header has 2: "1 2 3" (and 1 more of 3 cells, the last record 4 (line 4)) (a cell that holds what separates cells stands in quotation marks)',
    ],
    [
      'a figure more in all',
      'a;b\n1;2;3\n4;5;6\n',
      'record 2 (line 2): has 3 cells where the header has 2: "1 2 3" (and 1 more of 3 cells, the last record 3 (line 3)) (the headers lack a name: write it into a copy of the file, and import that)',
    ],
    [
      'a cell less in some',
      'a;b;c\n1;2;3\n1;2\n\n4;5\n6;7;8\n',
      'record 3 (line 3): has 2 cells where the header has 3: "1 2" (and 1 more of 2 cells, the last record 5 (line 5)) (where it is a note under the table, say with until how it begins)',
    ],
    [
      'both',
      'a;b\n1\n1;2;3\n4\n5;6\n',
      'record 2 (line 2): has 1 cells where the header has 2: "1" (and 1 more of 1 cells, the last record 4 (line 4))\na.csv, record 3 (line 3): has 3 cells where the header has 2: "1 2 3" (where it is a note under the table, say with until how it begins)',
    ],
    [
      'a file that was cut off',
      'a;b;c\n1;2;3\n4;5',
      'record 3 (line 3): has 2 cells where the header has 3: "4 5"; the file ends there without a line end: it was cut off (download the file again; where the record is a note under the table, say with until how it begins)',
    ],
  ])('%s', async (_, content, message) => {
    expect(await refusal(file('a.csv', content), DELIMITED)).toBe(`a.csv, ${message}`)
  })

  test('cells of a sheet beside the headers', async () => {
    const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`
    const cell = (at: string, text: string | number) =>
      typeof text === 'number'
        ? `<c r="${at}"><v>${text}</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const sheet =
      row(1, cell('A1', 'a')) + row(2, cell('A2', 1)) + row(3, cell('A3', 1) + cell('C3', 2)) + row(4, cell('B4', 3))
    expect(await refusal(file('a.xlsx', workbook({ S: sheet })), { format: 'xlsx' })).toBe(
      'a.xlsx, S!C3: stands beside the columns that have a header (and 1 more cells, the last B4) (write a header above it in a copy of the workbook, and import that)',
    )
  })
})

test.each([
  ['a;b\n1;2', true],
  ['a;b\n1;2\n', false],
  ['a;b\r1;2\r', false],
  [Buffer.from('\ufeffa;b\n1;2\n', 'utf16le'), false],
  [Buffer.from('\ufeffa;b\n1;2', 'utf16le'), true],
])('that no line end follows the last record is reported: %#', async (content, stated) => {
  const { found } = await openSource(file('a.csv', content), DELIMITED)
  expect(found.includes('no line end follows its last record: a file that was cut off ends so')).toBe(stated)
})

describe('a table without headers', () => {
  test('of a delimited file has columns by their number', async () => {
    const path = file('a.csv', '\nA;1,5\nB;2\n')
    const source = await openSource(path, { ...DELIMITED, header: 0 })
    expect([source.columns, source.designation()]).toEqual([['column 1', 'column 2'], '*!0'])
    expect(source.found).toContain('no headers: its columns are called column 1 to column 2')
    expect(tableOf(await recordsOf(path, { ...DELIMITED, header: 0 }))).toEqual([
      {},
      { 'column 1': 'A', 'column 2': '1,5' },
      { 'column 1': 'B', 'column 2': '2' },
    ])
  })

  test('of a sheet too', async () => {
    const sheet = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>'
    const path = file('a.xlsx', workbook({ S: sheet }))
    const options = { format: 'xlsx', header: 0 } as const
    expect((await openSource(path, options)).designation()).toBe('S!0')
    expect(tableOf(await recordsOf(path, options))).toEqual([{ 'column 1': '1', 'column 2': '2' }])
  })
})
