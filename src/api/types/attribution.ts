import { Field, ObjectType } from 'type-graphql'
import { Money, moneyOf } from '../../entities/money/money.ts'
import type { AttributionAnswer } from '../../questions/trace/answer.ts'
import { AttributionKindEnum } from './trace-enums.ts'

@ObjectType({
  description: "How much of the origin's money the destination can claim, and on what ground.",
  simpleResolvers: true,
})
export class Attribution {
  readonly data: AttributionAnswer

  constructor(data: AttributionAnswer) {
    this.data = data
  }

  @Field(() => AttributionKindEnum, { description: 'The ground.' })
  get kind(): AttributionAnswer['kind'] {
    return this.data.kind
  }

  @Field(() => Money, {
    nullable: true,
    description: 'The amount, where a source or a published key gives it; else null.',
  })
  get amount(): Money | null {
    return moneyOf(this.data.amount)
  }

  @Field(() => Money, { nullable: true, description: 'At least so much.' })
  get lower(): Money | null {
    return moneyOf(this.data.lower)
  }

  @Field(() => Money, { nullable: true, description: 'At most so much; null where nothing bounds it.' })
  get upper(): Money | null {
    return moneyOf(this.data.upper)
  }

  @Field(() => String, { nullable: true, description: 'The named method; null where there is none.' })
  get method(): string | null {
    return this.data.method
  }

  @Field(() => String, { description: 'In words, for a reader who has not seen the source.' })
  get explanation(): string {
    return this.data.explanation
  }
}
