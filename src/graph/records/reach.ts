import { z } from 'zod'
import { defineQuery, partsOf } from '../query.ts'
import { edgeRow } from './relationships.ts'
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

const nearOne = defineQuery('reach/near', {
  parameters: z.object({
    release: z.string(),
    id: z.string(),
    shared: z.array(z.string()),
    relations: z.array(z.string()).readonly().nullable(),
    kinds: z.array(z.string()).readonly().nullable(),
    first: z.int().positive(),
  }),
  row: around.extend({ edges: z.array(edgeRow), kin: z.array(edgeRow) }),
})
const { begin = '', step = '', found = '' } = partsOf(nearOne.text)

/** What lies within some steps of an entity, with all that ties each, of what many share to its like alone. */
export function nearAround(hops: number): typeof nearOne {
  const steps = Array.from({ length: hops }, (_, nth) =>
    step.replace(/\b(level|found)([01])\b/g, (_, name, of) => `${name}${nth + Number(of)}`),
  )
  return { ...nearOne, text: [begin, ...steps, found.replace('found1', `found${hops}`)].join('') }
}

/** What acts set, what that is for and what holds it. */
export const statementsAround = defineQuery('reach/statements', { parameters: byIds, row: around })

/** What something consists of, and the amounts that are tied to that or are the same money again. */
export const tiedAround = defineQuery('reach/tied', { parameters: byIds, row: around })
