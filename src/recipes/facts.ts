import type { Notation } from '../locale/notation.ts'

/** What every record of one source has in common. */
export interface SourceFacts {
  id: string
  /** The name of its file. */
  file: string
  table: string
  notation: Notation
  notationOf(column: string): Notation
  /** Columns of amounts with the column that prints the currency of each. */
  currencies: ReadonlyMap<string, string>
  /** Whether some of its columns are written in a way of their own. */
  formatted: boolean
  /** The line of a text under which its table stands; null for records. */
  heading: string | null
  series: string | null
  year: number
  edition: string
}
