import { describe, expect, test } from 'vitest'
import { openSource } from '../../src/sources/open.ts'
import { file, recordsOf, refusal, tableOf } from './files.ts'

const DELIMITED = { format: 'delimited' } as const
const latin = (text: string) => Buffer.from(text, 'latin1')
const found = async (content: string | Uint8Array) => (await openSource(file('a.csv', content), DELIMITED)).found

describe('the dialect of a delimited file is found out and reported', () => {
  test.each([
    ['code;amount\r\nA;1,5\r\nB;2,5\r\n', 'semicolons between cells', 'lines end in CRLF'],
    ['code,amount\nA,"1,234.00"\nB,2\n', 'commas between cells', 'lines end in LF'],
    ['code\tamount\rA\t1\rB\t2\r', 'tabs between cells', 'lines end in CR'],
    ['code|amount\nA|1;2;3\n', 'vertical bars between cells', 'lines end in LF'],
    ['code;text\n"a\r\nb";x\n', 'semicolons between cells', 'lines end in LF'],
  ])('%j', async (content, delimiter, lineEnds) => {
    expect(await found(content)).toEqual(['utf-8', delimiter, lineEnds])
  })

  test.each([
    ['utf-8 with a byte order mark', Buffer.from('\ufeffcittà;n\nForlì;1\n')],
    ['windows-1252', latin('città;n\nForlì;1\n')],
    ['utf-16le with a byte order mark', Buffer.from('\ufeffcittà;n\nForlì;1\n', 'utf16le')],
    ['utf-16le', Buffer.from('città;n\nForlì;1\n', 'utf16le')],
  ])('%s is read as what it says', async (encoding, bytes) => {
    const path = file('a.csv', bytes)
    expect((await openSource(path, DELIMITED)).found[0]).toBe(encoding)
    expect(tableOf(await recordsOf(path, DELIMITED))).toEqual([{ città: 'Forlì', n: '1' }])
  })

  test('€ of Windows-1252 is a euro', async () => {
    const path = file('a.csv', Buffer.from([0x61, 0x3b, 0x62, 0x0a, 0x80, 0x3b, 0xe0, 0x0a]))
    expect(tableOf(await recordsOf(path, DELIMITED))).toEqual([{ a: '€', b: 'à' }])
  })
})

test('records have their number, the header being record 1, and the line on which they begin', async () => {
  const path = file('a.csv', 'code;title\nA;"one\ntwo ""three"""\n;\nB;four\n')
  const records = await recordsOf(path, DELIMITED)
  expect(records.map(({ at, line }) => [at, line])).toEqual([
    ['record 2', 2],
    ['record 3', 4],
    ['record 4', 5],
  ])
  expect(tableOf(records)).toEqual([{ code: 'A', title: 'one\ntwo "three"' }, {}, { code: 'B', title: 'four' }])
})

test('headers lose invisible characters, and have a name of their own each', async () => {
  const path = file('a.csv', ' TOTAL 2016 ,\ufeffName,,Name\n1,a,x,b\n')
  const source = await openSource(path, DELIMITED)
  expect(source.columns).toEqual(['TOTAL 2016', 'Name', 'column 3', 'Name (2)'])
  expect(source.found).toContain('headers are read without the spaces and invisible characters around them')
})

test('cells keep the letters that are printed', async () => {
  const path = file('a.csv', 'a;b\n  80.000.000,00 ;x\n')
  expect(tableOf(await recordsOf(path, DELIMITED))[0]?.a).toBe('  80.000.000,00 ')
})

describe('what contradicts the declaration, or cannot be cut, is an error with its place', () => {
  test.each([
    [
      'a;b\n1;2\n',
      { delimiter: ',' as const },
      'a.csv, line 1: its cells are separated by semicolons, not by commas as declared (declare ";", or leave the delimiter out)',
    ],
    [
      latin('a;b\n1;2\ncittà;3\n'),
      { encoding: 'utf-8' },
      'a.csv, line 3: is not UTF-8 as declared; it looks like windows-1252 (declare windows-1252, or leave the encoding out)',
    ],
    [
      Buffer.from('\ufeffa;b\n1;2\n', 'utf16le'),
      { encoding: 'utf-8' },
      'a.csv: is utf-16le, not utf-8 as declared (declare utf-16le, or leave the encoding out)',
    ],
    [
      'a;b\n1;2\n',
      { encoding: 'klingon' },
      'a.csv: "klingon" is not a known encoding (write utf-8, windows-1252 or utf-16le)',
    ],
    [
      'a;b\n1;2\n1;2;3\n',
      {},
      'a.csv, record 3 (line 3): has 3 cells where the header has 2: "1 2 3" (a cell that holds what separates cells stands in quotation marks)',
    ],
    [
      'a;b\n1;2\nSource: us\n',
      {},
      'a.csv, record 3 (line 3): has 1 cells where the header has 2: "Source: us" (where it is a note under the table, say with until how it begins)',
    ],
    [
      '<!DOCTYPE html><html></html>',
      {},
      'a.csv: is a web page, not a table (download the file that the page links to)',
    ],
    [
      'a;b\n1;2\n"x"y;3\n',
      {},
      'a.csv, line 3: cannot be cut into records: a quotation mark opens or closes inside a cell (a cell that holds quotation marks stands in quotation marks, with each of them doubled)',
    ],
    [
      'a;b\n1;2\n"x;3\n',
      {},
      'a.csv, line 3: cannot be cut into records: a quotation mark opens or closes inside a cell (a cell that holds quotation marks stands in quotation marks, with each of them doubled)',
    ],
    [' \n\n', {}, 'a.csv: is empty (give a file with a header and records)'],
    [
      new Uint8Array([80, 75, 3, 4, 0, 1, 0, 0, 0, 2, 9, 0]),
      {},
      'a.csv: is a ZIP archive or a workbook (a workbook (.xlsx) is read with format: xlsx; unpack an archive, and give the file inside)',
    ],
    [
      new Uint8Array([31, 139, 8, 0, 0, 0, 0, 0, 0, 3]),
      {},
      'a.csv: is packed with gzip (unpack it, and give the file inside)',
    ],
    [
      new Uint8Array([66, 80, 0, 4, 0, 1, 0, 0, 0, 2, 9, 0]),
      {},
      'a.csv: holds zero bytes: it is not a text (a workbook (.xlsx) is read with format: xlsx)',
    ],
    [`a;b\n${'x'.repeat(1_000_001)};1\n`, {}, 'a.csv, record 2: a has more than 1000000 characters'],
  ])('%#', async (content, options, message) => {
    expect(await refusal(file('a.csv', content), { ...DELIMITED, ...options })).toBe(message)
  })
})

test('a large file is read record by record, not kept', async () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => `${index};${'x'.repeat(100)};1.00`)
  const path = file('a.csv', `id;text;amount\n${rows.join('\n')}\n`)
  rows.length = 0
  let [count, most] = [0, 0]
  global.gc?.()
  const before = process.memoryUsage().heapUsed
  for await (const { number } of (await openSource(path, DELIMITED)).records()) {
    count = number
    if (count % 20_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before)
  }
  expect(count).toBe(200_001)
  // All records as items would be some 150 MB.
  expect(most).toBeLessThan(120 * 2 ** 20)
})
