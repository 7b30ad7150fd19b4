import { ArgsType, Field } from 'type-graphql'
import type { Context } from '../base/context.ts'
import { relatedIds } from '../base/entity-of.ts'
import { connectionOf, pageOfRelated } from '../base/lists.ts'
import { PageArgs } from '../base/paging.ts'
import { DateScalar } from '../base/scalars.ts'
import { isInForce } from './in-force.ts'

export const AllocationConnection = connectionOf('ALLOCATION')
export type AllocationConnection = InstanceType<typeof AllocationConnection>

@ArgsType()
export class AsOfPageArgs extends PageArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only what acts had set, and not yet superseded, by that day; every allocation when null.',
  })
  asOf?: string | null
}

/** The allocations for a target, in the order of their ids, as of a day or all of them. */
export async function allocationsFor(
  context: Context,
  target: string,
  args: AsOfPageArgs,
): Promise<AllocationConnection> {
  const asOf = args.asOf ?? null
  let ids = await relatedIds(context, target, 'FOR', 'IN')
  if (asOf !== null) {
    const counts = await Promise.all(ids.map(id => isInForce(context.reader, id, asOf)))
    ids = ids.filter((_, index) => counts[index])
  }
  return pageOfRelated(context, 'ALLOCATION', `allocations for ${target} asOf ${asOf ?? ''}`, ids, args)
}

/** The allocations at the other end of a relationship that starts at them: of a fund, an axis, a priority. */
export async function allocationsUnder(
  context: Context,
  id: string,
  relation: 'CHARGED_TO' | 'ON_AXIS' | 'UNDER_PRIORITY',
  page: PageArgs,
): Promise<AllocationConnection> {
  return pageOfRelated(
    context,
    'ALLOCATION',
    `allocations of ${id}`,
    await relatedIds(context, id, relation, 'IN'),
    page,
  )
}
