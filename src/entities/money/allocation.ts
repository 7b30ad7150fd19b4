import { Arg, Ctx, Field, Int } from 'type-graphql'
import { printedAmount } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import type { Absence, Breakdown, Grain, Part, Stage } from '../../model/vocabulary.ts'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { entitiesOf, entityOf, related, relatedOne } from '../base/entity-of.ts'
import { AbsenceEnum, BreakdownEnum, GrainEnum, PartEnum, StageEnum } from '../base/enums.ts'
import { EntityType, typeOf } from '../base/registry.ts'
import { Money, moneyOf } from './money.ts'

@EntityType('ALLOCATION')
export class Allocation extends Entity<'ALLOCATION'> {
  @Field(() => Money, { nullable: true, description: 'Null when the cell is empty: then absence says why.' })
  amount(): Money | null {
    return moneyOf(printedAmount(this.data.properties))
  }

  @Field(() => AbsenceEnum, { nullable: true, description: 'Why there is no amount; null when there is one.' })
  get absence(): Absence | null {
    return this.data.properties.absence
  }

  @Field(() => StageEnum, { description: 'What the amount is in the life of the money.' })
  get stage(): Stage {
    return this.data.properties.stage
  }

  @Field(() => GrainEnum, { description: 'What the figure is in its table.' })
  get grain(): Grain {
    return this.data.properties.grain
  }

  @Field(() => PartEnum, { description: 'Which part of its target it is for.' })
  get part(): Part {
    return this.data.properties.part
  }

  @Field(() => typeOf('ACT'), {
    nullable: true,
    description: 'The act that sets it; null where the source names none.',
  })
  act(@Ctx() context: Context): Promise<Entity | null> {
    return relatedOne(context, this.id, 'SETS', 'IN')
  }

  @Field(() => String, { nullable: true, description: 'The article or point of the act, as printed.' })
  get provision(): string | null {
    return this.data.properties.provision
  }

  @Field(() => String, { nullable: true, description: 'The period it is for, as printed.' })
  get period(): string | null {
    return this.data.properties.period
  }

  @Field(() => Int, {
    nullable: true,
    description: 'How many items the amount covers, such as measures or payments, where the table prints it.',
  })
  get items(): number | null {
    return this.data.properties.items
  }

  @Field(() => Entity, { description: 'What the money is for.' })
  async target(@Ctx() context: Context): Promise<Entity> {
    const target = await relatedOne(context, this.id, 'FOR', 'OUT')
    return target as Entity
  }

  @Field(() => typeOf('ORGANISATION'), {
    nullable: true,
    description: 'Who receives it; null where the source names no beneficiary.',
  })
  beneficiary(@Ctx() context: Context): Promise<Entity | null> {
    return relatedOne(context, this.id, 'BENEFITS', 'OUT')
  }

  @Field(() => typeOf('FUND'), {
    nullable: true,
    description: 'The fund it is charged to; null where the source names none.',
  })
  fund(@Ctx() context: Context): Promise<Entity | null> {
    return relatedOne(context, this.id, 'CHARGED_TO', 'OUT')
  }

  @Field(() => [typeOf('AXIS')], {
    description: 'The axis label as printed, mixed or single; empty where none is printed.',
  })
  axes(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'ON_AXIS', 'OUT')
  }

  @Field(() => [typeOf('INVESTMENT_PRIORITY')], {
    description: 'The priorities printed beside it; their split is not published.',
  })
  priorities(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'UNDER_PRIORITY', 'OUT')
  }

  @Field(() => typeOf('TABLE'), {
    nullable: true,
    description: 'The table it stands in; null for a figure of running text.',
  })
  async table(@Ctx() context: Context): Promise<Entity | null> {
    const { table } = this.data.properties
    return table === null ? null : entityOf(context, 'TABLE', table)
  }

  @Field(() => [typeOf('ALLOCATION')], { description: 'Its parts by one breakdown, or by every one when by is null.' })
  async parts(
    @Arg('by', () => BreakdownEnum, { nullable: true, description: 'By what it is split; every breakdown when null.' })
    by: Breakdown | null,
    @Ctx() context: Context,
  ): Promise<Entity[]> {
    const edges = await context.reader.edges(this.id)
    const ids = edges
      .filter(
        edge =>
          edge.relation === 'BREAKS_DOWN_INTO' && edge.direction === 'OUT' && (by == null || edge.breakdown === by),
      )
      .map(edge => edge.other)
    return entitiesOf(context, [...new Set(ids)].sort(compareIds))
  }

  @Field(() => typeOf('ALLOCATION'), {
    nullable: true,
    description: 'The later amount that replaces it; null while none does.',
  })
  supersededBy(@Ctx() context: Context): Promise<Entity | null> {
    return relatedOne(context, this.id, 'SUPERSEDES', 'IN')
  }

  @Field(() => [typeOf('ALLOCATION')], {
    description: 'The same money stated elsewhere, which this one states again.',
  })
  restates(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'RESTATES', 'OUT')
  }

  @Field(() => [typeOf('ALLOCATION')], {
    description: 'What a computed amount was computed from; empty when it is printed.',
  })
  derivedFrom(@Ctx() context: Context): Promise<Entity[]> {
    return entitiesOf(context, this.data.properties.derivedFrom)
  }
}
