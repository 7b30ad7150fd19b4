import { VERSION } from '../config/version.ts'
import { derive } from '../dataset/derive/derive.ts'
import { RULES_VERSION } from '../dataset/derive/version.ts'
import { openPackages } from '../dataset/package/read-packages.ts'
import type { Database } from '../graph/database.ts'
import type { ReleaseInfo } from '../graph/reader.ts'
import { loadRelease } from '../graph/releases/load.ts'
import { releaseId } from '../graph/releases/release-id.ts'
import { currentRelease } from '../graph/releases/releases.ts'

/** Where long work says how far it is. */
export interface Steps {
  step: (text: string) => void
  detail: (text: string) => void
}

export interface LoadOptions {
  packages: readonly string[]
  keep: number
  steps: Steps
  signal?: AbortSignal
  /** A test's own; empty in production. */
  scope?: string
}

/**
 * Brings a database to the release of these packages: read, concluded, written, switched to. What is live already is left as
 * it is. Throws PackageError for data that is wrong, and then nothing has changed.
 */
export async function loadPackages(database: Database, options: LoadOptions): Promise<ReleaseInfo> {
  const packages = openPackages(options.packages)
  const content = packages.content()
  const hash = `${content.hash} rules ${RULES_VERSION}`
  const { scope = '' } = options
  const live = await currentRelease(database, scope)
  if (live !== null && live.id === releaseId(hash, scope)) return live
  options.steps.step(`reading ${options.packages.join(', ')}`)
  const graph = derive(packages.graph())
  options.steps.step(`loading ${graph.entities.size} entities and ${graph.relationships.length} relationships`)
  return loadRelease(database, graph, {
    contentHash: hash,
    origin: { packages: content.packages, program: `${VERSION} (rules ${RULES_VERSION})` },
    scope,
    keep: options.keep,
    onProgress: options.steps.detail,
    ...(options.signal && { signal: options.signal }),
  })
}
