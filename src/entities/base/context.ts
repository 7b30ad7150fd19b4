import type { GraphReader, ReleaseInfo } from '../../graph/reader.ts'

/** What every resolver of one operation is given. All of it speaks of one release. */
export interface Context {
  reader: GraphReader
  /** Where others reach the service, without a slash at its end; empty where it does not know. */
  address: string
  releases: () => Promise<readonly ReleaseInfo[]>
  /** What the log calls the request by, where there is one. */
  requestId?: string
  /** The lines of the source text of this SHA-256, where the server was given it; null otherwise. */
  sourceText: (sha256: string) => readonly string[] | null
}
