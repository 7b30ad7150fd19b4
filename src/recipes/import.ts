import { basename } from 'node:path'
import type { CsvRow } from '../dataset/package/csv-text.ts'
import { groupBy } from '../model/group-by.ts'
import { hashed } from '../sources/bytes.ts'
import { type Format, openSource } from '../sources/open.ts'
import { idsOf } from './changes.ts'
import { checkColumns, spread, tableColumns } from './columns.ts'
import { type Beside, FileImport, type Repeated } from './file-import.ts'
import { lookupsOf, type Reading, readingsOf } from './files.ts'
import { withEditions } from './named-editions.ts'
import { type SourceRow, writePackage } from './package.ts'
import { type Put, putPackage, type Steps, standing } from './put.ts'
import { refuse } from './refuse.ts'
import { checkRoom } from './room.ts'
import { type Fault, Rows } from './rows.ts'
import type { Part, Recipe } from './schema.ts'

export interface Imported extends Put {
  entities: number
  evidence: number
  /** Of each file: what was found out of it, and what was left out. */
  files: {
    file: string
    source: string
    records: number
    found: readonly string[]
    empty: string[]
    /** Records that print the headers again. */
    headings: string[]
    /** Records that name what another package does not have. */
    left: string[]
    /** Amounts that a record prints again under the id that an earlier one gave them. */
    again: string[]
    /** Records that print all that an earlier one prints. */
    repeated: readonly Repeated[]
    /** Columns or elements that print something, without a figure, and that the recipe does not name. */
    unnamed: string[]
  }[]
}

export interface ImportOptions {
  /** Which edition it is, where no file says it: one for all files, or one for each. */
  editions?: readonly string[]
  /** Folders of packages whose ids are named: records that name what they do not have are reported, and left out. */
  others?: readonly string[]
}

/** Columns whose figures are not facts: those that the recipe says, and those that only repeat. */
function excludedOf(part: Part, columns: Iterable<string>, rows: Rows, source: string): CsvRow[] {
  const { exclude = {}, placeholders = [], absent = [] } = part
  const rowsOut: CsvRow[] = Object.entries(exclude).map(([column, reason]) => ({ source, column, reason }))
  // A word for nothing may hold a figure: #DIV/0!
  for (const raw of absent.filter(text => /\d/.test(text)))
    for (const column of columns)
      if (!Object.hasOwn(exclude, column)) rowsOut.push({ source, column, reason: 'placeholder', raw })
  for (const { columns, is } of placeholders)
    for (const column of columns) for (const raw of is) rowsOut.push({ source, column, reason: 'placeholder', raw })
  for (const column of rows.printings.repeated.get(source) ?? [])
    if (!Object.hasOwn(exclude, column)) rowsOut.push({ source, column, reason: 'repetition' })
  return rowsOut
}

