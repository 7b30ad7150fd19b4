import { type Item, itemsAt, leavesOf, type SourceRecord } from '../sources/source.ts'
import type { Wanted } from './schema/words.ts'
import type { Part, PrintedIn } from './schema.ts'

/** One record as a recipe reads it: what each column prints, and where. */
export interface Printing {
  /** `record 12 (line 14)`, `Plan!12`, an XPath: for messages. */
  place: string
  record: SourceRecord
  /** What it is cut to: the record itself, or one of those inside it. */
  item: Item
  /** What holds it, from the record down: two that are alike in two of them are two. */
  within: string
  items(column: string): readonly Item[]
  /** The way to a column from the record of the source, as evidence and exclusions name it. */
  path(column: string): string
  /** What a column prints, without spaces around it; empty where it prints nothing, or what stands for that. */
  value(column: string): string
  /** What a column prints, without spaces around it, whatever it stands for. */
  text(column: string): string
  /** Why nothing is made of it; null where something is. */
  skipped: Skipped | null
}

/** What excludes a record: what a column of it prints. */
export interface Skipped {
  column: string
  raw: string
  reason: string
}

const OUTSIDE = '../'

/** Reads the records of a source as a recipe cuts them: nested ones one by one, cells that repeat the one above filled. */
export class Records {
  /** Columns that print something in some record. */
  readonly printed = new Set<string>()
  readonly #part: Part
  readonly #absent: ReadonlySet<string>
  readonly #above = new Map<string, Item>()
  #within = ''

  constructor(part: Part) {
    this.#part = part
    this.#absent = new Set(part.absent?.map(text => text.toLowerCase()))
  }

  of(record: SourceRecord): Printing[] {
    const { records } = this.#part
    for (const { column, item } of leavesOf(record)) if ((item.text ?? '').trim() !== '') this.printed.add(column)
    if (records.format !== 'xml' && records.format !== 'json') return [this.#flat(record)]
    const { each } = records
    const way = each === undefined ? [] : each.split('/')
    const outside = (column: string) => (column.startsWith(OUTSIDE) ? column.slice(OUTSIDE.length) : null)
    return chainsOf(record, way).map(chain => {
      const item = chain.at(-1) ?? record
      const printing = this.#printing(record, item, item.at || record.at, column => {
        const out = outside(column)
        return out === null ? itemsAt(item, column) : outsideOf(chain, way, out)
      })
      const path = (column: string) => outside(column) ?? (each === undefined ? column : `${each}/${column}`)
      const within = (chain.at(-2)?.at ?? record.at).slice(record.at.length)
      return { ...printing, path, within, skipped: this.#skipped(printing.text) }
    })
  }

  /** Why nothing is made of a record: it is excluded by what its column prints. */
  #skipped(text: (column: string) => string): Skipped | null {
    for (const { column, is, begins, reason } of this.#part.skip ?? []) {
      const raw = text(column)
      if (is?.includes(raw) === true || (begins !== undefined && raw.startsWith(begins))) return { column, raw, reason }
    }
    return null
  }

  #flat(record: SourceRecord): Printing {
    const cells = new Map(record.parts.map(item => [item.name, item]))
    const { records } = this.#part
    const place = record.line === null || record.at.startsWith('L') ? record.at : `${record.at} (line ${record.line})`
    const printing = this.#printing(record, record, place, column => {
      const item = cells.get(column)
      return item === undefined ? [] : [item]
    })
    // A total is no row that the next one repeats, nor does it repeat the one above.
    const skipped = this.#skipped(printing.text)
    if (skipped === null && 'fill' in records && records.fill !== undefined) this.#fill(cells, records.fill)
    return { ...printing, skipped }
  }

  #fill(
    cells: Map<string, Item>,
    { columns, within = [] }: { columns: readonly string[]; within?: readonly string[] | undefined },
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

  #printing(record: SourceRecord, item: Item, place: string, items: Printing['items']): Printing {
    const text = (column: string) => {
      const found = (items(column).find(item => item.text !== null)?.text ?? '').trim()
      const { without } = this.#part.columns?.[column] ?? {}
      return without !== undefined && found.startsWith(without) ? found.slice(without.length).trim() : found
    }
    const printed = (column: string) => {
      const found = text(column)
      return this.#absent.has(found.toLowerCase()) ? '' : found
    }
    const placeholders = (this.#part.placeholders ?? []).filter(({ when }) => holds(printed, when))
    const value = (column: string) => {
      const found = printed(column)
      return placeholders.some(({ columns, is }) => columns.includes(column) && is.includes(found)) ? '' : found
    }
    return { place, record, item, within: '', items, value, text, path: column => column, skipped: null }
  }
}

/** Each item at the end of a way, after those that hold it: the record, its measure, a payment of that. */
function chainsOf(record: Item, way: readonly string[]): Item[][] {
  return way.reduce<Item[][]>(
    (chains, name) =>
      chains.flatMap(chain =>
        (chain.at(-1)?.parts ?? []).flatMap(part => (part.name === name ? [[...chain, part]] : [])),
      ),
    [[record]],
  )
}

/** What stands outside an item, from its record down: of what it is in itself, where the way goes through that. */
function outsideOf(chain: readonly Item[], way: readonly string[], column: string): Item[] {
  const names = column.split('/')
  const shared = names.slice(0, -1).findIndex((name, index) => name !== way[index] || index >= chain.length - 2)
  const depth = shared === -1 ? names.length - 1 : shared
  const holder = chain[depth]
  return holder === undefined ? [] : itemsAt(holder, names.slice(depth).join('/'))
}

function wants(wanted: Wanted, text: string): boolean {
  if (typeof wanted === 'string') return wanted === text
  if (Array.isArray(wanted)) return wanted.includes(text)
  if ('begins' in wanted) return text.startsWith(wanted.begins)
  if ('ends' in wanted) return text.endsWith(wanted.ends)
  if ('not_begins' in wanted) return !text.startsWith(wanted.not_begins)
  if ('not_ends' in wanted) return !text.endsWith(wanted.not_ends)
  return ![wanted.not].flat().includes(text)
}

const holds = (text: (column: string) => string, when: Readonly<Record<string, Wanted>> = {}): boolean =>
  Object.entries(when).every(([column, wanted]) => wants(wanted, text(column)))

/** Whether a record prints what a condition asks for. */
export const meets = (printing: Printing, when?: Readonly<Record<string, Wanted>>): boolean =>
  holds(printing.value, when)

/** The columns that print a field: each by itself, or joined. */
export function columnsIn(printed: PrintedIn): { columns: string[]; joined: boolean } {
  if (typeof printed === 'string') return { columns: [printed], joined: false }
  return Array.isArray(printed) ? { columns: printed, joined: false } : { columns: printed.join, joined: true }
}
