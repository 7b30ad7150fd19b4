import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { RESOURCES } from '../dataset/package/resources.ts'
import { inEditionOrder } from '../model/editions.ts'
import { refuse } from './refuse.ts'

/** What a package says, by what it is about: for telling what an edition changes. */
export interface Content {
  /** `<subject> <field>` with what is printed of it, or what its cell says; `<subject> <relation> <other>` of a relationship. */
  printed: Map<string, string>
  entities: Set<string>
}

/** Cells that say nothing of the entity itself. */
const OWN = new Set(['id', 'basis', 'rule', 'description', 'table'])

const rowsIn = (folder: string, file: string): Record<string, string>[] =>
  existsSync(join(folder, file)) ? parse(readFileSync(join(folder, file)), { columns: true, bom: true }) : []

/** Ids that hold the source's own are named without it: of two editions the same row is meant. */
function contentOf(folder: string): Content {
  const sources = rowsIn(folder, 'sources.csv').map(({ id = '' }) => id.slice(id.indexOf('/') + 1))
  const bare = (id: string) => {
    const own = sources.find(source => id.includes(`/${source}/`))
    return own === undefined ? id : id.replace(`/${own}/`, '/')
  }
  const printed = new Map<string, string>()
  for (const { subject = '', field = '', raw = '' } of rowsIn(folder, 'evidence.csv')) {
    const key = `${bare(subject)} ${field.split(' ').map(bare).join(' ')}`
    const known = printed.get(key)
    printed.set(key, known === undefined ? raw : `${known}; ${raw}`)
  }
  const entities = rowsIn(folder, 'ids.csv').filter(({ kind }) => kind !== 'SOURCE' && kind !== 'TABLE')
  for (const { name, kind, columns } of RESOURCES.values())
    if (kind !== null && kind !== 'SOURCE' && kind !== 'TABLE')
      for (const row of rowsIn(folder, `${name}.csv`))
        for (const { name: cell } of columns) {
          const [key, text] = [`${bare(row.id ?? '')} ${cell}`, row[cell] ?? '']
          if (!OWN.has(cell) && text !== '' && !printed.get(key)) printed.set(key, bare(text))
        }
  for (const { from = '', relation = '', to = '' } of rowsIn(folder, 'links.csv')) {
    const key = `${bare(from)} ${relation} ${bare(to)}`
    if (!printed.has(key)) printed.set(key, '')
  }
  return { printed, entities: new Set(entities.map(({ id = '' }) => bare(id))) }
}

export interface Changes {
  gone: string[]
  made: string[]
  /** Null where it is said of something that both have in one of them alone. */
  changed: { subject: string; field: string; from: string | null; to: string | null }[]
}

/** What a package says that another did not. */
export function changesBetween(before: string, after: string): Changes {
  const [old, now] = [contentOf(before), contentOf(after)]
  const changed = [...new Set([...now.printed.keys(), ...old.printed.keys()])].flatMap(key => {
    const [from, to] = [old.printed.get(key) ?? null, now.printed.get(key) ?? null]
    const [subject = '', ...field] = key.split(' ')
    const inBoth = [subject, ...field.slice(1)].every(id => old.entities.has(id) && now.entities.has(id))
    return from === to || !inBoth ? [] : [{ subject, field: field.join(' '), from, to }]
  })
  return {
    gone: [...old.entities].filter(id => !now.entities.has(id)),
    made: [...now.entities].filter(id => !old.entities.has(id)),
    changed,
  }
}

/** The name of a package, and the ids that it declares. */
export function idsOf(folder: string): [name: string, ids: ReadonlySet<string>] {
  const { name } = versionOf(folder)
  if (name === null)
    return refuse([`${folder}: is not a data package: it has no datapackage.json`], 'give the folder of a package')
  const own = rowsIn(folder, 'ids.csv').filter(row => !row.package)
  return [name, new Set(own.map(({ id = '' }) => id))]
}

/** The latest edition that a package holds; null where its sources have none. */
export function editionOf(folder: string): string | null {
  const sources = rowsIn(folder, 'sources.csv').flatMap(({ id = '', year = '', edition = '' }) =>
    edition === '' ? [] : [{ source: id, year: Number(year), edition }],
  )
  return sources.sort(inEditionOrder).at(-1)?.edition ?? null
}

export function versionOf(folder: string): { name: string | null; version: string | null } {
  const file = join(folder, 'datapackage.json')
  const { name = null, version = null } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  return { name, version }
}

/** `1.2.0` after `1.1.0`. */
export function nextVersion(version: string): string {
  const [major = '0', minor = '0'] = version.split('.')
  return `${major}.${Number(minor) + 1}.0`
}