async function readFiles(recipe: Recipe, paths: readonly string[], rows: Rows, options: ImportOptions, steps: Steps) {
  const files: Imported['files'] = []
  const sources = new Map<string, SourceRow>()
  const read = new Map<string, { named: Set<string>; printed: Set<string> }>()
  const { editions = [] } = options
  if (editions.length > 1 && editions.length !== paths.length)
    refuse(
      [`${editions.length} editions for ${paths.length} files`],
      'say --edition once, or once for each file, in order',
    )
  const beside: Omit<Beside, 'edition'> = {
    lookups: await lookupsOf(recipe, paths),
    others: new Map((options.others ?? []).map(folder => idsOf(folder))),
  }
  const readings = readingsOf(recipe, paths)
  checkWays(readings)
  for (const [index, { path, part: said }] of readings.entries()) {
    const file = basename(path)
    const nth = readings.slice(0, index).filter(each => each.path === path).length + 1
    steps.step(`reading ${file}`)
    const opened = await openSource(path, { ...said.records, names: tableColumns(said) } as Format)
    const part = spread(said, opened, file)
    checkColumns(part, opened, file)
    const reading = new FileImport(part, path, rows, {
      ...beside,
      edition: editions[editions.length === 1 ? 0 : paths.indexOf(path)],
      heading: opened.heading,
      nth,
    })
    const before = rows.faults.length
    rows.file = file
    for await (const record of opened.records()) {
      reading.take(record)
      steps.detail(`${reading.records} records`)
      if (reading.records % 1000 === 0) checkRoom(rows.printings.evidence.length, `${file}, ${record.at}`)
    }
    rows.faults.splice(before, rows.faults.length, ...rows.faults.slice(before).map(fault => named(file, fault)))
    const { facts, title, records, empty, headings, left, leftOut, repeated, named: columns } = reading
    if (opened.columns === null && columns.size > 0 && ![...columns].some(column => reading.printed.has(column)))
      refuse(
        [`${file}: no record has anything at ${[...columns].map(each => JSON.stringify(each)).join(', ')}`],
        `what its records have: ${
          [...reading.printed]
            .slice(0, 30)
            .map(each => JSON.stringify(each))
            .join(', ') || 'nothing'
        }`,
      )
    if (facts === null) return refuse([`${file}: has no records`])
    const designation = opened.designation()
    const extraction =
      designation !== null
        ? [{ records: designation }]
        : (opened.lines ?? []).map(({ first, last }) => ({ firstLine: first, lastLine: last }))
    const excluded = excludedOf(part, columns, rows, facts.id)
    const skipped = [
      ...[...reading.skipped.values()].map(row => ({ source: facts.id, ...row })),
      ...[...leftOut.values()].map(([column, raw]) => ({ source: facts.id, column, raw, reason: 'not-taken' })),
    ]
    const known = sources.get(facts.id)
    if (known !== undefined && known.path !== path)
      refuse(
        [`${file}: is ${facts.id}, as the file before it`],
        'put {file} or {edition} into source.id, and say --edition of each file where it does not say its own',
      )
    if (known !== undefined) {
      if (JSON.stringify(known.part.source) !== JSON.stringify(part.source))
        refuse(
          [`${file}: two parts of the recipe say different things of ${facts.id}`],
          'say of a source the same in each part: `source: &source { … }` once, and `source: *source` then',
        )
      known.tables.push({ part, facts })
      known.extraction.push(...extraction)
      known.excluded.push(...excluded)
      known.skipped.push(...skipped)
    } else
      sources.set(facts.id, {
        path,
        part,
        facts,
        tables: [{ part, facts }],
        title,
        ...(await hashed(path)),
        extraction,
        excluded,
        skipped,
      })
    const again = rows.again.splice(0)
    const noticed = { empty, headings, left, again, repeated, unnamed: [] }
    files.push({ file, source: facts.id, records, found: opened.found, ...noticed })
    // Several parts of a recipe may read one file, each its own columns.
    const together = read.get(path) ?? { named: new Set(), printed: new Set() }
    for (const column of columns) together.named.add(column)
    for (const column of reading.printed) together.printed.add(column)
    read.set(path, together)
  }
  for (const [path, { named, printed }] of read) {
    const first = files.find(({ file }) => file === basename(path))
    first?.unnamed.push(...[...printed].filter(column => !named.has(column)))
  }
  return { files, sources: [...sources.values()] }
}

/** Records of one set are inside those of another: what is inside would be accounted for twice. */
function checkWays(readings: readonly Reading[]): void {
  for (const { path, part } of readings)
    for (const other of readings) {
      const [outer, inner] = [part.records, other.part.records]
      if (other.path !== path || !('record' in outer) || !('record' in inner)) continue
      if (!inner.record.startsWith(`${outer.record.replace(/\/$/, '')}/`) || inner.record === outer.record) continue
      const rest = inner.record.slice(outer.record.replace(/\/$/, '').length + 1)
      const each = inner.each === undefined ? rest : `${rest}/${inner.each}`
      refuse(
        [`${basename(path)}: the records at ${inner.record} are inside those at ${outer.record}, which are read too`],
        `write record: ${outer.record} with each: ${each}`,
      )
    }
}

const named = (file: string, { place, message }: Fault): Fault => ({ place: `${file}, ${place}`, message })

/** Faults that differ in the quoted text alone have one cause: of more than three the first is shown, with how many are like it. */
function byCause(faults: readonly Fault[]): string[] {
  const causes = [...groupBy(faults, ({ message }) => message.replace(/"(?:[^"\\]|\\.)*"/g, '""')).values()]
  return causes.flatMap(alike => {
    const shown = alike.map(({ place, message }) => `${place}: ${message}`)
    return alike.length <= 3
      ? shown
      : [`${shown[0]} (and ${alike.length - 1} more alike, the last in ${alike.at(-1)?.place})`]
  })
}

/**
 * Makes a package of the records of files, proves it against them, and puts it in its folder; a package of the same recipe
 * that stands there is replaced, and what changes is reported. Nothing is written where something is wrong.
 * @throws FilorossoError BAD_USER_INPUT with each record that cannot be made, and why.
 */
export async function importFiles(
  said: Recipe,
  paths: readonly string[],
  folder: string,
  steps: Steps,
  options: ImportOptions = {},
): Promise<Imported> {
  const recipe = withEditions(said, options.others ?? [])
  const old = standing(folder, recipe.recipe, `the recipe ${recipe.recipe}`)
  const rows = new Rows()
  const { files, sources } = await readFiles(recipe, paths, rows, options, steps)
  rows.checkNames()
  if (rows.faults.length > 0) refuse(byCause(rows.faults))
  const put = await putPackage(
    folder,
    old,
    [...new Set(sources.map(({ path }) => path))],
    (made, version) => writePackage(made, recipe, sources, rows, version),
    'a column that holds no facts is listed under exclude, with its reason',
    steps,
    rows.notMade,
    message => rows.placeOf(message),
  )
  return { ...put, entities: rows.entities.size, evidence: rows.printings.evidence.length, files }
}
