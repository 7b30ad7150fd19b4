import { Args, Ctx, Field } from 'type-graphql'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { related, relatedOne } from '../base/entity-of.ts'
import { PageArgs } from '../base/paging.ts'
import { EntityType, typeOf } from '../base/registry.ts'
import { AllocationConnection, AsOfPageArgs, allocationsFor } from '../money/allocations.ts'
import { ResultConnection, resultsOf } from '../outcomes/results.ts'

@EntityType('LINE', 'A line of activity. Its number is unique only inside its plan or programme.')
export class Line extends Entity<'LINE'> {
  @Field(() => String, { description: 'What numbers it in its plan, whole and as printed, e.g. LINEA 12 (ex 7).' })
  get designation(): string {
    return this.data.properties.designation
  }

  @Field(() => String, {
    description:
      'What follows the word for its level in its designation, e.g. 4, 7T, 3.1, 8 bis or IV; no leading zeros.',
  })
  get number(): string {
    return this.data.properties.number
  }

  @Field(() => typeOf('PLAN'), {
    nullable: true,
    description: 'Its plan, through its section where it has one; null for a line of a programme.',
  })
  async plan(@Ctx() context: Context): Promise<Entity | null> {
    const section = await this.section(context)
    return section === null
      ? relatedOne(context, this.id, 'HAS_LINE', 'IN', 'PLAN')
      : relatedOne(context, section.id, 'HAS_SECTION', 'IN')
  }

  @Field(() => typeOf('SECTION'), { nullable: true, description: 'Its section; null where its plan has none.' })
  section(@Ctx() context: Context): Promise<Entity | null> {
    return relatedOne(context, this.id, 'HAS_LINE', 'IN', 'SECTION')
  }

  @Field(() => typeOf('SPENDING_PROGRAMME'), {
    nullable: true,
    description: 'Its spending programme; null for a line of a plan.',
  })
  programme(@Ctx() context: Context): Promise<Entity | null> {
    return relatedOne(context, this.id, 'HAS_LINE', 'IN', 'SPENDING_PROGRAMME')
  }

  @Field(() => AllocationConnection, { description: 'The money for it: one row or several.' })
  allocations(@Args(() => AsOfPageArgs) args: AsOfPageArgs, @Ctx() context: Context): Promise<AllocationConnection> {
    return allocationsFor(context, this.id, args)
  }

  @Field(() => [typeOf('INDICATOR')], { description: 'The indicators that measure it.' })
  indicators(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'MEASURES', 'IN')
  }

  @Field(() => ResultConnection, { description: 'What a source says it did.' })
  results(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<ResultConnection> {
    return resultsOf(context, this.id, page)
  }

  @Field(() => [typeOf('REGION')], { description: 'The regions that a source names for it.' })
  regions(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'IN_REGION', 'OUT')
  }
}
