import { Field, ObjectType } from 'type-graphql'
import type { Edge, EntityValue } from '../../model/graph.ts'
import { type EntityKind, kindOfId } from '../../model/kinds.ts'
import type { Direction, Relation } from '../../model/relations.ts'
import type { Basis } from '../../model/vocabulary.ts'
import { connectionOfEdges } from './connection.ts'
import type { Context } from './context.ts'
import { Entity } from './entity.ts'
import { entityOf } from './entity-of.ts'
import { BasisEnum, DirectionEnum, RelationEnum } from './enums.ts'
import { evidenceFieldOf } from './evidence.ts'
import { listOf, type PageArgs, pageOf } from './paging.ts'

@ObjectType({ description: 'One relationship of an entity, and what is at its other end.', simpleResolvers: true })
export class NeighbourEdge {
  @Field(() => String, { description: 'Pass it as `after` to continue from here. Valid only in this list.' })
  cursor!: string

  @Field(() => RelationEnum, { description: 'The type of the relationship.' })
  relation!: Relation

  @Field(() => DirectionEnum, { description: 'OUT when the entity asked about stands on the left.' })
  direction!: Direction

  @Field(() => String, {
    nullable: true,
    description: 'What the source says of this one relationship, in a few words of our own.',
  })
  note!: string | null

  @Field(() => BasisEnum, { description: 'How it is known.' })
  basis!: Basis

  @Field(() => String, { nullable: true, description: 'The named rule or formula when basis is not STATED.' })
  rule!: string | null

  @Field(() => Entity, { description: 'What is at the other end.' })
  node!: EntityValue
}

export const NeighbourEvidence = evidenceFieldOf(() => NeighbourEdge, 'Where it is printed.')

export const NeighbourConnection = connectionOfEdges<EntityValue, Edge & { cursor: string; node: EntityValue }>(
  'Neighbour',
  () => Entity,
  () => NeighbourEdge,
)
export type NeighbourConnection = InstanceType<typeof NeighbourConnection>

export interface NeighbourFilter {
  relations: readonly Relation[] | null
  direction: Direction
  kinds: readonly EntityKind[] | null
}

/** The neighbours of an entity, in the order of their relationships: by type, direction, then id. */
export async function neighboursOf(context: Context, id: string, filter: NeighbourFilter, page: PageArgs) {
  const edges = (await context.reader.edges(id)).filter(
    edge =>
      (filter.relations === null || filter.relations.includes(edge.relation)) &&
      (filter.direction === 'BOTH' || filter.direction === edge.direction) &&
      (filter.kinds === null || filter.kinds.includes(kindOfId(edge.other) as EntityKind)),
  )
  const list = listOf(context.reader, `neighbours of ${id} ${JSON.stringify(filter)}`)
  const keyOf = (edge: Edge) => `${edge.relation} ${edge.direction} ${edge.other} ${edge.breakdown ?? ''}`
  return pageOf(NeighbourConnection, list, edges, page, keyOf, async (edge, cursor) => ({
    ...edge,
    cursor,
    node: await entityOf(context, null, edge.other),
  }))
}
