import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A process that cannot be mistaken for a later one with the same number: `started` differs for every process that
 * ever has this pid, also after the machine restarts.
 */
export interface ProcessIdentity {
  pid: number
  started: string
}

// On Linux everything comes from /proc, because small container images have no ps.
const LINUX = process.platform === 'linux'
const KILL_WAIT_MS = 3_000

/** Who is `pid` now; null when there is no such process, or only its unreaped remains. */
export function identify(pid: number): ProcessIdentity | null {
  const started = LINUX ? linuxStart(pid) : psStart(pid)
  return started === null ? null : { pid, started }
}

/** Whether that very process, not a later one with its number, is alive. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.started === identity.started
}

/** The live processes one of whose arguments is exactly `argument`. */
export function findByArgument(argument: string): number[] {
  return LINUX ? linuxByArgument(argument) : psByArgument(argument)
}

/**
 * Ends every process that carries `argument`: SIGTERM, then SIGKILL after `graceMs`. The argument must be one that only
 * our own processes can have, and is looked for again before each signal.
 */
export async function endByArgument(argument: string, graceMs: number): Promise<void> {
  signalAll(findByArgument(argument), 'SIGTERM')
  if (await goneWithin(argument, graceMs)) return
  signalAll(findByArgument(argument), 'SIGKILL')
  // Bounded too: a process that hangs in the kernel, on a dead disk for one, does not die of anything.
  await goneWithin(argument, KILL_WAIT_MS)
}

async function goneWithin(argument: string, ms: number): Promise<boolean> {
  for (const deadline = Date.now() + ms; findByArgument(argument).length > 0; await sleep(50)) {
    if (Date.now() > deadline) return false
  }
  return true
}

function signalAll(pids: number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

function linuxStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in brackets and may hold anything, also blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, ticksSinceBoot] = [fields[0], fields[19]]
    if (state === 'Z' || state === 'X' || ticksSinceBoot === undefined) return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticksSinceBoot}`
  } catch {
    return null
  }
}

function linuxByArgument(argument: string): number[] {
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  return pids.map(Number).filter(pid => {
    try {
      // Remains that wait for their parent have an empty command line.
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(argument)
    } catch {
      return false
    }
  })
}

function psStart(pid: number): string | null {
  const line = ps(['-o', 'stat=,lstart=', '-p', String(pid)]).trim()
  const [state = '', ...started] = line.split(/\s+/)
  return line === '' || state.startsWith('Z') ? null : started.join(' ')
}

function psByArgument(argument: string): number[] {
  const lines = ps(['-axww', '-o', 'pid=,command=']).split('\n')
  return lines.filter(line => ` ${line} `.includes(` ${argument} `)).map(line => Number.parseInt(line, 10))
}

function ps(args: string[]): string {
  try {
    // lstart is written in the user's language otherwise.
    const env = { ...process.env, LC_ALL: 'C' }
    return execFileSync('ps', args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}
