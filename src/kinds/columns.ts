import { BASIS } from '../model/vocabulary.ts'

/** A column of a CSV: what a cell may hold and, for an id, what relationship the cell stands for. */
export interface Column {
  name: string
  type: 'text' | 'integer' | 'boolean' | 'word' | 'id' | 'ids'
  required: boolean
  /** A file may do without the whole column: what few packages need. */
  optional?: true
  /** The words of a closed vocabulary. */
  words?: readonly string[]
  /** The kinds that an id may be of. */
  kinds?: readonly string[]
  /** The resource whose `id` the cell holds; ids.csv unless given. */
  of?: string
  /** The relationship a cell gives: from the row's entity to the cell's (OUT), or the other way round (IN). */
  ties?: { relation: string; direction: 'OUT' | 'IN' }
  /** The field of the API that shows it, where that is not called as the column is. */
  shownAs?: string
}

export const text = (name: string): Column => ({ name, type: 'text', required: false })
export const integer = (name: string): Column => ({ name, type: 'integer', required: true })
export const boolean = (name: string): Column => ({ name, type: 'boolean', required: false })
export const word = (name: string, words: object): Column => ({
  name,
  type: 'word',
  required: false,
  words: Array.isArray(words) ? words : Object.keys(words),
})
export const id = (name: string, ...kinds: string[]): Column => ({
  name,
  type: 'id',
  required: false,
  ...(kinds.length > 0 && { kinds }),
})
export const ids = (name: string, ...kinds: string[]): Column => ({ ...id(name, ...kinds), type: 'ids' })
export const needed = (column: Column): Column => ({ ...column, required: true })
export const optional = (column: Column): Column => ({ ...column, optional: true })
export const shownAs = (column: Column, name: string): Column => ({ ...column, shownAs: name })
export const gives = (column: Column, relation: string): Column => ({ ...column, ties: { relation, direction: 'OUT' } })
export const givenBy = (column: Column, relation: string): Column => ({
  ...column,
  ties: { relation, direction: 'IN' },
})

/** How a row is known, and what we say of it: on every entity. */
export const COMMON: readonly Column[] = [needed(word('basis', BASIS)), text('rule'), text('description')]
