import type { Context } from '../base/context.ts'
import { relatedIds } from '../base/entity-of.ts'
import { connectionOf, pageOfRelated } from '../base/lists.ts'
import type { PageArgs } from '../base/paging.ts'

export const ResultConnection = connectionOf('RESULT')
export type ResultConnection = InstanceType<typeof ResultConnection>

export async function resultsOf(context: Context, id: string, page: PageArgs): Promise<ResultConnection> {
  return pageOfRelated(context, 'RESULT', `results of ${id}`, await relatedIds(context, id, 'ACHIEVED', 'OUT'), page)
}

/** The results at the other end of a relationship that starts at them: in a region, with a group of centres. */
export async function resultsWith(
  context: Context,
  id: string,
  relation: 'IN_REGION' | 'INVOLVES',
  page: PageArgs,
): Promise<ResultConnection> {
  return pageOfRelated(
    context,
    'RESULT',
    `results with ${id}`,
    await relatedIds(context, id, relation, 'IN', 'RESULT'),
    page,
  )
}
