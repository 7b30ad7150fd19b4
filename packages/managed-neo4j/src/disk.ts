import { statfsSync } from 'node:fs'
import { ManagedNeo4jError } from './error.ts'

const FULL = /ENOSPC|EDQUOT|EFBIG|No space left on device|[Dd]isk quota exceeded|File too large/

/** Whether an error, or what a program said, means that a disk is full. */
export function saysDiskFull(said: unknown): boolean {
  return FULL.test(String(said))
}

/** Less than Neo4j needs to write the next page of anything. */
const NOTHING_LEFT_BYTES = 64 * 1024

/** Whether the disk of a folder has no room: a server whose log is on it cannot even say so. */
export function isDiskFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < NOTHING_LEFT_BYTES
  } catch {
    return false
  }
}

export function diskFull(folder: string, setting: string, cause?: unknown): ManagedNeo4jError {
  const hint = `free some space there, or name a folder on another disk in ${setting}`
  return new ManagedNeo4jError(`the disk of ${folder} is full`, { hint, cause })
}
