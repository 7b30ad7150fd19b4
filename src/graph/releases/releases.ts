import { z } from 'zod'
import { readAs } from '../../model/read-as.ts'
import type { Database } from '../database.ts'
import { defineQuery, type RunOptions, run } from '../query.ts'
import type { Origin, PackageVersion, ReleaseInfo } from '../reader.ts'

export interface ListedRelease extends ReleaseInfo {
  live: boolean
}

const counted = z.record(z.string(), z.int())
const TAKEN = z.array(
  z.object({
    source: z.string(),
    places: z.int(),
    figures: counted,
    columns: counted,
    records: counted,
    proved: z.string().nullable(),
    provedBy: z.string().nullable(),
  }),
)

/** What a release was made of, as a node holds it: each package as its name and version. Older loads did not note it. */
const origin = {
  packages: readAs(z.array(z.string()).default([]), packages => packages.map(packageOf)),
  program: z.string().default('of an unknown version'),
  /** JSON text. */
  taken: readAs(z.string().default('[]'), text => TAKEN.parse(JSON.parse(text))),
}
/** A release as its node holds it. Times are milliseconds by the database's clock, counts JSON text. */
const node = readAs(
  z.object({
    id: z.string(),
    loadedAt: z.int(),
    entityCount: z.int(),
    relationshipCount: z.int(),
    counts: z.string(),
    sources: z.array(z.string()),
    ...origin,
  }),
  (release): ReleaseInfo => ({
    ...release,
    loadedAt: new Date(release.loadedAt).toISOString(),
    counts: z.record(z.string(), z.int()).parse(JSON.parse(release.counts)),
  }),
)
const one = readAs(z.object({ release: node }), row => row.release)

const live = defineQuery('release/live', { parameters: z.object({ scope: z.string() }), row: one })
/** Asks for a whole release inside a transaction: a reader of a cluster may not have heard of it yet. */
export const byId = defineQuery('release/by-id', {
  parameters: z.object({ release: z.string(), scope: z.string() }),
  row: one,
})
const gone = defineQuery('release/gone', {
  parameters: z.object({ release: z.string(), scope: z.string() }),
  row: readAs(z.object({ origin: z.object(origin) }), row => row.origin),
})
const list = defineQuery('release/list', {
  parameters: z.object({ scope: z.string() }),
  row: readAs(
    z.object({ release: node, live: z.boolean() }),
    (row): ListedRelease => ({ ...row.release, live: row.live }),
  ),
})

/** The whole releases of a scope: the live one first, then the latest to have been it. */
export function listReleases(database: Database, scope = '', options: RunOptions = {}): Promise<ListedRelease[]> {
  return run(database, list, { scope }, options)
}

/** The release that answers now; null when none was ever loaded. */
export async function currentRelease(
  database: Database,
  scope = '',
  options: RunOptions = {},
): Promise<ReleaseInfo | null> {
  return (await run(database, live, { scope }, options))[0] ?? null
}

/** A whole release, live or not; null when there is none, or it is not all there, or it is about to be deleted. */
export async function releaseById(
  database: Database,
  release: string,
  scope = '',
  options: RunOptions = {},
): Promise<ReleaseInfo | null> {
  return (await run(database, byId, { release, scope }, options))[0] ?? null
}

/** What a release that is kept no longer was made of; null when this database never had it. */
export async function originOfGone(
  database: Database,
  release: string,
  scope = '',
  options: RunOptions = {},
): Promise<Origin | null> {
  return (await run(database, gone, { release, scope }, options))[0] ?? null
}

/** A package as one text, which nothing in it can make ambiguous: name, version and fingerprint hold no space. */
export const packageText = ({ name, version, fingerprint, licence }: PackageVersion): string =>
  `${name} ${version} ${fingerprint} ${licence}`.trimEnd()

function packageOf(text: string): PackageVersion {
  const [name = '', version = '', fingerprint = '', ...licence] = text.split(' ')
  return { name, version, fingerprint, licence: licence.join(' ') }
}

/** For a sentence: `rapporto 0.3.1 (files 99887766aabb)`. Older loads did not note the files. */
export function packageInWords({ name, version, fingerprint }: Omit<PackageVersion, 'licence'>): string {
  return `${name} ${version}${fingerprint === '' ? '' : ` (files ${fingerprint})`}`
}
