import { Arg, Ctx, createUnionType, Field, ID, Int, ObjectType, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entitiesOf } from '../../entities/base/entity-of.ts'
import { enumOf } from '../../entities/base/enums.ts'
import { typeOf } from '../../entities/base/registry.ts'
import { Money } from '../../entities/money/money.ts'
import type { Language } from '../../locale/language.ts'
import type { Coming } from '../../model/coming.ts'
import { costOfSum } from '../../questions/costs.ts'
import {
  type SumRefusal as RefusalAnswer,
  type SumRefused as RefusedAnswer,
  SUM_REFUSAL,
  type SumMade,
  type SumRefusalCode,
} from '../../questions/sum/answer.ts'
import { MAX_TERMS, sum } from '../../questions/sum/sum.ts'
import { LangArg, Question } from '../question.ts'

const SumRefusalCodeEnum = enumOf('SumRefusalCode', SUM_REFUSAL, 'Why an addition is wrong.')

@ObjectType({ description: 'An addition that is right.' })
export class Sum {
  readonly data: SumMade

  constructor(data: SumMade) {
    this.data = data
  }

  @Field(() => Money, {
    description: 'The sum, exact to the smallest unit of its currency; as precise as its coarsest term.',
  })
  total(): Money {
    return new Money(this.data.total)
  }

  @Field(() => Int, { description: 'How many terms it has.' })
  get count(): number {
    return this.data.count
  }

  @Field(() => [typeOf('ALLOCATION')], { description: 'What was added, in the order of their ids.' })
  terms(@Ctx() context: Context): Coming<Entity[]> {
    return entitiesOf(context, this.data.terms)
  }
}

@ObjectType({ description: 'One reason why an addition is wrong.' })
export class SumRefusal {
  readonly data: RefusalAnswer

  constructor(data: RefusalAnswer) {
    this.data = data
  }

  @Field(() => SumRefusalCodeEnum, { description: 'The kind of reason.' })
  get code(): SumRefusalCode {
    return this.data.code
  }

  @Field(() => String, { description: 'The reason, for a reader who has not seen the source.' })
  get message(): string {
    return this.data.message
  }

  @Field(() => [Entity], { description: 'What it is about, of what was to be added; in the order of their ids.' })
  entities(@Ctx() context: Context): Coming<Entity[]> {
    return entitiesOf(context, this.data.entities)
  }
}

@ObjectType({ description: 'An addition that is wrong, with every reason.' })
export class SumRefused {
  readonly data: RefusedAnswer
  /** What was to be added. */
  readonly ids: readonly string[]

  constructor(data: RefusedAnswer, ids: readonly string[]) {
    this.data = data
    this.ids = ids
  }

  @Field(() => [SumRefusal], { description: 'Every reason; at least one.' })
  reasons(): SumRefusal[] {
    return this.data.reasons.map(reason => new SumRefusal(reason))
  }
}

export const SumResult = createUnionType({
  name: 'SumResult',
  description: 'The answer to an addition: a sum, or the reasons why the addition is wrong.',
  types: () => [Sum, SumRefused] as const,
})

@Resolver()
export class SumQueries {
  @Question(() => SumResult, {
    cost: costOfSum,
    description:
      'Adds allocations, where that is right; the order of the ids changes nothing. An id that the release does not have is NOT_FOUND.',
  })
  async sum(
    @Arg('ids', () => [ID], { description: `Ids of allocations, 1 to ${MAX_TERMS}.` }) ids: string[],
    @LangArg lang: Language | null,
    @Ctx() context: Context,
  ): Promise<Sum | SumRefused> {
    const answer = await sum(context.reader, ids, lang ?? context.language)
    return answer.kind === 'SUM' ? new Sum(answer) : new SumRefused(answer, ids)
  }
}
