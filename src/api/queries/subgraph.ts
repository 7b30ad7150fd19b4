import { Arg, Ctx, ID, Int, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { EntityKindEnum, RelationEnum } from '../../entities/base/enums.ts'
import type { EntityKind } from '../../model/kinds.ts'
import type { Relation } from '../../model/relations.ts'
import { costOfSubgraph } from '../../questions/costs.ts'
import { MAX_HOPS, MAX_NODES, subgraph } from '../../questions/subgraph/subgraph.ts'
import { Question } from '../question.ts'
import { Subgraph } from '../types/subgraph.ts'

@Resolver()
export class SubgraphQueries {
  @Question(() => Subgraph, {
    cost: costOfSubgraph,
    description:
      'What lies around an entity: the entities within some hops, the nearest first, and the relationships between them. What many share (a region, a fund, an organisation) is in it, and nothing is followed beyond it unless the question begins with it. An id that the release does not have is NOT_FOUND.',
  })
  async subgraph(
    @Arg('of', () => ID, { description: 'An entity id.' }) of: string,
    @Arg('hops', () => Int, { defaultValue: 2, description: `How many relationships away at most, 1 to ${MAX_HOPS}.` })
    hops: number,
    @Arg('relations', () => [RelationEnum], {
      nullable: true,
      description: 'Only over these types of relationship; all when null.',
    })
    relations: Relation[] | null,
    @Arg('kinds', () => [EntityKindEnum], {
      nullable: true,
      description: 'Only over entities of these kinds, beside the one it begins with; all when null.',
    })
    kinds: EntityKind[] | null,
    @Arg('first', () => Int, { defaultValue: 100, description: `How many entities at most, 1 to ${MAX_NODES}.` })
    first: number,
    @Ctx() context: Context,
  ): Promise<Subgraph> {
    const question = { of, hops, first, relations: relations ?? null, kinds: kinds ?? null }
    return new Subgraph(await subgraph(context.reader, question), question)
  }
}
