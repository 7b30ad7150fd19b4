import { z } from 'zod'
import type { EvidenceValue } from '../../model/graph.ts'
import { readAs } from '../../model/read-as.ts'
import { alike } from '../alike.ts'
import { defineQuery } from '../query.ts'
import { batchOf, byIds, idRow, listed, maybe, page, writtenRow } from './shapes.ts'

/** What many pieces have alike. */
const name = z.string().overwrite(alike)

export const evidence = z.object({
  id: name,
  source: name,
  line: maybe(z.int()),
  record: maybe(z.int()),
  pointer: maybe(z.string()),
  heading: maybe(name),
  table: maybe(name),
  row: maybe(name),
  column: maybe(name),
  raw: z.string(),
  field: maybe(name),
})

export const evidenceByIds = defineQuery('evidence/by-ids', {
  parameters: byIds,
  row: readAs(z.object({ evidence }), (row): EvidenceValue => row.evidence),
})

export const evidenceIds = defineQuery('evidence/ids', { parameters: page, row: idRow })
export const writeEvidence = defineQuery('evidence/write', { parameters: batchOf(listed), row: writtenRow })

/** In the order in which `evidence/write` reads it. */
export const evidenceRow = (one: EvidenceValue): readonly unknown[] => [
  one.id,
  one.source,
  one.line,
  one.record,
  one.pointer,
  one.heading,
  one.table,
  one.row,
  one.column,
  one.raw,
  one.field,
]
