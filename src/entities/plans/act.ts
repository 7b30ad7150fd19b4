import { Args, Ctx, Field } from 'type-graphql'
import type { ActKind, ActStatus, DatePrecision } from '../../model/vocabulary.ts'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { related, relatedIds } from '../base/entity-of.ts'
import { ActKindEnum, ActStatusEnum, DatePrecisionEnum } from '../base/enums.ts'
import { pageOfRelated } from '../base/lists.ts'
import { PageArgs } from '../base/paging.ts'
import { EntityType, typeOf } from '../base/registry.ts'
import { DateScalar } from '../base/scalars.ts'
import { AllocationConnection } from '../money/allocations.ts'

@EntityType('ACT')
export class Act extends Entity<'ACT'> {
  @Field(() => ActKindEnum, { description: 'What kind of act it is.' })
  get actKind(): ActKind {
    return this.data.properties.actKind
  }

  @Field(() => String, {
    nullable: true,
    description: 'As printed, e.g. 549 or 1913/2020; null where none is printed.',
  })
  get number(): string | null {
    return this.data.properties.number
  }

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Its date, or the last day of its month or year; null where none is printed.',
  })
  get date(): string | null {
    return this.data.properties.date
  }

  @Field(() => DatePrecisionEnum, {
    nullable: true,
    description: 'How exactly the date is known; null without a date.',
  })
  get datePrecision(): DatePrecision | null {
    return this.data.properties.datePrecision
  }

  @Field(() => ActStatusEnum, { description: 'How far it has come.' })
  get status(): ActStatus {
    return this.data.properties.status
  }

  @Field(() => [typeOf('ORGANISATION')], { description: 'Who issued it; empty where no source says.' })
  issuers(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'ISSUED_BY', 'OUT')
  }

  @Field(() => String, { nullable: true, description: 'Official journal, issue and date, as printed.' })
  get publishedIn(): string | null {
    return this.data.properties.publishedIn
  }

  @Field(() => AllocationConnection, {
    description: 'The amounts it sets, totals and parts alike, in the order of their lines.',
  })
  async allocations(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<AllocationConnection> {
    return pageOfRelated(
      context,
      'ALLOCATION',
      `allocations of ${this.id}`,
      await relatedIds(context, this.id, 'SETS', 'OUT'),
      page,
    )
  }

  @Field(() => [Entity], { description: 'What it approves.' })
  approves(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'APPROVES', 'OUT')
  }

  @Field(() => [Entity], { description: 'What it amends.' })
  amends(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'AMENDS', 'OUT')
  }
}
