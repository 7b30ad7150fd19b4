import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** What reports of one body share in each shape; all else of a copy has ids of its own. */
const SHARED = {
  /** As next year's report of the same body: it names the same funds, organisations and missions. */
  report: ['REGION', 'FUND', 'AXIS', 'INVESTMENT_PRIORITY', 'ORGANISATION', 'BUDGET_MISSION', 'BUDGET_PROGRAMME'],
  /** As the report of another body in the same country: hubs do not grow with the number of reports. */
  apart: ['REGION'],
} as const
export type Shape = keyof typeof SHARED
export const SHAPES = Object.keys(SHARED) as Shape[]

const ID = /(?<![a-z0-9-])[a-z][a-z0-9-]*(?:\/[a-z0-9-]+)+/g

/**
 * Invented copies of a package, for measuring: the same at each call. The second segment of an id of their own ends in `-cNNN`, plans are
 * called by it, and the title says that they are invented.
 *
 * @returns the folders of the copies
 */
export function multiply(from: string, into: string, copies: number, shape: Shape): string[] {
  const files = readdirSync(from).filter(name => name.endsWith('.csv'))
  const tables = new Map(files.map(name => [name, rowsOf(join(from, name))]))
  const shared = new Set<string>(SHARED[shape])
  const own = new Set([
    ...body(tables, 'ids.csv').flatMap(([id = '', kind = '']) => (shared.has(kind) ? [] : [id])),
    ...body(tables, 'contradictions.csv').map(([id = '']) => id),
  ])
  const descriptor = JSON.parse(readFileSync(join(from, 'datapackage.json'), 'utf8'))
  return Array.from({ length: copies }, (_, nth) => {
    const mark = `c${String(nth + 1).padStart(3, '0')}`
    const name = `${descriptor.name}-${shape}-${mark}`
    const folder = join(into, name)
    mkdirSync(folder, { recursive: true })
    for (const [file, rows] of tables) writeFileSync(join(folder, file), csv(copied(file, rows, mark, own)))
    const title = `${descriptor.title} (invented copy ${mark})`
    writeFileSync(join(folder, 'datapackage.json'), JSON.stringify({ ...descriptor, name, title }, null, 2))
    return folder
  })
}

const rowsOf = (path: string): string[][] => parse(readFileSync(path, 'utf8'), { relax_column_count: true })
const body = (tables: ReadonlyMap<string, string[][]>, file: string) => tables.get(file)?.slice(1) ?? []

function copied(file: string, [header = [], ...rows]: string[][], mark: string, own: ReadonlySet<string>): string[][] {
  const at = (column: string) => header.indexOf(column)
  // What is quoted of a source stays as it is.
  const quoted = file === 'evidence.csv' ? at('raw') : file === 'claims.csv' ? at('value') : -1
  const renamed = (id: string) => {
    if (!own.has(id)) return id
    const [prefix, second, ...rest] = id.split('/')
    return [prefix, `${second}-${mark}`, ...rest].join('/')
  }
  const copies = rows.map(row => row.map((cell, index) => (index === quoted ? cell : cell.replace(ID, renamed))))
  for (const row of copies) {
    // A plan is called by its copy, so that a search may find few.
    const isName = (subject: string, field: string) =>
      row[at(subject)]?.startsWith('plan/') && row[at(field)] === 'name' && (row[at('piece')] ?? '') === ''
    if (file === 'evidence.csv' && isName('subject', 'field')) row[quoted] += ` copia ${mark}`
    if (file === 'claims.csv' && isName('entity', 'field')) row[quoted] += ` copia ${mark}`
    // Called by a word of their own, not by an id of the graph.
    if (file === 'comparisons.csv') row[at('id')] += `-${mark}`
    if (file === 'sources.csv') row[at('sha256')] = mark.slice(1) + (row[at('sha256')] ?? '').slice(3)
  }
  return [header, ...copies]
}

const quote = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const csv = (rows: readonly string[][]) => `${rows.map(row => row.map(quote).join(',')).join('\n')}\n`
