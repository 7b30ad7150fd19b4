import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import neo4j, {
  type Driver,
  type ManagedTransaction,
  Neo4jError,
  type Record as Neo4jRecord,
  type Result,
  type Session,
} from '../database/driver.ts'
import type { FilorossoError } from '../model/errors.ts'
import { turns } from '../model/turns.ts'
import { asSent } from './as-sent.ts'
import { toBolt } from './bolt-values.ts'
import type { Database } from './database.ts'
import { abortedBy, fromDriver, ownFault, timedOut, unavailable, unreadable } from './driver-errors.ts'
import { FACTS } from './facts.ts'
import type { Places } from './places.ts'

/** A question to the database: its Cypher file, what it is asked with, and what each row of its answer is. */
export interface Query<P, R> {
  /** `<folder>/<query>`: the file under cypher/, without its ending. */
  readonly name: string
  readonly text: string
  readonly parameters: z.ZodType<unknown, P>
  readonly row: z.ZodType<R>
}

export interface RunOptions {
  /** On abort the transaction is ended and its work in the database stopped. */
  signal?: AbortSignal | undefined
  timeoutMs?: number | undefined
  /** Of one request: how many of its queries run at once. */
  places?: Places | undefined
  /** The release that is read: it may be of another version of the program. */
  release?: { id: string; program: string } | undefined
}

/** Asks one query inside a transaction. */
export type Run = <P, R>(query: Query<P, R>, parameters: P) => Promise<R[]>

const READ_TIMEOUT_MS = 10_000
const WRITE_TIMEOUT_MS = 60_000
/** A read that takes as long makes us ask whether the database answers at all, and for how long that is waited for. */
const DOUBT_MS = 3_000
const PROBE_MS = 1_500
/** What takes no time, of a database that answers at all. */
export const PROBE = 'RETURN 1 AS one'

/** A query when it does not matter which. */
export type AnyQuery = Pick<Query<never, unknown>, 'name' | 'text'> & { parameters: z.ZodType; row: z.ZodType }

const defined = new Map<string, AnyQuery>()

/** Every query that the modules imported so far define, by name; a test holds it against the files. */
export const definedQueries: ReadonlyMap<string, AnyQuery> = defined

export function defineQuery<P extends z.ZodType, R extends z.ZodType>(
  name: string,
  shapes: { parameters: P; row: R },
): Query<z.input<P>, z.output<R>> {
  const query = { name, text: cypher(name), ...shapes }
  defined.set(name, query)
  return query as Query<z.input<P>, z.output<R>>
}

/** The text of a file under cypher/, where what is known of a node is called by what the kinds are. */
export function cypher(name: string): string {
  const text = readFileSync(new URL(`../../cypher/${name}.cypher`, import.meta.url), 'utf8')
  return text.replaceAll('.facts', `.${FACTS}`)
}

