import { Ctx, Field, ObjectType } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entityOf } from '../../entities/base/entity-of.ts'
import { BasisEnum, RelationEnum } from '../../entities/base/enums.ts'
import { Evidence, evidenceOf } from '../../entities/base/evidence.ts'
import type { Coming } from '../../model/coming.ts'
import type { Edge } from '../../model/graph.ts'
import type { Relation } from '../../model/relations.ts'
import type { Basis } from '../../model/vocabulary.ts'

/** A relationship with both of its ends, by their ids. */
export interface LinkAnswer extends Pick<Edge, 'relation' | 'note' | 'basis' | 'rule' | 'evidence'> {
  from: string
  to: string
}

/** What is said of a relationship wherever it is shown with both of its ends. */
@ObjectType()
export abstract class Link<T extends LinkAnswer = LinkAnswer> {
  readonly data: T

  constructor(data: T) {
    this.data = data
  }

  @Field(() => Entity, { description: 'Where it begins: a relationship on its left, a step where it is walked from.' })
  from(@Ctx() context: Context): Coming<Entity> {
    return entityOf(context, null, this.data.from)
  }

  @Field(() => RelationEnum, { description: 'The type of the relationship, which reads from left to right.' })
  get relation(): Relation {
    return this.data.relation
  }

  @Field(() => Entity, { description: 'Where it ends.' })
  to(@Ctx() context: Context): Coming<Entity> {
    return entityOf(context, null, this.data.to)
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
  evidence(@Ctx() context: Context): Coming<Evidence[]> {
    return evidenceOf(context, this.data.evidence)
  }
}
