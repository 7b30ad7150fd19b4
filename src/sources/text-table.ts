import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { comparable, spellingKey } from '../model/text.ts'
import { encodingOf } from './bytes.ts'
import { refuse, type Source, type SourceRecord } from './source.ts'

export interface TextTableOptions {
  /** The line above the table: case, dashes and marks apart. It stands once. Where `lines` say where that is, it need not be said. */
  heading?: string
  /** The lines of the table, both counted. */
  lines?: { first: number; last: number }
  /** How the line after the last record begins, where `lines` does not say. */
  until?: string
  /** The names of the columns, in order. */
  columns: readonly string[]
  /** Lines that are not records: headings of columns, notes, the foot of a page; `*` in them stands for anything. */
  skip?: readonly string[]
  encoding?: string
}

/** Cells stand between tabs or, where a line has none, two spaces or more. */
const cellsOf = (line: string): string[] => (line.includes('\t') ? line.split('\t') : line.trim().split(/\s{2,}/))

/** Whether a line is one of those that are skipped: case, dashes and marks apart, and `*` for anything. */
function skips(skip: readonly string[]): (line: string) => boolean {
  const [exact, patterns] = [skip.filter(text => !text.includes('*')), skip.filter(text => text.includes('*'))]
  const keys = new Set(exact.map(spellingKey))
  const escaped = (text: string) => comparable(text).replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  const forms = patterns.map(text => new RegExp(`^${text.split('*').map(escaped).join('.*')}$`, 'u'))
  return line => keys.has(spellingKey(line)) || forms.some(form => form.test(comparable(line.trim())))
}

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
  const begins = comparable(until ?? '')
  const ending =
    until === undefined ? -1 : lines.findIndex((line, at) => at >= first && comparable(line.trim()).startsWith(begins))
  const end = ending === -1 ? undefined : ending + 1
  if (until !== undefined && end === undefined)
    refuse(file, null, `no line after ${first} begins with ${JSON.stringify(until)}, where the table is said to end`)
  const last = range?.last ?? (end === undefined ? lines.length : end - 1)
  if (first < 1 || last > lines.length || first > last)
    refuse(file, null, `lines ${first} to ${last} are not a range of its lines 1 to ${lines.length}`)
  return { first, last }
}

/** A table inside a text: a line is a record. */
export async function openTextTable(path: string, options: TextTableOptions): Promise<Source> {
  const file = basename(path)
  const { name } = await encodingOf(path, options.encoding)
  const lines = new TextDecoder(name).decode(readFileSync(path)).split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  const { first, last } = rangeOf(file, lines, options)
  const isSkipped = skips(options.skip ?? [])
  const ranges: { first: number; last: number }[] = []
  async function* records(): AsyncGenerator<SourceRecord> {
    let [number, goesOn] = [0, false]
    ranges.length = 0
    for (let line = first; line <= last; line += 1) {
      const text = lines[line - 1] ?? ''
      // A rule between rows is as a blank line.
      if (!/[\p{L}\p{N}]/u.test(text)) continue
      if (isSkipped(text)) {
        goesOn = false
        continue
      }
      const cells = cellsOf(text)
      const at = `L${line}`
      if (cells.length !== options.columns.length)
        refuse(
          file,
          `line ${line}`,
          `has ${cells.length} cells where the table has ${options.columns.length} columns: ${JSON.stringify(text.slice(0, 80))}`,
          'give the range of the table, or list the line under skip',
        )
      const range = ranges.at(-1)
      if (goesOn && range !== undefined) range.last = line
      else ranges.push({ first: line, last: line })
      goesOn = true
      number += 1
      const parts = cells.map((cell, index) => ({ name: options.columns[index] ?? '', text: cell, at, parts: [] }))
      yield { name: 'record', text: null, at, number, line, parts }
    }
  }
  const found = [name, `a table on lines ${first} to ${last}`]
  const above = lines.slice(0, first - 1).findLast(line => /[\p{L}\p{N}]/u.test(line)) ?? lines[first - 1] ?? ''
  const heading = options.heading ?? above.trim()
  return { found, designation: () => null, lines: ranges, heading, columns: options.columns, records }
}
