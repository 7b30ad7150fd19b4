import { z } from 'zod'
import { defineQuery } from '../query.ts'
import { entity } from './entities.ts'
import { evidence } from './evidence.ts'
import { edgeShape, placedEdge } from './relationships.ts'
import { byIds } from './shapes.ts'

export const withEdges = defineQuery('entity/with-edges', {
  parameters: byIds,
  row: z.object({ entity, edges: z.array(edgeShape.transform(placedEdge)) }),
})

export const withEvidence = defineQuery('entity/with-evidence', {
  parameters: byIds,
  row: z.object({ entity, evidence: z.array(evidence) }),
})
