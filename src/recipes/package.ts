import type { CsvRow } from '../dataset/package/csv-text.ts'
import { resourceOf } from '../dataset/package/resources.ts'
import type { SourceFacts } from './facts.ts'
import type { Entity, Rows } from './rows.ts'
import type { Part, Recipe } from './schema.ts'
import { writeTables } from './write.ts'

/** How what only the recipe says is known: the title of a source is on the publisher's page, not in its file. */
const NAMED_BY_RECIPE = { basis: 'INFERRED', rule: 'named-by-recipe' }

/** One source of a package, as its file is. */
export interface SourceRow {
  path: string
  part: Part
  facts: SourceFacts
  /** Each set of its records: how its columns are written, and the table of its amounts. */
  tables: { part: Part; facts: SourceFacts }[]
  title: string
  sha256: string
  lineCount: number
  /** Of extraction.csv: what the records are, or the lines of a text. */
  extraction: CsvRow[]
  excluded: CsvRow[]
  skipped: CsvRow[]
}

/** Nothing is said here of what another package declares, unless this one says what it is where that is not there. */
const isOnlyNamed = ({ of, cells }: Entity): boolean =>
  of !== null && Object.entries(cells).every(([name, value]) => value === '' || ['basis', 'table'].includes(name))

/** The rows of each CSV of the package. */
function tablesOf({ recipe, licence }: Recipe, sources: readonly SourceRow[], rows: Rows): Map<string, CsvRow[]> {
  const tables = new Map<string, CsvRow[]>()
  const rowsFor = (resource: string) => {
    const list = tables.get(resource) ?? []
    tables.set(resource, list)
    return list
  }
  const ids: CsvRow[] = []
  const tabled = new Set(rows.printings.evidence.map(({ table }) => table ?? ''))
  for (const { cells, of } of rows.entities.values()) if (of === null) tabled.add(cells.table ?? '')
  for (const each of sources) sourceRows(each, licence, tabled, rows, ids, rowsFor)
  for (const [id, entity] of rows.entities) {
    ids.push({ id, kind: entity.kind, package: entity.of ?? '' })
    if (!isOnlyNamed(entity)) rowsFor(resourceOf(entity.kind).name).push({ id, ...entity.cells })
  }
  tables.set('ids', ids)
  tables.set('evidence', rows.printings.evidence)
  const more = { links: rows.links, observations: rows.observations }
  for (const [name, list] of Object.entries(more)) if (list.size > 0) tables.set(name, [...list.values()])
  const comparisons = rows.comparisons.list().map(row => ({ ...row, id: `${recipe}/${row.id}` }))
  if (comparisons.length > 0) tables.set('comparisons', comparisons)
  return tables
}

function sourceRows(
  { part, facts, tables, title, sha256, lineCount, extraction, excluded, skipped }: SourceRow,
  licence: string,
  tabled: ReadonlySet<string | number>,
  rows: Rows,
  ids: CsvRow[],
  rowsFor: (resource: string) => CsvRow[],
): void {
  const { source, records } = part
  const { language, currency, publisher = '', series = '', address = '', complete } = source
  const { id, year, edition } = facts
  ids.push({ id, kind: 'SOURCE' })
  const notation = { language, numbers: source.numbers.join(';'), dates: source.dates.join(';'), currency }
  rowsFor('sources').push({
    id,
    publisher,
    year,
    sha256,
    lineCount,
    ...notation,
    format: records.format,
    licence,
    address,
    series,
    edition,
    complete: complete === undefined ? '' : String(complete),
    ...NAMED_BY_RECIPE,
    description: title,
  })
  for (const row of distinct(extraction)) rowsFor('extraction').push({ source: id, ...row })
  for (const row of distinct(excluded)) rowsFor('excluded-columns').push(row)
  for (const row of distinct(skipped)) rowsFor('excluded-records').push(row)
  for (const each of tables) tableRows(each, { title, lineCount }, tabled, rows, ids, rowsFor)
}

/** The tables of one set of records, one for each currency that a column prints, and how their columns are written. */
function tableRows(
  { part: { columns = {} }, facts: { id, table } }: SourceRow['tables'][number],
  { title, lineCount }: Pick<SourceRow, 'title' | 'lineCount'>,
  tabled: ReadonlySet<string | number>,
  { printings }: Rows,
  ids: CsvRow[],
  rowsFor: (resource: string) => CsvRow[],
): void {
  const currencies = new Map(
    [...printings.tables.values()].flatMap(each => (each.of === table ? [[each.table, each.currency]] : [])),
  )
  const names = [table, ...currencies.keys()].filter(each => tabled.has(each))
  for (const name of names) {
    const own = currencies.get(name)
    ids.push({ id: name, kind: 'TABLE' })
    rowsFor('tables').push({
      id: name,
      source: id,
      firstLine: 1,
      lastLine: Math.max(lineCount, 1),
      ...NAMED_BY_RECIPE,
      description: `The records of ${title}${own === undefined ? '' : ` in ${own}`}`,
    })
    if (own !== undefined) rowsFor('formats').push({ table: name, column: '', currency: own })
  }
  const quoted = new Set(printings.evidence.map(row => `${row.table} ${row.column}`))
  for (const [column, { numbers, dates, currency: own, without: _, ...rest }] of Object.entries(columns))
    for (const name of names) {
      const said = { ...rest, ...(typeof own === 'string' && { currency: own }) }
      if (!quoted.has(`${name} ${column}`) || Object.keys({ ...said, ...numbers, ...dates }).length === 0) continue
      const written = { numbers: numbers?.join(';') ?? '', dates: dates?.join(';') ?? '' }
      rowsFor('formats').push({ table: name, column, ...said, ...written } as CsvRow)
    }
}

const distinct = (rows: readonly CsvRow[]): CsvRow[] => [
  ...new Map(rows.map(row => [JSON.stringify(row), row])).values(),
]

/** Writes a package into a folder: every CSV that has rows, and its descriptor. */
export function writePackage(
  folder: string,
  recipe: Recipe,
  sources: readonly SourceRow[],
  rows: Rows,
  version: string,
): void {
  const about = {
    name: recipe.recipe,
    title: recipe.title,
    version,
    licence: recipe.licence,
    sources: sources.map(({ title }) => title),
  }
  writeTables(folder, about, tablesOf(recipe, sources, rows))
}
