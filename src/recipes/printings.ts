import type { CsvRow } from '../dataset/package/csv-text.ts'
import { meaningOf } from '../dataset/package/fields.ts'
import { isCurrency } from '../model/currency.ts'
import { type EntityKind, KINDS } from '../model/kinds.ts'
import type { Item } from '../sources/source.ts'
import { type CurrencyTable, currencyBeside, inCurrency } from './currency.ts'
import type { SourceFacts } from './facts.ts'
import { columnsIn, type Printing } from './record.ts'
import type { PrintedIn } from './schema.ts'

const RAW_MOST = 100_000

/** One or several cells that print one value. */
interface Cells {
  pieces: { item: Item; raw: string; column: string }[]
}

interface Known {
  raw: string
  value: unknown
  place: string
  at: string
  source: SourceFacts
}

/** The rows of evidence.csv, as records print one field after the other: each printing that says something new. */
export class Printings {
  readonly evidence: CsvRow[] = []
  /** Columns in which some record repeats what evidence quotes, by source. */
  readonly repeated = new Map<string, Set<string>>()
  /** Columns of which some cell is evidence, by source. */
  readonly quoted = new Map<string, Set<string>>()
  /** The tables of amounts whose currency a column prints. */
  readonly tables = new Map<string, CurrencyTable>()
  readonly #known = new Map<string, Known[]>()
  readonly #fault: (place: string, message: string) => void
  constructor(fault: (place: string, message: string) => void) {
    this.#fault = fault
  }

  /** Every printing of a field: read, compared with those before it, and kept where it says something new. Whether anything is printed. */
  field(
    kind: EntityKind,
    id: string,
    field: string,
    printed: PrintedIn,
    printing: Printing,
    source: SourceFacts,
  ): boolean {
    const { columns, joined } = columnsIn(printed)
    const cells = joined ? this.#joined(columns, printing) : columns.flatMap(column => this.#single(column, printing))
    for (const each of cells) this.#take(kind, id, field, each, printing, source)
    return cells.length > 0
  }

