import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { spellingKey } from '../model/text.ts'
import { encodingOf } from './bytes.ts'
import { refuse, type Source, type SourceRecord } from './source.ts'

export interface TextTableOptions {
  /** The line above the table: case, dashes and marks apart. It stands once. */
  heading?: string
  /** The lines of the table, both counted. */
  lines?: { first: number; last: number }
  /** The line after the last record, where `lines` does not say. */
  until?: string
  /** The names of the columns, in order. */
  columns: readonly string[]
  /** Lines that are no records: headings of columns, notes. */
  skip?: readonly string[]
  encoding?: string
}

/** Cells stand between tabs or, where a line has none, two spaces or more. */
const cellsOf = (line: string): string[] => (line.includes('\t') ? line.split('\t') : line.trim().split(/\s{2,}/))

/** The range of lines of a table, from its heading or as it is given. */
function rangeOf(file: string, lines: readonly string[], { heading, lines: range, until }: TextTableOptions) {
  const standing = (text: string, from: number) =>
    lines.flatMap((line, index) => (index >= from && spellingKey(line) === spellingKey(text) ? [index + 1] : []))
  let first = range?.first ?? 1
  if (heading !== undefined) {
    const within = standing(heading, 0).filter(at => range === undefined || at < range.first)
    const [found] = range === undefined ? within : within.slice(-1)
    if (found === undefined) {
      const near = standing(heading, 0)[0]
      const below = near === undefined ? '' : `; it stands on line ${near}, which is not above the table`
      refuse(file, null, `no line is the heading ${JSON.stringify(heading)}${below}`)
    }
    if (range === undefined && within.length > 1)
      refuse(
        file,
        null,
        `the heading ${JSON.stringify(heading)} stands on lines ${within.join(', ')}`,
        'give the lines of the table',
      )
    if (range === undefined) first = found + 1
  }
  const end = until === undefined ? undefined : standing(until, first - 1)[0]
  if (until !== undefined && end === undefined)
    refuse(file, null, `no line after ${first} is ${JSON.stringify(until)}, where the table is said to end`)
  const last = range?.last ?? (end === undefined ? lines.length : end - 1)
  if (first < 1 || last > lines.length || first > last)
    refuse(file, null, `lines ${first} to ${last} are not a range of its lines 1 to ${lines.length}`)
  return { first, last }
}

/** A table inside a text: a line is a record. */
export async function openTextTable(path: string, options: TextTableOptions): Promise<Source> {
  const file = basename(path)
  const { name } = await encodingOf(path, options.encoding)
  const lines = new TextDecoder(name).decode(readFileSync(path)).split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  const { first, last } = rangeOf(file, lines, options)
  const skipped = new Set((options.skip ?? []).map(spellingKey))
  async function* records(): AsyncGenerator<SourceRecord> {
    let number = 0
    for (let line = first; line <= last; line += 1) {
      const text = lines[line - 1] ?? ''
      if (text.trim() === '' || skipped.has(spellingKey(text))) continue
      const cells = cellsOf(text)
      const at = `L${line}`
      if (cells.length !== options.columns.length)
        refuse(
          file,
          `line ${line}`,
          `has ${cells.length} cells where the table has ${options.columns.length} columns: ${JSON.stringify(text.slice(0, 80))}`,
          'give the range of the table, or list the line under skip',
        )
      number += 1
      const parts = cells.map((cell, index) => ({ name: options.columns[index] ?? '', text: cell, at, parts: [] }))
      yield { name: 'record', text: null, at, number, line, parts }
    }
  }
  return { found: [name, `a table on lines ${first} to ${last}`], designation: null, columns: options.columns, records }
}
