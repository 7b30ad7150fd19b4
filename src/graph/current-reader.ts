import { FilorossoError } from '../model/errors.ts'
import { openReader, type ReaderOptions } from './cached-reader.ts'
import type { Database } from './database.ts'
import type { GraphReader, Origin, ReleaseInfo } from './reader.ts'
import type { ReleaseCaches } from './release-cache.ts'
import { currentRelease, originOfGone, packageInWords, releaseById } from './releases/releases.ts'

export interface CurrentOptions {
  /** Empty in production; a test owns one. */
  scope?: string | undefined
  /** How long the live pointer is believed before it is read again. */
  freshMs?: number | undefined
  /** How many releases that were asked for by id are remembered as long as that. */
  remember?: number | undefined
  /** Called when a release is seen to be live that was not before. */
  onLive?: ((release: ReleaseInfo) => void) | undefined
}

/** Opens readers: each on the release that is live when it is asked for, or on the one that is named. */
export interface ReaderFactory {
  /** The release of this id, or the live one; fails as the readers do. */
  release(id: string | null, options?: ReaderOptions): Promise<ReleaseInfo>
  /** Fails with UNAVAILABLE while nothing was ever loaded. */
  currentReader(options?: ReaderOptions): Promise<GraphReader>
  /** Fails with NOT_FOUND, naming the release, unless all of it is there. */
  readerOf(release: string, options?: ReaderOptions): Promise<GraphReader>
}

const LIVE = 'live'

/** A look at which release there is, and what it found or, while it has not, the one before it did. */
interface Look {
  at: number
  release: Promise<ReleaseInfo | null>
  last: ReleaseInfo | null
}

/** Longer than a look takes; whoever waits longer for it is served from memory instead. */
const LOOK_MS = 300

/** What is found or, while the database is away or silent, what was found before: what is in memory can still be answered. */
async function orLast(fetched: Promise<ReleaseInfo | null>, last: ReleaseInfo): Promise<ReleaseInfo | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<ReleaseInfo>(resolve => {
    timer = setTimeout(() => resolve(last), LOOK_MS)
  })
  const found = fetched.catch(error => {
    if (error instanceof FilorossoError && (error.code === 'UNAVAILABLE' || error.code === 'TIMEOUT')) return last
    throw error
  })
  return Promise.race([found, late]).finally(() => clearTimeout(timer))
}

/** So that a new release goes live without a restart, and yet not every operation asks the database which one is. */
export function readerFactory(database: Database, caches: ReleaseCaches, options: CurrentOptions = {}): ReaderFactory {
  const { scope = '', freshMs = 1_000, remember = 100, onLive } = options
  const known = new Map<string, Look>()
  /** One look serves all who ask meanwhile, so it belongs to none of them: it is not theirs to abort. */
  const look = (key: string, fetch: () => Promise<ReleaseInfo | null>): Promise<ReleaseInfo | null> => {
    const before = known.get(key)
    if (before !== undefined && Date.now() - before.at < freshMs) return before.release
    known.delete(key)
    // Not the live one, which everybody asks for: ids that somebody invents must not cost them a look.
    for (const oldest of known.keys()) if (known.size >= remember && oldest !== LIVE) known.delete(oldest)
    const fetched = fetch()
    const last = before?.last ?? null
    const now: Look = { at: Date.now(), last, release: last === null ? fetched : orLast(fetched, last) }
    known.set(key, now)
    fetched.then(
      // Also when it came too late for those who asked first.
      found => Object.assign(now, { last: found, release: fetched }),
      () => last === null && known.get(key) === now && known.delete(key),
    )
    return now.release
  }
  let seen: string | undefined
  const live = async (): Promise<ReleaseInfo | null> => {
    const found = await currentRelease(database, scope)
    if (found !== null && found.id !== seen) {
      seen = found.id
      onLive?.(found)
    }
    return found
  }
  const release = async (id: string | null, options?: ReaderOptions): Promise<ReleaseInfo> => {
    const found = await (id === null ? look(LIVE, live) : look(`release ${id}`, () => releaseById(database, id, scope)))
    if (found !== null) return found
    if (id !== null) throw notHere(id, await originOfGone(database, id, scope, options))
    throw new FilorossoError('UNAVAILABLE', 'No release is live yet.', { hint: 'Load a data package first.' })
  }
  return {
    release,
    currentReader: async options => openReader(database, await release(null, options), caches, options),
    readerOf: async (id, options) => openReader(database, await release(id, options), caches, options),
  }
}

/** Whoever follows a citation learns what to load so that it answers again. */
function notHere(id: string, origin: Origin | null): FilorossoError {
  if (origin === null || origin.packages.length === 0)
    return new FilorossoError('NOT_FOUND', `Not found: release ${JSON.stringify(id.slice(0, 100))}.`, {
      hint: 'Ask without a release for the live one, or load the package that the release was built from.',
    })
  const packages = origin.packages.map(packageInWords).join(' and ')
  return new FilorossoError(
    'NOT_FOUND',
    `Release ${id} is no longer kept. It was built from ${packages} by filorosso ${origin.program}.`,
    { hint: `Load ${packages} with that version and it answers again; ask without a release for the live one.` },
  )
}
