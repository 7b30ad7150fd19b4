import { z } from 'zod'
import { defineQuery } from '../query.ts'
import { idRow } from './shapes.ts'

const ids = z.array(z.string())

/** The ids of all that a question about money looks at: from `down` with the money, from `up` against it, and `beside` them. */
export const groundIds = defineQuery('reach/ground', {
  parameters: z.object({ release: z.string(), down: ids, up: ids, beside: ids, limit: z.int().positive() }),
  row: idRow,
})
