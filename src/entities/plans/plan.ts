import { Args, Ctx, Field } from 'type-graphql'
import { compareIds } from '../../model/order.ts'
import type { Relation } from '../../model/relations.ts'
import type { Basis } from '../../model/vocabulary.ts'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { entitiesOf, numberedBelow, relatedIds } from '../base/entity-of.ts'
import { BasisEnum } from '../base/enums.ts'
import { EntityType, typeOf } from '../base/registry.ts'
import { DateScalar } from '../base/scalars.ts'
import { AllocationConnection, AsOfPageArgs, allocationsFor } from '../money/allocations.ts'

/** Acts that touch an entity: by what they say of it, or by the money that they set for it. */
export async function actsOf(context: Context, id: string): Promise<Entity[]> {
  const bearing: Relation[] = ['APPROVES', 'AMENDS', 'CONCERNS']
  const allocations = await relatedIds(context, id, 'FOR', 'IN')
  const setters = await Promise.all(allocations.map(each => relatedIds(context, each, 'SETS', 'IN')))
  const ids = new Set([...(await relatedIds(context, id, bearing, 'IN', 'ACT')), ...setters.flat()])
  return entitiesOf(context, [...ids].sort(compareIds))
}

@EntityType('PLAN')
export class Plan extends Entity<'PLAN'> {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Its first day: as stated, or the first day of its sections; null where no source states either.',
  })
  get start(): string | null {
    return this.data.properties.start
  }

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Its last day: as stated, or the last day of its sections; null where no source states either.',
  })
  get end(): string | null {
    return this.data.properties.end
  }

  @Field(() => BasisEnum, {
    nullable: true,
    description: 'How the start is known: STATED, or COMPUTED from the days of its sections; null without one.',
  })
  get startBasis(): Basis | null {
    return this.data.properties.startBasis
  }

  @Field(() => BasisEnum, {
    nullable: true,
    description: 'How the end is known: STATED, or COMPUTED from the days of its sections; null without one.',
  })
  get endBasis(): Basis | null {
    return this.data.properties.endBasis
  }

  @Field(() => String, {
    nullable: true,
    description: 'The named rule by which a start or end is COMPUTED; else null.',
  })
  get periodRule(): string | null {
    return this.data.properties.periodRule
  }

  @Field(() => [typeOf('SECTION')], { description: 'Its sections, by number.' })
  sections(@Ctx() context: Context): Promise<Entity[]> {
    return numberedBelow(context, [this.id], 'HAS_SECTION')
  }

  @Field(() => [typeOf('LINE')], { description: 'All its lines, those of its sections too, by number.' })
  async lines(@Ctx() context: Context): Promise<Entity[]> {
    const owners = [this.id, ...(await relatedIds(context, this.id, 'HAS_SECTION', 'OUT'))]
    return numberedBelow(context, owners, 'HAS_LINE')
  }

  @Field(() => [typeOf('ACT')], { description: 'The acts that approve, amend, concern or fund it.' })
  acts(@Ctx() context: Context): Promise<Entity[]> {
    return actsOf(context, this.id)
  }

  @Field(() => AllocationConnection, { description: 'The money for the plan itself; that of its lines is theirs.' })
  allocations(@Args(() => AsOfPageArgs) args: AsOfPageArgs, @Ctx() context: Context): Promise<AllocationConnection> {
    return allocationsFor(context, this.id, args)
  }
}
