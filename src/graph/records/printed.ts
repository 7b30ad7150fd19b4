import { z } from 'zod'
import { KINDS } from '../../model/kinds.ts'
import { RELATIONS } from '../../model/relations.ts'
import { alike } from '../alike.ts'
import { defineQuery } from '../query.ts'
import type { Printed } from '../reader.ts'
import { entityFrom } from './entities.ts'
import { wordOf } from './shapes.ts'

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
  z
    .tuple([z.string(), given, given, given, given])
    .transform(([id, language, numbers, dates, currency]) => ({ id, language, numbers, dates, currency })),
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
  row: z
    .object({ was: printed, is: printed })
    .transform(({ was, is }) => ({ was: printedFrom(was), is: printedFrom(is) })),
})
