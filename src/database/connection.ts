import type { DatabaseAddress } from 'managed-neo4j'
import { FilorossoError } from '../model/errors.ts'
import neo4j, { type Driver, type Session } from './driver.ts'
import { explainFailure, hidePassword, requireBoltUri, requireVersion } from './verify.ts'

/** How long to wait, in milliseconds; the driver's own defaults are 30 to 60 s, longer than anybody waits for a page. */
export interface Patience {
  /** For a TCP connection. */
  connect: number
  /** For a connection that is ready to use: the above, encryption, login, and a place in the pool. */
  acquire: number
  /** Until a transaction that may be repeated is given up: this is how soon a dead database is said to be dead. */
  retry: number
  /** For `verify` as a whole. */
  verify: number
}

const PATIENCE: Patience = { connect: 3_000, acquire: 4_000, retry: 2_000, verify: 5_000 }

/** An open way to one database. One session per concurrent query: a session runs one thing at a time. */
export interface Connection {
  readonly driver: Driver
  /** A session routed to a reader. Close it after use. */
  readSession(): Session
  /** A session routed to the writer. Close it after use. */
  writeSession(): Session
  /**
   * Proves that the database answers, lets us in and is new enough.
   *
   * @returns what the server calls itself, `Neo4j/5.26.30`
   * @throws FilorossoError UNAVAILABLE, whose hint says what to change
   */
  verify(): Promise<string>
  close(): Promise<void>
}

/**
 * Opens a driver; nothing is sent before the first query or `verify`.
 *
 * @throws FilorossoError BAD_USER_INPUT when the URI is not one of a Neo4j
 */
export function openConnection(address: DatabaseAddress, patience: Patience = PATIENCE): Connection {
  requireBoltUri(address.uri)
  const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password), {
    connectionTimeout: patience.connect,
    connectionAcquisitionTimeout: patience.acquire,
    // Firewalls and cluster members drop idle connections without a word.
    connectionLivenessCheckTimeout: 30_000,
    maxTransactionRetryTime: patience.retry,
    // Cents of any public budget stay far below 2^53. What may be greater must be read as a string.
    disableLosslessIntegers: true,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
    telemetryDisabled: true,
    userAgent: 'filorosso',
  })
  // Named, or each query costs a round trip to ask which database is the user's.
  const { database } = address
  const session = (defaultAccessMode: 'READ' | 'WRITE') => driver.session({ database, defaultAccessMode })

  return {
    driver,
    readSession: () => session(neo4j.session.READ),
    writeSession: () => session(neo4j.session.WRITE),
    verify: () => verify(driver, address, patience.verify),
    close: () => driver.close(),
  }
}

async function verify(driver: Driver, address: DatabaseAddress, limitMs: number): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const message = `the database at ${hidePassword(address.uri)} did not answer within ${limitMs / 1000} s`
    timer = setTimeout(() => reject(new FilorossoError('UNAVAILABLE', message)), limitMs)
  })
  try {
    return await Promise.race([greet(driver, address), late])
  } catch (error) {
    throw error instanceof FilorossoError ? error : explainFailure(error, address)
  } finally {
    clearTimeout(timer)
  }
}

/** Logs in, looks at the version, and opens an empty transaction: only that proves that the database exists. */
async function greet(driver: Driver, address: DatabaseAddress): Promise<string> {
  const { agent = '' } = await driver.getServerInfo({ database: address.database })
  requireVersion(agent, address.uri)
  const session = driver.session({ database: address.database, defaultAccessMode: neo4j.session.READ })
  try {
    const transaction = await session.beginTransaction()
    await transaction.rollback()
  } finally {
    await session.close()
  }
  return agent
}
