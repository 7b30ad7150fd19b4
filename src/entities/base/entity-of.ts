import { FilorossoError } from '../../model/errors.ts'
import type { Edge } from '../../model/graph.ts'
import { type EntityKind, kindOfId } from '../../model/kinds.ts'
import { compareIds } from '../../model/order.ts'
import type { Relation } from '../../model/relations.ts'
import type { Context } from './context.ts'
import type { Entity } from './entity.ts'
import { objectOf } from './registry.ts'

/** An entity that the graph itself names: its absence is a fault of the release, not of the request. */
export async function entityOf(context: Context, kind: EntityKind | null, id: string): Promise<Entity> {
  const value = await context.reader.entity(id)
  if (value === null || (kind !== null && value.kind !== kind)) {
    throw new FilorossoError('INTERNAL', `release ${context.reader.release.id} lacks ${id}`)
  }
  return objectOf(value)
}

export function entitiesOf(context: Context, ids: readonly string[]): Promise<Entity[]> {
  return Promise.all(ids.map(id => entityOf(context, null, id)))
}

/** An entity that a request names: null when the release has none of that id and kind. */
export async function entityAsked(context: Context, kind: EntityKind | null, id: string): Promise<Entity | null> {
  const value = await context.reader.entity(id)
  return value === null || (kind !== null && value.kind !== kind) ? null : objectOf(value)
}

/** Ids at the other end of an entity's relationships of one type and direction, sorted. */
export async function relatedIds(
  context: Context,
  id: string,
  relation: Relation | readonly Relation[],
  direction: Edge['direction'],
  kind?: EntityKind,
): Promise<string[]> {
  const wanted: readonly Relation[] = typeof relation === 'string' ? [relation] : relation
  const edges = await context.reader.edges(id)
  const ids = edges
    .filter(edge => edge.direction === direction && wanted.includes(edge.relation))
    .map(edge => edge.other)
    .filter(other => kind === undefined || kindOfId(other) === kind)
  return [...new Set(ids)].sort(compareIds)
}

export async function related<T extends Entity>(
  context: Context,
  id: string,
  relation: Relation | readonly Relation[],
  direction: Edge['direction'],
  kind?: EntityKind,
): Promise<T[]> {
  return (await entitiesOf(context, await relatedIds(context, id, relation, direction, kind))) as T[]
}

/** The one entity at the other end; null when there is none. */
export async function relatedOne<T extends Entity>(
  context: Context,
  id: string,
  relation: Relation,
  direction: Edge['direction'],
  kind?: EntityKind,
): Promise<T | null> {
  const [first] = await relatedIds(context, id, relation, direction, kind)
  return first === undefined ? null : ((await entityOf(context, null, first)) as T)
}

/** The sections or lines of some owners, as a person counts: 8, 8 bis, 9, 10; equal numbers by their ids. */
export async function numberedBelow(
  context: Context,
  owners: readonly string[],
  relation: 'HAS_SECTION' | 'HAS_LINE',
): Promise<Entity[]> {
  const ids = await Promise.all(owners.map(owner => relatedIds(context, owner, relation, 'OUT')))
  const entities = await entitiesOf(context, [...new Set(ids.flat())])
  return entities.sort((a, b) => compare(sortKeyOf(a), sortKeyOf(b)) || compareIds(a.id, b.id))
}

function sortKeyOf({ data: { properties } }: Entity): string {
  return 'sortKey' in properties ? properties.sortKey : ''
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
