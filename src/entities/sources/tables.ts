import { compareIds } from '../../model/order.ts'
import type { Context } from '../base/context.ts'
import type { Entity } from '../base/entity.ts'
import { allOfKind, pageOfRelated } from '../base/lists.ts'
import type { PageArgs } from '../base/paging.ts'
import type { AllocationConnection } from '../money/allocations.ts'

export async function tablesOf(context: Context, source: string): Promise<Entity[]> {
  const tables = (await allOfKind(context, 'TABLE')).filter(
    ({ data }) => data.kind === 'TABLE' && 'source' in data.properties && data.properties.source === source,
  )
  const firstLine = (table: Entity) => (table.data.properties as { firstLine: number }).firstLine
  return tables.sort((a, b) => firstLine(a) - firstLine(b))
}

/** The amounts of a table, in the order of their lines. */
export async function allocationsIn(context: Context, table: string, page: PageArgs): Promise<AllocationConnection> {
  const ids = [...(await context.reader.allocationsOfTable(table))].sort(compareIds)
  return pageOfRelated(context, 'ALLOCATION', `allocations of ${table}`, ids, page)
}
