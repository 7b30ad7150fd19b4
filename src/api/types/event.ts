import { Ctx, Field, ObjectType } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entityOf } from '../../entities/base/entity-of.ts'
import { DatePrecisionEnum } from '../../entities/base/enums.ts'
import { Evidence, evidenceOf } from '../../entities/base/evidence.ts'
import { DateScalar } from '../../entities/base/scalars.ts'
import type { DatePrecision } from '../../model/vocabulary.ts'
import type { EventAnswer } from '../../questions/timeline/answer.ts'

@ObjectType({ description: 'Something that has a day: an act, the start or the end of something, a count of people.' })
export class Event {
  readonly data: EventAnswer

  constructor(data: EventAnswer) {
    this.data = data
  }

  @Field(() => DateScalar, { description: 'Its day; the last one of a month or a year where no more is known.' })
  get date(): string {
    return this.data.date
  }

  @Field(() => DatePrecisionEnum, { description: 'How exactly the day is known.' })
  get datePrecision(): DatePrecision {
    return this.data.datePrecision
  }

  @Field(() => String, { description: 'What came about, in a few words of our own after the name of what it is of.' })
  get label(): string {
    return this.data.label
  }

  @Field(() => Entity, { description: 'What it is of.' })
  entity(@Ctx() context: Context): Promise<Entity> {
    return entityOf(context, null, this.data.entity)
  }

  @Field(() => [Evidence], {
    description: 'Where the day is printed; all evidence of the entity where none spells it out.',
  })
  evidence(@Ctx() context: Context): Promise<Evidence[]> {
    return evidenceOf(context, this.data.evidence)
  }
}
