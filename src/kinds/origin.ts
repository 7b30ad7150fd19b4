import type { Currency } from '../model/currency.ts'
import type { DatePrecision, Precision } from '../model/vocabulary.ts'
import type { Column } from './columns.ts'

/** How the text of a piece of evidence is read, and what it reads as. */
export interface Readings {
  text: string
  /** Several printings are several values. */
  texts: string
  date: { day: string; precision: DatePrecision }
  money: { units: number; currency: Currency; precision: Precision }
  /** A code, word or sign for the currency of an amount: that which is declared. */
  currency: Currency
  /** A figure, or a text where it is none: `36%` is 36, `Yes` is not a figure. */
  value: { number: string | null }
  integer: number
  decimal: string
  code: string
  codes: string[]
  /** `LINEA 12 (ex 7)`: whole, what follows the word for the level, and a key by which it sorts as a person counts. */
  designation: { text: string; number: string; sortKey: string }
  years: string
  /** In whatever words it is printed, and its last day where it is one of the calendar: `2023`, `Q2 2024`. */
  period: { text: string; last: string | null }
  /** Stated by being printed at all: `(valori cumulati)`. */
  present: true
  /** The cell is printed and empty. */
  absent: true
}
export type Reading = keyof Readings

/** The value of a field, with the text and the evidence of every printing. */
export interface Printed<T> {
  value: T
  raw: string
  evidence: string[]
}

/** A row of a CSV; a problem names its file and line. */
export interface PlacedRow {
  readonly file: string
  readonly line: number | null
  readonly cells: Readonly<Record<string, string>>
}

/** All that data packages say of one entity: the cells of its row, what evidence prints, rows of other files about it. */
export interface PackageRow {
  readonly id: string
  /** Empty where nothing is given. */
  cell(column: string): string
  /** The value of a field; null where it is printed nowhere. */
  one<R extends Reading>(field: string, reading: R): Printed<Readings[R]> | null
  all<R extends Reading>(field: string, reading: R): Printed<Readings[R]>[]
  /** Whether a field has evidence, legible or not. */
  has(field: string): boolean
  /** The currency that the evidence of one of these fields is declared in; undefined where none has evidence. */
  currency(...fields: string[]): Currency | undefined
  /** The fields that have evidence. */
  fields(): string[]
  /** Rows of a CSV that describe the entity. */
  details(resource: string): readonly PlacedRow[]
  /** Ids of evidence, each once, in the order in which a reader of the source meets them. */
  inOrder(evidence: readonly string[]): string[]
  /** Each text once, in code unit order. */
  distinct(texts: readonly string[]): string[]
  problem(column: string | null, message: string, row?: PlacedRow): void
}

/** Where a property of an entity comes from. */
export interface Origin {
  readonly column?: Column
  /** The fields of evidence that are read; a `*` stands for any key. */
  readonly fields?: Readonly<Record<string, Reading>>
  read(row: PackageRow): unknown
}

/** What evidence of a field reads as, or a part of it. */
export function printed<R extends Reading>(
  field: string,
  reading: R,
  pick: (known: Printed<Readings[R]>) => unknown = known => known.value,
): Origin {
  return {
    fields: { [field]: reading },
    read: row => {
      const known = row.one(field, reading)
      return known === null ? undefined : pick(known)
    },
  }
}

/** A cell of the row of the entity. */
export function column(from: Column): Origin {
  return {
    column: from,
    read: row => {
      const value = row.cell(from.name)
      if (from.type === 'ids') return idsIn(value)
      if (value === '') return undefined
      if (from.type === 'integer') return Number(value)
      return from.type === 'boolean' ? value === 'true' : value
    },
  }
}

/** Concluded when a package is loaded, by a rule: no package gives it. */
export const CONCLUDED: Origin = { read: () => undefined }

/** The ids of a cell: one, none, or several with `;` between. */
export function idsIn(value: string): string[] {
  return value
    .split(';')
    .map(id => id.trim())
    .filter(id => id !== '')
}
