import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { EntityOf } from '../../model/graph.ts'
import { printedAmount } from '../../model/money.ts'
import type { HeadlineAbsence, Stage } from '../../model/vocabulary.ts'
import type { Context } from '../base/context.ts'
import type { Entity } from '../base/entity.ts'
import { entityOf } from '../base/entity-of.ts'
import { enumNamed, StageEnum } from '../base/enums.ts'
import { typeOf } from '../base/registry.ts'
import { Money, moneyOf } from '../money/money.ts'

@ObjectType({
  description: 'The one amount of an act that stands for it, or why there is none.',
  simpleResolvers: true,
})
export class Headline {
  @Field(() => Money, { nullable: true, description: 'The amount; null where there is none: absence says why.' })
  amount!: Money | null

  @Field(() => StageEnum, {
    nullable: true,
    description: 'What the amount is in the life of the money; null without an amount.',
  })
  stage!: Stage | null

  @Field(() => typeOf('ALLOCATION'), {
    nullable: true,
    description:
      'The allocation that it is: where it is printed, what it is for, how it divides. Null where no one stands for the act.',
  })
  allocation!: Entity | null

  @Field(() => enumNamed('HeadlineAbsence'), {
    nullable: true,
    description: 'Why there is no amount; null where there is one.',
  })
  absence!: HeadlineAbsence | null
}

@Resolver(() => typeOf('ACT'))
export class ActFields {
  @FieldResolver(() => Headline, {
    description:
      'The one amount it sets that all its other amounts are parts of or print again; movements, such as a decommitment, only where it does nothing else. Never a sum: where it sets several, ask sum whether they may be added.',
  })
  async headline(@Root() { properties }: EntityOf<'ACT'>, @Ctx() context: Context): Promise<Headline> {
    const { headlineAllocation: id, headlineStage: stage, headlineAbsence: absence } = properties
    if (id === null) return { amount: null, stage, allocation: null, absence }
    const allocation = await entityOf(context, 'ALLOCATION', id)
    const amount = allocation.kind === 'ALLOCATION' ? moneyOf(printedAmount(allocation.properties)) : null
    return { amount, stage, allocation, absence }
  }
}
