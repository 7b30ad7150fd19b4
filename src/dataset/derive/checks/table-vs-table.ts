import type { GraphIndex } from '../index-of-graph.ts'
import { coordinationVsCoordination } from './coordination.ts'
import type { Finding } from './finding.ts'
import { restatements } from './restatement.ts'

/** Figures of one table against the same money in another. */
export function tableVsTable(index: GraphIndex): Finding[] {
  return [...restatements(index, 'TABLE_VS_TABLE'), ...coordinationVsCoordination(index)]
}
