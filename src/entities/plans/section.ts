import { Args, Ctx, Field, Int } from 'type-graphql'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { numberedBelow, related, relatedOne } from '../base/entity-of.ts'
import { PageArgs } from '../base/paging.ts'
import { EntityType, typeOf } from '../base/registry.ts'
import { DateScalar } from '../base/scalars.ts'
import { AllocationConnection, AsOfPageArgs, allocationsFor } from '../money/allocations.ts'
import { ResultConnection, resultsOf } from '../outcomes/results.ts'

@EntityType('SECTION')
export class Section extends Entity<'SECTION'> {
  @Field(() => String, { description: 'What numbers it in its plan, whole and as printed, e.g. SEZIONE 1.' })
  get designation(): string {
    return this.data.properties.designation
  }

  @Field(() => Int, {
    nullable: true,
    description:
      'Its number in its plan; null where that is not a whole number, as in Investimento 2.1: see designation.',
  })
  get number(): number | null {
    return this.data.properties.number
  }

  @Field(() => typeOf('PLAN'), { description: 'The plan it belongs to.' })
  async plan(@Ctx() context: Context): Promise<Entity> {
    return (await relatedOne(context, this.id, 'HAS_SECTION', 'IN')) as Entity
  }

  @Field(() => [typeOf('LINE')], { description: 'Its lines, by number.' })
  lines(@Ctx() context: Context): Promise<Entity[]> {
    return numberedBelow(context, [this.id], 'HAS_LINE')
  }

  @Field(() => DateScalar, { nullable: true, description: 'Its first day; null where no source says.' })
  get start(): string | null {
    return this.data.properties.start
  }

  @Field(() => DateScalar, { nullable: true, description: 'Its last day; null where no source says.' })
  get end(): string | null {
    return this.data.properties.end
  }

  @Field(() => typeOf('BUDGET_PROGRAMME'), {
    nullable: true,
    description: 'The programme of the State budget it is listed under.',
  })
  budgetProgramme(@Ctx() context: Context): Promise<Entity | null> {
    return relatedOne(context, this.id, 'CLASSIFIES', 'IN')
  }

  @Field(() => AllocationConnection, {
    description: 'The money for the section itself, its coordination rows among it.',
  })
  allocations(@Args(() => AsOfPageArgs) args: AsOfPageArgs, @Ctx() context: Context): Promise<AllocationConnection> {
    return allocationsFor(context, this.id, args)
  }

  @Field(() => [typeOf('INDICATOR')], { description: 'The indicators that measure it.' })
  indicators(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'MEASURES', 'IN')
  }

  @Field(() => ResultConnection, { description: 'What its sheet says was done.' })
  results(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<ResultConnection> {
    return resultsOf(context, this.id, page)
  }
}
