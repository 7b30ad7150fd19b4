import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { FilorossoError } from '../../../model/errors.ts'
import { spellingKey } from '../../../model/text.ts'
import { type CsvRow, csvText } from '../csv-text.ts'
import { describePackage } from '../descriptor.ts'
import { RESOURCES, type Resource } from '../resources.ts'
import { linesOf, sha256 } from '../text/lines.ts'
import { readme } from './readme.ts'
import { titleIn } from './title.ts'

export interface NewPackage {
  /** A folder that is empty, or not there yet. */
  folder: string
  /** Lower case letters, digits and dashes: the package's name, and its source's in ids. */
  name: string
  title: string
  /** Path of the source text. */
  source: string
  /** The year of the source; without it, the one that the title names. */
  year?: number
}

export interface MadePackage {
  folder: string
  files: string[]
  source: { id: string; name: string; line: number; year: number; sha256: string; lineCount: number }
}

function refuse(message: string, hint: string): never {
  throw new FilorossoError('BAD_USER_INPUT', message, { hint })
}

function checkFolder(folder: string): void {
  if (!existsSync(folder)) return
  if (!statSync(folder).isDirectory()) refuse(`${folder} is a file`, 'name a folder that is empty, or not there yet')
  if (readdirSync(folder).length > 0) refuse(`${folder} is not empty`, 'name a folder that is empty, or not there yet')
}

function readText(file: string): { bytes: Buffer; text: string } {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (cause) {
    throw new FilorossoError('BAD_USER_INPUT', `the source text ${file} cannot be read`, {
      hint: 'give the path of a text file',
      cause,
    })
  }
  try {
    return { bytes, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return refuse(`the source text ${file} is not UTF-8`, 'save it as plain text in UTF-8')
  }
}

function yearOf({ title, year }: NewPackage): number {
  if (year !== undefined) return year
  const [printed, ...more] = new Set(title.match(/\b(19|20)\d\d\b/g))
  if (printed !== undefined && more.length === 0) return Number(printed)
  return refuse(
    `the title names ${printed === undefined ? 'no year' : 'several years'}`,
    "say with --year which is the source's",
  )
}

/** What only packages have whose source is read as records: a recipe makes those. */
const OF_RECORDS = new Set([
  'excluded-columns',
  'excluded-records',
  'comparisons',
  'package',
  'record',
  'pointer',
  'records',
  'format',
])

/** The files of a package of a text, each with its columns. */
const OF_TEXT: readonly Resource[] = [...RESOURCES.values()]
  .filter(({ name }) => !OF_RECORDS.has(name))
  .map(resource => ({ ...resource, columns: resource.columns.filter(({ name }) => !OF_RECORDS.has(name)) }))

/** A CSV with all its columns, and rows that give some of them. */
function csvOf({ columns }: Resource, rows: readonly CsvRow[] = []): string {
  return csvText(
    columns.map(({ name }) => name),
    rows,
  )
}

/**
 * Makes a package that knows its source and nothing else yet: every CSV with its header, so that adding a fact is adding
 * rows and nothing more.
 * @throws FilorossoError BAD_USER_INPUT when the folder is not empty, or the text cannot be a source.
 */
export function makePackage(wanted: NewPackage): MadePackage {
  const { folder, name, title } = wanted
  checkFolder(folder)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    refuse(`${JSON.stringify(name)} is not a valid package name`, 'use lower case letters, digits and single dashes')
  if (title.trim() === '') refuse('the title is empty', 'give the title of the source')
  const { bytes, text } = readText(wanted.source)
  const lines = linesOf(text)
  const found = titleIn(lines, title)
  if (found === null)
    refuse(`no line of ${wanted.source} could be its title`, 'the source needs a line of its own with its title')
  const source = {
    id: `source/${name}`,
    name: found.raw,
    line: found.line,
    year: yearOf(wanted),
    sha256: sha256(bytes),
    lineCount: lines.length,
  }
  const rows: Record<string, Record<string, string | number>[]> = {
    ids: [{ id: source.id, kind: 'SOURCE' }],
    sources: [
      { ...source, basis: 'STATED', description: spellingKey(title) === spellingKey(source.name) ? '' : title },
    ],
    evidence: [{ subject: source.id, field: 'name', source: source.id, ...found }],
  }
  const about = {
    name,
    title,
    version: '0.1.0',
    licenses: [{ name: 'notspecified', title: 'Not chosen yet' }],
    sources: [{ title }],
  }
  const headers = new Map(OF_TEXT.map(({ name, columns }) => [name, columns.map(column => column.name)]))
  const descriptor = describePackage(about, headers.keys(), headers)
  const files = new Map(OF_TEXT.map(each => [`${each.name}.csv`, csvOf(each, rows[each.name])]))
  files.set('datapackage.json', `${JSON.stringify(descriptor, null, 2)}\n`)
  files.set('README.md', readme({ title, folder: basename(folder), text: basename(wanted.source), source: source.id }))
  write(folder, files)
  return { folder, files: [...files.keys()], source }
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  try {
    mkdirSync(folder, { recursive: true })
    for (const [name, text] of files) writeFileSync(join(folder, name), text, { flag: 'wx' })
  } catch (cause) {
    throw new FilorossoError('BAD_USER_INPUT', `${folder} cannot be written to`, {
      hint: 'name a folder that you may write to',
      cause,
    })
  }
}
