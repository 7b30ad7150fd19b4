import { Ctx, Field, ObjectType } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import type { Entity } from '../../entities/base/entity.ts'
import { entitiesOf } from '../../entities/base/entity-of.ts'
import { BreakdownEnum } from '../../entities/base/enums.ts'
import { typeOf } from '../../entities/base/registry.ts'
import { Money, moneyOf } from '../../entities/money/money.ts'
import type { Coming } from '../../model/coming.ts'
import type { Breakdown } from '../../model/vocabulary.ts'
import type { ConservationAnswer } from '../../questions/trace/answer.ts'
import { ConservationStatusEnum } from './trace-enums.ts'

@ObjectType({ description: 'Does what enters equal what leaves?', simpleResolvers: true })
export class Conservation {
  readonly data: ConservationAnswer

  constructor(data: ConservationAnswer) {
    this.data = data
  }

  @Field(() => ConservationStatusEnum, { description: 'How it came out.' })
  get status(): ConservationAnswer['status'] {
    return this.data.status
  }

  @Field(() => Money, { nullable: true, description: 'The amount of what the hop leaves; null where none is known.' })
  get inflow(): Money | null {
    return moneyOf(this.data.inflow)
  }

  @Field(() => Money, { nullable: true, description: 'The sum of its parts; null where there are none.' })
  get outflow(): Money | null {
    return moneyOf(this.data.outflow)
  }

  @Field(() => Money, { nullable: true, description: 'inflow less outflow.' })
  get residual(): Money | null {
    return moneyOf(this.data.residual)
  }

  @Field(() => Money, { nullable: true, description: 'Half a unit of the printed precision for each term.' })
  get tolerance(): Money | null {
    return moneyOf(this.data.tolerance)
  }

  @Field(() => BreakdownEnum, { nullable: true, description: 'By what the parts split it.' })
  get breakdown(): Breakdown | null {
    return this.data.breakdown
  }

  @Field(() => [typeOf('ALLOCATION')], { description: 'The parts.' })
  terms(@Ctx() context: Context): Coming<Entity[]> {
    return entitiesOf(context, this.data.terms)
  }

  @Field(() => String, {
    nullable: true,
    description: 'What is missing or too much, in words; null when it is balanced.',
  })
  get reason(): string | null {
    return this.data.reason
  }
}
