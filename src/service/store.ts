import { setTimeout as sleep } from 'node:timers/promises'
import type { Environment } from '../config/environment.ts'
import { openConnection } from '../database/connection.ts'
import { type OpenedDatabase, openDatabase } from '../database/locate.ts'
import type { ReaderOptions } from '../graph/cached-reader.ts'
import { readerFactory } from '../graph/current-reader.ts'
import type { Database } from '../graph/database.ts'
import { unavailable } from '../graph/driver-errors.ts'
import { answers } from '../graph/query.ts'
import type { GraphReader, ReleaseInfo } from '../graph/reader.ts'
import { ReleaseCaches } from '../graph/release-cache.ts'
import { filesOf, type KeptFile } from '../graph/releases/files.ts'
import { currentRelease, listReleases } from '../graph/releases/releases.ts'
import { ensureSchema } from '../graph/schema.ts'
import { warmUp } from '../graph/warm-up.ts'
import { FilorossoError } from '../model/errors.ts'
import { heldIn } from './garbage.ts'

/** The database, open and with its indexes in place, and the readers on its releases. */
export interface OpenStore {
  database: Database
  /** Does what a start needs done, again when a managed database was killed meanwhile and has come back. */
  persist<T>(work: () => Promise<T>): Promise<T>
  /** A reader of one release for one request: of the one named, or of the live one. */
  reader(release: string | null, options?: ReaderOptions): Promise<GraphReader>
  /** The release of this id, or the live one, as it was known a moment ago at most. */
  release(id: string | null): Promise<ReleaseInfo>
  /** The files of the packages that a release was made of; none where an old load did not keep them. */
  files(release: string, signal?: AbortSignal): Promise<KeptFile[]>
  current(): Promise<ReleaseInfo>
  releases(): Promise<readonly ReleaseInfo[]>
  /**
   * Reads a release into memory, a page at a time, each when `quiet` says that nobody waits for an answer; and from then on each that
   * goes live. Resolves when the first has been read.
   */
  warm(release: ReleaseInfo, quiet: () => Promise<void>, signal?: AbortSignal): Promise<void>
  /** Does, in the background, what makes later starts quicker. */
  hasten(signal: AbortSignal): Promise<void>
  /** Resolves when a managed database has ended without being asked to; never for an external one. */
  ended: Promise<void>
  close(): Promise<void>
}

/** Longer than a database that is well takes to say which release is live. */
const READY_MS = 2_000
const MEGABYTE = 1024 * 1024

export interface StoreOptions {
  step: (text: string) => void
  signal?: AbortSignal
  /** Uses the managed database of a service that runs already. */
  share?: boolean
  /** Given, a managed database that ends without being asked to is started again, and what waits for it is done again; called with what happens. */
  onRestart?: (what: string) => void
  /** The database, where it is being opened already. */
  opened?: Promise<OpenedDatabase>
  /** Done while a managed database that is not being opened already starts; what it throws ends the start. */
  meanwhile?: (() => void) | undefined
  /** Keeps a test's releases apart in a database that several share; empty in production. */
  scope?: string
}

export async function openStore(
  environment: Environment,
  { step, signal, scope = '', share = false, onRestart, opened: opening, meanwhile }: StoreOptions,
): Promise<OpenStore> {
  const opened = await (opening ?? openDatabase(environment, step, { signal, share, onRestart, meanwhile }))
  const connection = openConnection(opened.address)
  const close = async (): Promise<void> => {
    await connection.close()
    await opened.close()
  }
  try {
    const database: Database = { driver: connection.driver, database: opened.address.database }
    const restarts = opened.origin === 'managed' && onRestart !== undefined
    const persist = <T>(work: () => Promise<T>) => (restarts ? untilDone(database, work, signal) : work())
    await persist(async () => {
      await connection.verify()
      await ensureSchema(database)
    })
    const caches = new ReleaseCaches({ cacheBytes: heldIn(environment.FILOROSSO_CACHE_MB * MEGABYTE) })
    let readAhead = async (_live: ReleaseInfo): Promise<void> => {}
    const readers = readerFactory(database, caches, { scope, onLive: live => void readAhead(live).catch(() => {}) })
    return {
      database,
      persist,
      reader: (release, options) =>
        release === null ? readers.currentReader(options) : readers.readerOf(release, options),
      release: id => readers.release(id),
      files: (release, signal) => filesOf(database, release, { signal }),
      current: async () => {
        const release = await currentRelease(database, scope, { timeoutMs: READY_MS }).catch(error => {
          throw error instanceof FilorossoError && error.code === 'TIMEOUT' ? unavailable(error) : error
        })
        if (release === null)
          throw new FilorossoError('UNAVAILABLE', 'no release is live yet', { hint: 'load a data package first' })
        return release
      },
      releases: () => listReleases(database, scope),
      warm: (release, quiet, warmSignal) => {
        let reading: { id: string; leave: AbortController } | undefined
        readAhead = async ({ id, ...live }) => {
          if (reading?.id === id) return
          reading?.leave.abort()
          const leave = new AbortController()
          reading = { id, leave }
          const until = AbortSignal.any([leave.signal, ...(warmSignal ? [warmSignal] : [])])
          await warmUp(database, { id, ...live }, caches, { signal: until, quiet }).catch(error => {
            if (!leave.signal.aborted) throw error
          })
        }
        return readAhead(release)
      },
      hasten: opened.hasten,
      ended: opened.exited.then(() => undefined),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const TRIES = 4
const BACK_WITHIN_MS = 60_000

/** Does the work again where the database went away in the middle of it and came back: the work has to be one that may be. */
async function untilDone<T>(database: Database, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const away = error instanceof FilorossoError && error.code === 'UNAVAILABLE'
      if (!away || tries === TRIES) throw error
      const deadline = Date.now() + BACK_WITHIN_MS
      while (!(await answers(database))) {
        if (Date.now() > deadline) throw error
        await sleep(250, undefined, { signal })
      }
    }
  }
}
