import { z } from 'zod'
import type { EvidenceValue } from '../../model/graph.ts'
import { defineQuery } from '../query.ts'
import { batchOf, byIds, idRow, maybe, page, stored, writtenRow } from './shapes.ts'

export const evidence = z.object({
  id: z.string(),
  source: z.string(),
  line: maybe(z.int()),
  record: maybe(z.int()),
  pointer: maybe(z.string()),
  heading: maybe(z.string()),
  table: maybe(z.string()),
  row: maybe(z.string()),
  column: maybe(z.string()),
  raw: z.string(),
  field: maybe(z.string()),
})

export const evidenceByIds = defineQuery('evidence/by-ids', {
  parameters: byIds,
  row: z.object({ evidence }).transform((row): EvidenceValue => row.evidence),
})

export const evidenceIds = defineQuery('evidence/ids', { parameters: page, row: idRow })
export const writeEvidence = defineQuery('evidence/write', { parameters: batchOf(stored), row: writtenRow })
