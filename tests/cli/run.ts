import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../../bin/filorosso.js', import.meta.url))

export interface Finished {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface Running {
  child: ChildProcess
  /** Resolves with the match once standard output matches; rejects when the program ends before. */
  line(pattern: RegExp): Promise<RegExpExecArray>
  finished: Promise<Finished>
}

/** Runs the program as a person does, in a process group of its own, as a terminal gives it. */
export function run(args: string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [PROGRAM, ...args], { env: { ...clean(), ...env }, detached: true })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', chunk => {
    stdout += chunk
  })
  child.stderr.on('data', chunk => {
    stderr += chunk
  })
  const finished = new Promise<Finished>(resolve => {
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(stdout)
        if (match !== null) resolve(match)
      }
      child.stdout.on('data', look)
      look()
      finished.then(({ code }) => reject(new Error(`ended with ${code} before ${pattern}:\n${stdout}${stderr}`)))
    })
  return { child, line, finished }
}

/** As Ctrl-C in a terminal: to the whole group, so that a database in it would die too. */
export function interrupt({ child }: Running): void {
  process.kill(-(child.pid as number), 'SIGINT')
}

/** The environment without what would point the program at another database or folder. */
function clean(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => (!/^(NEO4J|FILOROSSO)_/.test(name) || name === 'FILOROSSO_JAR_CACHE') && name !== 'PORT',
    ),
  ) as Record<string, string>
}

export async function takePort(): Promise<{ port: number; free(): Promise<void> }> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, free: () => new Promise(resolve => server.close(() => resolve())) }
}
