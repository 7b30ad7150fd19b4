import { basename } from 'node:path'
import { notationOf } from '../dataset/package/notation.ts'
import type { Source, SourceRecord } from '../sources/source.ts'
import { type Printing, Records } from './record.ts'
import { refuse } from './refuse.ts'
import type { Rows, SourceFacts } from './rows.ts'
import type { Recipe } from './schema.ts'
import { filled, namesIn, slug } from './template.ts'

/** Columns that a recipe names must be those of the file. */
export function checkColumns(recipe: Recipe, source: Source, file: string): void {
  if (source.columns === null) return
  const { records, make, links = [], exclude = {} } = recipe
  const named = [
    ...('key' in records ? (records.key ?? []) : []),
    ...('fill' in records && records.fill !== undefined ? [...records.fill.columns, ...records.fill.within] : []),
    ...(recipe.source.edition === undefined ? [] : [recipe.source.edition.column]),
    ...make.flatMap(({ id, when = {}, evidence = {}, cells = {}, words = {}, description = '' }) => [
      ...[id, description, ...Object.values(cells)].flatMap(namesIn),
      ...Object.keys(when),
      ...Object.values(evidence).flat(),
      ...Object.values(words).map(({ column }) => column),
    ]),
    ...links.flatMap(({ from, to, when = {}, column }) => [
      ...[from, to].flatMap(namesIn),
      ...Object.keys(when),
      ...(column === undefined ? [] : [column]),
    ]),
    ...Object.keys(exclude),
  ].filter(name => name !== 'file' && name !== 'edition')
  const missing = [...new Set(named)].filter(name => !source.columns?.includes(name))
  if (missing.length > 0)
    refuse(
      missing.map(name => `${file}: has no column ${JSON.stringify(name)}, which the recipe names`),
      `its columns are ${source.columns.map(name => JSON.stringify(name)).join(', ')}`,
    )
}

/** Reads one file into rows. */
export class FileImport {
  readonly empty: string[] = []
  records = 0
  readonly #recipe: Recipe
  readonly #file: string
  readonly #rows: Rows
  readonly #keys = new Map<string, string>()
  readonly #cut: Records
  #edition: { text: string; place: string } | null = null
  facts: SourceFacts | null = null
  title = ''
  year = 0

  constructor(recipe: Recipe, path: string, rows: Rows) {
    this.#recipe = recipe
    this.#file = basename(path)
    this.#rows = rows
    this.#cut = new Records(recipe)
  }

  take(record: SourceRecord): void {
    this.records += 1
    if (record.parts.length === 0 && record.text === null) {
      this.empty.push(record.at)
      return
    }
    for (const printing of this.#cut.of(record)) {
      this.#checkEdition(printing)
      this.#checkKey(printing)
      const facts = this.facts ?? this.#begin()
      this.#rows.take(printing, facts, name => this.#named(name) ?? printing.value(name))
    }
  }

  #named(name: string): string | null {
    if (name === 'file') return this.#file.replace(/\.[^.]*$/, '')
    return name === 'edition' ? (this.#edition?.text ?? '') : null
  }

  #checkEdition(printing: Printing): void {
    const column = this.#recipe.source.edition?.column
    if (column === undefined) return
    const text = printing.value(column)
    if (text === '') refuse([`${this.#file}, ${printing.place}: ${column}, the edition, is empty`])
    this.#edition ??= { text, place: printing.place }
    if (text !== this.#edition.text)
      refuse([
        `${this.#file}, ${printing.place}: ${column}, the edition, is ${text} here and ${this.#edition.text} in ${this.#edition.place}`,
      ])
  }

  #checkKey(printing: Printing): void {
    const { records } = this.#recipe
    const columns = 'key' in records ? records.key : undefined
    if (columns === undefined) return
    const key = JSON.stringify(columns.map(printing.value))
    const known = this.#keys.get(key)
    if (known === undefined) this.#keys.set(key, printing.place)
    else
      this.#rows.faults.push({
        place: printing.place,
        message: `repeats the key ${columns.map(name => `${name} ${JSON.stringify(printing.value(name))}`).join(', ')} of ${known}`,
      })
  }

  #begin(): SourceFacts {
    const { source, records } = this.#recipe
    const name = (each: string) => this.#named(each) ?? ''
    const id =
      filled(source.id, name) ?? refuse([`${this.#file}: the id of its source, ${source.id}, has an empty part`])
    this.title = filled(source.title, name, text => text) ?? source.title
    this.year = source.year === 'edition' ? Number(/(?:19|20)\d\d/.exec(name('edition'))?.[0] ?? 0) : source.year
    if (this.year === 0) refuse([`${this.#file}: its edition, ${name('edition')}, names no year`])
    const { language, numbers, dates, currency } = source
    const cells = { language, numbers: numbers.join(';'), dates: dates.join(';'), currency }
    const notation = notationOf(cells)
    const heading = records.format === 'text' ? (records.heading ?? '') : null
    this.facts = { id, table: `table/${slug(id.slice('source/'.length))}/records`, notation, heading }
    return this.facts
  }
}
