import { basename } from 'node:path'
import { CsvError, type Parser, parse } from 'csv-parse'
import { composed } from '../model/text.ts'
import { encodingOf, textOf } from './bytes.ts'
import { type Delimiter, delimiterWords, dialectOf } from './dialect.ts'
import { type Item, LIMITS, refuse, type Source, type SourceRecord } from './source.ts'

export interface DelimitedOptions {
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

interface Parsed {
  record: string[]
  info: { lines: number }
}

/** The records of a file as csv-parse cuts them, with the line on which each begins. */
async function* rowsOf(path: string, encoding: Awaited<ReturnType<typeof encodingOf>>, delimiter: string) {
  const file = basename(path)
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    info: true,
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
  let begins = 1
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      yield { record, line: begins }
      begins = info.lines + 1
    }
    await fed
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const what = /quote/i.test(error.code)
      ? 'a quotation mark opens or closes inside a cell'
      : error.message.replace(/\s+/g, ' ')
    refuse(
      file,
      `line ${typeof error.lines === 'number' ? error.lines : begins}`,
      `cannot be cut into records: ${what}`,
      'a cell that holds quotation marks stands in quotation marks, with each of them doubled',
    )
  } finally {
    parser.destroy()
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

const EMPTY = /^\s*$/

/** A file of records with a delimiter between cells. Its dialect and encoding are found out, and told in `found`. */
export async function openDelimited(path: string, options: DelimitedOptions = {}): Promise<Source> {
  const file = basename(path)
  const encoding = await encodingOf(path, options.encoding)
  const sample = await sampleOf(path, encoding)
  if (EMPTY.test(sample)) refuse(file, null, 'is empty', 'give a file with a header and records')
  const dialect = dialectOf(sample)
  const declared = options.delimiter
  if (declared !== undefined && dialect.delimiter !== null && dialect.delimiter !== declared)
    refuse(
      file,
      'line 1',
      `its cells are separated by ${delimiterWords[dialect.delimiter]}, not by ${delimiterWords[declared]} as declared`,
      `declare ${JSON.stringify(dialect.delimiter)}, or leave the delimiter out`,
    )
  const delimiter = dialect.delimiter ?? declared ?? ','
  const rows = () => rowsOf(path, encoding, delimiter)
  let columns: string[] = []
  let padded = false
  for await (const { record } of rows()) {
    if (record.length > LIMITS.columns) refuse(file, 'line 1', `has more than ${LIMITS.columns} columns`)
    columns = columnNames(record)
    padded = record.some((text, index) => text !== columns[index])
    break
  }
  async function* records(): AsyncGenerator<SourceRecord> {
    let number = 0
    for await (const { record, line } of rows()) {
      number += 1
      if (number === 1) continue
      const at = `record ${number}`
      const blank = record.every(text => EMPTY.test(text))
      if (!blank && record.length !== columns.length)
        refuse(file, `${at} (line ${line})`, `has ${record.length} cells where the header has ${columns.length}`)
      const parts = blank ? [] : record.map((text, index): Item => cell(columns[index] ?? '', text, at))
      for (const { name, text } of parts)
        if ((text ?? '').length > LIMITS.cell) refuse(file, at, `${name} has more than ${LIMITS.cell} characters`)
      yield { name: 'record', text: null, at, number, line, parts }
    }
  }
  return {
    found: [
      `${encoding.name}${encoding.bom ? ' with a byte order mark' : ''}`,
      `${delimiterWords[delimiter]} between cells`,
      `lines end in ${dialect.lineEnds}`,
      ...(padded ? ['headers are read without the spaces and invisible characters around them'] : []),
    ],
    designation: '*',
    columns,
    records,
  }
}

const cell = (name: string, text: string, at: string): Item => ({ name, text, at, parts: [] })
