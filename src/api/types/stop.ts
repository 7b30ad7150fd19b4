import { Field, ObjectType } from 'type-graphql'
import { Called } from '../../entities/base/called.ts'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entityOf } from '../../entities/base/entity-of.ts'
import { Money, moneyOf } from '../../entities/money/money.ts'
import type { Coming } from '../../model/coming.ts'
import type { StopAnswer } from '../../questions/trace/answer.ts'
import { StopReasonEnum } from './trace-enums.ts'

@ObjectType({ description: 'A place where the trail stops, and why.', simpleResolvers: true })
export class Stop {
  readonly data: StopAnswer

  constructor(data: StopAnswer) {
    this.data = data
  }

  @Called(() => Entity, { description: 'Where.' })
  at(_: unknown, context: Context): Coming<Entity> {
    return entityOf(context, null, this.data.at)
  }

  @Field(() => StopReasonEnum, { description: 'Why.' })
  get reason(): StopAnswer['reason'] {
    return this.data.reason
  }

  @Field(() => String, { description: 'In words, for a reader who has not seen the source.' })
  get explanation(): string {
    return this.data.explanation
  }

  @Field(() => Money, {
    nullable: true,
    description:
      'The most of the money followed that may be at this place: every amount that reaches it, each counted once, reductions netted. It is the bound that a trace to this place gives. Where the reason is SUPERSEDED, DECOMMITTED or OTHER_FRAME, the amount that stands there. Null where nothing bounds it.',
  })
  get upperBound(): Money | null {
    return moneyOf(this.data.upperBound)
  }
}
