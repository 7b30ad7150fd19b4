import { z } from 'zod'
import { idRow } from '../filtered-ids.ts'
import { contradictionRowShape } from '../records/contradictions.ts'
import { entity } from '../records/entities.ts'
import { evidence } from '../records/evidence.ts'
import { edgeRow } from '../records/relationships.ts'
import { byIds } from '../records/shapes.ts'

const ids = z.array(z.string())

/** What a tree is asked with, beside the bound of each way, and its rows: each states one thing. */
export const treeShapes = {
  parameters: byIds.extend({ most1: z.int().optional(), first: z.int().optional() }).catchall(z.unknown()),
  row: z.discriminatedUnion('part', [
    z.object({ part: z.literal('LISTED'), row: z.array(idRow) }),
    z.object({ part: z.literal('ENTITY'), row: entity }),
    z.object({ part: z.literal('WAY'), nth: z.int().positive(), row: z.array(z.tuple([z.string(), ids])) }),
    z.object({ part: z.literal('EVIDENCE'), row: evidence }),
    z.object({
      part: z.literal('EDGES'),
      row: z.object({ id: z.string(), edges: z.array(edgeRow) }),
    }),
    z.object({ part: z.literal('CONTRADICTION'), row: contradictionRowShape }),
  ]),
}
