import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { HEADLINE_KINDS, type HeadlineKind, KINDS } from '../../kinds/index.ts'
import type { EntityOf } from '../../model/graph.ts'
import type { HeadlineAbsence, Stage } from '../../model/vocabulary.ts'
import type { Context } from '../base/context.ts'
import type { Entity } from '../base/entity.ts'
import { entityOf } from '../base/entity-of.ts'
import { enumNamed, StageEnum } from '../base/enums.ts'
import { typeOf } from '../base/registry.ts'
import { amountOf, Money } from '../money/money.ts'

@ObjectType({
  description: 'The one amount that stands for an entity, or why there is none.',
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
      'The allocation that it is: where it is printed, what it is for, how it divides. Null where no one amount stands for the entity.',
  })
  allocation!: Entity | null

  @Field(() => enumNamed('HeadlineAbsence'), {
    nullable: true,
    description: 'Why there is no amount; null where there is one.',
  })
  absence!: HeadlineAbsence | null
}

const ofAct =
  'The one amount it sets that all its other amounts are parts of or print again; movements, such as a decommitment, only where it does nothing else. Never a sum: where it sets several, ask sum whether they may be added.'
const ofTarget =
  'The one amount for it that stands: replaced by no later one, withdrawn by no later edition, and not inside another amount for it; movements, such as a decommitment, only where there is nothing else. Computed only where its parts provably make it up; where there are several, ask sum whether they may be added.'

function fieldsOf(kind: HeadlineKind) {
  const description = KINDS[kind].traits.role === 'ACT' ? ofAct : ofTarget

  @Resolver(() => typeOf(kind))
  class HeadlineFields {
    @FieldResolver(() => Headline, { description })
    async headline(@Root() { properties }: EntityOf<HeadlineKind>, @Ctx() context: Context): Promise<Headline> {
      const { headlineAllocation: id, headlineStage: stage, headlineAbsence: absence } = properties
      if (id === null) return { amount: null, stage, allocation: null, absence }
      const allocation = await entityOf(context, 'ALLOCATION', id)
      const amount = allocation.kind === 'ALLOCATION' ? amountOf(allocation) : null
      return { amount, stage, allocation, absence }
    }
  }
  return HeadlineFields
}

export const HEADLINE_FIELDS = HEADLINE_KINDS.map(fieldsOf)
