import { type Item, itemsAt, type SourceRecord } from '../sources/source.ts'
import type { Recipe } from './schema.ts'

/** One record as a recipe reads it: what each column prints, and where. */
export interface Printing {
  /** `record 12 (line 14)`, `Plan!12`, an XPath: for messages. */
  place: string
  record: SourceRecord
  items(column: string): readonly Item[]
  /** The way to a column from the record of the source, as evidence and exclusions name it. */
  path(column: string): string
  /** What a column prints, without spaces around it; empty where it prints nothing, or what stands for that. */
  value(column: string): string
}

const OUTSIDE = '../'

/** Reads the records of a source as a recipe cuts them: nested ones one by one, cells that repeat the one above filled. */
export class Records {
  readonly #recipe: Recipe
  readonly #absent: ReadonlySet<string>
  readonly #above = new Map<string, Item>()
  #within = ''

  constructor(recipe: Recipe) {
    this.#recipe = recipe
    this.#absent = new Set(recipe.absent ?? [])
  }

  of(record: SourceRecord): Printing[] {
    const { records } = this.#recipe
    if (records.format !== 'xml' && records.format !== 'json') return [this.#flat(record)]
    const { each } = records
    const inner = each === undefined ? [record] : itemsAt(record, each)
    const outside = (column: string) => (column.startsWith(OUTSIDE) ? column.slice(OUTSIDE.length) : null)
    return inner.map(item => ({
      ...this.#printing(record, item.at || record.at, column => {
        const out = outside(column)
        return out === null ? itemsAt(item, column) : itemsAt(record, out)
      }),
      path: column => outside(column) ?? (each === undefined ? column : `${each}/${column}`),
    }))
  }

  #flat(record: SourceRecord): Printing {
    const cells = new Map(record.parts.map(item => [item.name, item]))
    const { records } = this.#recipe
    if ('fill' in records && records.fill !== undefined) this.#fill(cells, records.fill)
    const place = record.line === null || record.at.startsWith('L') ? record.at : `${record.at} (line ${record.line})`
    return this.#printing(record, place, column => {
      const item = cells.get(column)
      return item === undefined ? [] : [item]
    })
  }

  #fill(
    cells: Map<string, Item>,
    { columns, within }: { columns: readonly string[]; within: readonly string[] },
  ): void {
    const group = JSON.stringify(within.map(name => cells.get(name)?.text ?? ''))
    if (group !== this.#within) this.#above.clear()
    this.#within = group
    for (const name of columns) {
      const item = cells.get(name)
      if (item !== undefined && (item.text ?? '').trim() !== '') this.#above.set(name, item)
      const above = this.#above.get(name)
      if (above !== undefined) cells.set(name, above)
    }
  }

  #printing(record: SourceRecord, place: string, items: Printing['items']): Printing {
    const value = (column: string) => {
      const text = (items(column).find(item => item.text !== null)?.text ?? '').trim()
      return this.#absent.has(text) ? '' : text
    }
    return { place, record, items, value, path: column => column }
  }
}

/** Whether a record prints what a condition asks for. */
export const meets = (printing: Printing, when: Readonly<Record<string, string | readonly string[]>> = {}): boolean =>
  Object.entries(when).every(([column, wanted]) => [wanted].flat().includes(printing.value(column)))
