import type { GraphIndex } from '../index-of-graph.ts'
import type { Finding } from './finding.ts'
import { restatements } from './restatement.ts'

/** Figures of running text against what they restate, in a table or in another text. */
export function textVsTable(index: GraphIndex): Finding[] {
  return restatements(index, 'TEXT_VS_TABLE')
}
