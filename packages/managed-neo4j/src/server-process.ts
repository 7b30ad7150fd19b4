import { spawn } from 'node:child_process'
import { appendFileSync, closeSync, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { diskFull, isDiskFull, saysDiskFull } from './disk.ts'
import { ManagedNeo4jError } from './error.ts'
import { endByArgument } from './processes.ts'
import { failureHint, failureReason, readLog, saysPortTaken, saysStarted } from './server-log.ts'

const WATCHDOG = fileURLToPath(new URL('./watchdog.sh', import.meta.url))

// A store that is killed recovers at its next start, so waiting longer for a clean end is not worth a person's time.
const STOP_GRACE_S = 6
// Generous: a start takes 4 s, the recovery of a large store after a kill may take minutes.
const START_LIMIT_MS = 300_000
const POLL_MS = 50

/** A Java server and the shell that watches over it. */
export interface ServerProcess {
  /** Resolves when the server and its watchdog have ended; `code` is null when a signal ended them. */
  exited: Promise<{ code: number | null }>
  /** Of the watchdog, which leads a group of its own with the server in it. */
  pid: number | undefined
  stop(): Promise<void>
}

/** What to run, in which directory, and the file that gets all it says. */
export interface Launch {
  program: string
  args: string[]
  /** The one of `args` by which the processes are found again. */
  mark: string
  home: string
  log: string
  /** How long it may take to end once it was asked to, in seconds. */
  graceS?: number
}

/**
 * Starts a server that outlives Ctrl-C and not its parent.
 *
 * It gets a session of its own, so that a signal meant for the terminal's foreground does not reach it while requests
 * are in flight. Its watchdog reads from a pipe that only this process holds: `stop` closes it, and so does the kernel
 * when this process dies. There is no other way to stop, so what ends an orphan is used, and tested, at every stop.
 */
export function launch({ program, args, mark, home, log, graceS = STOP_GRACE_S }: Launch): ServerProcess {
  const output = openSync(log, 'w', 0o600)
  const child = spawn('/bin/sh', [WATCHDOG, String(graceS), program, ...args], {
    cwd: home,
    detached: true,
    stdio: ['pipe', output, output],
  })
  closeSync(output)
  // Closing a pipe whose reader is already gone is no error here.
  child.stdin?.on('error', () => {})

  const exited = new Promise<{ code: number | null }>(resolve => {
    child.once('error', error => {
      appendFileSync(log, `${String(error)}\n`)
      resolve({ code: null })
    })
    child.once('exit', async (code, signal) => {
      // Somebody killed the watchdog alone: what it watched over must not go on without it.
      if (signal !== null) await endByArgument(mark, graceS * 1000)
      resolve({ code })
    })
  })

  const stop = async (): Promise<void> => {
    child.stdin?.end()
    const last = setTimeout(() => killGroup(child.pid), (graceS + 1) * 1000)
    await exited
    clearTimeout(last)
  }
  return { exited, pid: child.pid, stop }
}

/** How a start went, where it is worth another try: the port was taken, or somebody killed the server. */
export type StartOutcome = 'started' | 'port taken' | 'killed'

/** Waits for `Started.`, or for an end before it. */
export async function untilStarted(
  server: ServerProcess,
  { home, log }: Pick<Launch, 'home' | 'log'>,
  signal?: AbortSignal,
): Promise<StartOutcome> {
  const deadline = Date.now() + START_LIMIT_MS
  while (!saysStarted(readLog(log))) {
    const ended = await Promise.race([server.exited, sleep(POLL_MS, null)])
    signal?.throwIfAborted()
    if (ended !== null) {
      const text = readLog(log)
      if (saysPortTaken(text)) return 'port taken'
      // A shell gives the end by a signal as 128 and its number.
      if (ended.code === null || ended.code > 128) return 'killed'
      if (saysDiskFull(text) || isDiskFull(home)) throw diskFull(home, 'stateDir')
      const message = `the managed Neo4j did not start: ${failureReason(text)}`
      throw new ManagedNeo4jError(message, { hint: failureHint(text, log) })
    }
    if (isDiskFull(home)) throw diskFull(home, 'stateDir')
    if (Date.now() > deadline) {
      const message = `the managed Neo4j did not start within ${START_LIMIT_MS / 1000} s`
      throw new ManagedNeo4jError(message, { hint: failureHint('', log) })
    }
  }
  return 'started'
}

// The watchdog leads its group, and its number is not given away before its end is reported to us.
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has just ended.
  }
}
