import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import {
  type DatabaseAddress,
  hastenStarts,
  type ManagedNeo4j,
  ManagedNeo4jError,
  type ManagedNeo4jOptions,
  managedUnavailableReason,
  runningAddress,
  startManagedNeo4j,
} from 'managed-neo4j'
import type { Environment } from '../config/environment.ts'
import { FilorossoError } from '../model/errors.ts'
import { requireBoltUri } from './verify.ts'

/** What of the environment says where the database is: checked already, where it was read. */
export type DatabaseEnvironment = Pick<
  Environment,
  | 'NEO4J_URI'
  | 'NEO4J_USER'
  | 'NEO4J_USERNAME'
  | 'NEO4J_PASSWORD'
  | 'NEO4J_DATABASE'
  | 'FILOROSSO_STATE_DIR'
  | 'FILOROSSO_NEO4J_HEAP_MB'
  | 'FILOROSSO_NEO4J_VERSION'
  | 'FILOROSSO_JAR_CACHE'
>

/** A database that is there to be used. */
export interface OpenedDatabase {
  address: DatabaseAddress
  origin: 'external' | 'managed' | 'shared'
  /** Ends a managed database; an external one, or one that another process runs, is left as it is. */
  close(): Promise<void>
  /** Does, in the background, what makes later starts of a managed database quicker. */
  hasten(signal: AbortSignal): Promise<void>
  /** Resolves when a managed database has ended, asked to or not; never for one that is not ours. */
  exited: ManagedNeo4j['exited']
}

export interface OpenOptions {
  signal?: AbortSignal | undefined
  share?: boolean
  /** Given, a managed database that ends without being asked to is started again; called with what happens. */
  onRestart?: ((what: string) => void) | undefined
  /** Done while a managed database starts, in a process of its own; what it throws ends the start. */
  meanwhile?: (() => void) | undefined
}

/**
 * Finds the database: the one that `NEO4J_URI` names, else a managed one, started now.
 *
 * With `share`, the managed database of a service that runs already is used rather than refused.
 *
 * @param onProgress called with what is being done whenever that may take longer than a second
 * @param signal abandons the start
 * @throws FilorossoError BAD_USER_INPUT for a wrong environment, UNAVAILABLE when there is no way to a database
 */
export async function openDatabase(
  env: DatabaseEnvironment,
  onProgress: (step: string) => void = () => {},
  { signal, share = false, onRestart, meanwhile }: OpenOptions = {},
): Promise<OpenedDatabase> {
  if (env.NEO4J_URI) return external(env, env.NEO4J_URI)

  const options = managedOptions(env)
  const running = share ? runningAddress(options.stateDir) : null
  if (running !== null) return { address: running, origin: 'shared', ...NOT_OURS }
  const reason = await managedUnavailableReason(options.neo4jVersion, options.jarCache)
  if (reason !== null) throw noWayToADatabase(reason)
  const managed = await startManagedNeo4j({
    ...options,
    onProgress,
    ...(signal && { signal }),
    ...(onRestart && { onRestart }),
    ...(meanwhile && { onLaunch: meanwhile }),
  }).catch(inOurWords)
  return {
    address: managed.address,
    origin: 'managed',
    close: managed.stop,
    hasten: signal => hastenStarts({ ...options, signal }),
    exited: managed.exited,
  }
}

/** Whether the database is a managed one that was never started: nothing is in it. */
export function isNew(env: DatabaseEnvironment): boolean {
  return !env.NEO4J_URI && !existsSync(join(env.FILOROSSO_STATE_DIR, 'neo4j', 'data', 'databases'))
}

const VARIABLES = {
  stateDir: 'FILOROSSO_STATE_DIR',
  heapMb: 'FILOROSSO_NEO4J_HEAP_MB',
  jarCache: 'FILOROSSO_JAR_CACHE',
}

function inOurWords(error: unknown): never {
  if (!(error instanceof ManagedNeo4jError)) throw error
  const { message, hint } = error.withNames(VARIABLES)
  throw new FilorossoError('UNAVAILABLE', message, { ...(hint !== undefined && { hint }), cause: error })
}

/** A database that somebody else runs: neither ended nor waited for. */
const NOT_OURS = { close: async () => {}, hasten: async () => {}, exited: new Promise<never>(() => {}) }

function external(env: DatabaseEnvironment, uri: string): OpenedDatabase {
  requireBoltUri(uri)
  const password = env.NEO4J_PASSWORD
  if (!password) {
    const hint = 'set NEO4J_PASSWORD, and NEO4J_USER and NEO4J_DATABASE when they are not neo4j'
    throw new FilorossoError('BAD_USER_INPUT', 'NEO4J_URI is set, but NEO4J_PASSWORD is not', { hint })
  }
  const user = env.NEO4J_USER ?? env.NEO4J_USERNAME ?? 'neo4j'
  const database = env.NEO4J_DATABASE
  return {
    address: { uri, user, password, database },
    origin: 'external',
    ...NOT_OURS,
  }
}

function managedOptions(env: DatabaseEnvironment): ManagedNeo4jOptions & { jarCache: string } {
  return {
    stateDir: env.FILOROSSO_STATE_DIR,
    jarCache: env.FILOROSSO_JAR_CACHE ?? join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'filorosso'),
    heapMb: env.FILOROSSO_NEO4J_HEAP_MB,
    ...(env.FILOROSSO_NEO4J_VERSION !== undefined && { neo4jVersion: env.FILOROSSO_NEO4J_VERSION }),
  }
}

/** The one error that names every way, for whoever has none of them yet. */
function noWayToADatabase(reason: string): FilorossoError {
  const hint = [
    'choose one:',
    '- a Neo4j of your own, 5.26 or newer: set NEO4J_URI and NEO4J_PASSWORD (NEO4J_USER, NEO4J_DATABASE)',
    '- Java 17 or newer and Maven, on PATH or by JAVA_HOME: filorosso then fetches and runs a Neo4j by itself',
    '- Docker: NEO4J_PASSWORD=… docker compose up -d, then set NEO4J_URI=neo4j://localhost:7687 and NEO4J_PASSWORD',
  ].join('\n')
  const message = `no database: NEO4J_URI is not set, and ${reason}`
  return new FilorossoError('UNAVAILABLE', message, { hint })
}
