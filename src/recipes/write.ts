import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CsvRow, csvText } from '../dataset/package/csv-text.ts'
import { describePackage } from '../dataset/package/descriptor.ts'
import { RESOURCES } from '../dataset/package/resources.ts'

/** What the descriptor of a package says of it. */
export interface About {
  name: string
  title: string
  version: string
  licence: string
  /** The titles of its sources. */
  sources: readonly string[]
}

/** Writes a package into a folder: every CSV that has rows, and its descriptor. */
export function writeTables(folder: string, about: About, tables: ReadonlyMap<string, CsvRow[]>): void {
  const headers = new Map<string, string[]>()
  mkdirSync(folder, { recursive: true })
  for (const [name, list] of tables) {
    const columns = RESOURCES.get(name)?.columns ?? []
    const used = columns.filter(column => !column.optional || list.some(row => (row[column.name] ?? '') !== ''))
    headers.set(
      name,
      used.map(column => column.name),
    )
    writeFileSync(join(folder, `${name}.csv`), csvText(headers.get(name) ?? [], list))
  }
  const { name, title, version, licence, sources } = about
  const said = { name, title, version, licenses: [{ name: licence }], sources: sources.map(title => ({ title })) }
  const order = [...RESOURCES.keys()].filter(name => headers.has(name))
  writeFileSync(join(folder, 'datapackage.json'), `${JSON.stringify(describePackage(said, order, headers), null, 2)}\n`)
}
