import { Ctx, Field, Int, ObjectType } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entitiesOf } from '../../entities/base/entity-of.ts'
import { DirectionEnum } from '../../entities/base/enums.ts'
import type { Coming } from '../../model/coming.ts'
import type { Direction } from '../../model/relations.ts'
import type { PathAnswer, PathStepAnswer } from '../../questions/paths/answer.ts'
import { Link } from './link.ts'

@ObjectType({ description: 'One relationship of a path, in the order in which it is walked.' })
export class PathStep extends Link<PathStepAnswer> {
  @Field(() => DirectionEnum, { description: 'OUT where `from` stands on its left, IN where it stands on its right.' })
  get direction(): Direction {
    return this.data.direction
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
  entities(@Ctx() context: Context): Coming<Entity[]> {
    const [first] = this.data.steps
    return entitiesOf(context, [...(first === undefined ? [] : [first.from]), ...this.data.steps.map(({ to }) => to)])
  }

  @Field(() => [PathStep], { description: 'Its relationships, in order.' })
  steps(): PathStep[] {
    return this.data.steps.map(step => new PathStep(step))
  }
}
