import type { Scale } from '../locale/notation.ts'
import type { Format as Cut } from '../sources/open.ts'
import type { SourceRecord } from '../sources/source.ts'
import type { Build, Writing } from './build.ts'

/** What the person who imports says of files that do not say it themselves. */
export interface Said {
  /** The segment of the ids of what is not everyone's. */
  owner?: string | undefined
  /** The currency of amounts where none is printed. */
  currency?: string | undefined
  numbers?: string[] | undefined
  /** What amounts are rounded to, where that is coarser than they are printed. */
  precision?: Scale | undefined
  licence?: string | undefined
  year?: number | undefined
}

/** A part of an import: a file, how it is cut into records, and what is made of each. */
export interface Part {
  path: string
  cut: Cut
  /** Of extraction.csv where that is not what the reader of the format calls it. */
  source: string
  title: string
  writing: Writing
  /** Looks at a record before any of any part is taken, where what is made of one depends on the others. */
  look?(record: SourceRecord): void
  take(record: SourceRecord): void
  /** Why the figures of a column are not facts. */
  reasonOf(column: string): string
}

/** The files of one import, opened. */
interface Opened {
  parts: Part[]
  /** What only all records together say. */
  finish?(): void
}

/** A format that publishers share. */
export interface PublicFormat {
  name: string
  describe: string
  /** Readers put what they find into the build. */
  open(paths: readonly string[], build: Build, said: Said): Promise<Opened>
}
