import { spellingKey } from '../model/text.ts'

/** Where the table of a delimited file or a sheet begins and ends. */
export interface TableOptions {
  /** The number of the record, or row, that has the headers, 0 where none has: the first that is not empty where it is not given. */
  header?: number
  /** The last record of the table. */
  last?: number
  /** How the record after the last one begins: a note, a source. */
  until?: string
  /** Columns that are looked for: the headers are the first record of the file's beginning that has all of them. */
  names?: readonly string[]
}

interface Row {
  number: number
  cells: readonly string[]
}

/** Records above the headers: titles, dates, the publisher. More of them are a table of their own. */
const MOST_ABOVE = 50

const isEmpty = ({ cells }: Row) => cells.every(text => text.trim() === '')

/** The record that has the headers; null where there is none. Where none is to have them it is as wide as the first, numbered 0, and empty. */
export async function headerIn<T extends Row>(
  rows: AsyncIterable<T>,
  { header, names = [] }: TableOptions,
  namesOf: (row: T) => readonly string[],
): Promise<T | null> {
  let first: T | null = null
  for await (const row of rows) {
    if (header === 0) {
      if (!isEmpty(row)) return { ...row, number: 0, cells: row.cells.map(() => '') }
      continue
    }
    if (header !== undefined) {
      if (row.number === header) return row
      if (row.number > header) return null
      continue
    }
    if (isEmpty(row)) continue
    first ??= row
    const own = new Set(namesOf(row))
    if (names.length === 0 || names.every(name => own.has(name))) return row
    if (row.number - first.number >= MOST_ABOVE) break
  }
  return first
}

/** Whether a record is the first one after the table: its first text begins as `until` says, or its number is beyond the last. */
export function isAfter({ number, cells }: Row, { last, until }: TableOptions): boolean {
  if (last !== undefined) return number > last
  const text = cells.find(each => each.trim() !== '')
  return until !== undefined && text !== undefined && spellingKey(text).startsWith(spellingKey(until))
}

/** `!3` where the headers are not in the first record, `!3-120` where the table ends before the file. */
export const rangeOf = (header: number, last: number | null, first = 1): string =>
  header === first && last === null ? '' : `!${header}${last === null ? '' : `-${last}`}`

/** What `rangeOf` writes, after the name of a sheet or `*`. */
export function readRange(designation: string): { name: string; header?: number; last?: number } {
  const [, name = '', header, last] = /^(.*?)(?:!(\d+)(?:-(\d+))?)?$/s.exec(designation) ?? []
  return {
    name,
    ...(header !== undefined && { header: Number(header) }),
    ...(last !== undefined && { last: Number(last) }),
  }
}
