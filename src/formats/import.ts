import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { CsvRow } from '../dataset/package/csv-text.ts'
import { resourceOf } from '../dataset/package/resources.ts'
import { UNDECLARED } from '../model/currency.ts'
import { type Put, putPackage, type Steps, standing } from '../recipes/put.ts'
import { refuse } from '../recipes/refuse.ts'
import { checkRoom } from '../recipes/room.ts'
import { slug } from '../recipes/template.ts'
import { writeTables } from '../recipes/write.ts'
import { hashed } from '../sources/bytes.ts'
import { openSource } from '../sources/open.ts'
import { Build, type Note } from './build.ts'
import type { Part, PublicFormat, Said } from './format.ts'

export interface FormatImported extends Put {
  entities: number
  evidence: number
  files: { file: string; source: string; records: number; found: readonly string[] }[]
  /** What the format does not allow, and what is left out, with the first places. */
  notes: Note[]
  /** The columns or elements that hold no facts, by the reason. */
  excluded: Record<string, string[]>
}

/** How what only the import says is known. */
const NAMED = { basis: 'INFERRED', rule: 'named-by-import' }

interface File extends Part {
  designation: string
  sha256: string
  lineCount: number
  excluded: ReadonlyMap<string, string>
}

function tablesOf(build: Build, files: readonly File[], year: number): Map<string, CsvRow[]> {
  const tables = new Map<string, CsvRow[]>()
  const rowsFor = (name: string) => {
    const rows = tables.get(name) ?? []
    tables.set(name, rows)
    return rows
  }
  const ids = rowsFor('ids')
  for (const { source: id, title, writing, cut, designation, sha256, lineCount, excluded } of files) {
    const { tables: currencies = new Map() } = build.sources.find(each => each.id === id) ?? {}
    ids.push({ id, kind: 'SOURCE' })
    // A source without amounts of its own is given the currency of the others.
    const [first] = [...currencies.values(), ...build.sources.flatMap(({ tables }) => [...tables.values()])]
    const about = {
      ...writing,
      currency: first?.currency ?? UNDECLARED,
      format: cut.format,
      description: title,
      ...NAMED,
    }
    rowsFor('sources').push({ id, year, sha256, lineCount, ...about })
    rowsFor('extraction').push({ source: id, records: designation })
    for (const [column, reason] of excluded) rowsFor('excluded-columns').push({ source: id, column, reason })
    for (const [table, { currency, scale = '', numbers = '', precision = '' }] of currencies) {
      ids.push({ id: table, kind: 'TABLE' })
      const lines = { firstLine: 1, lastLine: Math.max(lineCount, 1) }
      const description = `The amounts in ${currency} of ${title}`
      rowsFor('tables').push({ id: table, source: id, ...lines, description, ...NAMED })
      rowsFor('formats').push({ table, column: '', currency, scale, numbers, precision })
    }
  }
  for (const [id, { kind, cells }] of build.entities) {
    ids.push({ id, kind })
    rowsFor(resourceOf(kind).name).push({ id, ...cells })
  }
  tables.set('evidence', build.evidence)
  for (const [name, rows] of Object.entries({ links: [...build.links.values()], ...build.details }))
    if (rows.length > 0) tables.set(name, rows)
  return tables
}

/**
 * Makes a package of files of a public format, proves it against them, and puts it in its folder.
 * @throws FilorossoError BAD_USER_INPUT for what is not a file of the format, and for what the proof finds.
 */
export async function importFormat(
  format: PublicFormat,
  paths: readonly string[],
  folder: string,
  said: Said,
  steps: Steps,
): Promise<FormatImported> {
  const name = `${format.name}-${slug(basename(folder))}`
  const old = standing(folder, name, `an import of ${format.name} into this folder`)
  for (const path of paths)
    if (!existsSync(path))
      refuse([`${path}: there is no such file`], 'give the path of a file that the publisher offers')
  const build = new Build()
  const files: File[] = []
  const summaries: FormatImported['files'] = []
  const { parts, finish } = await format.open(paths, build, said)
  if (parts.length > 1) for (const { source, path } of parts) build.files.set(source, basename(path))
  for (const part of parts) {
    if (part.look === undefined) continue
    steps.step(`looking at ${basename(part.path)}`)
    for await (const record of (await openSource(part.path, part.cut)).records()) part.look(record)
  }
  for (const part of parts) {
    const file = basename(part.path)
    steps.step(`reading ${file}`)
    if (files.some(({ source }) => source === part.source))
      refuse([`${file}: is ${part.source}, as the file before it`], 'give files of one name apart')
    build.begin(part.source, part.title, part.writing)
    const opened = await openSource(part.path, part.cut)
    let records = 0
    for await (const record of opened.records()) {
      part.take(record)
      build.account(record)
      records += 1
      steps.detail(`${records} records`)
      checkRoom(build.evidence.length, `${file}, ${record.at}`)
    }
    summaries.push({ file, source: part.source, records, found: opened.found })
    files.push({
      ...part,
      designation: opened.designation() ?? '*',
      ...(await hashed(part.path)),
      excluded: new Map(),
    })
  }
  finish?.()
  const notes = [...build.notes.values()].map(
    ({ message, places: [place] }) => `${place || 'the document'}: ${message}`,
  )
  if (build.entities.size === 0)
    refuse([`nothing in ${paths.map(path => basename(path)).join(', ')} makes a fact`, ...notes])
  const amounts = [...build.entities.values()].filter(({ kind }) => kind === 'ALLOCATION').length
  if (build.tried > 0 && amounts === 0)
    refuse(
      [`none of the ${build.tried} amounts can be read`, ...notes],
      'say how they are printed: --numbers, --currency',
    )
  const year =
    said.year ??
    build.year ??
    refuse(['no date in the files says which year they are of', ...notes], 'say it: --year 2024')
  const known = files.map(file => {
    const source = build.sources.find(({ id }) => id === file.source)
    return { ...file, excluded: source === undefined ? file.excluded : build.exclusions(source, file.reasonOf) }
  })
  const tables = tablesOf(build, known, year)
  const titles = files.map(({ title }) => title)
  const about = { name, title: titles.join('; '), licence: said.licence ?? 'not stated', sources: titles }
  const put = await putPackage(
    folder,
    old,
    new Set(files.map(({ path }) => path)),
    (made, version) => writeTables(made, { ...about, version }, tables),
    'this is a fault of the program: what it made is not what the file prints',
    steps,
  )
  const excluded: Record<string, string[]> = {}
  for (const { excluded: columns } of known)
    for (const [column, reason] of columns) excluded[reason] = [...new Set([...(excluded[reason] ?? []), column])]
  const { entities, evidence } = build
  return {
    ...put,
    entities: entities.size,
    evidence: evidence.length,
    files: summaries,
    notes: [...build.notes.values()],
    excluded,
  }
}
