import { z } from 'zod'
import type { ContradictionValue, Dispute } from '../../model/graph.ts'
import { kindOfId } from '../../model/kinds.ts'
import { readAs } from '../../model/read-as.ts'
import { BASIS, CONTRADICTION_KIND } from '../../model/vocabulary.ts'
import { defineQuery } from '../query.ts'
import {
  batchOf,
  byIds,
  foundRow,
  idRow,
  listed,
  maybe,
  page,
  placesRow,
  provenance,
  stored,
  wordOf,
  writtenRow,
} from './shapes.ts'

const contradiction = z.object({
  id: z.string(),
  kind: wordOf(CONTRADICTION_KIND),
  name: z.string(),
  explanation: z.string(),
  difference: maybe(z.string()),
  basis: wordOf(BASIS),
  preferred: maybe(z.int()),
  preferenceRule: maybe(z.string()),
  italianName: z.string().optional(),
  italianExplanation: z.string().optional(),
})
const claim = z.object({
  value: z.string(),
  number: maybe(z.string()),
  entity: maybe(z.string()),
  ...provenance,
})

export const contradictionRowShape = readAs(
  z.object({ contradiction, claims: z.array(claim), about: z.array(z.string()) }),
  ({ contradiction, claims, about }): ContradictionValue => {
    const { italianName: name, italianExplanation: explanation, ...facts } = contradiction
    const italian = name === undefined || explanation === undefined ? {} : { italian: { name, explanation } }
    return { ...facts, ...italian, claims, about }
  },
)

export const contradictionsByIds = defineQuery('contradiction/by-ids', {
  parameters: byIds,
  row: contradictionRowShape,
})

/** What a question about money looks at of one: a text of its node, as entities have them; none in a release of before. */
export const dispute = readAs(z.string().nullable().default(null), text =>
  text === null ? null : (JSON.parse(text) as Dispute),
)

export const disputesByIds = defineQuery('contradiction/disputes', {
  parameters: byIds,
  row: readAs(z.object({ dispute }), row => row.dispute),
})

export const contradictionsAbout = defineQuery('contradiction/about', { parameters: byIds, row: foundRow })
export const contradictionIds = defineQuery('contradiction/ids', { parameters: page, row: idRow })

export const writeContradictions = defineQuery('contradiction/write', { parameters: batchOf(stored), row: placesRow })
export const writeContradictionsAbout = defineQuery('contradiction/write-about', {
  parameters: batchOf(listed),
  row: writtenRow,
})
export const writeClaims = defineQuery('contradiction/write-claims', {
  parameters: batchOf(z.object({ contradiction: z.string(), position: z.int(), properties: stored })),
  row: writtenRow,
})

/** A contradiction as its node holds it: its claims, and what it is about, are written apart. */
export function contradictionRow(value: ContradictionValue) {
  const { claims: _claims, about: _about, italian, ...facts } = value
  const dispute = JSON.stringify(disputeOf(value))
  return { ...facts, italianName: italian?.name ?? null, italianExplanation: italian?.explanation ?? null, dispute }
}

/** Of names and days, which many may dispute, no claims. */
function disputeOf({ id, kind, preferred, about, claims }: ContradictionValue): Dispute {
  const isOfMoney = about.some(one => kindOfId(one) === 'ALLOCATION')
  const claimed = claims.map(({ value, number, entity, basis }) => ({ value, number, entity, basis }))
  return { id, kind, preferred, about, claims: isOfMoney ? claimed : [] }
}

/** The claims of a contradiction, each with its place among them. */
export const claimsOf = ({ id, claims }: ContradictionValue) =>
  claims.map((claim, position) => ({ id, claim, position }))

export function claimRow({ id, claim, position }: ReturnType<typeof claimsOf>[number], nodeOf: (id: string) => string) {
  return { contradiction: nodeOf(id), position, properties: { ...claim, id: `${id}#${position + 1}` } }
}
