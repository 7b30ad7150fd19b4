import { FilorossoError } from '../model/errors.ts'

/**
 * What a source prints at one place: a cell, an element, an attribute, a member of an object; `parts` are those inside it.
 * Records of every format are made of these, so that whoever reads records need not know which format it was.
 */
export interface Item {
  /** The header of a column, the name of an element, `@` and that of an attribute, the key of a member. */
  name: string
  /** As printed; null where it only holds others. */
  text: string | null
  /** Where JSON says null, which an empty object is not. */
  isNull?: true
  /** Where a spreadsheet shows something else than it stores: what it shows. `text` is what it stores. */
  shown?: string
  /** In the terms of the format: `record 12`, `Sheet1!C7`, an XPath, a JSON Pointer, `L12`. Cells of a record have its own. */
  at: string
  parts: readonly Item[]
  /** The way to it from what holds it, where it is read under another name than its own. */
  way?: string
}

/** One record of a source. */
export interface SourceRecord extends Item {
  /** From 1. In a delimited file the header is record 1. */
  number: number
  /** The line on which it begins; null where the format has none. */
  line: number | null
}

/** A file as its records. It may be read more than once, and is never wholly in memory. */
export interface Source {
  /** What was found out of it, in a sentence each: its encoding, its dialect, its sheet. */
  readonly found: readonly string[]
  /** What extraction.csv of a package calls the records, once they have been read: `*`, a sheet with the row of its headers, a path; null for lines of a text. */
  designation(): string | null
  /** Of a text: the ranges of lines that its records were read from, without those that were skipped. */
  readonly lines?: readonly { first: number; last: number }[]
  /** Of a text: the line above them. */
  readonly heading?: string
  /** Where the format has columns: their names, in order. */
  readonly columns: readonly string[] | null
  records(): AsyncIterable<SourceRecord>
}

/** What no honest file comes near; a hostile one ends there, with its place. */
export const LIMITS = {
  /** Characters of one cell, text or value. */
  cell: 1_000_000,
  /** Elements, arrays and objects inside one another. */
  depth: 100,
  /** Items of one record. */
  items: 2_000_000,
  columns: 16_384,
  /** Bytes of one file of a workbook, unpacked; and how many times smaller it may be packed. */
  unpacked: 2 ** 30,
  ratio: 500,
  /** Texts that cells of a workbook share. */
  shared: 5_000_000,
} as const

/** Something in a source file that cannot be read as it was declared. */
export function refuse(file: string, place: string | null, what: string, hint?: string): never {
  const where = place === null ? file : `${file}, ${place}`
  throw new FilorossoError('BAD_USER_INPUT', `${where}: ${what}`, hint === undefined ? {} : { hint })
}

/** An item with what it holds, as the names from the record down: `budget/value/@currency`. */
export interface Leaf {
  column: string
  item: Item
}

/** All that is printed inside an item, in order, with the way to it. */
export function leavesOf(item: Item, above = ''): Leaf[] {
  return item.parts.flatMap(part => {
    const column = above === '' ? part.name : `${above}/${part.name}`
    const inner = leavesOf(part, column)
    return part.text === null ? inner : [{ column, item: part }, ...inner]
  })
}

/** The items at the end of a way of names: `transaction`, `budget/value/@currency`. */
export function itemsAt(item: Item, path: string): Item[] {
  const names = path === '' ? [] : path.split('/')
  return names.reduce<Item[]>((found, name) => found.flatMap(({ parts }) => parts.filter(p => p.name === name)), [item])
}
