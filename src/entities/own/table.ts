import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { matchingOf } from '../../filters/page.ts'
import type { CheckValue, EntityValue } from '../../model/graph.ts'
import type { Context } from '../base/context.ts'
import { typeOf } from '../base/registry.ts'
import { Check, checksOf } from '../checks/check.ts'
import { checkedFirst, FirstArg, narrowing } from '../kinds/narrowed.ts'

const { FilterArg, OrderArg, Costs } = narrowing('CHECK')

@Resolver(() => typeOf('TABLE'))
export class TableFields {
  @Costs
  @FieldResolver(() => [Check], { description: 'The checks that are about it.' })
  async checks(
    @Root() { id }: EntityValue,
    @FirstArg first: number | null,
    @FilterArg filter: object | null,
    @OrderArg orderBy: string | null,
    @Ctx() context: Context,
  ): Promise<CheckValue[]> {
    const most = checkedFirst(first)
    const ids = await matchingOf(context, 'CHECK', await context.reader.checksAbout(id), { filter, orderBy })
    return checksOf(context, ids.slice(0, most))
  }
}
