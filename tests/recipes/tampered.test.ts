import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyPackage } from '../../src/dataset/verify/verify-package.ts'
import { workbook } from '../sources/files.ts'
import { folder, imported, write } from './support.ts'

const RECORDS = [
  ['code', 'name', 'sum', 'cur', 'day', 'goal', 'unit'],
  ['L1', 'Bridges', '-1,250.50', 'GBP', '2021-03-04', '1,300', 'km'],
  ['L2', 'Roads', '2.5m', 'USD', '2022-05-06', '40%', 'share'],
]
const [HEADER = []] = RECORDS

const recipeOf = (records: string) => `recipe: tampered
title: Lines
licence: CC0-1.0
source: { id: source/lines, title: Lines, year: 2022, language: en, numbers: ["1,234.56"], dates: [iso], currency: GBP }
records: ${records}
columns: { sum: { currency: { column: cur } } }
make:
  - { kind: PLAN, id: plan/t/p, basis: INFERRED, rule: one-plan, cells: { }, evidence: { name: name }, when: { code: L1 } }
  - { kind: LINE, id: "line/t/{code}", evidence: { number: code, name: name }, cells: { plan: plan/t/p } }
  - kind: ALLOCATION
    id: allocation/lines/{code}/sum
    evidence: { amount: sum, date: day }
    cells: { stage: BUDGETED, grain: ROW, part: WHOLE, target: "line/t/{code}" }
  - kind: TARGET
    id: target/t/{code}
    evidence: { name: name, unit: unit }
    cells: { targetType: TARGET }
    observations: [{ key: goal, type: TARGET, value: goal }]
links: [{ from: "target/t/{code}", relation: MEASURES, to: "line/t/{code}", column: code }]
`

/** The same records in each kind of source; where a cell of the first and of the second stands. */
const KINDS: Record<
  string,
  { file: string; records: string; written: (rows: string[][]) => string | Uint8Array; places: RegExp[] }
> = {
  text: {
    file: 'lines.txt',
    records: `{ format: text, heading: Lines, columns: [${HEADER.join(', ')}] }`,
    written: rows =>
      `A report\nLines\n${rows
        .slice(1)
        .map(cells => cells.join('\t'))
        .join('\n')}\n`,
    places: [/L3\b/, /L4\b/],
  },
  delimited: {
    file: 'lines.csv',
    records: '{ format: delimited, key: [code] }',
    written: rows => rows.map(cells => cells.map(cell => `"${cell}"`).join(',')).join('\n'),
    places: [/record 2\b/, /record 3\b/],
  },
  xlsx: {
    file: 'lines.xlsx',
    records: '{ format: xlsx, key: [code] }',
    written: rows =>
      workbook({
        Plan: rows
          .map((cells, row) => {
            const inside = cells.map(
              (cell, column) => `<c r="${'ABCDEFG'[column]}${row + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`,
            )
            return `<row r="${row + 1}">${inside.join('')}</row>`
          })
          .join(''),
      }),
    places: [/Plan![A-G]2\b/, /Plan![A-G]3\b/],
  },
  xml: {
    file: 'lines.xml',
    records: '{ format: xml, record: /lines/line }',
    written: ([names = [], ...rows]) =>
      `<lines>${rows.map(cells => `<line>${cells.map((cell, nth) => `<${names[nth]}>${cell}</${names[nth]}>`).join('')}</line>`).join('\n')}</lines>`,
    places: [/\/lines\/line\[1\]/, /\/lines\/line\[2\]/],
  },
  json: {
    file: 'lines.json',
    records: '{ format: json, record: /lines }',
    written: ([names = [], ...rows]) =>
      JSON.stringify(
        { lines: rows.map(cells => Object.fromEntries(cells.map((cell, nth) => [names[nth], cell]))) },
        null,
        1,
      ),
    places: [/\/lines\/0\//, /\/lines\/1\//],
  },
}

/** One thing at a time: which record, what is printed, what is put instead. */
const TAMPERED: [string, number, string, string][] = [
  ['a digit', 0, '-1,250.50', '-1,251.50'],
  ['a decimal', 0, '-1,250.50', '-1,250.05'],
  ['a sign', 0, '-1,250.50', '1,250.50'],
  ['brackets for a sign', 0, '-1,250.50', '(1,250.50)'],
  ['a zero more', 0, '1,300', '13,000'],
  ['a scale', 1, '2.5m', '2.5bn'],
  ['a scale taken away', 1, '2.5m', '2.5'],
  ['a currency', 0, 'GBP', 'EUR'],
  ['another currency', 1, 'USD', 'GBP'],
  ['a day', 1, '2022-05-06', '2022-06-05'],
  ['a percent sign', 1, '40%', '40'],
  ['a unit', 0, 'km', 'mi'],
  ['a name', 0, 'Bridges', 'Fridges'],
  ['a code', 1, 'L2', 'L3'],
  ['a figure taken away', 0, '1,300', ''],
]

describe.each(Object.entries(KINDS))('a source that is %s', (_, { file, records, written, places }) => {
  const made = async () => {
    const path = write(file, written(RECORDS))
    const { folder: at } = await imported(recipeOf(records), [path])
    return { at, path }
  }
  /** What is wrong, causes first, without that the bytes are other ones. */
  const wrongIn = async (at: string, source: string) =>
    (await verifyPackage(at, { source })).failures.flatMap(({ place, message }) =>
      message.includes('sha256') ? [] : `${place}: ${message}`,
    )

  test('is proved as it is; whatever is changed in it is found at its place', async () => {
    const { at, path } = await made()
    expect(await verifyPackage(at, { source: path })).toMatchObject({ ok: true, failures: [] })
    for (const [what, nth, from, to] of TAMPERED) {
      const rows = RECORDS.map((cells, row) =>
        row === nth + 1 ? cells.map(cell => (cell === from ? to : cell)) : cells,
      )
      const found = await wrongIn(at, write(file, written(rows), folder()))
      expect(found.join('\n'), what).toMatch(places[nth] ?? /$^/)
    }
  })

  test('proves nothing else than the package says: whatever is changed there is found too', async () => {
    const { at, path } = await made()
    const tamper = async (name: string, from: RegExp | string, to: string) => {
      const csv = join(at, name)
      const before = readFileSync(csv, 'utf8')
      expect(before).toMatch(from)
      writeFileSync(csv, before.replace(from, to))
      const found = await wrongIn(at, path)
      writeFileSync(csv, before)
      return found.join('\n')
    }
    expect(await tamper('evidence.csv', '250.50', '251.50')).toMatch(
      /evidence\.csv:\d+: .*1,251\.50.* does not stand there/,
    )
    expect(await tamper('evidence.csv', '"-1,250.50"', '"1,250.50"')).toMatch(
      /evidence\.csv:\d+: .*not all of the figure/,
    )
    expect(await tamper('evidence.csv', '2.5m', '2.5')).toMatch(/evidence\.csv:\d+: .*2\.5/)
    expect(await tamper('formats.csv', 'USD', 'EUR')).toMatch(
      /evidence\.csv:\d+: .*"USD" is not the currency that is declared, EUR/,
    )
    expect(await tamper('sources.csv', '"1,234.56"', 'plain')).toMatch(/looks like 1,234\.56/)
    expect(await tamper('evidence.csv', '2022-05-06', '2022-05-07')).toMatch(
      /evidence\.csv:\d+: .*does not stand there/,
    )
  })
})
