import type { Format } from './address.ts'
import type { Rows } from './rows.ts'
import type { Cell, Row } from './table.ts'

export const CONTENT_TYPES: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
}

/** By it a spreadsheet knows UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'
/** Between the members of a list in one cell. */
const BETWEEN = ' | '
/** What a spreadsheet would run: also with the blanks and the wide forms that it passes over. */
const FORMULA = /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/
const FIGURE = /^-?\d+(\.\d+)?$/

/**
 * The file as a text, piece by piece. CSV as RFC 4180 has it, with a byte order mark, and an apostrophe before what a
 * spreadsheet would take for a formula; JSON Lines with the same names, values as they are and lists as lists.
 */
export async function* textOf({ columns, pages }: Rows, format: Format): AsyncGenerator<string, void, undefined> {
  const rowText = format === 'csv' ? csvRow : jsonRow(columns)
  let before = format === 'csv' ? BYTE_ORDER_MARK + csvRow(columns) : ''
  for await (const rows of pages) {
    const text = before + rows.map(rowText).join('')
    before = ''
    if (text !== '') yield text
  }
}

export const csvRow = (row: Row): string => `${row.map(csvCell).join(',')}\r\n`

function csvCell(cell: Cell): string {
  const text = Array.isArray(cell) ? cell.filter(each => each !== null).join(BETWEEN) : String(cell ?? '')
  const safe = FORMULA.test(text) && !FIGURE.test(text) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const jsonRow = (columns: readonly string[]) => (row: Row) =>
  `${JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])))}\n`
