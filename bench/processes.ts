import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename } from 'node:path'

/** A process that takes requests. */
export interface Served {
  port: number
  pid: number
  stop(): Promise<void>
}

const TICK_MS = 10

/** What a process has used of the processors so far, in milliseconds; 0 for one that is not there. */
export function cpuMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return 0
  }
}

/** What a process has had in memory at most, in megabytes. */
export const peakMb = (pid: number): number => statusMb(pid, 'VmHWM')

/** What a process has in memory now, in megabytes. */
export const residentMb = (pid: number): number => statusMb(pid, 'VmRSS')

function statusMb(pid: number, line: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Math.round(Number(new RegExp(`${line}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

/** The process of a program that was started with an argument that holds this text; 0 where there is none. */
export function pidOf(program: string, text: string): number {
  for (const pid of readdirSync('/proc')) {
    try {
      const [name = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      if (basename(name) === program && args.some(arg => arg.includes(text))) return Number(pid)
    } catch {
      // Not a process, or one that has just ended.
    }
  }
  return 0
}

/** The processes of Node that a process has started, and that these have: under npm, a shell and the program. */
export function childrenOf(parent: number): number[] {
  const children = readdirSync('/proc').flatMap(pid => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const [, of = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const isNode =
        basename(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '') === basename(process.execPath)
      return Number(of) === parent ? [{ pid: Number(pid), isNode }] : []
    } catch {
      return []
    }
  })
  return children.flatMap(({ pid, isNode }) => [...(isNode ? [pid] : []), ...childrenOf(pid)])
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(address)))
    })
  })
}

/** Starts a program of Node that prints a line once it takes requests at PORT. */
export async function serve(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<Served> {
  const port = await freePort()
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', chunk => {
    said = `${said}${chunk}`.slice(-4_000)
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', code => reject(new Error(`${args.join(' ')} ended with ${code}: ${said}`)))
  })
  child.stdout.resume()
  return { port, pid: child.pid ?? 0, stop: () => ended(child) }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGINT')
  })
}

/** What a run of a program took. */
export interface Run {
  seconds: number
  cpuSeconds: number
  peakMb: number
  output: string
}

/** Runs a program of Node to its end, watching its memory. */
export async function run(
  args: readonly string[],
  env: Record<string, string>,
  say: (text: string) => void,
): Promise<Run> {
  const begun = performance.now()
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const pid = child.pid ?? 0
  let [output, peak, cpu] = ['', 0, 0]
  child.stdout.on('data', chunk => {
    output += chunk
  })
  child.stderr.on('data', chunk => say(String(chunk).trimEnd()))
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMb(pid))
    cpu = Math.max(cpu, cpuMs(pid))
  }, 200)
  const code = await new Promise(resolve => child.once('exit', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`${args.join(' ').slice(0, 200)} ended with ${code}`)
  return { seconds: (performance.now() - begun) / 1000, cpuSeconds: cpu / 1000, peakMb: peak, output }
}
