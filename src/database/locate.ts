import { FilorossoError } from '../model/errors.ts'
import {
  type DatabaseAddress,
  type ManagedNeo4j,
  type ManagedNeo4jOptions,
  managedUnavailableReason,
  startManagedNeo4j,
} from './managed/managed-neo4j.ts'
import { requireBoltUri } from './verify.ts'

/**
 * What of the environment says where the database is. An empty value counts as absent.
 *
 * - `NEO4J_URI`: any Neo4j from 5.26 on. With it `NEO4J_PASSWORD`, and when they are not `neo4j`, `NEO4J_USER` and
 *   `NEO4J_DATABASE`. `NEO4J_USERNAME` is read too: the file of credentials that Aura hands out calls it so.
 * - `FILOROSSO_STATE_DIR`: where a managed Neo4j keeps its data; `.filorosso` if absent.
 * - `FILOROSSO_NEO4J_HEAP_MB`, `FILOROSSO_NEO4J_VERSION`: of the managed Neo4j.
 */
export interface DatabaseEnvironment {
  [name: string]: string | undefined
}

/** A database that is there to be used. */
export interface OpenedDatabase {
  address: DatabaseAddress
  origin: 'external' | 'managed'
  /** Ends a managed database; an external one is left as it is. */
  close(): Promise<void>
  /** Resolves when a managed database has ended, asked to or not; never for an external one. */
  exited: ManagedNeo4j['exited']
}

/**
 * Finds the database: the one that `NEO4J_URI` names, else a managed one, started now.
 *
 * @param onProgress told what is being done whenever that may take longer than a second
 * @param signal abandons the start
 * @throws FilorossoError BAD_USER_INPUT for a wrong environment, UNAVAILABLE when there is no way to a database
 */
export async function openDatabase(
  env: DatabaseEnvironment,
  onProgress: (step: string) => void = () => {},
  signal?: AbortSignal,
): Promise<OpenedDatabase> {
  if (env.NEO4J_URI) return external(env, env.NEO4J_URI)

  const options = managedOptions(env)
  const reason = await managedUnavailableReason(options.neo4jVersion)
  if (reason !== null) throw noWayToADatabase(reason)
  const managed = await startManagedNeo4j({ ...options, onProgress, ...(signal && { signal }) })
  return { address: managed.address, origin: 'managed', close: managed.stop, exited: managed.exited }
}

function external(env: DatabaseEnvironment, uri: string): OpenedDatabase {
  requireBoltUri(uri)
  const password = env.NEO4J_PASSWORD
  if (!password) {
    const hint = 'set NEO4J_PASSWORD, and NEO4J_USER and NEO4J_DATABASE when they are not neo4j'
    throw new FilorossoError('BAD_USER_INPUT', 'NEO4J_URI is set, but NEO4J_PASSWORD is not', { hint })
  }
  const user = env.NEO4J_USER || env.NEO4J_USERNAME || 'neo4j'
  const database = env.NEO4J_DATABASE || 'neo4j'
  return {
    address: { uri, user, password, database },
    origin: 'external',
    close: async () => {},
    exited: new Promise(() => {}),
  }
}

function managedOptions(env: DatabaseEnvironment): ManagedNeo4jOptions {
  const options: ManagedNeo4jOptions = { stateDir: env.FILOROSSO_STATE_DIR || '.filorosso' }
  const heap = env.FILOROSSO_NEO4J_HEAP_MB
  if (heap) {
    if (!/^[1-9]\d{1,6}$/.test(heap)) {
      const hint = 'give the megabytes as a whole number, such as 512'
      throw new FilorossoError('BAD_USER_INPUT', `FILOROSSO_NEO4J_HEAP_MB is ${JSON.stringify(heap)}`, { hint })
    }
    options.heapMb = Number(heap)
  }
  const version = env.FILOROSSO_NEO4J_VERSION
  if (version) {
    // It becomes part of a folder's name and of a Maven argument.
    if (!/^\d+\.\d+\.\d+$/.test(version)) {
      const hint = 'give a published version such as 5.26.30'
      throw new FilorossoError('BAD_USER_INPUT', `FILOROSSO_NEO4J_VERSION is ${JSON.stringify(version)}`, { hint })
    }
    options.neo4jVersion = version
  }
  return options
}

/** The one error that names every way, for whoever has none of them yet. */
function noWayToADatabase(reason: string): FilorossoError {
  const hint = [
    'choose one:',
    '- a Neo4j of your own, 5.26 or newer: set NEO4J_URI and NEO4J_PASSWORD (NEO4J_USER, NEO4J_DATABASE)',
    '- Java 17 or newer and Maven, on PATH or by JAVA_HOME: filorosso then fetches and runs a Neo4j by itself',
    '- Docker: NEO4J_PASSWORD=… docker compose up -d, then set NEO4J_URI=neo4j://localhost:7687 and NEO4J_PASSWORD',
  ].join('\n')
  const message = `there is no database: NEO4J_URI is not set, and ${reason}`
  return new FilorossoError('UNAVAILABLE', message, { hint })
}