  #single(column: string, printing: Printing): Cells[] {
    if (printing.value(column) === '') return []
    return printing.items(column).flatMap((item, index) => {
      // Of one cell that is what the recipe reads of it.
      const raw = index === 0 ? printing.text(column) || (item.text ?? '').trim() : (item.text ?? '').trim()
      return raw === '' ? [] : [{ pieces: [{ item, raw, column }] }]
    })
  }

  #joined(columns: readonly string[], printing: Printing): Cells[] {
    const empty = columns.filter(column => printing.value(column) === '')
    if (empty.length === columns.length) return []
    if (empty.length > 0) {
      this.#fault(
        printing.place,
        `${empty.join(', ')}: is empty, and is read together with ${columns.filter(name => !empty.includes(name)).join(', ')}`,
      )
      return []
    }
    const pieces = columns.map(column => {
      const item = printing.items(column).find(each => (each.text ?? '').trim() !== '') as Item
      return { item, raw: printing.text(column), column }
    })
    return [{ pieces }]
  }

  #take(kind: EntityKind, id: string, field: string, { pieces }: Cells, printing: Printing, source: SourceFacts): void {
    const raw = pieces.map(piece => piece.raw).join(' ')
    const columns = pieces.map(({ column }) => column).join(' and ')
    if (raw.length > RAW_MOST) {
      this.#fault(printing.place, `${columns}: has more than ${RAW_MOST} characters`)
      return
    }
    const meaning = meaningOf(kind, field)
    let value: unknown = raw
    if (meaning?.use === 'VALUE') {
      const first = pieces[0]?.column ?? ''
      const currency = field === 'amount' ? currencyBeside(first, printing, source) : null
      if (currency !== null && !isCurrency(currency)) {
        this.#fault(printing.place, currency)
        return
      }
      const parsed = meaning.field.parse(raw, inCurrency(source.notationOf(first), currency))
      if (!parsed.ok) {
        const nothing = /\d/.test(raw) ? '' : '; where it stands for nothing, list it under absent'
        this.#fault(printing.place, `${columns}: ${parsed.reason}${nothing}`)
        return
      }
      value = parsed.value
    }
    const many = meaning?.use === 'VALUE' && meaning.field.many === true
    const key = many ? `${id} ${field} ${raw}` : `${id} ${field}`
    const known = this.#known.get(key) ?? []
    this.#known.set(key, known)
    const at = pieces.map(({ item, column }) => `${item.at} ${column}`).join(' ')
    const own = known.find(each => each.source.id === source.id)
    const before = own ?? known.find(each => source.series === null || each.source.series !== source.series)
    const agrees = (one: Known) =>
      one.raw === raw || (meaning?.use === 'VALUE' && meaning.field.unite(one.value as never, value as never) !== null)
    if (before !== undefined && !agrees(before)) {
      this.#fault(
        printing.place,
        `${columns}: ${field} of ${id} is ${JSON.stringify(raw)} here, ${JSON.stringify(before.raw)} in ${before.place}`,
      )
      return
    }
    if (own !== undefined && own.raw === raw) {
      if (own.at !== at) for (const piece of pieces) this.#repeat(source, printing.path(piece.column))
      return
    }
    if (own === undefined) known.push({ raw, value, place: printing.place, at, source })
    pieces.forEach((piece, index) => {
      this.add(
        id,
        field,
        piece.item,
        piece.raw,
        printing.path(piece.column),
        source,
        pieces.length > 1 ? index + 1 : null,
      )
    })
  }

  #repeat(source: SourceFacts, column: string): void {
    this.repeated.set(source.id, (this.repeated.get(source.id) ?? new Set()).add(column))
  }

  /** What is said already in another record is a repetition of its column. */
  repeat(printing: Printing, column: string, source: SourceFacts): void {
    this.#repeat(source, printing.path(column))
  }

  /** A row of evidence, at the place of its cell. */
  add(
    subject: string,
    field: string,
    item: Item,
    raw: string,
    column: string,
    source: SourceFacts,
    piece: number | null = null,
  ): void {
    const record = /^record (\d+)$/.exec(item.at)?.[1]
    const line = source.heading === null ? undefined : /^L(\d+)$/.exec(item.at)?.[1]
    const place = line !== undefined ? { line } : record !== undefined ? { record } : { pointer: item.at }
    this.quoted.set(source.id, (this.quoted.get(source.id) ?? new Set()).add(column))
    const tabled = source.formatted || subject.startsWith(`${KINDS.ALLOCATION.prefix}/`)
    this.evidence.push({
      subject,
      field,
      piece: piece ?? '',
      source: source.id,
      ...place,
      table: tabled ? (this.tables.get(subject)?.table ?? source.table) : '',
      column,
      heading: source.heading ?? '',
      raw,
    })
  }

  /** A part of a cell, or a cell, that prints a text; once for each source. */
  text(
    kind: EntityKind,
    id: string,
    field: string,
    raw: string,
    item: Item,
    column: string,
    source: SourceFacts,
  ): void {
    const key = `${id} ${field} ${raw}`
    const known = this.#known.get(key) ?? []
    this.#known.set(key, known)
    const own = known.find(each => each.source.id === source.id)
    if (own !== undefined) {
      if (own.at !== item.at) this.#repeat(source, column)
      return
    }
    const meaning = meaningOf(kind, field)
    const parsed = meaning?.use === 'VALUE' ? meaning.field.parse(raw, source.notationOf(column)) : null
    if (parsed !== null && !parsed.ok) {
      this.#fault(item.at, `${column}: ${parsed.reason}`)
      return
    }
    known.push({ raw, value: parsed?.value ?? raw, place: item.at, at: item.at, source })
    this.add(id, field, item, raw, column, source)
  }
}
