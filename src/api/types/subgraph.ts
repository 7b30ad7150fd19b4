import { Ctx, Field, ObjectType } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entitiesOf, entityOf } from '../../entities/base/entity-of.ts'
import { BreakdownEnum } from '../../entities/base/enums.ts'
import type { Coming } from '../../model/coming.ts'
import type { Breakdown } from '../../model/vocabulary.ts'
import type { SubgraphAnswer, SubgraphEdgeAnswer } from '../../questions/subgraph/answer.ts'
import type { SubgraphQuestion } from '../../questions/subgraph/subgraph.ts'
import { Link } from './link.ts'

@ObjectType({ description: 'One relationship between two entities of a subgraph: `from` stands on its left.' })
export class SubgraphEdge extends Link<SubgraphEdgeAnswer> {
  @Field(() => BreakdownEnum, {
    nullable: true,
    description: 'By what a total is split, on BREAKS_DOWN_INTO; null elsewhere, and where no source says.',
  })
  get breakdown(): Breakdown | null {
    return this.data.breakdown
  }
}

@ObjectType({
  description:
    'A piece of the graph around an entity, entities and relationships once each. It shows what is linked, not that money passes: trace follows money.',
})
export class Subgraph {
  readonly data: SubgraphAnswer
  readonly question: SubgraphQuestion

  constructor(data: SubgraphAnswer, question: SubgraphQuestion) {
    this.data = data
    this.question = question
  }

  @Field(() => Entity, { description: 'What it lies around.' })
  of(@Ctx() context: Context): Coming<Entity> {
    return entityOf(context, null, this.data.of)
  }

  @Field(() => [Entity], {
    description: 'Its entities, that which it lies around first, then the nearest, those equally near by id.',
  })
  nodes(@Ctx() context: Context): Coming<Entity[]> {
    return entitiesOf(context, [...this.data.nodes])
  }

  @Field(() => [SubgraphEdge], {
    description:
      'Every relationship of the types asked for between two of its entities, by the ids of what it links. Between two things that many share, such as two organisations, only SAME_AS and HAS_PROGRAMME.',
  })
  edges(): SubgraphEdge[] {
    return this.data.edges.map(edge => new SubgraphEdge(edge))
  }

  @Field(() => Boolean, { description: 'True where more lies within the hops than `first` entities.' })
  get truncated(): boolean {
    return this.data.truncated
  }
}
