import { type ClassType, ObjectType } from 'type-graphql'
import type { EntityOf, EntityValue } from '../../model/graph.ts'
import { type EntityKind, KINDS } from '../../model/kinds.ts'
import { Entity } from './entity.ts'
import { Node } from './node.ts'

type EntityClass = new (value: never) => Entity

const CLASSES = new Map<EntityKind, EntityClass>()

/** Makes a class the API's type of a kind: named and described as the model's table of kinds says. */
export function EntityType(kind: EntityKind, description: string = KINDS[kind].description) {
  return (target: EntityClass): void => {
    CLASSES.set(kind, target)
    ObjectType(KINDS[kind].label, { implements: [Entity, Node], description })(target)
  }
}

/** The class of a kind; a thunk's argument, so that rooms need not import each other in a circle. */
export function typeOf(kind: EntityKind): ClassType<Entity> {
  const found = CLASSES.get(kind)
  if (found === undefined)
    throw new Error(`no type is registered for ${kind}: import its module in src/entities/index.ts`)
  return found as unknown as ClassType<Entity>
}

export const registeredTypes = (): ClassType[] => [...CLASSES.values()] as unknown as ClassType[]

const OBJECTS = new WeakMap<EntityValue, Entity>()

/** The API's object for a value: made once for each value, because a release's values never change. */
export function objectOf<K extends EntityKind>(value: EntityOf<K>): Entity {
  const known = OBJECTS.get(value as EntityValue)
  if (known !== undefined) return known
  const object = new (typeOf(value.kind) as unknown as new (value: EntityOf<K>) => Entity)(value)
  OBJECTS.set(value as EntityValue, object)
  return object
}
