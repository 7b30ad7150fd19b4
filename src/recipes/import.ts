import { basename } from 'node:path'
import { type Format, openSource } from '../sources/open.ts'
import { checkColumns, FileImport } from './file-import.ts'
import { type SourceRow, writePackage } from './package.ts'
import { hashed, type Put, putPackage, type Steps, standing } from './put.ts'
import { refuse } from './refuse.ts'
import { type Fault, Rows } from './rows.ts'
import type { Recipe } from './schema.ts'

export interface Imported extends Put {
  entities: number
  evidence: number
  /** Of each file: what was found out of it, and what was left out. */
  files: { file: string; source: string; records: number; found: readonly string[]; empty: string[] }[]
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
  const old = standing(folder, recipe.recipe, `the recipe ${recipe.recipe}`)
  const rows = new Rows(recipe)
  const { files, sources } = await readFiles(recipe, paths, rows, steps)
  rows.checkNames()
  if (rows.faults.length > 0) refuse(rows.faults.map(({ place, message }) => `${place}: ${message}`))
  const put = await putPackage(
    folder,
    old,
    paths,
    (made, version) => writePackage(made, recipe, sources, rows, version),
    'a column that holds no facts is listed under exclude, with its reason',
    steps,
  )
  return { ...put, entities: rows.entities.size, evidence: rows.evidence.length, files }
}
