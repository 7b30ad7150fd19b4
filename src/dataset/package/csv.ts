import { CsvError, parse } from 'csv-parse/sync'
import type { Column } from '../../kinds/columns.ts'
import { DESCRIPTOR_FILE, type PackageFiles } from './files.ts'
import type { Place, Problems } from './problems.ts'
import { RESOURCES, type Resource, resourceNamed } from './resources.ts'
import { unstorable } from './storable.ts'

/** One row of a CSV; `cells` has every column of its resource, an empty cell as ''. */
export interface Row extends Place {
  line: number
  /** The path of its package. */
  package: string
  cells: Readonly<Record<string, string>>
}

/** A package as read: rows by resource, nothing of their meaning checked yet. */
export interface Folder {
  /** The folder's own name. */
  name: string
  /** As it was asked for: the first part of the places that problems name. */
  path: string
  /** The header of each CSV that is there, by its name. */
  headers: Map<string, string[]>
  rows: Map<string, Row[]>
}

/** The cell of a column that the row's resource has. */
export function cell(row: Row, column: string): string {
  return row.cells[column] ?? ''
}

function decode(bytes: Buffer, place: Place, problems: Problems): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    problems.add(place, null, 'is not UTF-8; save it as UTF-8')
    return null
  }
}

function records(text: string, file: string, problems: Problems): { line: number; record: string[] }[] {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const
    const parsed = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[]
    return parsed.map(({ record, info }) => ({ record, line: info.lines }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    problems.add(
      { file, line: typeof error.lines === 'number' ? error.lines : null },
      null,
      `is not valid CSV: ${error.message}`,
    )
    return []
  }
}

function checkHeader(header: readonly string[], resource: Resource, place: Place, problems: Problems): void {
  const known = resource.columns.map(column => column.name)
  for (const { name, optional } of resource.columns) {
    if (!optional && !header.includes(name)) problems.add(place, name, `the column ${name} is missing`)
  }
  header.forEach((name, index) => {
    if (!known.includes(name)) problems.add(place, name, `unknown column; those of this file are ${known.join(', ')}`)
    else if (header.indexOf(name) !== index) problems.add(place, name, 'the column stands here twice')
  })
}

/** What is wrong with one cell by itself; null when nothing is. */
function cellProblem(column: Column, value: string): string | null {
  if (value === '') return column.required ? 'is empty and must be given' : null
  const unheld = unstorable(column, value)
  if (unheld !== null) return unheld
  if (column.type === 'integer' && !/^\d{1,9}$/.test(value))
    return `${JSON.stringify(value)} is not a valid whole number`
  if (column.type === 'boolean' && !/^(true|false)$/.test(value))
    return `${JSON.stringify(value)} is neither true nor false`
  if (column.type === 'word' && column.words?.includes(value) === false) {
    return `${JSON.stringify(value)} is not one of ${column.words.join(', ')}`
  }
  return null
}

/** Equal cells as one text in memory: the files of a package name the same ids, tables and headings again and again. */
function once(texts: Map<string, string>, text: string): string {
  const known = texts.get(text)
  if (known !== undefined) return known
  texts.set(text, text)
  return text
}

function readRows(
  folder: Folder,
  name: string,
  resource: Resource,
  text: string,
  texts: Map<string, string>,
  problems: Problems,
): void {
  const file = `${folder.path}/${name}.csv`
  const [head, ...body] = records(text, file, problems)
  if (head === undefined) {
    problems.add({ file, line: null }, null, 'has no header row')
    return
  }
  folder.headers.set(name, head.record)
  checkHeader(head.record, resource, { file, line: head.line }, problems)
  const keys = new Map<string, number>()
  const rows: Row[] = []
  // Of a column that stands twice, which is a problem, the last counts.
  const columns = resource.columns.map(column => ({ column, at: head.record.lastIndexOf(column.name) }))
  for (const { record, line } of body) {
    const place = { file, line }
    if (record.length !== head.record.length) {
      problems.add(place, null, `has ${record.length} cells where the header has ${head.record.length}`)
      continue
    }
    const cells: Record<string, string> = {}
    for (const { column, at } of columns) {
      const value = once(texts, record[at] ?? '')
      cells[column.name] = value
      const wrong = at === -1 ? null : cellProblem(column, value)
      if (wrong !== null) problems.add(place, column.name, wrong)
    }
    const row: Row = { ...place, package: folder.path, cells }
    const key = resource.key.map(name => cell(row, name)).join(' ')
    const first = keys.get(key)
    if (resource.key.length > 0 && first !== undefined) {
      problems.add(place, resource.key[0] ?? null, `${key.trim()} is repeated; it stands already on line ${first}`)
      continue
    }
    keys.set(key, line)
    rows.push(row)
  }
  folder.rows.set(resource.name, rows)
}

/** Parses every CSV of a package. What does not fit the table of columns becomes a problem; the rest is read all the same. */
export function readFolder({ name, path, bytes }: PackageFiles, problems: Problems): Folder {
  const folder: Folder = { name, path, headers: new Map(), rows: new Map() }
  const texts = new Map<string, string>()
  for (const needed of ['ids.csv', 'evidence.csv']) {
    if (!bytes.has(needed)) problems.add({ file: `${path}/${needed}`, line: null }, null, 'the file is missing')
  }
  for (const [file, content] of bytes) {
    if (file === DESCRIPTOR_FILE) continue
    const name = file.slice(0, -'.csv'.length)
    const resource = resourceNamed(name)
    const place = { file: `${path}/${file}`, line: null }
    if (resource === undefined) {
      problems.add(
        place,
        null,
        `unknown file; a package may hold ${[...RESOURCES.keys()].map(known => `${known}.csv`).join(', ')}`,
      )
      continue
    }
    if (resource.name !== name && bytes.has(`${resource.name}.csv`)) {
      problems.add(place, null, `is the former name of ${resource.name}.csv, which is there too; keep that one alone`)
      continue
    }
    const text = decode(content, place, problems)
    if (text !== null) readRows(folder, name, resource, text, texts, problems)
  }
  return folder
}

export function rowsOf(folder: Folder, resource: string): readonly Row[] {
  return folder.rows.get(resource) ?? []
}

/** The rows of a resource by the entity that their first column names. Packages may repeat each other's rows, but not contradict them. */
export function rowsBy(
  folders: readonly Folder[],
  resource: Resource,
  problems: Problems,
  /** Above 0 where the second of two packages is the later edition, below where the first is; null where they are not of one series. */
  later: (one: string, other: string) => number | null = () => null,
): Map<string, Row[]> {
  const column = resource.columns[0]?.name ?? ''
  const rows = new Map<string, Row[]>()
  const seen = new Map<string, Row>()
  for (const row of folders.flatMap(folder => rowsOf(folder, resource.name))) {
    const key = resource.key.map(name => cell(row, name)).join(' ')
    const known = seen.get(key)
    if (known === undefined) rows.set(cell(row, column), [...(rows.get(cell(row, column)) ?? []), row])
    else if (JSON.stringify(known.cells) !== JSON.stringify(row.cells)) {
      const order = later(known.package, row.package)
      if (order === null || order === 0)
        problems.add(row, column, `${key} is described differently in ${known.file}:${known.line}; make them equal`)
      else if (order > 0) {
        const of = rows.get(cell(row, column)) ?? []
        of[of.indexOf(known)] = row
        seen.set(key, row)
        continue
      }
    }
    seen.set(key, known ?? row)
  }
  return rows
}
