import type { ClassType } from 'type-graphql'
import { when } from '../../model/coming.ts'
import type { EntityValue } from '../../model/graph.ts'
import { type EntityKind, KINDS } from '../../model/kinds.ts'
import { type Connection, connectionType } from './connection.ts'
import type { Context } from './context.ts'
import type { Entity } from './entity.ts'
import { entityOf } from './entity-of.ts'
import { edgeTo, listOf, type PageArgs, pageOf } from './paging.ts'
import { typeOf } from './registry.ts'

type ConnectionType = ClassType<Connection<Entity>> & (new () => Connection<EntityValue>)

const CONNECTIONS = new Map<EntityKind | 'ENTITY', ConnectionType>()

/** The connection type of a kind, or of entities of any kind: made when first asked for. */
export function connectionOf(kind: EntityKind | 'ENTITY'): ConnectionType {
  let type = CONNECTIONS.get(kind)
  if (type === undefined) {
    const label = kind === 'ENTITY' ? 'Entity' : KINDS[kind].label
    type = connectionType(label, () => typeOf(kind)) as unknown as ConnectionType
    CONNECTIONS.set(kind, type)
  }
  return type
}

/** A page of entities whose ids are all known. */
export function pageOfKnown(
  context: Context,
  kind: EntityKind | 'ENTITY',
  list: string,
  ids: readonly string[],
  page: PageArgs,
  count = ids.length,
): Connection<EntityValue> {
  return pageOf(
    connectionOf(kind),
    listOf(context.reader, list),
    ids,
    page,
    id => id,
    (id, cursorAt) => when(entityOf(context, null, id), node => edgeTo(node, cursorAt)),
    count,
  )
}
