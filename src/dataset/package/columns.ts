import type { EntityKind } from '../../model/kinds.ts'
import type { Relation } from '../../model/relations.ts'
import { BASIS } from '../../model/vocabulary.ts'

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
  kinds?: readonly EntityKind[]
  /** The resource whose `id` the cell holds; ids.csv unless given. */
  of?: string
  /** The relationship a cell gives: from the row's entity to the cell's (OUT), or the other way round (IN). */
  ties?: { relation: Relation; direction: 'OUT' | 'IN' }
}

export const text = (name: string): Column => ({ name, type: 'text', required: false })
export const integer = (name: string): Column => ({ name, type: 'integer', required: true })
export const boolean = (name: string): Column => ({ name, type: 'boolean', required: false })
export const word = (name: string, words: readonly string[]): Column => ({ name, type: 'word', required: false, words })
export const id = (name: string, ...kinds: EntityKind[]): Column => ({
  name,
  type: 'id',
  required: false,
  ...(kinds.length > 0 && { kinds }),
})
export const ids = (name: string, ...kinds: EntityKind[]): Column => ({ ...id(name, ...kinds), type: 'ids' })
export const needed = (column: Column): Column => ({ ...column, required: true })
export const optional = (column: Column): Column => ({ ...column, optional: true })
export const gives = (column: Column, relation: Relation): Column => ({
  ...column,
  ties: { relation, direction: 'OUT' },
})
export const givenBy = (column: Column, relation: Relation): Column => ({
  ...column,
  ties: { relation, direction: 'IN' },
})
export const wordsOf = (vocabulary: object) => Object.keys(vocabulary)

/** How a row is known, and what we say of it: on every entity. */
export const COMMON: readonly Column[] = [needed(word('basis', wordsOf(BASIS))), text('rule'), text('description')]
