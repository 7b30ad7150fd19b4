import { comparable } from '../model/text.ts'

/** Where the table of a delimited file or a sheet begins and ends. */
export interface TableOptions {
  /**
   * The number of the record, or row, that has the headers, or of several that have them together; 0 where none has: the first
   * that is not empty where it is not given.
   */
  header?: number | readonly number[]
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
  if (typeof header === 'object') return together(rows, header)
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

/** Headers of several rows as one, at the last of them: `Competence` above `2024` and `2025` is `Competence 2024` and `Competence 2025`. */
async function together<T extends Row>(rows: AsyncIterable<T>, header: readonly number[]): Promise<T | null> {
  const found: T[] = []
  for await (const row of rows) {
    if (header.includes(row.number)) found.push(row)
    if (row.number >= Math.max(...header)) break
  }
  const last = found.at(-1)
  if (last === undefined || found.length < header.length) return null
  const width = Math.max(...found.map(({ cells }) => cells.length))
  const texts = found.map(row => Array.from({ length: width }, (_, index) => (row.cells[index] ?? '').trim()))
  const cells = Array.from({ length: width }, (_, column) => {
    const below = (level: number) => texts.slice(level + 1).some(row => row[column] !== '')
    // One cell is above several columns: those to its right are empty, and have headers below.
    const above = (row: readonly string[], level: number) =>
      row[column] || (below(level) ? row.slice(0, column).findLast(text => text !== '') : '') || ''
    return texts
      .map(above)
      .filter(text => text !== '')
      .join(' ')
  })
  return { ...last, cells }
}

/** `row 5`, `rows 4 and 5`: where the headers are, or were to be. */
export const headerWords = (unit: 'row' | 'record', header: number | readonly number[]): string =>
  typeof header === 'number' ? `${unit} ${header}` : `${unit}s ${header.join(' and ')}`

export const noHeaders = (columns: readonly string[]): string =>
  columns.length === 1
    ? `no headers: its column is called ${columns[0]}`
    : `no headers: its columns are called ${columns[0]} to ${columns.at(-1)}`

/** Whether a record is the first one after the table: its first text begins as `until` says, or its number is beyond the last. */
export function isAfter({ number, cells }: Row, { last, until }: TableOptions): boolean {
  if (last !== undefined) return number > last
  const text = cells.find(each => each.trim() !== '')
  return until !== undefined && text !== undefined && comparable(text.trim()).startsWith(comparable(until))
}

/** `!3` where the headers are not in the first record, `!3+4` where they are in two, `!3-120` where the table ends before the file. */
export const rangeOf = (header: number | readonly number[], last: number | null, first = 1): string =>
  header === first && last === null ? '' : `!${[header].flat().join('+')}${last === null ? '' : `-${last}`}`

/** What `rangeOf` writes, after the name of a sheet or `*`. */
export function readRange(designation: string): { name: string; header?: number | number[]; last?: number } {
  const [, name = '', headers, last] = /^(.*?)(?:!(\d+(?:\+\d+)*)(?:-(\d+))?)?$/s.exec(designation) ?? []
  const [header = 0, ...more] = headers?.split('+').map(Number) ?? []
  return {
    name,
    ...(headers !== undefined && { header: more.length === 0 ? header : [header, ...more] }),
    ...(last !== undefined && { last: Number(last) }),
  }
}
