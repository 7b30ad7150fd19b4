import { Ctx, Field, ObjectType } from 'type-graphql'
import type { Edge } from '../../model/graph.ts'
import { type EntityKind, kindOfId } from '../../model/kinds.ts'
import type { Direction, Relation } from '../../model/relations.ts'
import type { Basis } from '../../model/vocabulary.ts'
import { connectionOfEdges } from './connection.ts'
import type { Context } from './context.ts'
import { Entity } from './entity.ts'
import { entityOf } from './entity-of.ts'
import { BasisEnum, DirectionEnum, RelationEnum } from './enums.ts'
import { Evidence, evidenceOf } from './evidence.ts'
import { listOf, type PageArgs, pageOf } from './paging.ts'

@ObjectType({ description: 'One relationship of an entity, and what is at its other end.' })
export class NeighbourEdge {
  readonly edge: Edge

  constructor(edge: Edge, cursor: string, node: Entity) {
    this.edge = edge
    this.cursor = cursor
    this.node = node
  }

  @Field(() => String, {
    description: 'Pass it as `after` to continue from here. Valid only in this list.',
    simple: true,
  })
  cursor: string

  @Field(() => RelationEnum, { description: 'The type of the relationship.' })
  get relation(): Relation {
    return this.edge.relation
  }

  @Field(() => DirectionEnum, { description: 'OUT when the entity asked about stands on the left.' })
  get direction(): Direction {
    return this.edge.direction
  }

  @Field(() => String, {
    nullable: true,
    description: 'What the source says of this one relationship, in a few words of our own.',
  })
  get note(): string | null {
    return this.edge.note
  }

  @Field(() => BasisEnum, { description: 'How it is known.' })
  get basis(): Basis {
    return this.edge.basis
  }

  @Field(() => String, { nullable: true, description: 'The named rule or formula when basis is not STATED.' })
  get rule(): string | null {
    return this.edge.rule
  }

  @Field(() => [Evidence], { description: 'Where it is printed.' })
  evidence(@Ctx() context: Context): Promise<Evidence[]> {
    return evidenceOf(context, this.edge.evidence)
  }

  @Field(() => Entity, { description: 'What is at the other end.', simple: true })
  node: Entity
}

export const NeighbourConnection = connectionOfEdges<Entity, NeighbourEdge>(
  'Neighbour',
  () => Entity,
  () => NeighbourEdge as never,
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
  return pageOf(NeighbourConnection, list, edges, page, keyOf, async (edge, cursor) => {
    return new NeighbourEdge(edge, cursor, await entityOf(context, null, edge.other))
  })
}
