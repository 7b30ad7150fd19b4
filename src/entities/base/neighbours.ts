import { Field, ObjectType } from 'type-graphql'
import { passes } from '../../graph/neighbours.ts'
import { when } from '../../model/coming.ts'
import type { Edge, EntityValue, NeighbourFilter } from '../../model/graph.ts'
import type { Direction, Relation } from '../../model/relations.ts'
import type { Basis } from '../../model/vocabulary.ts'
import { connectionOfEdges } from './connection.ts'
import type { Context } from './context.ts'
import { Entity } from './entity.ts'
import { entityOf } from './entity-of.ts'
import { BasisEnum, DirectionEnum, RelationEnum } from './enums.ts'
import { evidenceFieldOf } from './evidence.ts'
import { edgeTo, listOf, type PageArgs, pageOf, pageOfRows } from './paging.ts'

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

/** The neighbours of an entity, in the order in which their relationships were loaded. */
export async function neighboursOf(context: Context, id: string, filter: NeighbourFilter, page: PageArgs) {
  const { reader } = context
  const list = listOf(reader, `neighbours of ${id} ${JSON.stringify(filter)}`)
  const load = (edge: Edge) => entityOf(context, null, edge.other)
  const kept = async () => (await reader.edges(id)).filter(edge => passes(filter, edge))
  const isPaged = reader.isPaged(id)
  const first = isFirst(page) ? reader.firstNeighbours?.(id, filter, page.first + 1) : undefined
  if (isPaged || first !== undefined)
    return pageOfRows<Edge, EntityValue, NeighbourConnection>(
      NeighbourConnection,
      list,
      page,
      ({ limit, from, backwards }) =>
        first ?? reader.neighbours(id, filter, { limit, from: from === null ? null : edgeAt(from), backwards }),
      keyOf,
      load,
      async () => (isPaged ? reader.neighbourCount(id, filter) : (await kept()).length),
      edge => edge,
    )
  const edgeOf = (edge: Edge, cursorAt: () => string) => when(load(edge), node => edgeTo(node, cursorAt, edge))
  return pageOf(NeighbourConnection, list, await kept(), page, keyOf, edgeOf)
}

const isFirst = ({ after, last, before }: PageArgs) => [after, last, before].every(given => given == null)

const keyOf = ({ relation, direction, other, breakdown }: Edge): string =>
  `${relation} ${direction} ${other} ${breakdown ?? ''}`

/** What a cursor's key was made of. */
function edgeAt(key: string): Pick<Edge, 'relation' | 'other'> {
  const [relation, , other = ''] = key.split(' ')
  return { relation: relation as Relation, other }
}
