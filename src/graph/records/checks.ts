import { z } from 'zod'
import { CHECK_KIND } from '../../dataset/derive/checks/index.ts'
import type { CheckValue } from '../../model/graph.ts'
import { readAs } from '../../model/read-as.ts'
import { CHECK_STATUS } from '../../model/vocabulary.ts'
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
  stored,
  wordOf,
  writtenRow,
} from './shapes.ts'

const figure = maybe(z.string())
const check = z.object({
  id: z.string(),
  kind: wordOf(CHECK_KIND),
  name: z.string(),
  status: wordOf(CHECK_STATUS),
  expected: figure,
  found: figure,
  difference: figure,
  tolerance: figure,
  formula: z.string(),
  evidence: z.array(z.string()),
})

export const checksByIds = defineQuery('check/by-ids', {
  parameters: byIds,
  row: readAs(
    z.object({ check, about: z.array(z.string()), contradiction: z.string().nullable() }),
    (row): CheckValue => ({ ...row.check, about: row.about, contradiction: row.contradiction }),
  ),
})

export const checksAbout = defineQuery('check/about', { parameters: byIds, row: foundRow })
export const checkIds = defineQuery('check/ids', { parameters: page, row: idRow })

export const writeChecks = defineQuery('check/write', { parameters: batchOf(stored), row: placesRow })
export const writeChecksAbout = defineQuery('check/write-about', { parameters: batchOf(listed), row: writtenRow })
export const writeFound = defineQuery('check/write-found', { parameters: batchOf(listed), row: writtenRow })

/** A check as its node holds it: what it is tied to is written apart. */
export function checkRow({ about: _about, contradiction: _contradiction, ...facts }: CheckValue) {
  return facts
}
