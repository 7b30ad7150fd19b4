import { basename } from 'node:path'
import { composed } from '../model/text.ts'
import { encodingOf, endsInLine, textOf } from './bytes.ts'
import { type Row, rowsOf } from './cut.ts'
import { DELIMITERS, type Delimiter, delimiterWords, dialectOf } from './dialect.ts'
import { headerIn, headerWords, isAfter, noHeaders, rangeOf, type TableOptions } from './header.ts'
import { Ragged } from './ragged.ts'
import { type Item, LIMITS, refuse, type Source, type SourceRecord } from './source.ts'

export interface DelimitedOptions extends TableOptions {
  /** What the file is said to be written in: what contradicts it is an error. */
  delimiter?: Delimiter
  encoding?: string
}

/** Headers as names: spaces and invisible characters at their ends taken off; empty ones and repeated ones made unique. */
export function columnNames(header: readonly string[]): string[] {
  const names: string[] = []
  header.forEach((text, index) => {
    const name = composed(text) || `column ${index + 1}`
    const same = names.filter(each => each === name || each.startsWith(`${name} (`)).length
    names.push(same === 0 ? name : `${name} (${same + 1})`)
  })
  return names
}

async function sampleOf(path: string, encoding: Awaited<ReturnType<typeof encodingOf>>): Promise<string> {
  let sample = ''
  for await (const text of textOf(path, encoding)) {
    sample += text
    if (sample.length >= 1 << 18) break
  }
  return sample
}

const EMPTY = /^\s*$/

/** A file of records with a delimiter between cells. Its dialect and encoding are found out, and reported in `found`. */
export async function openDelimited(path: string, options: DelimitedOptions = {}): Promise<Source> {
  const file = basename(path)
  const encoding = await encodingOf(path, options.encoding)
  const sample = await sampleOf(path, encoding)
  if (EMPTY.test(sample)) refuse(file, null, 'is empty', 'give a file with a header and records')
  if (/^\s*<(?:!doctype|html)/i.test(sample))
    refuse(file, null, 'is a web page, not a table', 'download the file that the page links to')
  const { instruction, dialect } = dialectIn(sample, [options.header ?? 1].flat()[0])
  const declared = options.delimiter
  const headerOf = (delimiter: string) => {
    const all = rowsOf(path, encoding, delimiter)
    const rows = instruction && options.header === undefined ? after(all, 1) : all
    return headerIn(rows, options, ({ cells }) => columnNames(cells))
  }
  const known = await delimiterBy(options.names ?? [], [declared, dialect.delimiter, ...DELIMITERS], headerOf)
  const actual = known ?? dialect.delimiter
  if (declared !== undefined && actual !== null && actual !== declared)
    refuse(
      file,
      'line 1',
      `its cells are separated by ${delimiterWords[actual]}, not by ${delimiterWords[declared]} as declared`,
      `declare ${JSON.stringify(actual)}, or leave the delimiter out`,
    )
  const delimiter = actual ?? declared ?? ','
  const rows = () => rowsOf(path, encoding, delimiter)
  const header = await headerOf(delimiter)
  if (header === null) return refuse(file, null, `has no ${headerWords('record', options.header ?? 1)} for headers`)
  if (header.cells.length > LIMITS.columns) refuse(file, 'line 1', `has more than ${LIMITS.columns} columns`)
  const columns = columnNames(header.cells)
  const first = header.number
  const headers = typeof options.header === 'object' ? options.header : first
  let last: number | null = options.last ?? null
  const whole = endsInLine(path)
  const found = [
    `${encoding.name}${encoding.bom ? ' with a byte order mark' : ''}`,
    ...(encoding.doubtful === undefined
      ? []
      : [`line ${encoding.doubtful} reads as utf-8, others do not: letters with accents may be wrong there`]),
    `${delimiterWords[delimiter]} between cells`,
    `lines end in ${dialect.lineEnds}`,
    ...headersFound(header.cells, columns),
    ...(first > 1 ? [`headers in ${headerWords('record', headers)}: what is above them is not read`] : []),
    ...(first === 0 ? [noHeaders(columns)] : []),
    ...(whole ? [] : ['no line end follows its last record: a file that was cut off ends so']),
  ]
  async function* records(): AsyncGenerator<SourceRecord> {
    const ragged = new Ragged(columns.length)
    let [end, ended] = ['', false]
    for await (const row of rows()) {
      const { number, line, cells } = row
      if (number <= first) continue
      const at = `record ${number}`
      if (isAfter(row, options)) {
        if (last === null)
          found.push(`${at} begins with ${JSON.stringify(options.until)}: it and what follows is not read`)
        last ??= number - 1
        ended = true
        break
      }
      const blank = cells.every(text => EMPTY.test(text))
      end = `${at} (line ${line})`
      if (!blank && ragged.has(cells, end)) continue
      const parts = blank ? [] : columns.map((name, index): Item => cell(name, cells[index] ?? '', at))
      for (const { name, text } of parts)
        if ((text ?? '').length > LIMITS.cell) refuse(file, at, `${name} has more than ${LIMITS.cell} characters`)
      yield { name: 'record', text: null, at, number, line, parts }
    }
    ragged.refuse(file, whole || ended ? null : end)
  }
  return {
    found,
    designation() {
      return `*${rangeOf(headers, last)}`
    },
    columns,
    records,
  }
}

/** The delimiter that cuts some record of the beginning into the columns that are looked for; null where none does. */
async function delimiterBy(
  names: readonly string[],
  candidates: readonly (Delimiter | null | undefined)[],
  headerOf: (delimiter: Delimiter) => Promise<Row | null>,
): Promise<Delimiter | null> {
  if (names.length === 0) return null
  for (const delimiter of new Set(candidates)) {
    if (delimiter == null) continue
    try {
      const header = await headerOf(delimiter)
      const columns = columnNames(header?.cells ?? [])
      if (names.every(name => columns.includes(name))) return delimiter
    } catch {
      // What cannot be cut at this one may be cut at another.
    }
  }
  return null
}

/** What spreadsheets write above the headers to say what separates cells. */
const INSTRUCTION = /^\ufeff?"?sep=(.)"?\r?\n/i

function dialectIn(sample: string, header = 1) {
  const said = INSTRUCTION.exec(sample)?.[1]
  const delimiter = DELIMITERS.find(each => each === said)
  const dialect = dialectOf(sample, header)
  return { instruction: said !== undefined, dialect: delimiter === undefined ? dialect : { ...dialect, delimiter } }
}

async function* after(rows: AsyncIterable<Row>, number: number): AsyncGenerator<Row> {
  for await (const row of rows) if (row.number > number) yield row
}

function headersFound(header: readonly string[], columns: readonly string[]): string[] {
  const twice = columns.filter(
    (name, index) => composed(header[index] ?? '') !== name && composed(header[index] ?? '') !== '',
  )
  const trimmed = header.some((text, index) => text !== columns[index] && composed(text) === columns[index])
  return [
    ...(trimmed ? ['headers are read without the spaces and invisible characters around them'] : []),
    ...twice.map(name => `a header stands more than once: this one is ${JSON.stringify(name)}`),
  ]
}

const cell = (name: string, text: string, at: string): Item => ({ name, text, at, parts: [] })
