import type { ClassType } from 'type-graphql'
import { ENTITY_KINDS, type EntityKind } from '../../model/kinds.ts'
import { Entity } from './entity.ts'

/** What stands for the type of each kind, so that types may refer to each other before any of them is defined. */
const TYPES = Object.fromEntries(ENTITY_KINDS.map(kind => [kind, class {}])) as unknown as Record<
  EntityKind,
  ClassType<Entity>
>

/** The API's type of a kind; of entities of any kind the interface. */
export const typeOf = (kind: EntityKind | 'ENTITY'): ClassType<Entity> =>
  kind === 'ENTITY' ? (Entity as unknown as ClassType<Entity>) : TYPES[kind]

export const kindTypes = (): ClassType<Entity>[] => Object.values(TYPES)
