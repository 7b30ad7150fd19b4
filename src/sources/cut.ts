import { basename } from 'node:path'
import { CsvError, type Parser, parse } from 'csv-parse'
import { type Encoding, textOf } from './bytes.ts'
import { LIMITS, refuse } from './source.ts'

interface Parsed {
  record: string[]
  raw?: string
  info: { lines: number }
}

/** The records of a file, with the number of each and the line on which it begins. */
export interface Row {
  number: number
  line: number
  cells: string[]
}

/**
 * The records of a file as csv-parse cuts them. Quotation marks inside a cell that does not begin with one are letters of it,
 * as spreadsheets read them: only then is the file read that way, from that record on.
 */
export async function* rowsOf(path: string, encoding: Encoding, delimiter: string): AsyncGenerator<Row> {
  let done = 0
  try {
    for await (const row of cut(path, encoding, delimiter, false)) {
      yield row
      done = row.number
    }
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'INVALID_OPENING_QUOTE') throw cannotBeCut(path, error)
    try {
      for await (const row of cut(path, encoding, delimiter, true)) if (row.number > done) yield row
    } catch (again) {
      throw cannotBeCut(path, again)
    }
  }
}

async function* cut(path: string, encoding: Encoding, delimiter: string, loose: boolean): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    info: true,
    raw: loose,
    relax_quotes: loose,
    relax_column_count: true,
    max_record_size: LIMITS.cell * 16,
  })
  const feed = async () => {
    for await (const text of textOf(path, encoding)) {
      if (!parser.write(text)) await emptied(parser)
      if (parser.destroyed) return
    }
    parser.end()
  }
  const fed = feed().catch(error => parser.destroy(error))
  let [line, number] = [1, 0]
  try {
    for await (const { record, raw = '', info } of parser as AsyncIterable<Parsed>) {
      number += 1
      // A cell that begins with a quotation mark ends with one: else it may have swallowed the next ones.
      if (loose && record.some(text => text.startsWith('"')) && !raw.includes('"""'))
        refuse(basename(path), `line ${line}`, OPEN_QUOTE, QUOTES)
      yield { number, line, cells: record }
      line = info.lines + 1
    }
    await fed
  } finally {
    parser.destroy()
  }
}

const OPEN_QUOTE = 'cannot be cut into records: a quotation mark opens or closes inside a cell'
const QUOTES = 'a cell that holds quotation marks stands in quotation marks, with each of them doubled'

/** What csv-parse found, as an error with its place. */
function cannotBeCut(path: string, error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const what = /quote/i.test(error.code)
    ? OPEN_QUOTE
    : `cannot be cut into records: ${error.message.replace(/\s+/g, ' ')}`
  try {
    return refuse(basename(path), typeof error.lines === 'number' ? `line ${error.lines}` : null, what, QUOTES)
  } catch (refused) {
    return refused
  }
}

/** Until a parser takes more, or takes no more at all. */
function emptied(parser: Parser): Promise<void> {
  return new Promise(resolve => {
    const go = () => {
      parser.off('drain', go).off('close', go)
      resolve()
    }
    parser.on('drain', go).on('close', go)
  })
}
