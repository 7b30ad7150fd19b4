import { z } from 'zod'
import { defineQuery } from '../query.ts'
import { byIds, idRow } from './shapes.ts'

const ids = z.array(z.string())

/** The ids of all that a question about money looks at: from `down` with the money, from `up` against it, and `beside` them. */
export const groundIds = defineQuery('reach/ground', {
  parameters: z.object({ release: z.string(), down: ids, up: ids, beside: ids, limit: z.int().positive() }),
  row: idRow,
})

/** The ids of the amounts that some are inside of, of those inside of them and of what is the same money, with their acts and editions. */
export const moneyIds = defineQuery('reach/money', {
  parameters: byIds.extend({ limit: z.int().positive() }),
  row: idRow,
})

/** The ids of what acts set, what that is for and what holds it. */
export const statementIds = defineQuery('reach/statements', { parameters: byIds, row: idRow })

/** The ids of what something consists of, and of the amounts that are tied to that or are the same money again. */
export const tiedIds = defineQuery('reach/tied', { parameters: byIds, row: idRow })
