import { z } from 'zod'
import { idRow } from '../filtered-ids.ts'
import { contradictionRowShape } from '../records/contradictions.ts'
import { evidence } from '../records/evidence.ts'
import { edgeRow } from '../records/relationships.ts'
import { byIds } from '../records/shapes.ts'

/** What the database calls an entity in one answer. */
const number = z.int()
/** Thousands of them, which the statement itself has put together: they are taken as they are. */
const pairs = <T>() => z.custom<readonly T[]>(Array.isArray)

/** What a tree is asked with, beside the bound of each way, and all that is read with it. */
export const treeShapes = {
  parameters: byIds.extend({ most1: z.int().optional(), first: z.int().optional() }).catchall(z.unknown()),
  row: z.object({
    isRanked: z.boolean(),
    listed: z.array(idRow),
    entities: pairs<[at: number, facts: unknown]>(),
    ways: z.array(pairs<[near: number | null, far: number | string, more?: unknown]>()),
    evidence: z.array(evidence),
    edges: z.array(z.tuple([number, z.array(edgeRow)])),
    contradictions: z.array(contradictionRowShape),
  }),
}
