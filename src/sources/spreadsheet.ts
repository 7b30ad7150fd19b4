import { dateFromSerial, format, isDateFormat } from 'numfmt'
import { columnNames } from './delimited.ts'
import { headerIn, headerWords, isAfter, noHeaders, rangeOf, type TableOptions } from './header.ts'
import { type Item, LIMITS, refuse, type Source, type SourceRecord } from './source.ts'
import { type Archive, openArchive, readWorkbook, type Sheet, type Workbook } from './workbook.ts'
import { hardened } from './xml.ts'

export interface SpreadsheetOptions extends TableOptions {
  /** The name of a sheet; the only visible one where it is not given. */
  sheet?: string
}

/** A cell as its sheet stores it. */
interface Cell {
  reference: string
  type: string
  style: number
  value: string
  formula: boolean
}

interface SheetRow {
  number: number
  hidden: boolean
  cells: Cell[]
}

/** `C7` is column 2, counted from 0. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? ''
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** A number as a sheet shows it at most: fifteen digits, never with an exponent. */
export function plainNumber(stored: string): string {
  const [mantissa = '0', exponent = '0'] = Number(stored).toExponential(14).split('e')
  const negative = mantissa.startsWith('-')
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '') || '0'
  const point = Number(exponent) + 1
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0')
  const fraction = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)
  const text = fraction === '' || digits === '0' ? whole : `${whole}.${fraction}`
  return negative && digits !== '0' ? `-${text}` : text
}

const padded = (value: number, length = 2) => String(value).padStart(length, '0')

/** A day of the calendar as ISO, with the time where there is one. */
function dayOf(stored: string, since1904: boolean): string | null {
  const parts = dateFromSerial(Number(stored) + (since1904 ? 1462 : 0))
  if (parts === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts as number[]
  const date = `${padded(year, 4)}-${padded(month)}-${padded(day)}`
  return hour + minute + second === 0 ? date : `${date}T${padded(hour)}:${padded(minute)}:${padded(second)}`
}

/** What a cell holds: a text, a plain number, an ISO day; and what the sheet shows for it. */
function itemOf(archive: Archive, sheet: string, name: string, cell: Cell, book: Workbook): Item {
  const at = `${sheet}!${cell.reference}`
  const item = (text: string, shown = text): Item => ({ name, text, at, parts: [], ...(shown !== text && { shown }) })
  // A formula may give an empty text.
  if (cell.formula && cell.value === '' && cell.type !== 'str')
    refuse(archive.file, at, 'has a formula without its value', 'open the workbook, let it calculate, and save it')
  if (cell.type === 's') {
    const text = book.shared[Number(cell.value)]
    return text === undefined
      ? refuse(archive.file, at, `names shared text ${cell.value}, which is not there`)
      : item(text)
  }
  if (cell.type === 'b') return item(cell.value === '1' ? 'TRUE' : 'FALSE')
  if (cell.type !== 'n' || cell.value === '') return item(cell.value)
  if (!Number.isFinite(Number(cell.value))) refuse(archive.file, at, `${JSON.stringify(cell.value)} is not a number`)
  const pattern = book.formats[cell.style] ?? 'General'
  const shown = format(pattern, Number(cell.value) + (book.since1904 && isDateFormat(pattern) ? 1462 : 0)).trim()
  const day = isDateFormat(pattern) ? dayOf(cell.value, book.since1904) : null
  return item(day ?? plainNumber(cell.value), pattern === 'General' && day === null ? undefined : shown)
}

/** @param hidden the columns that the sheet hides, counted from 0, are put there before the first row. */
async function* rowsOf(archive: Archive, { path }: Sheet, hidden = new Set<number>()): AsyncGenerator<SheetRow> {
  const parser = hardened(archive.file)
  const ready: SheetRow[] = []
  let row: SheetRow = { number: 0, hidden: false, cells: [] }
  let cell: Cell | null = null
  let [taking, column] = [false, 0]
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('opentag', ({ name, attributes }) => {
    const given = attributes as Readonly<Record<string, string>>
    if (local(name) === 'col' && /^(?:1|true)$/.test(given.hidden ?? ''))
      for (let nth = Number(given.min); nth <= Math.min(Number(given.max), LIMITS.columns); nth += 1)
        hidden.add(nth - 1)
    if (local(name) === 'row') {
      row = { number: Number(given.r ?? row.number + 1), hidden: /^(?:1|true)$/.test(given.hidden ?? ''), cells: [] }
      column = 0
    } else if (local(name) === 'c') {
      column = given.r === undefined ? column + 1 : columnOf(given.r) + 1
      if (column > LIMITS.columns) refuse(archive.file, `row ${row.number}`, `has more than ${LIMITS.columns} columns`)
      const reference = given.r ?? `${lettersOf(column - 1)}${row.number}`
      cell = { reference, type: given.t ?? 'n', style: Number(given.s ?? 0), value: '', formula: false }
    } else if (local(name) === 'f' && cell !== null) cell.formula = true
    taking = local(name) === 'v' || local(name) === 't'
  })
  parser.on('text', text => {
    if (!taking || cell === null) return
    cell.value += text
    if (cell.value.length > LIMITS.cell) refuse(archive.file, cell.reference, `has more than ${LIMITS.cell} characters`)
  })
  parser.on('closetag', ({ name }) => {
    taking = false
    if (local(name) === 'c' && cell !== null) row.cells.push(cell)
    if (local(name) === 'row') ready.push(row)
  })
  for await (const chunk of archive.text(path)) {
    parser.write(chunk)
    yield* ready.splice(0)
  }
  parser.close()
  yield* ready.splice(0)
}

function lettersOf(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest === 0 ? '' : lettersOf(rest - 1)) + String.fromCharCode(65 + (column % 26))
}

