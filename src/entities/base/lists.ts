import type { ClassType } from 'type-graphql'
import { type EntityKind, KINDS } from '../../model/kinds.ts'
import { type Connection, connectionType } from './connection.ts'
import type { Context } from './context.ts'
import type { Entity } from './entity.ts'
import { entityOf } from './entity-of.ts'
import { listOf, type PageArgs, pageOf, pageOfIds } from './paging.ts'
import { typeOf } from './registry.ts'

const CONNECTIONS = new Map<EntityKind, new () => Connection<Entity>>()

/** The connection type of a kind: made when first asked for. */
export function connectionOf(kind: EntityKind): ClassType<Connection<Entity>> & (new () => Connection<Entity>) {
  let type = CONNECTIONS.get(kind)
  if (type === undefined) {
    type = connectionType(KINDS[kind].label, () => typeOf(kind)) as unknown as new () => Connection<Entity>
    CONNECTIONS.set(kind, type)
  }
  return type as never
}

/** A page of the entities of a kind, by id. */
export function pageOfKind(context: Context, kind: EntityKind, page: PageArgs): Promise<Connection<Entity>> {
  return pageOfIds(
    connectionOf(kind),
    listOf(context.reader, KINDS[kind].resource),
    page,
    next => context.reader.idsOfKind(kind, next),
    id => entityOf(context, kind, id),
    () => context.reader.release.counts[kind] ?? 0,
  )
}

/** A page of entities of one kind whose ids are all known. */
export function pageOfRelated(
  context: Context,
  kind: EntityKind,
  list: string,
  ids: readonly string[],
  page: PageArgs,
): Promise<Connection<Entity>> {
  return pageOf(
    connectionOf(kind),
    listOf(context.reader, list),
    ids,
    page,
    id => id,
    async (id, cursor) => ({ cursor, node: await entityOf(context, kind, id) }),
  )
}

/** Every entity of a kind of which there are few: funds, plans, missions. Read in pages, so that none is lost. */
export async function allOfKind(context: Context, kind: EntityKind): Promise<Entity[]> {
  const ids: string[] = []
  for (let after: string | null = null; ; ) {
    const page = await context.reader.idsOfKind(kind, { first: 100, after })
    ids.push(...page)
    after = page.at(-1) ?? null
    if (page.length < 100) break
  }
  return Promise.all(ids.map(id => entityOf(context, kind, id)))
}
