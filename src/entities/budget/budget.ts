import { Args, Ctx, Field } from 'type-graphql'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { numberedBelow, related, relatedOne } from '../base/entity-of.ts'
import { PageArgs } from '../base/paging.ts'
import { EntityType, typeOf } from '../base/registry.ts'
import { DateScalar } from '../base/scalars.ts'
import { AllocationConnection, AsOfPageArgs, allocationsFor } from '../money/allocations.ts'
import { ResultConnection, resultsOf } from '../outcomes/results.ts'
import { actsOf } from '../plans/plan.ts'

@EntityType('BUDGET_MISSION')
export class BudgetMission extends Entity<'BUDGET_MISSION'> {
  @Field(() => String, { description: 'Its code, e.g. 026.' })
  get code(): string {
    return this.data.properties.code
  }

  @Field(() => [typeOf('BUDGET_PROGRAMME')], { description: 'Its programmes.' })
  programmes(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'HAS_PROGRAMME', 'OUT')
  }
}

@EntityType('BUDGET_PROGRAMME')
export class BudgetProgramme extends Entity<'BUDGET_PROGRAMME'> {
  @Field(() => String, { description: 'Its code inside its mission, e.g. 010.' })
  get code(): string {
    return this.data.properties.code
  }

  @Field(() => [String], { description: 'What the footnotes at its name say, in words of our own.' })
  get footnotes(): string[] {
    return this.data.properties.footnotes
  }

  @Field(() => typeOf('BUDGET_MISSION'), { description: 'Its mission.' })
  async mission(@Ctx() context: Context): Promise<Entity> {
    return (await relatedOne(context, this.id, 'HAS_PROGRAMME', 'IN')) as Entity
  }

  @Field(() => [typeOf('SPENDING_PROGRAMME')], { description: 'The spending programmes listed under it.' })
  spendingProgrammes(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'CLASSIFIES', 'OUT', 'SPENDING_PROGRAMME')
  }

  @Field(() => [typeOf('SECTION')], { description: 'The sections of plans listed under it.' })
  sections(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'CLASSIFIES', 'OUT', 'SECTION')
  }

  @Field(() => [typeOf('INDICATOR')], { description: 'The indicators printed under it.' })
  indicators(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'MEASURES', 'IN')
  }
}

@EntityType('SPENDING_PROGRAMME')
export class SpendingProgramme extends Entity<'SPENDING_PROGRAMME'> {
  @Field(() => String, { nullable: true, description: 'As printed, e.g. 77B; null where none is printed.' })
  get projectCode(): string | null {
    return this.data.properties.projectCode
  }

  @Field(() => DateScalar, { nullable: true, description: 'Its first day; null where no source says.' })
  get start(): string | null {
    return this.data.properties.start
  }

  @Field(() => DateScalar, { nullable: true, description: 'Its last day; null where no source says.' })
  get end(): string | null {
    return this.data.properties.end
  }

  @Field(() => [Entity], {
    description:
      'The funds and bodies that a source says finance it, without an amount; money that is charged to a fund is in allocations.',
  })
  fundedBy(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'FUNDED_BY', 'OUT')
  }

  @Field(() => [typeOf('SPENDING_PROGRAMME')], {
    description: 'The programmes that a source says it complements.',
  })
  complements(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'COMPLEMENTS', 'OUT', 'SPENDING_PROGRAMME')
  }

  @Field(() => typeOf('BUDGET_PROGRAMME'), {
    nullable: true,
    description: 'The programme of the State budget it is listed under.',
  })
  budgetProgramme(@Ctx() context: Context): Promise<Entity | null> {
    return relatedOne(context, this.id, 'CLASSIFIES', 'IN')
  }

  @Field(() => [typeOf('LINE')], { description: 'Its lines, by number.' })
  lines(@Ctx() context: Context): Promise<Entity[]> {
    return numberedBelow(context, [this.id], 'HAS_LINE')
  }

  @Field(() => [typeOf('ACT')], { description: 'The acts that approve, amend, concern or fund it.' })
  acts(@Ctx() context: Context): Promise<Entity[]> {
    return actsOf(context, this.id)
  }

  @Field(() => AllocationConnection, { description: 'The money for it.' })
  allocations(@Args(() => AsOfPageArgs) args: AsOfPageArgs, @Ctx() context: Context): Promise<AllocationConnection> {
    return allocationsFor(context, this.id, args)
  }

  @Field(() => ResultConnection, { description: 'What its sheet says was done.' })
  results(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<ResultConnection> {
    return resultsOf(context, this.id, page)
  }
}
