import { createHash } from 'node:crypto'

/** To be raised whenever the same data would be written to the graph in another way. */
export const LOADER_VERSION = 12

/**
 * The id of a release says what is in it: the same content always gets the same id. `contentHash` must cover everything
 * that decides the graph: the data packages, and the version of the rules and checks that are computed from them.
 */
export function releaseId(contentHash: string, scope = ''): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([LOADER_VERSION, scope, contentHash]))
    .digest('hex')
  return `${scope === '' ? '' : `${scope}-`}r${digest.slice(0, 16)}`
}
