import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { FilorossoError } from '../../model/errors.ts'
import type { Database } from '../database.ts'
import { abortedBy, unavailable } from '../driver-errors.ts'
import { answers, defineQuery, type Run, transact } from '../query.ts'

export interface LeaseOptions {
  /** How long the lease of a process that was killed keeps others waiting. */
  leaseMs?: number | undefined
  signal?: AbortSignal | undefined
  onProgress?: ((message: string) => void) | undefined
}

/** The right to change the releases of one scope, held by one process at a time. */
export interface Lease extends Writing {
  /** The same for transactions that run beside each other: the lease, which they would wait for, is looked at last. */
  beside: Writing
  /** Waits for what needs no database, and no longer than the lease is of use: until the database is silent, or the load is ended. */
  meanwhile<T>(work: Promise<T>): Promise<T>
}

export interface Writing {
  /** Does some queries in one transaction, which fails as a whole when the lease has gone to somebody else. */
  transact<T>(work: (run: Run) => Promise<T>): Promise<T>
}

const LEASE_MS = 5_000
const LOOK_AGAIN_MS = 250
const WATCH_MS = 1_000
const ANSWER_MS = 4_000

const holding = z.object({ scope: z.string(), holder: z.string(), leaseMs: z.int() })
const takeLease = defineQuery('release/take-lease', {
  parameters: holding,
  row: z.object({ taken: z.boolean(), leftMs: z.int() }),
})
const renewLease = defineQuery('release/renew-lease', { parameters: holding, row: z.object({ holder: z.string() }) })
const freeLease = defineQuery('release/free-lease', {
  parameters: holding.omit({ leaseMs: true }),
  row: z.object({ scope: z.string() }),
})

/**
 * Waits for the lease, does the work, and gives it back. It is renewed by every transaction and in between, so it runs
 * out only when this process is dead or stuck; then whoever takes it may clear away what was half written here, and no
 * transaction of ours can commit any more.
 */
export async function withLease<T>(
  database: Database,
  scope: string,
  options: LeaseOptions,
  work: (lease: Lease) => Promise<T>,
): Promise<T> {
  const { leaseMs = LEASE_MS } = options
  const silence = watchSilence(database)
  const signal = AbortSignal.any([silence.signal, ...(options.signal ? [options.signal] : [])])
  const held = { scope, holder: randomUUID(), leaseMs }
  const renew = async (run: Run) => {
    if ((await run(renewLease, held)).length === 0) throw leaseLost()
  }
  try {
    await waitForLease(database, held, { ...options, signal })
  } catch (error) {
    silence.end()
    throw error
  }
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(abortedBy(signal)), { once: true })
  })
  // Who waits for something meanwhile hears of it.
  ended.catch(() => {})
  const heartbeat = setInterval(() => {
    transact(database, renew, { timeoutMs: leaseMs }).catch(() => {
      // Whether the lease is lost is for the next transaction of the work to find out.
    })
  }, leaseMs / 3)
  try {
    return await work({
      transact: queries =>
        transact(
          database,
          async run => {
            await renew(run)
            return queries(run)
          },
          { signal },
        ),
      beside: {
        transact: queries =>
          transact(
            database,
            async run => {
              const done = await queries(run)
              await renew(run)
              return done
            },
            { signal },
          ),
      },
      meanwhile: work => Promise.race([work, ended]),
    })
  } finally {
    clearInterval(heartbeat)
    silence.end()
    // If the database cannot be reached, the lease runs out by itself.
    if (!silence.signal.aborted) {
      const free = (run: Run) => run(freeLease, { scope, holder: held.holder })
      await transact(database, free, { timeoutMs: leaseMs }).catch(() => [])
    }
  }
}

/**
 * Ends the work when the database has not answered anything for some ten seconds: a batch may take long, and yet another question is
 * answered meanwhile.
 */
function watchSilence(database: Database): { signal: AbortSignal; end(): void } {
  const silent = new AbortController()
  let missed = 0
  let asking = false
  const watch = setInterval(async () => {
    if (asking) return
    asking = true
    missed = (await answers(database, ANSWER_MS)) ? 0 : missed + 1
    asking = false
    if (missed === 2) silent.abort(unavailable())
  }, WATCH_MS)
  return { signal: silent.signal, end: () => clearInterval(watch) }
}

async function waitForLease(database: Database, held: z.input<typeof holding>, options: LeaseOptions): Promise<void> {
  const { signal, onProgress } = options
  let toldAt = 0
  while (true) {
    const [look] = await transact(database, run => run(takeLease, held), { signal })
    if (look?.taken) return
    if (Date.now() - toldAt >= 1_000) {
      const seconds = Math.ceil((look?.leftMs ?? 0) / 1_000)
      onProgress?.(`waiting for another load; if it was killed, it keeps others waiting for ${seconds} s more`)
      toldAt = Date.now()
    }
    await sleep(LOOK_AGAIN_MS, undefined, { signal }).catch(() => {
      throw abortedBy(signal as AbortSignal)
    })
  }
}

function leaseLost(): FilorossoError {
  return new FilorossoError('UNAVAILABLE', 'This load stood still for so long that another took its place.', {
    hint: 'Load again: what the other has loaded is not loaded twice.',
  })
}
