import { FilorossoError } from '../../model/errors.ts'
import type { EntityValue } from '../../model/graph.ts'
import type { EntityKind } from '../../model/kinds.ts'
import type { Context } from './context.ts'

/** An entity that the graph itself names: its absence is a fault of the release, not of the request. */
export async function entityOf(context: Context, kind: EntityKind | null, id: string): Promise<EntityValue> {
  const value = await context.reader.entity(id)
  if (value === null || (kind !== null && value.kind !== kind)) {
    throw new FilorossoError('INTERNAL', `release ${context.reader.release.id} lacks ${id}`)
  }
  return value
}

export function entitiesOf(context: Context, ids: readonly string[]): Promise<EntityValue[]> {
  return Promise.all(ids.map(id => entityOf(context, null, id)))
}

/** An entity that a request names: null when the release has none of that id and kind. */
export async function entityAsked(context: Context, kind: EntityKind | null, id: string): Promise<EntityValue | null> {
  const value = await context.reader.entity(id)
  return kind !== null && value?.kind !== kind ? null : value
}
