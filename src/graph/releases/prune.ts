import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Database } from '../database.ts'
import { defineQuery } from '../query.ts'
import { idRow } from '../records/shapes.ts'
import { type Lease, type LeaseOptions, withLease } from './lease.ts'

/** Longer than any request may last. */
const GRACE_MS = 60_000
const DELETE_BATCH = 2_000

const ofRelease = z.object({ release: z.string() })
const deleted = z.object({ deleted: z.int() })

const unlist = defineQuery('release/unlist', {
  parameters: z.object({ scope: z.string(), spare: z.int().nonnegative(), graceMs: z.int().nonnegative() }),
  row: idRow,
})
const deletable = defineQuery('release/deletable', { parameters: z.object({ scope: z.string() }), row: idRow })
const beginDeletion = defineQuery('release/begin-deletion', { parameters: ofRelease, row: idRow })
const deleteContents = defineQuery('release/delete-contents', {
  parameters: ofRelease.extend({ limit: z.int().positive() }),
  row: deleted,
})
const deleteRelease = defineQuery('release/delete', { parameters: ofRelease, row: deleted })

export interface PruneOptions extends LeaseOptions {
  /** How long requests that read an unlisted release may go on doing so before it is deleted. */
  graceMs?: number | undefined
}

/**
 * Leaves the `keep` latest releases of a scope, the live one always among them: the others are unlisted, then deleted
 * when no request can be reading them any more. Returns the ids of what was deleted, debris of killed loads included.
 */
export async function pruneReleases(
  database: Database,
  scope: string,
  keep: number,
  options: PruneOptions = {},
): Promise<string[]> {
  const { graceMs = GRACE_MS, signal } = options
  const unlisted = await withLease(database, scope, options, lease => unlistBeyond(lease, scope, keep, graceMs))
  // Without the lease: a load that starts meanwhile need not wait, and may even list the release again.
  if (unlisted.length > 0) await sleep(graceMs + 1, undefined, { signal })
  return withLease(database, scope, options, lease => deleteDeletable(lease, scope, options))
}

export function unlistBeyond(lease: Lease, scope: string, keep: number, graceMs = GRACE_MS): Promise<string[]> {
  return lease.transact(run => run(unlist, { scope, spare: Math.max(keep - 1, 0), graceMs }))
}

/** Deletes what killed loads left and what was unlisted long enough ago. Killed itself, it is finished by the next. */
export async function deleteDeletable(lease: Lease, scope: string, { onProgress }: LeaseOptions): Promise<string[]> {
  const releases = await lease.transact(run => run(deletable, { scope }))
  for (const release of releases) {
    onProgress?.(`deleting release ${release}`)
    await lease.transact(run => run(beginDeletion, { release }))
    while (
      await lease.transact(async run => (await run(deleteContents, { release, limit: DELETE_BATCH }))[0]?.deleted)
    ) {
      // Each batch is a transaction of its own: one for all would need memory for all.
    }
    await lease.transact(run => run(deleteRelease, { release }))
  }
  return releases
}