function sheetOf(archive: Archive, book: Workbook, wanted: string | undefined): Sheet {
  const names = book.sheets.map(({ name }) => JSON.stringify(name)).join(', ')
  if (wanted !== undefined) {
    const found = book.sheets.find(({ name }) => name === wanted)
    return found ?? refuse(archive.file, null, `has no sheet ${JSON.stringify(wanted)}`, `its sheets are ${names}`)
  }
  const [first, ...more] = book.sheets.filter(({ hidden }) => !hidden)
  if (first === undefined || more.length > 0)
    return refuse(archive.file, null, `has ${more.length + 1} sheets`, `name one of ${names} with sheet`)
  return first
}

/** A sheet of a workbook: a row is a record, under the headers of one row. */
export async function openSpreadsheet(path: string, options: SpreadsheetOptions = {}): Promise<Source> {
  const archive = await openArchive(path)
  const book = await readWorkbook(archive)
  const sheet = sheetOf(archive, book, options.sheet)
  const textsOf = ({ cells }: SheetRow) => {
    const texts: string[] = []
    for (const cell of cells)
      if (cell.value !== '') texts[columnOf(cell.reference)] = itemOf(archive, sheet.name, '', cell, book).text ?? ''
    return Array.from(texts, text => text ?? '')
  }
  async function* rows() {
    for await (const row of rowsOf(archive, sheet)) yield { number: row.number, row, cells: textsOf(row) }
  }
  const header = await headerIn(rows(), options, ({ cells }) => columnNames(cells))
  if (header === null)
    return refuse(
      archive.file,
      sheet.name,
      `has no ${options.header === undefined ? 'row with cells' : headerWords('row', options.header)} for headers`,
    )
  const headerRow = header.number
  const headerRows = typeof options.header === 'object' ? options.header : headerRow
  const columns = columnNames(header.cells)
  let last: number | null = options.last ?? null
  const headers = headerRow === 0 ? noHeaders(columns) : `headers in ${headerWords('row', headerRows)}`
  const found = [`sheet ${JSON.stringify(sheet.name)}`, headers]
  async function* records(): AsyncGenerator<SourceRecord> {
    const [beside, hidden]: [string[], number[]] = [[], []]
    const hiddenColumns = new Set<number>()
    for await (const sheetRow of rowsOf(archive, sheet, hiddenColumns)) {
      const { number, cells } = sheetRow
      if (number <= headerRow) continue
      const filled = cells.filter(({ value, formula }) => value !== '' || formula)
      const texts = options.until === undefined ? [] : textsOf(sheetRow)
      if (isAfter({ number, cells: texts }, options)) {
        if (last === null)
          found.push(`row ${number} begins with ${JSON.stringify(options.until)}: it and what follows is not read`)
        last ??= number - 1
        break
      }
      beside.push(...filled.flatMap(({ reference }) => (columnOf(reference) >= columns.length ? [reference] : [])))
      if (beside.length > 0) continue
      if (sheetRow.hidden && filled.length > 0) hidden.push(number)
      const at = `${sheet.name}!${number}`
      const byColumn = new Map(filled.map(cell => [columnOf(cell.reference), cell]))
      const parts = columns.map((name, column): Item => {
        const cell = byColumn.get(column)
        const empty = { name, text: '', at: `${sheet.name}!${lettersOf(column)}${number}`, parts: [] }
        return cell === undefined ? empty : itemOf(archive, sheet.name, name, cell, book)
      })
      yield { name: 'row', text: null, at, number, line: null, parts: filled.length === 0 ? [] : parts }
    }
    const notice = `${hidden.length} hidden ${hidden.length === 1 ? 'row is' : 'rows are'} read too, the first ${hidden[0]}`
    if (hidden.length > 0 && !found.includes(notice)) found.push(notice)
    const unseen = columns.filter((_, index) => hiddenColumns.has(index)).map(name => JSON.stringify(name))
    const hiddenToo = `hidden columns are read too: ${unseen.join(', ')}`
    if (unseen.length > 0 && !found.includes(hiddenToo)) found.push(hiddenToo)
    if (beside.length === 0) return
    const more = beside.length === 1 ? '' : ` (and ${beside.length - 1} more cells, the last ${beside.at(-1)})`
    refuse(
      archive.file,
      `${sheet.name}!${beside[0]}`,
      `stands beside the columns that have a header${more}`,
      'write a header above it in a copy of the workbook, and import that',
    )
  }
  return {
    found,
    designation() {
      return `${sheet.name}${rangeOf(headerRows, last, -1)}`
    },
    columns,
    records,
  }
}