/** The driver notes for each query where it was asked: to find that in the sources takes longer than a small answer. Our own errors say more. */
function withoutStack<T>(ask: () => T): T {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return ask()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** The parts of a text whose statements are put together, by the word that the comment of each begins with. */
export const partsOf = (text: string): Partial<Record<string, string>> =>
  Object.fromEntries(
    text
      .split(/^\/\/ (?=[a-z]+: )/m)
      .slice(1)
      .map(part => [/^[a-z]+/.exec(part)?.[0] ?? '', part.slice(part.indexOf('\n') + 1)]),
  )

/** Asks a query of a reader of the database, in a session of its own: one round trip. */
export function run<P, R>(
  database: Database,
  query: Query<P, R>,
  parameters: P,
  options: RunOptions = {},
): Promise<R[]> {
  return asked(database, query, parameters, options, result => rows(query, result, options.release))
}

/** Rows that are sent ahead of what is taken. */
const AHEAD = 200
/** It is one statement in place of many: how long a request may take is for its signal to say. */
const STREAM_TIMEOUT_MS = 60_000

/**
 * The same, where the answer may be long: each row is taken when it comes, and no more are sent than are taken. What takes them may throw,
 * and is asked for no more then.
 */
export function stream<P, R>(
  database: Database,
  query: Query<P, R>,
  parameters: P,
  take: (row: R) => void,
  options: RunOptions = {},
): Promise<void> {
  return asked(
    database,
    query,
    parameters,
    { timeoutMs: STREAM_TIMEOUT_MS, ...options },
    async result => {
      for await (const record of result) {
        options.signal?.throwIfAborted()
        const row = parsed(query, record, options.release)
        try {
          take(row)
        } catch (error) {
          throw ownFault(error)
        }
        if (turns.due()) await turns.take()
      }
    },
    AHEAD,
  )
}

function asked<P, T>(
  database: Database,
  query: Query<P, unknown>,
  parameters: P,
  { timeoutMs = READ_TIMEOUT_MS, signal, places }: RunOptions,
  read: (result: Result) => Promise<T>,
  fetchSize?: number,
): Promise<T> {
  const ask = () =>
    inSession(database, 'READ', { signal, timeoutMs, fetchSize }, async session => {
      const given = bound(query, parameters)
      return read(withoutStack(() => session.run(asSent(query.text), given, { timeout: timeoutMs })))
    })
  return places === undefined ? ask() : places.within(ask)
}

function parsed<R>(query: { row: z.ZodType<R> }, record: Neo4jRecord, release: RunOptions['release']): R {
  try {
    return query.row.parse(fieldsOf(record))
  } catch (error) {
    throw unreadable(error, release)
  }
}

/**
 * Does some queries in one transaction that writes: all of them or none. The work is done again when the database asks
 * for it (a deadlock, a new leader), so it must have no other effect.
 */
export async function transact<T>(
  database: Database,
  work: (run: Run) => Promise<T>,
  options: RunOptions = {},
): Promise<T> {
  const { timeoutMs = WRITE_TIMEOUT_MS, signal } = options
  return inSession(database, 'WRITE', { signal, timeoutMs }, session => {
    const inside = (transaction: ManagedTransaction): Run => {
      return async (query, parameters) => {
        const asked = bound(query, parameters)
        // Its own errors stay as they are: by them the driver knows what may be tried again.
        return rows(query, transaction.run(asSent(query.text), asked)).catch(error => {
          throw error instanceof Neo4jError ? error : fromDriver(error)
        })
      }
    }
    const whole = (transaction: ManagedTransaction) =>
      work(inside(transaction)).catch(error => {
        throw error instanceof Neo4jError ? error : ownFault(error)
      })
    return session.executeWrite(whole, { timeout: timeoutMs })
  })
}

function bound<P>(query: Pick<Query<P, unknown>, 'parameters'>, parameters: P): Record<string, unknown> {
  try {
    return toBolt(query.parameters.parse(parameters)) as Record<string, unknown>
  } catch (error) {
    throw ownFault(error)
  }
}

/** Milliseconds of reading between two looks whether others are due: most rows take less, and what a region is tied to may be one of thousands. */
const LONG_MS = 1

/** Each row is read when it comes, while the database still makes the next ones. What comes at once by thousands waits for its turn. */
function rows<R>(query: { row: z.ZodType<R> }, result: Result, release?: RunOptions['release']): Promise<R[]> {
  return new Promise((resolve, reject) => {
    const read: R[] = []
    const waiting: Neo4jRecord[] = []
    let draining: Promise<void> | null = null
    let failed: FilorossoError | null = null
    let spent = 0
    const take = (record: Neo4jRecord): void => {
      if (failed !== null) return
      const begun = performance.now()
      try {
        read.push(parsed(query, record, release))
      } catch (error) {
        failed = error as FilorossoError
      }
      spent += performance.now() - begun
    }
    const isDue = (): boolean => {
      if (spent < LONG_MS) return false
      spent = 0
      return turns.due()
    }
    const drain = async (): Promise<void> => {
      while (waiting.length > 0) {
        await turns.take()
        let taken = 0
        do take(waiting[taken++] as Neo4jRecord)
        while (taken < waiting.length && !isDue())
        waiting.splice(0, taken)
      }
      draining = null
    }
    result.subscribe({
      onNext: record => {
        if (draining === null && !isDue()) return take(record)
        waiting.push(record)
        draining ??= drain()
      },
      onCompleted: async () => {
        await draining
        if (failed === null) resolve(read)
        else reject(failed)
      },
      onError: reject,
    })
  })
}

/** As `toObject` of the driver has them, in a fraction of its time. */
function fieldsOf(record: Neo4jRecord): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const key of record.keys) fields[key as string] = record.get(key)
  return fields
}

const probes = new WeakMap<Driver, Promise<boolean>>()

/** Whether the database answers at all: asked once for all who doubt it at the same time. */
export function answers({ driver, database }: Database, limitMs = PROBE_MS): Promise<boolean> {
  const known = probes.get(driver)
  if (known !== undefined) return known
  const session = driver.session({ database, defaultAccessMode: neo4j.session.READ })
  const probe = new Promise<boolean>(resolve => {
    const timer = setTimeout(() => resolve(false), limitMs)
    session
      .run(PROBE, {}, { timeout: limitMs })
      .then(
        () => resolve(true),
        () => resolve(false),
      )
      .finally(() => clearTimeout(timer))
  }).finally(() => {
    probes.delete(driver)
    session.close().catch(() => undefined)
  })
  probes.set(driver, probe)
  return probe
}

/**
 * The timer here and not only the database's: that one looks every two seconds, and is never heard when the connection
 * is a black hole. A read need not wait for its end to know of that: when it takes long, the database is asked something that takes no
 * time. Closing a session that is still busy resets its connection, which ends the transaction there.
 */
function inSession<T>(
  { driver, database }: Database,
  mode: 'READ' | 'WRITE',
  {
    signal,
    timeoutMs,
    fetchSize,
  }: { signal: AbortSignal | undefined; timeoutMs: number; fetchSize?: number | undefined },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) return Promise.reject(abortedBy(signal))
  const session = driver.session({
    database,
    defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE,
    ...(fetchSize !== undefined && { fetchSize }),
  })
  const close = () => session.close().catch(() => undefined)
  return new Promise<T>((resolve, reject) => {
    const stop = (error: Error) => {
      settle()
      reject(error)
      void close()
    }
    const onAbort = () => stop(abortedBy(signal as AbortSignal))
    const timer = setTimeout(() => stop(timedOut()), timeoutMs)
    const doubt =
      mode === 'READ' && setTimeout(async () => !(await answers({ driver, database })) && stop(unavailable()), DOUBT_MS)
    const settle = () => {
      clearTimeout(timer)
      if (doubt) clearTimeout(doubt)
      signal?.removeEventListener('abort', onAbort)
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    work(session).then(
      value => {
        settle()
        // The answer is whole: whoever asked need not wait until the connection is back in its pool.
        void close()
        resolve(value)
      },
      (error: unknown) => stop(fromDriver(error)),
    )
  })
}
