import type { GraphIndex } from '../index-of-graph.ts'
import type { Finding } from './finding.ts'

/** A kind of check, whole: what it compares, what it is called, and what there is of it in a graph. docs/add-a-check.md adds one. */
export interface CheckDefinition {
  /** What is compared, as the API describes it. */
  describe: string
  /** What it is called in running text. */
  words: readonly [english: string, italian: string]
  /** What is said of it in Italian; where that is left out, its sentences are there in English alone. */
  italian?: InItalian
  /** All that it finds, in an order of its own; of a large graph one by one, so that others have their turn between. */
  find(index: GraphIndex): Iterable<Finding>
}

interface InItalian {
  /** The formula, in words. */
  formula: string
  /** What disagrees: a sentence or two. How far the figures are apart is said after it. */
  explain: (sides: readonly SideSaid[]) => string
}

/** One side of a contradiction: a value as it is written in Italian, and whose it is. */
export interface SideSaid {
  value: string
  who: string
}

/** `«Piano» 834 e «Percorsi» 891`. */
export const sidesInItalian = (sides: readonly SideSaid[]): string => {
  const said = sides.map(({ who, value }) => (who === '' ? value : `${who}: ${value}`))
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join('; ')}; ${said.at(-1)}`
}

/** Behind a formula: that the two are to be compared is said by whoever made the package, and printed by no source. */
export const DECLARED = '; declared by the package'
export const DECLARED_IN_ITALIAN = '; dichiarato dal pacchetto'

export const check = (definition: CheckDefinition): CheckDefinition => definition
