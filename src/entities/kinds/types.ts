import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isAbstractType } from 'graphql'
import { type ClassType, Extensions, Field, ID, Int, ObjectType } from 'type-graphql'
import { definitionOf, ENTITY_KINDS, type EntityKind } from '../../kinds/index.ts'
import type { Property } from '../../kinds/kind.ts'
import type { ValueName } from '../../kinds/values.ts'
import { nameIn } from '../../locale/language.ts'
import type { EntityOf, EntityValue } from '../../model/graph.ts'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { enumNamed } from '../base/enums.ts'
import { Node, typeNameOf } from '../base/node.ts'
import { typeOf } from '../base/registry.ts'
import { DateScalar, DecimalScalar } from '../base/scalars.ts'
import { amountOf } from '../money/money.ts'
import { type Resolve, type Shown, shownBy } from './views.ts'

/** The type of the API of each type of property. What is money or a record is shown by code: src/entities/own. */
const TYPES: Partial<Record<ValueName, unknown>> = {
  text: String,
  texts: [String],
  decimal: DecimalScalar,
  int: Int,
  date: DateScalar,
  boolean: Boolean,
  id: ID,
  ids: [ID],
}

function shownProperty(kind: EntityKind, name: string, { type, nullable, describe }: Property): Shown {
  const returns = type.words === undefined ? TYPES[type.name] : enumNamed(type.words)
  if (returns === undefined)
    throw new TypeError(`${kind}.${name}: ${type.name} is shown by code: say that it is hidden`)
  const resolve: Resolve = ({ properties }) => (properties as unknown as Record<string, unknown>)[name]
  return { returns: () => returns, nullable, description: describe, resolve }
}

/** The fields of the API that a kind's definition gives, by name. */
function fieldsOf(kind: EntityKind): Record<string, Shown> {
  const { properties, views } = definitionOf(kind)
  const shown = Object.entries(properties).filter(([, property]) => property.shown)
  return {
    ...Object.fromEntries(shown.map(([name, property]) => [name, shownProperty(kind, name, property)])),
    ...Object.fromEntries(Object.entries(views).flatMap(([name, view]) => shownBy(kind, name, view))),
  }
}

const FIELDS = Object.fromEntries(ENTITY_KINDS.map(kind => [kind, fieldsOf(kind)])) as Record<
  EntityKind,
  Record<string, Shown>
>

for (const kind of ENTITY_KINDS) {
  const { label, description, detail } = definitionOf(kind)
  const { prototype } = typeOf(kind)
  for (const [name, { returns, nullable, description, args = [], cost, lists }] of Object.entries(FIELDS[kind])) {
    Field(returns as () => ClassType, { nullable, description, simple: true })(prototype, name)
    if (cost !== undefined) Extensions({ cost, lists })(prototype, name)
    for (const [index, decorate] of args.entries()) decorate(prototype, name, index)
  }
  ObjectType(label, { implements: [Entity, Node], description: detail ?? description })(typeOf(kind))
}

/**
 * Gives the fields that definitions make their resolvers, as plain functions of the value: type-graphql would make an object of
 * each value for each field. Interfaces and unions, too, resolve a type by the value at once: what is compiled has no time for more.
 */
export function withResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const kind of ENTITY_KINDS) {
    const fields = (schema.getType(definitionOf(kind).label) as GraphQLObjectType).getFields()
    for (const [name, { resolve }] of Object.entries(FIELDS[kind])) (fields[name] as Resolved).resolve = resolve
  }
  const amount = (schema.getType(definitionOf('ALLOCATION').label) as GraphQLObjectType).getFields()
  ;(amount.name as Resolved).resolve = nameOfAmount
  ;(amount.amount as GraphQLField<EntityOf<'ALLOCATION'>, Context>).resolve = amountOf
  for (const type of Object.values(schema.getTypeMap()))
    if (isAbstractType(type) && ['Entity', 'Node', '_Entity'].includes(type.name)) type.resolveType = typeNameOf
  return schema
}

type Resolved = GraphQLField<EntityValue, Context>

const nameOfAmount: NonNullable<Resolved['resolve']> = (value, { lang }, { language }) =>
  nameIn(lang ?? language, value)
