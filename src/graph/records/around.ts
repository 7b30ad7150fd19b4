import { z } from 'zod'
import type { EntityValue } from '../../model/graph.ts'
import { defineQuery } from '../query.ts'
import { entity } from './entities.ts'
import { edgeRow, type PlacedEdge } from './relationships.ts'
import { byIds } from './shapes.ts'

const about = z.tuple([z.literal('ABOUT'), z.boolean(), z.string(), z.unknown()]).transform(([, , id]) => id)

/** An entity with its relationships, those to others that were asked for as well only where it stands on their left. */
export interface Around {
  entity: EntityValue
  edges: PlacedEdge[]
  /** Ids of the contradictions about it. */
  contradictions: string[]
}

export const entitiesAround = defineQuery('entity/around', {
  parameters: byIds.extend({ shared: z.array(z.string()) }),
  row: z.object({ entity, edges: z.array(z.union([edgeRow, about])) }).transform(({ entity, edges }): Around => {
    const found: Around = { entity, edges: [], contradictions: [] }
    for (const edge of edges)
      if (typeof edge === 'string') found.contradictions.push(edge)
      else found.edges.push(edge)
    return found
  }),
})
