import { Ctx, Field, Int, ObjectType } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entitiesOf, entityOf } from '../../entities/base/entity-of.ts'
import { BasisEnum, DirectionEnum, RelationEnum } from '../../entities/base/enums.ts'
import { Evidence, evidenceOf } from '../../entities/base/evidence.ts'
import type { Direction, Relation } from '../../model/relations.ts'
import type { Basis } from '../../model/vocabulary.ts'
import type { PathAnswer, PathStepAnswer } from '../../questions/paths/answer.ts'

@ObjectType({ description: 'One relationship of a path, in the order in which it is walked.' })
export class PathStep {
  readonly data: PathStepAnswer

  constructor(data: PathStepAnswer) {
    this.data = data
  }

  @Field(() => Entity, { description: 'Where the step begins.' })
  from(@Ctx() context: Context): Promise<Entity> {
    return entityOf(context, null, this.data.from)
  }

  @Field(() => RelationEnum, { description: 'The type of the relationship.' })
  get relation(): Relation {
    return this.data.relation
  }

  @Field(() => DirectionEnum, { description: 'OUT where `from` stands on its left, IN where it stands on its right.' })
  get direction(): Direction {
    return this.data.direction
  }

  @Field(() => Entity, { description: 'Where the step ends.' })
  to(@Ctx() context: Context): Promise<Entity> {
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
  evidence(@Ctx() context: Context): Promise<Evidence[]> {
    return evidenceOf(context, this.data.evidence)
  }
}

@ObjectType({
  description:
    'A path from one entity to another over relationships of any type. It shows that they are linked, not that money passes between them: trace follows money.',
})
export class Path {
  readonly data: PathAnswer

  constructor(data: PathAnswer) {
    this.data = data
  }

  @Field(() => Int, { description: 'How many steps it has.' })
  get length(): number {
    return this.data.steps.length
  }

  @Field(() => [Entity], { description: 'The entities on it, both ends among them: one more than it has steps.' })
  entities(@Ctx() context: Context): Promise<Entity[]> {
    const [first] = this.data.steps
    return entitiesOf(context, [...(first === undefined ? [] : [first.from]), ...this.data.steps.map(({ to }) => to)])
  }

  @Field(() => [PathStep], { description: 'Its relationships, in order.' })
  steps(): PathStep[] {
    return this.data.steps.map(step => new PathStep(step))
  }
}
