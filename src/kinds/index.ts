import * as ALL from './all.ts'
import { HEADLINE_PROPERTIES, type HeadlineRole, hasHeadline } from './headline.ts'
import type { KindDefinition, Property, Traits } from './kind.ts'
import { COMMON_PROPERTIES } from './shared.ts'

type WithCommon<D extends KindDefinition> = Omit<D, 'properties'> & {
  readonly properties: D['properties'] & HeadlineOf<D> & typeof COMMON_PROPERTIES
}

type HeadlineOf<D extends KindDefinition> = D['traits']['role'] extends HeadlineRole
  ? typeof HEADLINE_PROPERTIES
  : unknown

const withCommon = <D extends KindDefinition>(definition: D): WithCommon<D> =>
  ({
    ...definition,
    properties: {
      ...definition.properties,
      ...(hasHeadline(definition.traits) && HEADLINE_PROPERTIES),
      ...COMMON_PROPERTIES,
    },
  }) as WithCommon<D>

/** Every kind of entity, in the order of their names, with the properties that all have. */
export const KINDS = Object.fromEntries(
  Object.entries(ALL).map(([name, definition]) => [name, withCommon(definition)]),
) as { [K in keyof typeof ALL]: WithCommon<(typeof ALL)[K]> }

export type EntityKind = keyof typeof KINDS
export const ENTITY_KINDS = Object.keys(KINDS) as EntityKind[]

/** The properties of each kind as values: what Neo4j stores and what is read back. */
export type PropertiesOf = {
  [K in EntityKind]: {
    -readonly [P in keyof (typeof KINDS)[K]['properties']]: (typeof KINDS)[K]['properties'][P] extends Property<infer T>
      ? T
      : never
  }
}

type TiesOf<D extends KindDefinition> =
  | (keyof D['ties'] & string)
  | (D extends { tiedBy: infer T } ? keyof T & string : never)

/** The relationship types that kinds declare; SAME_AS may tie any two. */
export type Relation = { [K in EntityKind]: TiesOf<(typeof KINDS)[K]> }[EntityKind] | 'SAME_AS'

/** A definition by its name, for code that treats all alike. */
export const definitionOf = (kind: EntityKind): KindDefinition => KINDS[kind]

/** The kinds that have one amount that stands for them, or a reason why not. */
export type HeadlineKind = {
  [K in EntityKind]: (typeof ALL)[K]['traits']['role'] extends HeadlineRole ? K : never
}[EntityKind]
export const HEADLINE_KINDS = ENTITY_KINDS.filter(kind => hasHeadline(KINDS[kind].traits)) as HeadlineKind[]

/** Some kinds. An id that names no kind is of none of them. */
export interface Kinds extends Iterable<EntityKind> {
  has(kind: EntityKind | null): boolean
}

/** The kinds of which something holds, in the order of the table. */
export const kindsThat = (holds: (traits: Traits) => boolean): Kinds =>
  new Set<EntityKind>(ENTITY_KINDS.filter(kind => holds(KINDS[kind].traits))) as Kinds
