import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { EntityOf, EntityValue } from '../../model/graph.ts'
import { printedAmount } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import type { Breakdown } from '../../model/vocabulary.ts'
import type { Context } from '../base/context.ts'
import { entitiesOf } from '../base/entity-of.ts'
import { BreakdownEnum } from '../base/enums.ts'
import { typeOf } from '../base/registry.ts'
import { Money, moneyOf } from '../money/money.ts'

@Resolver(() => typeOf('ALLOCATION'))
export class AllocationFields {
  @FieldResolver(() => Money, { nullable: true, description: 'Null when the cell is empty: then absence says why.' })
  amount(@Root() { properties }: EntityOf<'ALLOCATION'>): Money | null {
    return moneyOf(printedAmount(properties))
  }

  @FieldResolver(() => [typeOf('ALLOCATION')], {
    description: 'Its parts by one breakdown, or by every one when by is null.',
  })
  async parts(
    @Root() { id }: EntityValue,
    @Arg('by', () => BreakdownEnum, { nullable: true, description: 'By what it is split; every breakdown when null.' })
    by: Breakdown | null,
    @Ctx() context: Context,
  ): Promise<EntityValue[]> {
    const parts = (await context.reader.edges(id)).filter(
      ({ relation, direction, breakdown }) =>
        relation === 'BREAKS_DOWN_INTO' && direction === 'OUT' && (by == null || breakdown === by),
    )
    return entitiesOf(context, [...new Set(parts.map(({ other }) => other))].sort(compareIds))
  }
}
