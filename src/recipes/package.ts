import type { CsvRow } from '../dataset/package/csv-text.ts'
import { resourceOf } from '../dataset/package/resources.ts'
import type { Rows } from './rows.ts'
import type { Recipe } from './schema.ts'
import { writeTables } from './write.ts'

/** How what only the recipe says is known: the title of a source is on the publisher's page, not in its file. */
export const NAMED_BY_RECIPE = { basis: 'INFERRED', rule: 'named-by-recipe' }

/** One source of a package, as its file is. */
export interface SourceRow {
  id: string
  title: string
  year: number
  sha256: string
  lineCount: number
  table: string
  /** Of extraction.csv: what the records are, or the lines of a text. */
  extraction: CsvRow
  excluded: ReadonlyMap<string, string>
}

/** The rows of each CSV of the package. */
function tablesOf({ source, records }: Recipe, sources: readonly SourceRow[], rows: Rows): Map<string, CsvRow[]> {
  const tables = new Map<string, CsvRow[]>()
  const add = (resource: string, row: CsvRow) => tables.set(resource, [...(tables.get(resource) ?? []), row])
  const byResource = new Map<string, CsvRow[]>()
  for (const [id, { kind, cells }] of rows.entities) {
    const { name } = resourceOf(kind)
    const list = byResource.get(name) ?? []
    byResource.set(name, list)
    list.push({ id, ...cells })
  }
  const tabled = new Set([...rows.entities.values()].map(({ cells }) => cells.table ?? ''))
  const ids = [...rows.entities].map(([id, { kind }]): CsvRow => ({ id, kind }))
  for (const each of sources) {
    const { id, title, year, sha256, lineCount, table, extraction, excluded } = each
    const { language, currency, publisher = '' } = source
    ids.push({ id, kind: 'SOURCE' })
    const notation = { language, numbers: source.numbers.join(';'), dates: source.dates.join(';'), currency }
    add('sources', {
      id,
      publisher,
      year,
      sha256,
      lineCount,
      ...notation,
      format: records.format,
      ...NAMED_BY_RECIPE,
      description: title,
    })
    if (tabled.has(table)) {
      ids.push({ id: table, kind: 'TABLE' })
      add('tables', {
        id: table,
        source: id,
        firstLine: 1,
        lastLine: Math.max(lineCount, 1),
        ...NAMED_BY_RECIPE,
        description: `The records of ${title}`,
      })
    }
    add('extraction', { source: id, ...extraction })
    for (const [column, reason] of excluded) add('excluded-columns', { source: id, column, reason })
  }
  for (const [name, list] of byResource) tables.set(name, [...(tables.get(name) ?? []), ...list])
  tables.set('ids', ids)
  tables.set('evidence', rows.evidence)
  if (rows.links.size > 0) tables.set('links', [...rows.links.values()])
  return tables
}

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
