import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { EntityValue, GraphValue } from '../../model/graph.ts'
import { groupBy } from '../../model/group-by.ts'
import { KINDS } from '../../model/kinds.ts'
import { readAs } from '../../model/read-as.ts'
import { RELATIONS, type Relation } from '../../model/relations.ts'
import { alike } from '../alike.ts'
import { defineQuery } from '../query.ts'
import type { Printed } from '../reader.ts'
import { entityFrom } from './entities.ts'
import { wordOf } from './shapes.ts'

/** The relationships that are compared; changes/differing.cypher has them, too. */
export const TIES: ReadonlySet<Relation> = new Set<Relation>(['MEASURES', 'COUNTS_TOWARDS', 'FOR'])

/** 128 bits and more. */
const DIGEST_LENGTH = 22

/**
 * Of each entity of a graph a digest of all that is compared of it: what its evidence prints, to the letter, what it is tied to, and the
 * amount that is made of that. Two entities that have the same need not be read to know that they print alike.
 */
export function printedDigests({ evidence, relationships }: GraphValue): (entity: EntityValue) => string {
  const tied = groupBy(relationships, ({ from, type }) => (TIES.has(type) ? from : null))
  return ({ id, evidence: ids, properties }) => {
    const pieces = ids.flatMap(one => {
      const { field = null, raw, source } = evidence.get(one) ?? {}
      return field === null ? [] : [field, raw, source]
    })
    const { amount = null, currency = null } = properties as { amount?: unknown; currency?: unknown }
    const ties = (tied.get(id) ?? []).flatMap(({ type, to }) => [type, to])
    const compared = JSON.stringify([pieces, ties, amount, currency])
    return createHash('sha256').update(compared).digest('base64url').slice(0, DIGEST_LENGTH)
  }
}

const sides = z.object({
  before: z.string(),
  /** What the ids of all evidence of a side begin with. */
  beforeBy: z.string(),
  after: z.string(),
  afterBy: z.string(),
  kinds: z.array(wordOf(KINDS)),
})

const given = z.string().nullable()
const sources = z.array(
  readAs(z.tuple([z.string(), given, given, given, given]), ([id, language, numbers, dates, currency]) => ({
    id,
    language,
    numbers,
    dates,
    currency,
  })),
)

export const sidesCompared = defineQuery('changes/sides', {
  parameters: sides.omit({ beforeBy: true }),
  row: z.object({ printed: z.int(), before: sources, after: sources }),
})

const piece = z.tuple([z.string(), z.string(), z.string(), z.string()])
const tie = z.tuple([wordOf(RELATIONS), z.string(), z.array(z.string())])
const printed = z.object({ entity: z.unknown(), pieces: z.array(piece), ties: z.array(tie) })

/** The evidence of an entity is in the order that it has itself: that of rows is not said. */
function printedFrom({ entity: node, pieces, ties }: z.output<typeof printed>): Printed | null {
  if (node === null) return null
  const entity = entityFrom(node)
  const known = new Map(
    pieces.map(([field, raw, source, id]) => [id, { id, field: alike(field), raw, source: alike(source) }]),
  )
  return {
    entity,
    pieces: entity.evidence.flatMap(id => known.get(id) ?? []),
    ties: ties.map(([relation, other, evidence]) => ({ relation, other, evidence })),
  }
}

export const differing = defineQuery('changes/differing', {
  parameters: sides.extend({ reread: z.array(z.string()) }),
  row: readAs(z.object({ was: printed, is: printed }), ({ was, is }) => ({
    was: printedFrom(was),
    is: printedFrom(is),
  })),
})
