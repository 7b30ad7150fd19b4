import { z } from 'zod'
import type { EntityValue } from '../../model/graph.ts'
import { defineQuery } from '../query.ts'
import { entity } from './entities.ts'
import { edgeShape, type PlacedEdge, placedEdge } from './relationships.ts'
import { byIds } from './shapes.ts'

const about = z.object({ relation: z.literal('ABOUT'), other: z.string() })

/** An entity with its relationships, those to others that were asked for as well only where it stands on their left. */
export interface Around {
  entity: EntityValue
  edges: PlacedEdge[]
  /** Ids of the contradictions about it. */
  contradictions: string[]
}

export const entitiesAround = defineQuery('entity/around', {
  parameters: byIds.extend({ shared: z.array(z.string()) }),
  row: z
    .object({ entity, edges: z.array(z.discriminatedUnion('relation', [about, edgeShape])) })
    .transform(({ entity, edges }): Around => {
      const found: Around = { entity, edges: [], contradictions: [] }
      for (const edge of edges)
        if (edge.relation === 'ABOUT') found.contradictions.push(edge.other)
        else found.edges.push(placedEdge(edge))
      return found
    }),
})
