import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { CheckValue, EntityValue } from '../../model/graph.ts'
import type { Context } from '../base/context.ts'
import { typeOf } from '../base/registry.ts'
import { Check, checksOf } from '../checks/check.ts'

@Resolver(() => typeOf('TABLE'))
export class TableFields {
  @FieldResolver(() => [Check], { description: 'The checks that are about it.' })
  async checks(@Root() { id }: EntityValue, @Ctx() context: Context): Promise<CheckValue[]> {
    return checksOf(context, await context.reader.checksAbout(id))
  }
}
