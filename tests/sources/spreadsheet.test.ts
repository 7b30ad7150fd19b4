import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openSource } from '../../src/sources/open.ts'
import { plainNumber } from '../../src/sources/spreadsheet.ts'
import { file, recordsOf, refusal, tableOf, workbook } from './files.ts'

const XLSX = { format: 'xlsx' } as const
const SHARED =
  '<si><t>code</t></si><si><r><t>amo</t></r><r><t>unt</t></r><rPh><t>x</t></rPh></si><si><t>day</t></si><si><t>A-1</t></si>'
const STYLES =
  '<numFmts><numFmt numFmtId="170" formatCode="#,##0.00"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs>'
const HEADER = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c></row>'

const book = (rows: string, more = {}) =>
  file('a.xlsx', workbook({ Plan: HEADER + rows }, { shared: SHARED, styles: STYLES, ...more }))

test('a row is a record: texts, numbers and days as stored and as shown, each with its sheet and cell', async () => {
  const path = book(
    '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" s="1"><v>655307959.20000005</v></c><c r="C3" s="2"><v>44000</v></c></row><row r="4"/><row r="5"><c r="A5" t="inlineStr"><is><t>B</t></is></c><c r="C5" t="b"><v>1</v></c></row>',
  )
  const source = await openSource(path, XLSX)
  expect(source.columns).toEqual(['code', 'amount', 'day'])
  expect(source.found).toEqual(['sheet "Plan"', 'headers in row 2'])
  const records = await recordsOf(path, XLSX)
  expect(tableOf(records)).toEqual([
    { code: 'A-1', amount: '655307959.2', day: '2020-06-18' },
    {},
    { code: 'B', amount: '', day: 'TRUE' },
  ])
  expect(records[0]?.parts.map(({ at, shown }) => [at, shown])).toEqual([
    ['Plan!A3', undefined],
    ['Plan!B3', '655,307,959.20'],
    ['Plan!C3', '18/06/2020'],
  ])
})

test('headers in several rows, as merged cells have them, are named together; what is hidden is said', async () => {
  const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
  const sheet = `</sheetData><cols><col min="1" max="1"/><col min="4" max="5" hidden="1"/></cols><sheetData>
    <row r="1">${text('A1', 'Budget')}</row>
    <row r="3">${text('A3', 'Mission')}${text('B3', 'Programme')}${text('D3', 'Competence')}${text('G3', 'Notes')}</row>
    <row r="4">${text('B4', 'Code')}${text('C4', 'Name')}<c r="D4"><v>2024</v></c><c r="E4"><v>2025</v></c></row>
    <row r="5" hidden="1">${text('A5', '01')}<c r="D5"><v>5</v></c></row>`
  const path = file('a.xlsx', workbook({ S: sheet }))
  const source = await openSource(path, { ...XLSX, header: [3, 4] })
  const columns = [
    'Mission',
    'Programme Code',
    'Programme Name',
    'Competence 2024',
    'Competence 2025',
    'column 6',
    'Notes',
  ]
  expect(source.columns).toEqual(columns)
  for await (const record of source.records()) expect(record.parts[3]).toMatchObject({ at: 'S!D5', text: '5' })
  expect(source.designation()).toBe('S!3+4')
  expect(source.found).toEqual([
    'sheet "S"',
    'headers in rows 3 and 4',
    '1 hidden row is read too, the first 5',
    'hidden columns are read too: "Competence 2024", "Competence 2025"',
  ])
})

test('a workbook that counts its days from 1904 has the same days', async () => {
  const path = book('<row r="3"><c r="C3" s="2"><v>42538</v></c></row>', { properties: '<workbookPr date1904="1"/>' })
  expect(tableOf(await recordsOf(path, XLSX))[0]?.day).toBe('2020-06-18')
})

test.each([
  ['1E+17', '100000000000000000'],
  ['9.64443E+17', '964443000000000000'],
  ['0.1', '0.1'],
  ['0.30000000000000004', '0.3'],
  ['-1234.5', '-1234.5'],
  ['1e-7', '0.0000001'],
  ['0', '0'],
  ['-0', '0'],
])('%s is the number %s', (stored, text) => {
  expect(plainNumber(stored)).toBe(text)
})

describe('refused with its place', () => {
  test.each([
    [
      'a formula without its value',
      () => book('<row r="3"><c r="B3"><f>1+1</f></c></row>'),
      {},
      'a.xlsx, Plan!B3: has a formula without its value (open the workbook, let it calculate, and save it)',
    ],
    [
      'a cell beside the columns',
      () => book('<row r="3"><c r="D3"><v>1</v></c></row>'),
      {},
      'a.xlsx, Plan!D3: stands beside the columns that have a header (write a header above it in a copy of the workbook, and import that)',
    ],
    ['no such sheet', () => book(''), { sheet: 'Piano' }, 'a.xlsx: has no sheet "Piano" (its sheets are "Plan")'],
    [
      'several sheets',
      () => file('a.xlsx', workbook({ One: '', Two: '' })),
      {},
      'a.xlsx: has 2 sheets (name one of "One", "Two" with sheet)',
    ],
    ['no such header', () => book(''), { header: 9 }, 'a.xlsx, Plan: has no row 9 for headers'],
  ])('%s', async (_, path, options, message) => {
    expect(await refusal(path(), { ...XLSX, ...options })).toBe(message)
  })

  test('what is no workbook', async () => {
    expect(await refusal(file('a.xlsx', 'code;amount'), XLSX)).toMatch(/^a\.xlsx: is not a workbook \(\.xlsx\): /)
    expect(await refusal(file('a.xlsx', zipSync({ 'a.txt': strToU8('x') })), XLSX)).toBe(
      'a.xlsx: is not a workbook (.xlsx): it has no sheets',
    )
  })

  test('a zip bomb', async () => {
    const bomb = book(' '.repeat(50_000_000))
    expect(await refusal(bomb, XLSX)).toMatch(
      /^a\.xlsx, xl\/worksheets\/sheet1\.xml: unpacks to 5\d{7} bytes from \d+: it is not read$/,
    )
  })

  test('entities of its own', async () => {
    const path = file(
      'a.xlsx',
      workbook({ Plan: HEADER }, { shared: SHARED, styles: '<!DOCTYPE x [<!ENTITY a "b">]>' }),
    )
    expect(await refusal(path, XLSX)).toMatch(/^a\.xlsx, line 1: /)
  })
})
