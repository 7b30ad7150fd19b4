import { z } from 'zod'
import type { Edge, RelationshipValue } from '../../model/graph.ts'
import { readAs } from '../../model/read-as.ts'
import { RELATIONS, type Relation } from '../../model/relations.ts'
import { BREAKDOWN } from '../../model/vocabulary.ts'
import { alike } from '../alike.ts'
import { defineQuery } from '../query.ts'
import { isShared } from '../shared.ts'
import { batchOf, byIds, listed, maybe, provenance, wordOf, writtenRow } from './shapes.ts'

/** `position` is the place of the relationship in what was loaded: the order that edges are listed in. */
const link = z.object({
  ...provenance,
  note: maybe(z.string()),
  breakdown: maybe(wordOf(BREAKDOWN)),
  position: z.int(),
})

/** A relationship as seen from one of its ends. */
export const edgeShape = z.object({ relation: wordOf(RELATIONS), outward: z.boolean(), other: z.string(), link })
/** The same without its names, where there are thousands of them. */
export const edgeRow = readAs(
  z.tuple([edgeShape.shape.relation, z.boolean(), z.string(), link]),
  ([relation, outward, other, link]) => placedEdge({ relation, outward, other, link }),
)

export interface PlacedEdge {
  position: number
  edge: Edge
}

export function placedEdge({ relation, outward, other, link }: z.output<typeof edgeShape>): PlacedEdge {
  const { position, breakdown, note } = link
  const edge: Edge = {
    relation: alike(relation),
    direction: outward ? 'OUT' : 'IN',
    other: alike(other),
    breakdown,
    basis: alike(link.basis),
    rule: link.rule === null ? null : alike(link.rule),
    evidence: link.evidence.map(alike),
    note,
  }
  return { position, edge }
}

export const edgesInOrder = (rows: PlacedEdge[]): Edge[] =>
  rows.sort((one, other) => one.position - other.position).map(({ edge }) => edge)

const row = readAs(edgeShape.extend({ id: z.string() }), ({ id, ...edge }) => ({ id, ...placedEdge(edge) }))

export const edgesOf = defineQuery('relationship/edges', { parameters: byIds, row })
/** Those that go out from it: of what many share these are few. */
export const edgesOut = defineQuery('relationship/outgoing', { parameters: byIds, row })
/** Those that go out from one to another: each two, with a space between, are one id. */
export const edgesBetween = defineQuery('relationship/between', { parameters: byIds, row })

/** The relationships of what many share to its like: all that is read of it. */
export const KIN: ReadonlySet<Relation> = new Set<Relation>(['HAS_PROGRAMME', 'SAME_AS'])
export const edgesOfKin = defineQuery('relationship/kin', { parameters: byIds, row })

export const writeRelationships = defineQuery('relationship/write', {
  parameters: batchOf(listed),
  row: writtenRow,
})

/**
 * In the order in which `relationship/write` reads it. Where many share what stands at an end, the relationship is found by that and its place,
 * page by page.
 */
export function relationshipRow(
  { from, type, to, basis, rule, evidence, note, breakdown }: RelationshipValue,
  position: number,
  release: string,
  nodeOf: (id: string) => string,
): readonly unknown[] {
  const shared = (id: string) => (isShared(id) ? `${release} ${id}` : null)
  const ends = [nodeOf(from), nodeOf(to)]
  return [...ends, type, basis, rule, evidence, note, breakdown, position, shared(from), shared(to)]
}
