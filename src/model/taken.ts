/** What a package takes of one of its sources, and what it says is not a fact: noted with a release as it is loaded. */
export interface SourceTaken {
  source: string
  /** How many pieces of evidence have their place in it. */
  places: number
  /** Figures one by one, columns and records as a whole: how many, by the reason that the package gives. */
  figures: Readonly<Record<string, number>>
  columns: Readonly<Record<string, number>>
  records: Readonly<Record<string, number>>
  /** When the package was last proved against the source as it is, ISO 8601 in UTC, and by which version; null where it was not. */
  proved: string | null
  provedBy: string | null
}
