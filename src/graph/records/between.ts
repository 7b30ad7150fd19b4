import { z } from 'zod'
import { readAs } from '../../model/read-as.ts'
import { defineQuery } from '../query.ts'
import { edgeShape } from './relationships.ts'
import { maybe, provenance } from './shapes.ts'
import { around } from './ties.ts'

const between = z.object({ release: z.string(), from: z.string(), to: z.string(), most: z.int(), entities: z.int() })

/** What a walk from both ends looks at that opens nothing that many share. */
export const apartBetween = defineQuery('paths/apart', {
  parameters: between.extend({ shared: z.array(z.string()) }),
  row: around,
})

const step = readAs(
  z.object({
    from: z.string(),
    to: z.string(),
    relation: edgeShape.shape.relation,
    outward: z.boolean(),
    basis: provenance.basis,
    rule: maybe(z.string()),
  }),
  ({ outward, ...known }) => ({ ...known, direction: outward ? ('OUT' as const) : ('IN' as const) }),
)

/** The steps of all shortest paths, and how long these are; one row without a step where more lies between than may be looked at. */
export const shortestBetween = defineQuery('paths/shortest', {
  parameters: between.extend({ relationships: z.int() }),
  row: z.object({ length: z.int(), step: step.nullable() }),
})
