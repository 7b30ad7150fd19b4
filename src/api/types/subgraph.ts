import { Ctx, Field, ObjectType } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entitiesOf, entityOf } from '../../entities/base/entity-of.ts'
import { BasisEnum, BreakdownEnum, RelationEnum } from '../../entities/base/enums.ts'
import { Evidence, evidenceOf } from '../../entities/base/evidence.ts'
import type { Relation } from '../../model/relations.ts'
import type { Basis, Breakdown } from '../../model/vocabulary.ts'
import type { SubgraphAnswer, SubgraphEdgeAnswer } from '../../questions/subgraph/answer.ts'

@ObjectType({ description: 'One relationship between two entities of a subgraph.' })
export class SubgraphEdge {
  readonly data: SubgraphEdgeAnswer

  constructor(data: SubgraphEdgeAnswer) {
    this.data = data
  }

  @Field(() => Entity, { description: 'What stands on its left.' })
  from(@Ctx() context: Context): Promise<Entity> {
    return entityOf(context, null, this.data.from)
  }

  @Field(() => RelationEnum, { description: 'The type of the relationship, read from left to right.' })
  get relation(): Relation {
    return this.data.relation
  }

  @Field(() => Entity, { description: 'What stands on its right.' })
  to(@Ctx() context: Context): Promise<Entity> {
    return entityOf(context, null, this.data.to)
  }

  @Field(() => BreakdownEnum, {
    nullable: true,
    description: 'By what a total is split, on BREAKS_DOWN_INTO; null elsewhere, and where no source says.',
  })
  get breakdown(): Breakdown | null {
    return this.data.breakdown
  }

  @Field(() => String, {
    nullable: true,
    description: 'What the source says of this one relationship, in a few words of our own.',
  })
  get note(): string | null {
    return this.data.note
  }

  @Field(() => BasisEnum, { description: 'How it is known.' })
  get basis(): Basis {
    return this.data.basis
  }

  @Field(() => String, { nullable: true, description: 'The named rule or formula when basis is not STATED.' })
  get rule(): string | null {
    return this.data.rule
  }

  @Field(() => [Evidence], { description: 'Where it is printed.' })
  evidence(@Ctx() context: Context): Promise<Evidence[]> {
    return evidenceOf(context, this.data.evidence)
  }
}

@ObjectType({
  description:
    'A piece of the graph around an entity, entities and relationships once each. It shows what is linked, not that money passes: trace follows money.',
})
export class Subgraph {
  readonly data: SubgraphAnswer

  constructor(data: SubgraphAnswer) {
    this.data = data
  }

  @Field(() => Entity, { description: 'What it lies around.' })
  of(@Ctx() context: Context): Promise<Entity> {
    return entityOf(context, null, this.data.of)
  }

  @Field(() => [Entity], {
    description: 'Its entities, that which it lies around first, then the nearest, those equally near by id.',
  })
  nodes(@Ctx() context: Context): Promise<Entity[]> {
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
