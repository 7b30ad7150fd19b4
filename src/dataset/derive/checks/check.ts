import type { GraphIndex } from '../index-of-graph.ts'
import type { Finding } from './finding.ts'

/** A kind of check, whole: what it compares, what it is called, and what there is of it in a graph. docs/add-a-check.md adds one. */
export interface CheckDefinition {
  /** What is compared, as the API describes it. */
  describe: string
  /** What it is called in running text. */
  words: readonly [english: string, italian: string]
  /** All that it finds, in an order of its own. */
  find(index: GraphIndex): Finding[]
}

export const check = (definition: CheckDefinition): CheckDefinition => definition
