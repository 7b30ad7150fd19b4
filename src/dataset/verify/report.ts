export interface Failure {
  /** `L197` of the source, or `<package folder>/<file>:<line>`, the folder as it was asked for. */
  place: string
  message: string
  /** It is gone when another one is fixed. */
  follows?: true
  /** The cause of it is known: its message is one of those that the caller gave. */
  explained?: true
}

export interface RangeCoverage {
  /** `<source id> L191-L232`, and whether number words count. */
  range: string
  figures: number
  evidenced: number
  notFacts: number
}

/** What was found when a package was compared with its source; plain JSON. */
export interface VerifyReport {
  ok: boolean
  /** Of what was compared: a hash of the files of the package as they were read, and those of its sources by their ids. */
  content: { package: string; sources: Record<string, string> }
  failures: Failure[]
  /** What could not be checked, and why. */
  unchecked: string[]
  /** What the package does not say, so that it is compared with nothing. */
  notes: string[]
  coverage: RangeCoverage[]
  /** How many figures each reason of exclusions.csv leaves out. */
  reasons: Record<string, number>
  totals: {
    entities: number
    relationships: number
    evidence: number
    figures: number
    evidenced: number
    notFacts: number
  }
}

/** `data/comune/evidence.csv:12`, for a row of a package. */
export function placeOf(row: { file: string; line: number | null }): string {
  return row.line === null ? row.file : `${row.file}:${row.line}`
}
