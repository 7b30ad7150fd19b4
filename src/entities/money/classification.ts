import { Args, Ctx, Field } from 'type-graphql'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { entitiesOf } from '../base/entity-of.ts'
import { PageArgs } from '../base/paging.ts'
import { EntityType, typeOf } from '../base/registry.ts'
import { AllocationConnection, allocationsUnder } from './allocations.ts'

@EntityType('FUND')
export class Fund extends Entity<'FUND'> {
  @Field(() => AllocationConnection, { description: 'What is charged to it.' })
  allocations(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<AllocationConnection> {
    return allocationsUnder(context, this.id, 'CHARGED_TO', page)
  }
}

@EntityType(
  'AXIS',
  'An axis label as printed: a mixed label such as 1-2 is one axis of its own, because its split is not published.',
)
export class Axis extends Entity<'AXIS'> {
  @Field(() => Boolean, { description: 'Whether the label names several axes.' })
  get mixed(): boolean {
    return this.data.properties.mixed
  }

  @Field(() => [typeOf('AXIS')], { description: 'The single axes that a mixed label names.' })
  members(@Ctx() context: Context): Promise<Entity[]> {
    return entitiesOf(context, this.data.properties.members)
  }

  @Field(() => AllocationConnection, { description: 'What is printed under this label.' })
  allocations(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<AllocationConnection> {
    return allocationsUnder(context, this.id, 'ON_AXIS', page)
  }
}

@EntityType('INVESTMENT_PRIORITY')
export class InvestmentPriority extends Entity<'INVESTMENT_PRIORITY'> {
  @Field(() => String, { description: 'Its code, e.g. 3.ii.' })
  get code(): string {
    return this.data.properties.code
  }

  @Field(() => AllocationConnection, { description: 'What is printed under this priority.' })
  allocations(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<AllocationConnection> {
    return allocationsUnder(context, this.id, 'UNDER_PRIORITY', page)
  }
}
