import { definitionOf, ENTITY_KINDS, type EntityKind } from '../kinds/index.ts'
import type { Property } from '../kinds/kind.ts'
import { COMMON_PROPERTIES } from '../kinds/shared.ts'
import { capital } from '../model/capital.ts'
import {
  along,
  decimal,
  type FieldRow,
  type FilteredKind,
  id,
  type KindRow,
  type RelationRow,
  text,
  texts,
  type ValueType,
  word,
} from './rows.ts'

/** What every entity can be filtered by, after what its kind has of its own. */
const COMMON_FIELDS: Record<string, FieldRow> = {
  id: id('Its id.'),
  name: text('Its name.'),
  aliases: texts('Any of the other spellings that the sources use.'),
  basis: word('Basis', 'How it is known.'),
}
const COMMON_RELATIONS: Record<string, RelationRow> = {
  contradictions: along('CONTRADICTION', '(from)<-[:ABOUT]-(to)', 'A contradiction that is about it.'),
}

/** What properties can be filtered by. */
function fieldsOf(properties: Readonly<Record<string, Property>>): Record<string, FieldRow> {
  const fields = Object.entries(properties).flatMap(([property, { type, filter, describe }]): [string, FieldRow][] => {
    if (filter === null) return []
    const name = filter ?? property
    const row = { type: type.name as ValueType, words: type.words ?? null, description: describe }
    return [[name, { ...row, property: name === property ? null : property }]]
  })
  return Object.fromEntries(fields)
}

/** What a kind can be filtered by, as its definition says. */
function rowsOf(kind: EntityKind): KindRow {
  const { properties, views } = definitionOf(kind)
  const relations = Object.entries(views).flatMap(([name, { to, path, join, wide, filter, describe }]) =>
    filter ? [[name, { to: to as FilteredKind, match: path, join, wide, description: describe }] as const] : [],
  )
  return {
    fields: { ...fieldsOf(properties), ...COMMON_FIELDS },
    relations: { ...Object.fromEntries(relations), ...COMMON_RELATIONS },
  }
}

/** Everything that can be filtered by, in one table: the inputs of the API and the Cypher are both made from it. */
export const FILTERS: Record<FilteredKind, KindRow> = {
  ...(Object.fromEntries(ENTITY_KINDS.map(kind => [kind, rowsOf(kind)])) as Record<EntityKind, KindRow>),
  ENTITY: {
    fields: {
      kind: word('EntityKind', 'What kind of thing it is.'),
      ...fieldsOf(COMMON_PROPERTIES),
      ...COMMON_FIELDS,
    },
    relations: COMMON_RELATIONS,
  },
  CHECK: {
    fields: {
      id: id('Its id.'),
      kind: word('CheckKind', 'What is compared.'),
      status: word('CheckStatus', 'How it came out.'),
      name: text('Its title.'),
      expected: decimal('What the formula should give.'),
      found: decimal('What it gives.'),
      difference: decimal('Expected less found.'),
    },
    relations: {
      about: along('ENTITY', '(from)-[:ABOUT]->(to)', 'What it is about.'),
      contradiction: along('CONTRADICTION', '(from)-[:FOUND]->(to)', 'The contradiction it found.'),
    },
  },
  CONTRADICTION: {
    fields: {
      id: id('Its id.'),
      kind: word('ContradictionKind', 'What disagrees with what.'),
      basis: word('Basis', 'COMPUTED by a check; STATED or INFERRED where a reader of the sources found it.'),
      name: text('Its title.'),
      difference: decimal('How far the figures are apart.'),
      preferenceRule: text('The named rule that prefers a claim; none where nothing decides.'),
    },
    relations: { about: along('ENTITY', '(from)-[:ABOUT]->(to)', 'What it is about.') },
  },
}

/** The field that asks whether there is anything at all at the end of a relation: `hasFund`. */
export const presence = (relation: string): string => `has${capital(relation)}`
