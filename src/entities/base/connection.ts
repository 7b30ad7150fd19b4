import { type ClassType, Field, Int, ObjectType } from 'type-graphql'
import { type Coming, when } from '../../model/coming.ts'
import { Called } from './called.ts'

@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are more items after this page.' })
  hasNextPage!: boolean

  @Field(() => Boolean, { description: 'Whether the list begins before this page.' })
  hasPreviousPage!: boolean

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  startCursor!: string | null

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null on an empty page.' })
  endCursor!: string | null
}

export interface Edge<T> {
  cursor: string
  node: T
}

/** A page of a list. Each part of it is read only when it is asked for. */
export interface Connection<T, E extends Edge<T> = Edge<T>> {
  edges: () => Coming<E[]>
  pageInfo: () => Coming<PageInfo>
  count: () => Promise<number> | number
}

/** A class that stands for a type of the API: an object type, or an interface. */
type TypeClass = abstract new (...args: never[]) => object

/** The edge and connection types of one kind of node, named after it; T is what is loaded for one. */
export function connectionType<T extends object>(name: string, node: () => TypeClass) {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a list, with its cursor.`, simpleResolvers: true })
  class EdgeType {
    @Field(() => String, { description: 'Pass it as `after` to continue from here. Valid only in this list.' })
    cursor!: string

    @Field(() => node() as unknown as ClassType<T>, { description: 'The node.' })
    node!: T
  }
  return connectionOfEdges<T, EdgeType>(name, node, () => EdgeType)
}

/** A connection whose edges say more than a cursor. */
export function connectionOfEdges<T extends object, E extends Edge<T>>(
  name: string,
  node: () => TypeClass,
  edge: () => ClassType<object>,
) {
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class ConnectionType {
    @Field(() => [edge()], { description: 'The page, with cursors.', simple: true })
    edges!: () => Coming<E[]>

    @Field(() => PageInfo, { description: 'Where this page stands in the list.', simple: true })
    pageInfo!: () => Coming<PageInfo>

    count!: () => Promise<number> | number

    @Called(() => [node() as unknown as ClassType<T>], { description: 'The page, without cursors.' })
    nodes(): Coming<T[]> {
      return when(this.edges(), edges => edges.map(each => each.node))
    }

    @Called(() => Int, { description: 'How many the whole list has. Counted only when asked.' })
    totalCount(): Promise<number> | number {
      return this.count()
    }
  }
  return ConnectionType
}
