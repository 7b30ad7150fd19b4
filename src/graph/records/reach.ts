import { z } from 'zod'
import { defineQuery } from '../query.ts'
import { byIds } from './shapes.ts'
import { around } from './ties.ts'

const ids = z.array(z.string())
const limit = z.int().positive()

/** All that a question about money looks at: from `down` with the money, from `up` against it, and `beside` them. */
export const groundAround = defineQuery('reach/ground', {
  parameters: z.object({ release: z.string(), down: ids, up: ids, beside: ids, limit }),
  row: around,
})

/** The amounts that some are inside of, those inside of them and what is the same money, with their acts and editions. */
export const moneyAround = defineQuery('reach/money', { parameters: byIds.extend({ limit }), row: around })

/** What acts set, what that is for and what holds it. */
export const statementsAround = defineQuery('reach/statements', { parameters: byIds, row: around })

/** What something consists of, and the amounts that are tied to that or are the same money again. */
export const tiedAround = defineQuery('reach/tied', { parameters: byIds, row: around })
