import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { matchingOf } from '../../filters/page.ts'
import type { EntityOf, EntityValue } from '../../model/graph.ts'
import { compareIds } from '../../model/order.ts'
import type { Breakdown } from '../../model/vocabulary.ts'
import type { Context } from '../base/context.ts'
import { entitiesOf } from '../base/entity-of.ts'
import { BreakdownEnum } from '../base/enums.ts'
import { typeOf } from '../base/registry.ts'
import { checkedFirst, FirstArg, narrowing } from '../kinds/narrowed.ts'
import { amountOf, Money } from '../money/money.ts'

const { FilterArg, OrderArg, Costs } = narrowing('ALLOCATION')

@Resolver(() => typeOf('ALLOCATION'))
export class AllocationFields {
  @FieldResolver(() => Money, { nullable: true, description: 'Null when the cell is empty: then absence says why.' })
  amount(@Root() allocation: EntityOf<'ALLOCATION'>): Money | null {
    return amountOf(allocation)
  }

  @Costs
  @FieldResolver(() => [typeOf('ALLOCATION')], {
    description: 'Its parts by one breakdown, or by every one when by is null.',
  })
  async parts(
    @Root() { id }: EntityValue,
    @Arg('by', () => BreakdownEnum, { nullable: true, description: 'By what it is split; every breakdown when null.' })
    by: Breakdown | null,
    @FirstArg first: number | null,
    @FilterArg filter: object | null,
    @OrderArg orderBy: string | null,
    @Ctx() context: Context,
  ): Promise<EntityValue[]> {
    const parts = (await context.reader.edges(id)).filter(
      ({ relation, direction, breakdown }) =>
        relation === 'BREAKS_DOWN_INTO' && direction === 'OUT' && (by == null || breakdown === by),
    )
    const ids = [...new Set(parts.map(({ other }) => other))].sort(compareIds)
    const most = checkedFirst(first)
    const chosen = await matchingOf(context, 'ALLOCATION', ids, { filter, orderBy })
    return entitiesOf(context, chosen.slice(0, most))
  }
}
