import { ZodError } from 'zod'
import { Neo4jError } from '../database/driver.ts'
import { PROGRAM } from '../dataset/program.ts'
import { FilorossoError } from '../model/errors.ts'

const CONNECTION = new Set(['ServiceUnavailable', 'SessionExpired', 'ProtocolError', 'N/A'])
const DISK_FULL = /No space left on device|disk quota exceeded|File too large|DatabaseOutOfDisk/i
const MEMORY = /OutOfMemory/
const TIMED_OUT = /TransactionTimedOut/
const DATABASE_GONE = /^Neo\.(ClientError\.(Security|Database)\.|DatabaseError\.Database\.|TransientError\.)/

/** What our own code threw around a query: its parameters or its rows are not what was agreed, or it has a fault. */
export function ownFault(error: unknown): FilorossoError {
  if (error instanceof FilorossoError) return error
  if (error instanceof ZodError) {
    return new FilorossoError('INTERNAL', 'The database and the service do not agree on what is asked.', {
      cause: error,
    })
  }
  return new FilorossoError('INTERNAL', 'The database could not be asked.', { cause: error })
}

/** What was thrown around what a release holds: one that another version of the program wrote may not be as this one reads it. */
export function unreadable(error: unknown, release: { id: string; program: string } | undefined): FilorossoError {
  if (release === undefined || release.program === PROGRAM) return ownFault(error)
  return new FilorossoError(
    'UNAVAILABLE',
    `Release ${release.id} was loaded by filorosso ${release.program}, and this version does not read what it holds.`,
    {
      cause: error,
      hint: 'Load its packages again, or ask for it with that version; without a release the live one answers.',
    },
  )
}

/**
 * What a failure of the database means to whoever asked. The driver's own message may hold Cypher and addresses: it is
 * kept as the cause, for the log, and is never shown.
 */
export function fromDriver(error: unknown): FilorossoError {
  if (error instanceof FilorossoError) return error
  // Our own parts are tried apart: anything else comes of a conversation that the driver cannot follow, as when its first bytes are cut.
  if (!(error instanceof Neo4jError)) return unavailable(error)
  if (DISK_FULL.test(error.message)) return diskFull(error)
  if (TIMED_OUT.test(error.code)) return timedOut(error)
  if (MEMORY.test(error.code)) {
    return new FilorossoError('LIMIT_EXCEEDED', 'The database has not enough memory for this question.', {
      hint: 'Ask for less at once.',
      cause: error,
    })
  }
  if (CONNECTION.has(error.code) || DATABASE_GONE.test(error.code)) return unavailable(error)
  return new FilorossoError('INTERNAL', 'The database refused the question.', { cause: error })
}

export function timedOut(cause?: unknown): FilorossoError {
  const hint = 'Ask for less at once, or ask again.'
  return new FilorossoError('TIMEOUT', 'The database did not answer in time.', { hint, cause })
}

/** What to throw when the one who asked has gone, or has run out of time: the reason given, if it is one of ours. */
export function abortedBy(signal: AbortSignal): FilorossoError {
  if (signal.reason instanceof FilorossoError) return signal.reason
  return new FilorossoError('TIMEOUT', 'The request was ended before it was answered.', { cause: signal.reason })
}

function diskFull(cause: unknown): FilorossoError {
  const hint = 'Free some space on the disk that holds the data of Neo4j, then start again.'
  return new FilorossoError('UNAVAILABLE', 'The disk of the database is full.', { hint, cause })
}

export function unavailable(cause?: unknown): FilorossoError {
  const hint = 'Ask again in a moment; if it lasts, the log of the service says why.'
  return new FilorossoError('UNAVAILABLE', 'The database cannot be reached.', { hint, cause })
}
