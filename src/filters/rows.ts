import type { EntityKind } from '../model/kinds.ts'
import { KINDS } from '../model/kinds.ts'

/** What can be filtered: the entities by kind, entities of any kind, and what is computed about them. */
export type FilteredKind = EntityKind | 'ENTITY' | 'CHECK' | 'CONTRADICTION'

/** What is compared, and so how. `texts` is a list of texts, any of which may match; `decimal` is kept as a text. */
export type ValueType =
  | 'text'
  | 'texts'
  | 'identifiers'
  | 'money'
  | 'decimal'
  | 'int'
  | 'date'
  | 'word'
  | 'id'
  | 'boolean'

/** A property of a node that a filter may test. */
export interface FieldRow {
  type: ValueType
  /** For `word` alone: the enum of the API. */
  words: string | null
  /** The property of the node, where it is not called as the field is. */
  property: string | null
  description: string
}

/**
 * A way from a node to others that a filter may ask about: any of them must match. `match` is a Cypher pattern between
 * `(from)`, the node that is filtered, and `(to)`, the other, whose label is that of its kind. Where an id kept on a
 * node makes the tie, `join` says which property of the one is the id of the other.
 */
export interface RelationRow {
  to: FilteredKind
  match: string | null
  join: { from: string; to: string } | null
  /**
   * Whether one such node is tied to a good part of all that are filtered, as a fund is to allocations: then the list is
   * read in its order and a page is soon full. Otherwise the node, if named by its id, is where the search begins.
   */
  wide: boolean
  description: string
}

export interface KindRow {
  fields: Record<string, FieldRow>
  relations: Record<string, RelationRow>
}

/** The label of the nodes of a kind. */
export function labelOf(kind: FilteredKind): string {
  if (kind === 'ENTITY') return 'Entity'
  if (kind === 'CHECK') return 'Check'
  return kind === 'CONTRADICTION' ? 'Contradiction' : KINDS[kind].label
}

const field =
  (type: ValueType) =>
  (description: string, property: string | null = null): FieldRow => ({ type, words: null, property, description })

export const text = field('text')
export const texts = field('texts')
export const decimal = field('decimal')
export const id = field('id')

export const word = (words: string, description: string): FieldRow => ({
  type: 'word',
  words,
  property: null,
  description,
})

/** What lies at the other end of a pattern. */
export const along = (to: FilteredKind, match: string, description: string): RelationRow => ({
  to,
  match,
  join: null,
  wide: false,
  description,
})
