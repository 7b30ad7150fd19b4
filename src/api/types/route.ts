import { Ctx, Field, Int, ObjectType } from 'type-graphql'
import { Called } from '../../entities/base/called.ts'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entityOf } from '../../entities/base/entity-of.ts'
import { BasisEnum, DirectionEnum, RelationEnum, StageEnum } from '../../entities/base/enums.ts'
import { Evidence, evidenceOf } from '../../entities/base/evidence.ts'
import { Money, moneyOf } from '../../entities/money/money.ts'
import type { Coming } from '../../model/coming.ts'
import type { Direction, Relation } from '../../model/relations.ts'
import { pause } from '../../model/turns.ts'
import type { Basis, Stage } from '../../model/vocabulary.ts'
import type { HopAnswer, RouteAnswer } from '../../questions/trace/answer.ts'
import { evidenceOfHop } from '../../questions/trace/routes/hops.ts'
import { Attribution } from './attribution.ts'
import { Conservation } from './conservation.ts'

@ObjectType({ description: 'One step of a route.', simpleResolvers: true })
export class Hop {
  readonly data: HopAnswer

  constructor(data: HopAnswer) {
    this.data = data
  }

  @Field(() => Int, { description: '1-based, in the order walked.' })
  get position(): number {
    return this.data.position
  }

  @Called(() => Entity, { description: 'Where the step begins.' })
  from(_: unknown, context: Context): Coming<Entity> {
    return entityOf(context, null, this.data.from)
  }

  @Field(() => RelationEnum, { description: 'The relationship it takes.' })
  get relation(): Relation {
    return this.data.relation
  }

  @Field(() => DirectionEnum, { description: 'OUT when the step goes from left to right of the relationship.' })
  get direction(): Direction {
    return this.data.direction
  }

  @Called(() => Entity, { description: 'Where the step ends.' })
  to(_: unknown, context: Context): Coming<Entity> {
    return entityOf(context, null, this.data.to)
  }

  @Field(() => Money, { nullable: true, description: 'The money before the step, whichever way it is walked.' })
  get amountIn(): Money | null {
    return moneyOf(this.data.amountIn)
  }

  @Field(() => Money, {
    nullable: true,
    description: 'Null from where the sources no longer say how much was passed on.',
  })
  get amountOut(): Money | null {
    return moneyOf(this.data.amountOut)
  }

  @Field(() => StageEnum, { nullable: true, description: "The stage of the route's money." })
  get stage(): Stage | null {
    return this.data.stage
  }

  @Field(() => BasisEnum, {
    description: 'How the relationship and the amounts that the step carries are known, at the weakest.',
  })
  get basis(): Basis {
    return this.data.basis
  }

  @Field(() => String, { nullable: true, description: 'The named rule when basis is not STATED.' })
  get rule(): string | null {
    return this.data.rule
  }

  @Field(() => [Evidence], { description: 'Where it is printed.' })
  async evidence(@Ctx() context: Context): Promise<Evidence[]> {
    const printed = await evidenceOfHop(context.reader, this.data)
    // Relationships of many hops are there at once, and so would be all that is made of them.
    await pause(context.signal)
    return evidenceOf(context, printed)
  }

  @Field(() => Conservation, { description: 'Whether what the step leaves is the sum of its parts.' })
  get conservation(): Conservation {
    return new Conservation(this.data.conservation)
  }
}

@ObjectType({ description: 'One way from the origin: one act and one stage of its money.', simpleResolvers: true })
export class Route {
  readonly data: RouteAnswer

  constructor(data: RouteAnswer) {
    this.data = data
  }

  @Field(() => [Hop], { description: 'Its steps, in the order walked.' })
  get hops(): Hop[] {
    return this.data.hops.map(hop => new Hop(hop))
  }

  @Field(() => BasisEnum, { description: 'The basis of its weakest step.' })
  get weakest(): Basis {
    return this.data.weakest
  }

  @Field(() => Money, { nullable: true, description: 'The money it begins with.' })
  get amountIn(): Money | null {
    return moneyOf(this.data.amountIn)
  }

  @Field(() => Money, {
    nullable: true,
    description: 'The money that is known to arrive; null where the sources do not say.',
  })
  get amountOut(): Money | null {
    return moneyOf(this.data.amountOut)
  }

  @Field(() => Attribution, { nullable: true, description: 'What its end can claim; null without a goal.' })
  get attribution(): Attribution | null {
    return this.data.attribution === null ? null : new Attribution(this.data.attribution)
  }
}
