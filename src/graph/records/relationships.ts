import { z } from 'zod'
import type { Edge, RelationshipValue } from '../../model/graph.ts'
import { RELATIONS } from '../../model/relations.ts'
import { BREAKDOWN } from '../../model/vocabulary.ts'
import { defineQuery } from '../query.ts'
import { batchOf, byIds, maybe, provenance, stored, wordOf, writtenRow } from './shapes.ts'

/** `position` is the place of the relationship in what was loaded: the order that edges are told in. */
const link = z.object({
  ...provenance,
  note: maybe(z.string()),
  breakdown: maybe(wordOf(BREAKDOWN)),
  position: z.int(),
})

export const edgesOf = defineQuery('relationship/edges', {
  parameters: byIds,
  row: z
    .object({ id: z.string(), relation: wordOf(RELATIONS), outward: z.boolean(), other: z.string(), link })
    .transform(({ id, relation, outward, other, link: { position, ...facts } }) => {
      const edge: Edge = { relation, direction: outward ? 'OUT' : 'IN', other, ...facts }
      return { id, position, edge }
    }),
})

export const writeRelationships = defineQuery('relationship/write', {
  parameters: batchOf(z.object({ from: z.string(), type: z.string(), to: z.string(), properties: stored })),
  row: writtenRow,
})

export function relationshipRow({ from, type, to, ...facts }: RelationshipValue, position: number) {
  return { from, type, to, properties: { ...facts, position } }
}
