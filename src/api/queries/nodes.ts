import { Arg, Ctx, ID, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entityById } from '../../entities/base/entity-of.ts'
import { Node } from '../../entities/base/node.ts'
import { FilorossoError } from '../../model/errors.ts'
import { costOfId } from '../../questions/costs.ts'
import { NOTHING_MORE, Question } from '../question.ts'
import { traceOfId } from './trace.ts'

/** As many as a page of a list may have. */
const MAX_NODES = 100

/** What has this id, of any type; null where the release has no such thing. */
export async function nodeById(context: Context, id: string): Promise<Node | null> {
  if (id.startsWith('trace/')) return traceOfId(context, id).catch(nullWhereNotThere)
  if (id.startsWith('check/')) return context.reader.check(id)
  if (id.startsWith('contradiction/')) return context.reader.contradiction(id)
  return entityById(context, null, id)
}

/** An id of no trace, or of a trace of what the release does not have, is as any id of nothing. */
function nullWhereNotThere(error: unknown): null {
  if (error instanceof FilorossoError && (error.code === 'NOT_FOUND' || error.code === 'BAD_USER_INPUT')) return null
  throw error
}

@Resolver()
export class NodeQueries {
  @Question(() => Node, {
    cost: ({ id }) => costOfId(id),
    nullable: true,
    description: 'Anything with an id; null when the release has nothing of that id.',
  })
  node(@Arg('id', () => ID, { description: 'Any id.' }) id: string, @Ctx() context: Context): Promise<Node | null> {
    return nodeById(context, id)
  }

  @Question(() => [Node], {
    cost: ({ ids }) => ids.reduce((sum: number, id: string) => sum + costOfId(id), 0),
    nullable: 'items',
    description: `Several by their ids, at most ${MAX_NODES}, in the order given; null for what the release does not have.`,
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Any ids.' }) ids: string[],
    @Ctx() context: Context,
  ): Promise<(Node | null)[]> {
    if (ids.length > MAX_NODES) {
      throw new FilorossoError('LIMIT_EXCEEDED', `ids: ${ids.length} are too many`, {
        hint: `ask for at most ${MAX_NODES} at once`,
      })
    }
    return Promise.all(ids.map(id => nodeById(context, id)))
  }

  @Question(() => Entity, {
    cost: NOTHING_MORE,
    nullable: true,
    description: 'Any entity by its id; null when the release has none of that id.',
  })
  entity(
    @Arg('id', () => ID, { description: 'An entity id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Entity | null> {
    return entityById(context, null, id)
  }
}
