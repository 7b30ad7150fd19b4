import type { GraphReader, ReleaseInfo } from '../../graph/reader.ts'
import type { Language } from '../../locale/language.ts'

/**
 * How an answer went: `lasting` is one that is the same whenever it is asked of its release; `passing` one that speaks of more
 * than the release; `failed` one with errors in it.
 */
export type Outcome = 'lasting' | 'passing' | 'failed'

/** What is noted of a request while it is answered. */
interface RequestNotes {
  /** The log calls it by this, and so does the answer. */
  readonly id: string
  /** Undefined where what was sent was not an operation at all. */
  outcome?: Outcome
}

/** What every resolver of one operation is given. All of it speaks of one release. */
export interface Context {
  reader: GraphReader
  /** Where others reach the service, without a slash at its end; empty where it does not know. */
  address: string
  /** Of sentences and labels, where the operation names none: that of the request. */
  language: Language
  /** Aborted when nobody waits for the answer any longer, with the reason. */
  signal?: AbortSignal | undefined
  /** A reader of another release, by its id; NOT_FOUND unless all of it is there. */
  readerOf: (release: string) => Promise<GraphReader>
  /** Whether it is answered as a file, which is whole: what bounds an answer for its size alone does not bound it. */
  isFile?: boolean
  releases: () => Promise<readonly ReleaseInfo[]>
  /** The request that the operation came with, where there is one. */
  request?: RequestNotes
  /** The lines of the source text of this SHA-256, where the server was given it; null otherwise. */
  sourceText: (sha256: string) => readonly string[] | null
}
