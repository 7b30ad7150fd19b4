import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { verifyPackage } from '../dataset/verify/verify-package.ts'
import { type Format, openSource } from '../sources/open.ts'
import { type Changes, changesBetween, nextVersion, versionOf } from './changes.ts'
import { checkColumns, FileImport } from './file-import.ts'
import { type SourceRow, writePackage } from './package.ts'
import { refuse } from './refuse.ts'
import { type Fault, Rows } from './rows.ts'
import type { Recipe } from './schema.ts'

export interface Imported {
  folder: string
  version: string
  entities: number
  evidence: number
  /** Of each file: what was found out of it, and what was left out. */
  files: { file: string; source: string; records: number; found: readonly string[]; empty: string[] }[]
  /** Against the package that stood there; null where there was none. */
  changes: Changes | null
  figures: { figures: number; evidenced: number; notFacts: number }
}

interface Steps {
  step(text: string): void
  detail(text: string): void
}

async function hashed(path: string): Promise<{ sha256: string; lineCount: number }> {
  const hash = createHash('sha256')
  let [breaks, last] = [0, 10]
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) breaks += 1
    last = chunk.at(-1) ?? last
  }
  return { sha256: hash.digest('hex'), lineCount: last === 10 ? breaks : breaks + 1 }
}

/** Columns whose figures are no facts: those that the recipe says, and those that only repeat. */
function excludedOf(recipe: Recipe, rows: Rows): Map<string, string> {
  const excluded = new Map<string, string>(Object.entries(recipe.exclude ?? {}))
  for (const column of rows.repeated) if (!excluded.has(column)) excluded.set(column, 'repetition')
  return excluded
}

async function readFiles(recipe: Recipe, paths: readonly string[], rows: Rows, steps: Steps) {
  const files: Imported['files'] = []
  const sources: SourceRow[] = []
  for (const path of paths) {
    const file = basename(path)
    steps.step(`reading ${file}`)
    const source = await openSource(path, recipe.records as Format)
    checkColumns(recipe, source, file)
    const reading = new FileImport(recipe, path, rows)
    const before = rows.faults.length
    for await (const record of source.records()) {
      reading.take(record)
      steps.detail(`${reading.records} records`)
    }
    rows.faults.splice(before, rows.faults.length, ...rows.faults.slice(before).map(fault => named(file, fault)))
    const { facts, title, year, records, empty } = reading
    if (facts === null) return refuse([`${file}: has no records`])
    const same = sources.find(({ id }) => id === facts.id)
    if (same !== undefined)
      refuse([`${file}: is ${facts.id}, as the file before it`], 'put {file} or {edition} into source.id')
    const extraction = source.designation === null ? linesOf(rows, facts.id) : { records: source.designation }
    sources.push({
      id: facts.id,
      title,
      year,
      ...(await hashed(path)),
      table: facts.table,
      extraction,
      excluded: new Map(),
    })
    files.push({ file, source: facts.id, records, found: source.found, empty })
  }
  const excluded = excludedOf(recipe, rows)
  return { files, sources: sources.map(source => ({ ...source, excluded })) }
}

const named = (file: string, { place, message }: Fault): Fault => ({ place: `${file}, ${place}`, message })

/** The lines of a text that records were read from. */
function linesOf(rows: Rows, source: string) {
  const lines = rows.evidence.filter(row => row.source === source).map(({ line }) => Number(line))
  return { firstLine: Math.min(...lines), lastLine: Math.max(...lines) }
}

/** A package that an earlier import made may be replaced; anything else in the folder is somebody's. */
function checkFolder(folder: string, recipe: Recipe): string | null {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return null
  const { name, version } = versionOf(folder)
  if (name !== recipe.recipe)
    refuse(
      [`${folder} is not empty, and not a package of the recipe ${recipe.recipe}`],
      'name a folder that is not there yet',
    )
  return version ?? '0.0.0'
}

/**
 * Makes a package of the records of files, proves it against them, and puts it in its folder; a package of the same recipe
 * that stands there is replaced, and what changes is told. Nothing is written where something is wrong.
 * @throws FilorossoError BAD_USER_INPUT with each record that cannot be made, and why.
 */
export async function importFiles(
  recipe: Recipe,
  paths: readonly string[],
  folder: string,
  steps: Steps,
): Promise<Imported> {
  const old = checkFolder(folder, recipe)
  const rows = new Rows(recipe)
  const { files, sources } = await readFiles(recipe, paths, rows, steps)
  rows.checkNames()
  if (rows.faults.length > 0) refuse(rows.faults.map(({ place, message }) => `${place}: ${message}`))
  mkdirSync(dirname(resolve(folder)), { recursive: true })
  const made = mkdtempSync(`${resolve(folder)}.importing-`)
  try {
    let version = old ?? '1.0.0'
    writePackage(made, recipe, sources, rows, version)
    const changes = old === null ? null : changesBetween(folder, made)
    if (changes !== null && changes.gone.length + changes.made.length + changes.changed.length > 0) {
      version = nextVersion(version)
      writePackage(made, recipe, sources, rows, version)
    }
    const figures = { figures: 0, evidenced: 0, notFacts: 0 }
    for (const path of paths) {
      steps.step(`proving the package against ${basename(path)}`)
      const report = await verifyPackage(made, { source: path })
      const causes = report.failures.filter(({ follows }) => !follows)
      if (!report.ok)
        refuse(
          causes.map(({ place, message }) => `${place.replace(made, folder)}: ${message}`),
          'a column that holds no facts is listed under exclude, with its reason',
        )
      figures.figures += report.totals.figures
      figures.evidenced += report.totals.evidenced
      figures.notFacts += report.totals.notFacts
    }
    if (existsSync(folder)) rmSync(folder, { recursive: true })
    renameSync(made, folder)
    return { folder, version, entities: rows.entities.size, evidence: rows.evidence.length, files, changes, figures }
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}
